import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { go, type RouteOf } from '../app/route.ts';
import { type LibraryFilter, NO_FILTER, type Sort } from './filter.ts';

const TYPING_MS = 90;

interface View {
  readonly filter: LibraryFilter;
  readonly sort: Sort | null;
}

/** What the list showed last: who comes back from another screen finds it as it was. */
let lastView: View = { filter: NO_FILTER, sort: null };

/**
 * Search, filters and sorting. `text` is what stands in the search field; `filter.query` follows it a moment later.
 * With a search and no order of the user's own the best matches come first, else the newest.
 */
export function useLibraryView(route: RouteOf<'library'>) {
  const [view, setView] = useState(lastView);
  const [text, setText] = useState(view.filter.query);
  const [query] = useDebouncedValue(text, TYPING_MS);
  useEffect(() => {
    lastView = { ...view, filter: { ...view.filter, query: text } };
  }, [view, text]);

  const { theme, sourceId, factId, needs = null } = route;
  useEffect(() => {
    if (theme === null && sourceId === null && needs === null) return;
    setText('');
    setView({
      filter: {
        ...NO_FILTER,
        themes: theme ? [theme] : [],
        sourceIds: sourceId ? [sourceId] : [],
        needs: needs ? [needs] : [],
      },
      sort: null,
    });
    go({ screen: 'library', factId, theme: null, sourceId: null }, 'replace');
  }, [theme, sourceId, factId, needs]);

  const filter = useMemo<LibraryFilter>(() => ({ ...view.filter, query }), [view.filter, query]);
  const searches = query.trim() !== '';
  const chosen = view.sort === 'relevance' && !searches ? null : view.sort;
  const show = useCallback((next: { readonly filter: LibraryFilter; readonly sort: Sort | null }) => {
    setText(next.filter.query);
    setView({ filter: next.filter, sort: next.sort });
  }, []);
  return {
    filter,
    sort: chosen ?? (searches ? 'relevance' : 'newest'),
    text,
    setText,
    setFilter: useCallback((next: LibraryFilter) => {
      setText(next.query);
      setView((before) => ({ ...before, filter: next }));
    }, []),
    setSort: useCallback((sort: Sort) => setView((before) => ({ ...before, sort })), []),
    show,
  };
}
