import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SavedView as KeptView } from '../../contract/kept.ts';
import { client, orpc } from '../api/index.ts';
import { tell, tellError } from '../common/toast.tsx';
import { contractFilter, type LibraryFilter, NO_FILTER, type Sort } from './filter.ts';

export interface SavedView {
  readonly name: string;
  readonly filter: LibraryFilter;
  readonly sort: Sort;
}

/**
 * The saved views of a library, and how they are saved and removed. They are in the library, for every shell and window. Of a
 * library that is only read, and from older versions, some are in the page alone: those go into the library as soon as it
 * can take them. `library` is its path, null while it is not known.
 */
export function useSavedViews(library: { readonly path: string; readonly readOnly: boolean } | undefined) {
  const { data, refetch } = useQuery(orpc.savedViews.queryOptions());
  const [ofPage, setOfPage] = useLocalStorage<readonly SavedView[]>({
    key: `views.${library?.path ?? ''}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const inLibrary = (data?.views ?? []).map((view): SavedView => ({ ...view, filter: screenFilter(view.filter) }));
  const known = new Set(inLibrary.map(({ name }) => name));
  const views = [...inLibrary, ...ofPage.filter(({ name }) => !known.has(name)).map(ofThisVersion)];

  const canMove = library !== undefined && !library.readOnly && data !== undefined && ofPage.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the page holds is moved once, when it can be
  useEffect(() => {
    if (!canMove) return;
    const moved = ofPage.filter(({ name }) => !known.has(name));
    void Promise.all(moved.map((view) => client.saveView(contractView(ofThisVersion(view))))).then(
      () => setOfPage([]),
      tellError,
    );
  }, [canMove]);

  const others = (name: string) => ofPage.filter((view) => view.name !== name);
  const save = async (view: SavedView): Promise<void> => {
    if (library?.readOnly) return setOfPage([...others(view.name), view]);
    await client.saveView(contractView(view)).catch(tellError);
    await refetch();
  };
  const remove = async (view: SavedView): Promise<void> => {
    if (library?.readOnly) return setOfPage(others(view.name));
    try {
      await client.removeView({ name: view.name });
      tell(`View removed: ${view.name}`, { onUndo: () => void save(view) });
    } catch (error) {
      tellError(error);
    }
    await refetch();
  };
  return { views, save, remove };
}

/** What an older version kept in the page may lack a field that lists are narrowed by since. */
const ofThisVersion = (view: SavedView): SavedView => ({ ...view, filter: { ...NO_FILTER, ...view.filter } });

const contractView = ({ name, filter, sort }: SavedView) => ({ name, filter: contractFilter(filter), sort });

function screenFilter(filter: KeptView['filter']): LibraryFilter {
  const { query = '', from = null, to = null, ...choices } = filter;
  return { ...choices, query, from, to };
}
