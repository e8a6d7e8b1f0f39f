import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Fact } from '../../model/fact.ts';
import { orpc } from '../api/index.ts';
import { contractFilter, type LibraryFilter, type Sort } from './filter.ts';

const PAGE = 100;
/** The most that one call gives. */
const BATCH = 500;
/** So many rows above and below those in sight are loaded too, so that scrolling finds them there. */
const AHEAD = 100;

/** A long list of facts of which only what is in sight, and a little around it, is loaded. */
export interface FactWindow {
  /** Names the list that is shown, by its filter and order; null before the first one. */
  readonly list: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
  /** Nothing has come yet, not even an earlier list. */
  readonly isFirstLoad: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** The fact of a row; null while it is on its way. */
  readonly factAt: (index: number) => Fact | null;
  /** The row of a fact among those loaded; −1 where it is not loaded. */
  readonly indexOf: (id: string) => number;
  /** Says which rows are in sight. */
  readonly onRange: (first: number, last: number) => void;
  /** Facts of some rows, loaded where they are not: at most `most` of them. */
  readonly load: (first: number, last: number) => Promise<readonly Fact[]>;
  /** The fact of a row, with what is around it loaded, so that it is there when the list is scrolled to it. */
  readonly reach: (index: number) => Promise<Fact | null>;
}

interface Shown {
  readonly list: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly pages: ReadonlyMap<number, readonly Fact[]>;
}

interface PageSpan {
  readonly first: number;
  readonly last: number;
}

const NOTHING: Shown = { list: null, total: 0, totalIsExact: true, pages: new Map() };
const FIRST_PAGE: PageSpan = { first: 0, last: 0 };

/** How one page of a list is asked for. */
export function pageOptions(filter: LibraryFilter, sort: Sort, page: number) {
  return orpc.findFacts.queryOptions({
    input: { filter: contractFilter(filter), sort, offset: page * PAGE, limit: PAGE },
  });
}

function pagesAround(first: number, last: number, total: number): PageSpan {
  const pageOf = (row: number) => Math.floor(Math.max(0, Math.min(row, total - 1)) / PAGE);
  return { first: pageOf(first - AHEAD), last: pageOf(last + AHEAD) };
}

function numbersOf({ first, last }: PageSpan): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/**
 * The facts of a filter, by windows of 100 rows around the rows in sight. While a new filter is on its way the rows of
 * the former one stay, so that the list never flashes; rows that are not there yet are null.
 */
export function useFactWindow(filter: LibraryFilter, sort: Sort): FactWindow {
  const queryClient = useQueryClient();
  const wanted = contractFilter(filter);
  const key = JSON.stringify([wanted, sort]);
  const shown = useRef<Shown>(NOTHING);
  const [around, setAround] = useState({ list: key, pages: FIRST_PAGE });
  // A new list is shown from its start.
  const numbers = numbersOf(around.list === key ? around.pages : FIRST_PAGE);
  const results = useQueries({ queries: numbers.map((page) => pageOptions(filter, sort, page)) });

  const answered = results.find((result) => result.data !== undefined)?.data;
  if (answered) {
    const pages = new Map<number, readonly Fact[]>();
    results.forEach((result, i) => {
      const page = numbers[i];
      if (result.data && page !== undefined) pages.set(page, result.data.facts);
    });
    shown.current = { list: key, total: answered.total, totalIsExact: answered.totalIsExact, pages };
  } else if (shown.current.list === key) {
    shown.current = { ...shown.current, pages: new Map() };
  }

  const { list, total, totalIsExact, pages } = shown.current;
  /** The pages that are followed, and any other that was read before: rows are drawn a moment before their page is followed. */
  const pageAt = (page: number): readonly Fact[] | undefined =>
    pages.get(page) ??
    (list === key ? queryClient.getQueryData(pageOptions(filter, sort, page).queryKey)?.facts : undefined);
  const factAt = (index: number): Fact | null => pageAt(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  const indexOf = (id: string): number => {
    for (const [page, facts] of pages) {
      const place = facts.findIndex((fact) => fact.id === id);
      if (place >= 0) return page * PAGE + place;
    }
    return -1;
  };
  const onRange = useCallback((first: number, last: number): void => {
    const { list: of, total: rows } = shown.current;
    if (of === null) return;
    const next = pagesAround(first, last, rows);
    setAround((before) =>
      before.list === of && before.pages.first === next.first && before.pages.last === next.last
        ? before
        : { list: of, pages: next },
    );
  }, []);
  const load = useCallback(
    async (first: number, last: number): Promise<readonly Fact[]> => {
      const [filterOfKey, sortOfKey] = JSON.parse(key) as [typeof wanted, Sort];
      const facts: Fact[] = [];
      for (let offset = first; offset <= last; offset += BATCH) {
        const limit = Math.min(BATCH, last - offset + 1);
        const input = { filter: filterOfKey, sort: sortOfKey, offset, limit };
        const page = await queryClient.fetchQuery({ ...orpc.findFacts.queryOptions({ input }), gcTime: 0 });
        facts.push(...page.facts);
        if (page.facts.length < limit) break;
      }
      return facts;
    },
    [key, queryClient],
  );
  const reach = useCallback(
    async (index: number): Promise<Fact | null> => {
      const needed = numbersOf(pagesAround(index, index, shown.current.total));
      const read = await Promise.all(needed.map((page) => queryClient.fetchQuery(pageOptions(filter, sort, page))));
      return read[needed.indexOf(Math.floor(index / PAGE))]?.facts[index % PAGE] ?? null;
    },
    [filter, sort, queryClient],
  );
  const failed = results.find((result) => result.error);
  return {
    list,
    total,
    totalIsExact,
    isFirstLoad: !answered && list === null,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
    factAt,
    indexOf,
    onRange,
    load,
    reach,
  };
}
