import type { z } from 'zod';
import type { themeHoldingsSchema } from '../../contract/screens.ts';
import type { Fact } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import type { Library } from '../database/library.ts';
import { compareStrengths, periodsOf, type Strength, strengthOf, toldDate } from '../storyline/index.ts';
import { breathe } from './progress.ts';
import { selectThemes } from './themes.ts';

type Holdings = z.output<typeof themeHoldingsSchema>;

/** Facts read between two breaths of the core host. */
const CHUNK = 100;
const ALONE: ReadonlyMap<string, Fact> = new Map();

const held = new WeakMap<Library, { version: number; bySlug: Map<string, Holdings> }>();

/** What a theme holds: when its facts are, the best and the least evidenced. Read once for each version of the library. */
export async function themeHoldings(
  library: Library,
  slug: string,
  signal: AbortSignal | undefined,
): Promise<Holdings> {
  selectThemes(library, [slug]);
  const version = library.changes.version();
  const known = held.get(library);
  const bySlug = known?.version === version ? known.bySlug : new Map<string, Holdings>();
  held.set(library, { version, bySlug });
  const found = bySlug.get(slug) ?? (await readHoldings(library, slug, signal));
  bySlug.set(slug, found);
  return found;
}

async function readHoldings(library: Library, slug: string, signal: AbortSignal | undefined): Promise<Holdings> {
  const ids = [...library.facts.select({ themes: [slug] })];
  const dates: (string | null)[] = [];
  const sources = new Map<string, Source>();
  let strongest: Strength | null = null;
  let weakest: Strength | null = null;
  for (let i = 0; i < ids.length; i += CHUNK) {
    signal?.throwIfAborted();
    const chunk = ids.slice(i, i + CHUNK);
    const facts = library.facts.getMany(chunk).filter((fact) => fact.status !== 'retired');
    const around = [...facts, ...library.facts.relatedTo(chunk)];
    const missing = new Set(around.flatMap((fact) => fact.evidence.map((evidence) => evidence.sourceId)));
    for (const source of library.sources.getMany([...missing].filter((id) => !sources.has(id)))) {
      sources.set(source.id, source);
    }
    const related = neighbours(around);
    for (const fact of facts) {
      dates.push(toldDate(fact));
      const strength = strengthOf(fact, related.get(fact.id) ?? ALONE, sources);
      if (strongest === null || compareStrengths(strength, strongest) < 0) strongest = strength;
      if (weakest === null || compareStrengths(strength, weakest) > 0) weakest = strength;
    }
    await breathe();
  }
  return {
    slug,
    facts: dates.length,
    ...periodsOf(dates),
    strongest: told(strongest),
    weakest: dates.length > 1 ? told(weakest) : null,
  };
}

/** For each fact the facts that it is related to, whichever of the two holds the relation. */
function neighbours(facts: readonly Fact[]): ReadonlyMap<string, ReadonlyMap<string, Fact>> {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const found = new Map<string, Map<string, Fact>>();
  const note = (fact: Fact, other: Fact): void => {
    const others = found.get(fact.id) ?? new Map<string, Fact>();
    others.set(other.id, other);
    found.set(fact.id, others);
  };
  for (const fact of facts) {
    for (const { factId } of fact.relations) {
      const other = byId.get(factId);
      if (other === undefined) continue;
      note(fact, other);
      note(other, fact);
    }
  }
  return found;
}

function told(strength: Strength | null): Holdings['strongest'] {
  if (strength === null) return null;
  const { rank: _, ...rest } = strength;
  return rest;
}
