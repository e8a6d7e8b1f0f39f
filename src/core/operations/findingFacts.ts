import type { z } from 'zod';
import type { factFilterSchema } from '../../contract/screens.ts';
import type { Facets, FactFilter, FactSort, FactWindow, Library } from '../database/library.ts';
import { inPieces } from './progress.ts';
import { redatedFacts } from './rereading.ts';
import { markingSchemeOf } from './settings.ts';

type GivenFilter = z.output<typeof factFilterSchema>;

function filterOf(library: Library, filter: GivenFilter): FactFilter {
  const redated = [...redatedFacts(library).keys()];
  return { ...filter, redated, markingDefault: markingSchemeOf(library).defaultLabel };
}

/** What was counted of this version of a library, by filter, so that the same list shown again counts nothing. */
interface Counted {
  readonly version: number;
  readonly totals: Map<string, number>;
  readonly facets: Map<string, Facets>;
}

const counted = new WeakMap<Library, Counted>();

/** A library that is only read tells of no changes, though another program may make some: nothing of it is kept. */
function countedOf(library: Library): Counted {
  const version = library.changes.version();
  let held = counted.get(library);
  if (held?.version !== version || library.readOnly) {
    held = { version, totals: new Map(), facets: new Map() };
    counted.set(library, held);
  }
  return held;
}

export function findFacts(
  library: Library,
  query: { filter: GivenFilter; sort: FactSort; offset: number; limit: number },
): FactWindow {
  const filter = filterOf(library, query.filter);
  const { totals } = countedOf(library);
  const key = JSON.stringify(filter);
  const window = library.facts.window({ ...query, filter, total: totals.get(key) ?? null });
  if (window.totalIsExact) totals.set(key, window.total);
  return window;
}

/** Counts for the filters of a list, in pieces between which other calls are answered; they end when the caller leaves. */
export async function facetsOf(library: Library, given: GivenFilter, signal?: AbortSignal): Promise<Facets> {
  const held = countedOf(library);
  const filter = filterOf(library, given);
  const key = JSON.stringify(filter);
  const before = held.facets.get(key);
  if (before !== undefined) return before;
  const facets = await inPieces(library.facts.facets(filter), signal);
  // Of a library that was changed meanwhile, whoever asked is told and asks again.
  if (library.changes.version() === held.version) held.facets.set(key, facets);
  return facets;
}
