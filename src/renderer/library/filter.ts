import type { FactFilter } from '../../contract/screens.ts';
import type { FactNeed, FactStatus } from '../../model/fact.ts';

/** What the list of facts is narrowed by, as the screen holds it: every field is there, and empty where it narrows nothing. */
export interface LibraryFilter {
  readonly query: string;
  readonly themes: readonly string[];
  readonly sourceIds: readonly string[];
  readonly statuses: readonly FactStatus[];
  readonly markings: readonly string[];
  readonly reliabilities: readonly string[];
  /** What facts wait for. */
  readonly needs: readonly FactNeed[];
  /** ISO days. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The fields of which several values may be chosen. */
export type ChoiceField = 'themes' | 'sourceIds' | 'statuses' | 'markings' | 'reliabilities' | 'needs';

export const NO_FILTER: LibraryFilter = {
  query: '',
  themes: [],
  sourceIds: [],
  statuses: [],
  markings: [],
  reliabilities: [],
  needs: [],
  from: null,
  to: null,
};

export const SORTS = ['relevance', 'newest', 'oldest', 'statement', 'status', 'changed'] as const;
export type Sort = (typeof SORTS)[number];

export const SORT_NAMES: Readonly<Record<Sort, string>> = {
  relevance: 'Best match',
  newest: 'Newest first',
  oldest: 'Oldest first',
  statement: 'Statement A–Z',
  status: 'Status',
  changed: 'Last changed',
};

/** The filter in the form of the contract. */
export function contractFilter(filter: LibraryFilter): FactFilter {
  const query = filter.query.trim();
  return {
    ...(query ? { query } : {}),
    themes: [...filter.themes],
    sourceIds: [...filter.sourceIds],
    statuses: [...filter.statuses],
    markings: [...filter.markings],
    reliabilities: [...filter.reliabilities],
    needs: [...filter.needs],
    ...(filter.from ? { from: filter.from } : {}),
    ...(filter.to ? { to: filter.to } : {}),
  };
}

/** The filter with one value of one field turned on or off. */
export function toggled(filter: LibraryFilter, field: ChoiceField, value: string): LibraryFilter {
  const values: readonly string[] = filter[field];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filter, [field]: next };
}

/** How many fields narrow the list, the search aside. */
export function narrowedBy(filter: LibraryFilter): number {
  const lists = [filter.themes, filter.sourceIds, filter.statuses, filter.markings, filter.reliabilities, filter.needs];
  return lists.filter((list) => list.length > 0).length + (filter.from || filter.to ? 1 : 0);
}
