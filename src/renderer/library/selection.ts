/** What is selected in the list of facts: the fact under the cursor, and the facts that are ticked. */
export interface Selection {
  readonly activeId: string | null;
  readonly selected: ReadonlySet<string>;
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
