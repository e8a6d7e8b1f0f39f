import type { z } from 'zod';
import type { factFilterSchema } from '../../contract/screens.ts';
import type { Facets, FactFilter, FactSort, FactWindow, Library } from '../database/library.ts';
import { markingSchemeOf } from './settings.ts';

type GivenFilter = z.output<typeof factFilterSchema>;

function filterOf(library: Library, filter: GivenFilter): FactFilter {
  return { ...filter, markingDefault: markingSchemeOf(library).defaultLabel };
}

export function findFacts(
  library: Library,
  query: { filter: GivenFilter; sort: FactSort; offset: number; limit: number },
): FactWindow {
  return library.facts.window({ ...query, filter: filterOf(library, query.filter) });
}

/** Facets of this version of a library, so that the same list shown again counts nothing. */
const counted = new WeakMap<Library, { version: number; byFilter: Map<string, Facets> }>();

/** Counts for the filters of a list; the same filter of an unchanged library is answered from memory. */
export function facetsOf(library: Library, given: GivenFilter): Facets {
  const version = library.changes.version();
  let held = counted.get(library);
  if (held?.version !== version) {
    held = { version, byFilter: new Map() };
    counted.set(library, held);
  }
  const filter = filterOf(library, given);
  const key = JSON.stringify(filter);
  const facets = held.byFilter.get(key) ?? library.facts.facets(filter);
  held.byFilter.set(key, facets);
  return facets;
}
