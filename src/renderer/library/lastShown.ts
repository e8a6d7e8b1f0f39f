import { useEffect, useRef } from 'react';
import { FACT_NEEDS, FACT_STATUSES } from '../../model/fact.ts';
import { useKeptDraft } from '../api/kept.ts';
import { type LibraryFilter, NO_FILTER, narrowedBy, SORTS, type Sort } from './filter.ts';
import type { SavedView } from './savedViews.ts';

interface Shown {
  readonly filter: LibraryFilter;
  readonly sort: Sort;
}

/** What the list showed when the library was last closed; read once, before this window writes over it. */
let former: SavedView | null | undefined;

/**
 * Keeps the search and the filters that stand now, and gives those that stood when the library was last closed, as a view to
 * show again; null where nothing narrowed the list then. It is offered, not set: a list that opens narrowed hides facts.
 */
export function useLastShown(shown: Shown): SavedView | null {
  const { text, ready, change } = useKeptDraft('libraryView');
  if (former === undefined && ready) former = readShown(text);
  const isNarrowed = shown.filter.query.trim() !== '' || narrowedBy(shown.filter) > 0;
  const now = isNarrowed ? JSON.stringify(shown) : null;
  const kept = useRef<string | null>(null);
  useEffect(() => {
    // The list of a window that was just opened is not narrowed: that is no reason to let the former one go.
    if (!ready || now === null || now === kept.current) return;
    kept.current = now;
    change(() => now);
  }, [ready, now, change]);
  return former ?? null;
}

/** What was kept, as a view; null where it cannot be read. */
export function readShown(text: string | null): SavedView | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Record<keyof Shown, unknown>> | null;
    if (typeof kept?.filter !== 'object' || kept.filter === null) return null;
    const given = kept.filter as Readonly<Record<string, unknown>>;
    const list = (name: string) => {
      const value = given[name];
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    };
    const words = (name: string) => (typeof given[name] === 'string' ? given[name] : null);
    const filter: LibraryFilter = {
      ...NO_FILTER,
      query: words('query') ?? '',
      themes: list('themes'),
      sourceIds: list('sourceIds'),
      statuses: FACT_STATUSES.filter((status) => list('statuses').includes(status)),
      markings: list('markings'),
      reliabilities: list('reliabilities'),
      needs: FACT_NEEDS.filter((need) => list('needs').includes(need)),
      from: words('from'),
      to: words('to'),
    };
    return { name: 'As it was last time', filter, sort: SORTS.find((sort) => sort === kept.sort) ?? 'newest' };
  } catch {
    return null;
  }
}
