import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { Fact } from '../../model/fact.ts';
import { orpc } from '../api/index.ts';
import { contractFilter, type LibraryFilter, type Sort } from './filter.ts';

const PAGE = 100;
/** The most that one call gives. */
const BATCH = 500;

/** A long list of facts of which only what is in sight is loaded. */
export interface FactWindow {
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
  /** Facts of some rows, loaded where they are not: at most `most` of them. */
  readonly load: (first: number, last: number) => Promise<readonly Fact[]>;
}

interface Shown {
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly pages: ReadonlyMap<number, readonly Fact[]>;
}

const NOTHING: Shown = { total: 0, totalIsExact: true, pages: new Map() };

/**
 * The facts of a filter, by windows of 100 rows around the rows in sight. While a new filter is on its way the rows of
 * the former one stay, so that the list never flashes; rows that are not there yet are null.
 */
export function useFactWindow(
  filter: LibraryFilter,
  sort: Sort,
  inSight: { readonly first: number; readonly last: number },
): FactWindow {
  const queryClient = useQueryClient();
  const wanted = contractFilter(filter);
  const firstPage = Math.floor(Math.max(0, inSight.first) / PAGE);
  const lastPage = Math.floor(Math.max(0, inSight.last) / PAGE);
  const numbers = Array.from({ length: lastPage - firstPage + 1 }, (_, i) => firstPage + i);
  const optionsFor = (page: number) =>
    orpc.findFacts.queryOptions({ input: { filter: wanted, sort, offset: page * PAGE, limit: PAGE } });
  const results = useQueries({ queries: numbers.map((page) => optionsFor(page)) });

  const shown = useRef<Shown>(NOTHING);
  const key = JSON.stringify([wanted, sort]);
  const shownKey = useRef<string | null>(null);
  const answered = results.find((result) => result.data !== undefined)?.data;
  if (answered) {
    const pages = new Map<number, readonly Fact[]>();
    results.forEach((result, i) => {
      const page = numbers[i];
      if (result.data && page !== undefined) pages.set(page, result.data.facts);
    });
    shown.current = { total: answered.total, totalIsExact: answered.totalIsExact, pages };
    shownKey.current = key;
  } else if (shownKey.current === key) {
    shown.current = { ...shown.current, pages: new Map() };
  }

  const { total, totalIsExact, pages } = shown.current;
  const factAt = (index: number): Fact | null => pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  const indexOf = (id: string): number => {
    for (const [page, facts] of pages) {
      const place = facts.findIndex((fact) => fact.id === id);
      if (place >= 0) return page * PAGE + place;
    }
    return -1;
  };
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
  const failed = results.find((result) => result.error);
  return {
    total,
    totalIsExact,
    isFirstLoad: !answered && shownKey.current === null,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
    factAt,
    indexOf,
    load,
  };
}
