import type { InferClientOutputs } from '@orpc/client';
import { formatName } from '../../model/mediaType.ts';
import { sourceName } from '../../model/source.ts';
import type { client } from '../api/index.ts';
import { authorsOf, issuedOf } from './cslWords.ts';

export type ListedSource = InferClientOutputs<typeof client>['sources']['sources'][number];

/** A source as a row of the list. */
export interface SourceRow {
  readonly source: ListedSource;
  readonly title: string;
  readonly authors: string;
  /** Empty where the date of publication is not known. */
  readonly year: string;
  readonly facts: number;
  /** Of its documents, the newest first: `PDF, HTML`; empty where the library holds none. */
  readonly formats: string;
}

/** A row in its place. */
export interface ListedRow extends SourceRow {
  /** It is of one origin with the row above. */
  readonly isOfOriginAbove: boolean;
}

export type SortKey = 'title' | 'authors' | 'year' | 'reliability' | 'facts' | 'format';
export interface Sort {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** The row of each source that was made last: sources that are as they were keep theirs. */
const made = new WeakMap<ListedSource, SourceRow>();

export function rowsOf(sources: readonly ListedSource[], factsBySource: ReadonlyMap<string, number>): SourceRow[] {
  return sources.map((source) => {
    const facts = factsBySource.get(source.id) ?? 0;
    const held = made.get(source);
    if (held?.facts === facts) return held;
    const row = {
      source,
      title: sourceName(source.csl),
      authors: authorsOf(source.csl),
      year: /\d{4}/.exec(issuedOf(source.csl))?.[0] ?? issuedOf(source.csl),
      facts,
      formats: [...new Set(source.documents.map(({ mediaType }) => formatName(mediaType)))].join(', '),
    };
    made.set(source, row);
    return row;
  });
}

/** What a column is sorted by; null stands last in either direction: what is not known is neither first nor worst. */
function sortValue(row: SourceRow, by: SortKey): string | number | null {
  switch (by) {
    case 'title':
      return row.title;
    case 'authors':
      return row.authors || null;
    case 'year':
      return row.year || null;
    case 'reliability':
      return row.source.reliability === 'F' ? null : row.source.reliability;
    case 'facts':
      return row.facts;
    case 'format':
      return row.formats || null;
  }
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The rows in order. Those that were in order `before` are put into that one first: where only some are new or other, ten thousand
 * are in order again in no time.
 */
export function ordered(rows: readonly SourceRow[], sort: Sort, before: readonly SourceRow[] = []): SourceRow[] {
  const left = new Map(rows.map((row) => [row.source.id, row]));
  const result: SourceRow[] = [];
  for (const { source } of before) {
    const row = left.get(source.id);
    if (row && left.delete(source.id)) result.push(row);
  }
  result.push(...left.values());
  const direction = sort.descending ? -1 : 1;
  const byTitle = (a: SourceRow, b: SourceRow): number =>
    collator.compare(a.title, b.title) || (a.source.id < b.source.id ? -1 : 1);
  return result.sort((a, b) => {
    const [x, y] = [sortValue(a, sort.by), sortValue(b, sort.by)];
    if (x === null || y === null) return x === y ? byTitle(a, b) : x === null ? 1 : -1;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return direction * order || byTitle(a, b);
  });
}

/**
 * Of rows that are in order, those that hold every word of the search in their title, authors, publisher, address, format or
 * descriptor; but those of one origin stand together, where the first of them comes.
 */
export function listed(rows: readonly SourceRow[], search: string): ListedRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (row: SourceRow): boolean => {
    const { csl, descriptor } = row.source;
    const text = [
      row.title,
      row.authors,
      row.year,
      row.formats,
      csl.publisher,
      csl['container-title'],
      csl.URL,
      descriptor,
    ]
      .filter(Boolean)
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found = words.length === 0 ? rows : rows.filter(holds);
  const met = new Set<string>();
  const shared = new Set<string>();
  for (const { source } of found) {
    if (met.has(source.origin)) shared.add(source.origin);
    met.add(source.origin);
  }
  const ofOrigin = Map.groupBy(
    found.filter(({ source }) => shared.has(source.origin)),
    ({ source }) => source.origin,
  );
  return found.flatMap((row) => {
    if (!shared.has(row.source.origin)) return alone(row);
    const own = ofOrigin.get(row.source.origin) ?? [];
    return own[0] === row ? own.map((one, n) => ({ ...one, isOfOriginAbove: n > 0 })) : [];
  });
}

const standAlone = new WeakMap<SourceRow, ListedRow>();

function alone(row: SourceRow): ListedRow {
  const held = standAlone.get(row) ?? { ...row, isOfOriginAbove: false };
  standAlone.set(row, held);
  return held;
}

/** The other sources that go back to the same origin. */
export function ofOneOrigin(row: SourceRow, rows: readonly SourceRow[]): SourceRow[] {
  return rows.filter(({ source }) => source.origin === row.source.origin && source.id !== row.source.id);
}
