import type { z } from 'zod';
import type { duplicatesSchema } from '../../contract/duplicates.ts';
import type { Fact } from '../../model/fact.ts';
import type { Library } from '../database/library.ts';
import { ContradictionFinder, linkBetween, type NameKey } from '../facts/sameFact/index.ts';
import { pauses, rememberedFacts } from './findingDuplicates.ts';
import { nameKeyOf } from './linkingFacts.ts';
import type { Report } from './progress.ts';

type Pairs = z.output<typeof duplicatesSchema>;

/** More than this were never meant to be looked at pair by pair. */
const MOST_PAIRS = 2_000;

/**
 * The pairs of facts that contradict one another whichever is read first, without those that a relation says anything of; those
 * added last come first. It works in pieces, so that no other call waits for it, and stops when asked.
 */
export async function findContradictions(
  library: Library,
  limit: number,
  report: Report,
  signal: AbortSignal,
): Promise<Pairs> {
  const pause = pauses(signal);
  const { facts: total } = library.counts();
  const finder = new ContradictionFinder();
  const ids: string[] = [];
  for (const stated of library.facts.eachStated()) {
    finder.add(ids.length, stated);
    ids.push(stated.id);
    if (!pause.isDue()) continue;
    report({ doing: 'Reading the facts', done: ids.length, total });
    await pause.take();
  }

  const facts = rememberedFacts(library);
  const nameKey = nameKeyOf(library);
  const compared = new Set<string>();
  const groups: Pairs['groups'][number][] = [];
  for (const found of finder.pairs()) {
    if (pause.isDue()) {
      report({ doing: 'Comparing the facts', done: groups.length, total: null });
      await pause.take();
    }
    if (found === null) continue;
    const key = `${Math.min(...found)} ${Math.max(...found)}`;
    if (compared.has(key)) continue;
    compared.add(key);
    const [a, b] = [facts(ids[found[0]] ?? ''), facts(ids[found[1]] ?? '')];
    const why = a && b && contradiction(a, b, nameKey);
    if (why) groups.push({ facts: [a, b], pairs: [{ a: a.id, b: b.id, score: 1, why }] });
    if (groups.length >= MOST_PAIRS) break;
  }
  groups.reverse();
  return { groups: groups.slice(0, limit), total: groups.length };
}

/** Why two facts contradict one another, in words; null where they do not, or where somebody has said how they stand. */
function contradiction(a: Fact, b: Fact, nameKey: NameKey): string | null {
  const names = (from: Fact, to: Fact): boolean =>
    from.restsOn.includes(to.id) || from.relations.some(({ factId }) => factId === to.id);
  if (a.status === 'retired' || b.status === 'retired' || names(a, b) || names(b, a)) return null;
  const link = linkBetween(a, b, nameKey);
  // A fact that gives a range differs from one of its ends only when it is read first.
  return link?.kind === 'contradiction' && linkBetween(b, a, nameKey)?.kind === 'contradiction' ? link.why : null;
}
