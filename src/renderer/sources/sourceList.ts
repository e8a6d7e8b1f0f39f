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

export function rowsOf(sources: readonly ListedSource[], factsBySource: ReadonlyMap<string, number>): SourceRow[] {
  return sources.map((source) => ({
    source,
    title: sourceName(source.csl),
    authors: authorsOf(source.csl),
    year: /\d{4}/.exec(issuedOf(source.csl))?.[0] ?? issuedOf(source.csl),
    facts: factsBySource.get(source.id) ?? 0,
    formats: [...new Set(source.documents.map(({ mediaType }) => formatName(mediaType)))].join(', '),
  }));
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
 * The rows that hold every word of the search in their title, authors, publisher, address, format or descriptor, in order; but those
 * of one origin stand together, where the first of them comes.
 */
export function listed(rows: readonly SourceRow[], search: string, sort: Sort): ListedRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
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
  });
  const direction = sort.descending ? -1 : 1;
  found.sort((a, b) => {
    const [x, y] = [sortValue(a, sort.by), sortValue(b, sort.by)];
    if (x === null || y === null) return x === y ? collator.compare(a.title, b.title) : x === null ? 1 : -1;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return direction * order || collator.compare(a.title, b.title);
  });
  return [...Map.groupBy(found, ({ source }) => source.origin).values()].flatMap((own) =>
    own.map((row, n) => ({ ...row, isOfOriginAbove: n > 0 })),
  );
}

/** The other sources that go back to the same origin. */
export function ofOneOrigin(row: SourceRow, rows: readonly SourceRow[]): SourceRow[] {
  return rows.filter(({ source }) => source.origin === row.source.origin && source.id !== row.source.id);
}
