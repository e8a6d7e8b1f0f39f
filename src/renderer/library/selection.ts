/**
 * What is selected in the list of facts, and where the cursor stands. Rows are known by their place (from 0) and their
 * fact; a row that is not loaded has a place only.
 */
export interface Selection {
  /** Fact under the cursor; null where there is none yet. */
  readonly activeId: string | null;
  /** Where the cursor was last seen; −1 before the first row. */
  readonly activeIndex: number;
  readonly selected: ReadonlySet<string>;
}

export const NOTHING_SELECTED: Selection = { activeId: null, activeIndex: -1, selected: new Set() };

/** The cursor on a row. */
export function activated(selection: Selection, index: number, id: string | null): Selection {
  return { ...selection, activeIndex: index, activeId: id };
}

/** A fact's tick turned over. */
export function ticked(selection: Selection, id: string): Selection {
  const selected = new Set(selection.selected);
  if (!selected.delete(id)) selected.add(id);
  return { ...selection, selected };
}

/** More facts ticked. */
export function withTicked(selection: Selection, ids: Iterable<string>): Selection {
  return { ...selection, selected: new Set([...selection.selected, ...ids]) };
}

export function cleared(selection: Selection): Selection {
  return { ...selection, selected: new Set() };
}

/** The first and last place of the rows between two rows, both included. */
export function span(from: number, to: number): { readonly first: number; readonly last: number } {
  const start = from < 0 ? to : from;
  return { first: Math.min(start, to), last: Math.max(start, to) };
}
