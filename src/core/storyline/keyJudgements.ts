import type { PlannedSlide } from '../../model/slidePlan.ts';
import type { Held, Pool } from './pool.ts';

export const MOST_KEY_STATEMENTS = 5;

/**
 * Of facts in the order of `compareRanks`: first the best of each section, then the others, up to five, given in that
 * same order. So a large theme does not crowd a small one off the first slide.
 */
export function chosenForKey(ranked: readonly Held[]): readonly Held[] {
  const sections = new Set<string | null>();
  const bests: Held[] = [];
  const others: Held[] = [];
  for (const held of ranked) {
    if (sections.has(held.section)) others.push(held);
    else bests.push(held);
    sections.add(held.section);
  }
  const chosen = new Set([...bests, ...others].slice(0, MOST_KEY_STATEMENTS));
  return ranked.filter((held) => chosen.has(held));
}

/** What a judgement rests on and may be shown, in the order the analyst gave. */
export function basisOf(held: Held, pool: Pool): readonly Held[] {
  return [...new Set(held.fact.restsOn)]
    .map((id) => pool.byId.get(id))
    .filter((basis) => basis !== undefined && basis !== held) as Held[];
}

/**
 * The bottom line up front: the judgements of the selection, each with what it rests on, also from outside the
 * selection. With no judgement it shows the strongest undisputed facts and is headed "Key facts": nothing is passed off
 * as a judgement. What is superseded is never here. Null where nothing is left to show.
 */
export function keySlide(pool: Pool): PlannedSlide | null {
  const current = pool.selected.filter((held) => !held.superseded);
  const judgements = current.filter((held) => held.fact.kind === 'judgement');
  const undisputed = current.filter((held) => !held.disputed);
  const judged = judgements.length > 0;
  const chosen = chosenForKey(judged ? judgements : undisputed.length > 0 ? undisputed : current);
  if (chosen.length === 0) return null;
  return {
    id: 'key-judgements',
    theme: null,
    kind: 'key-judgements',
    heading: judged ? 'Key judgements' : 'Key facts',
    judged,
    statements: chosen.map((held) => held.statement),
    restsOn: chosen.map((held) => (judged ? basisOf(held, pool).map((basis) => basis.statement) : [])),
  };
}
