import type { Likeness } from './compare.ts';

/** Two facts that nearly say the same, and why. */
export interface DuplicatePair extends Likeness {
  readonly a: string;
  readonly b: string;
}

/** Facts that nearly say the same, each with each able to be a duplicate; the most alike pair first. */
export interface DuplicateGroup {
  readonly ids: readonly string[];
  readonly pairs: readonly DuplicatePair[];
}

/**
 * Joins pairs that share a fact into groups, the most alike first. A pair joins a group only if its facts can be duplicates of
 * everything in it (`canJoin`): two facts with different dates never meet through a third that has none.
 */
export function groupPairs(
  pairs: readonly DuplicatePair[],
  canJoin: (a: string, b: string) => boolean,
): DuplicateGroup[] {
  const groups = new Set<{ ids: string[]; pairs: DuplicatePair[] }>();
  const groupOf = new Map<string, { ids: string[]; pairs: DuplicatePair[] }>();
  const ranked = [...pairs].sort((x, y) => y.score - x.score || x.a.localeCompare(y.a) || x.b.localeCompare(y.b));
  for (const pair of ranked) {
    const [ofA, ofB] = [groupOf.get(pair.a), groupOf.get(pair.b)];
    if (ofA !== undefined && ofA === ofB) {
      ofA.pairs.push(pair);
      continue;
    }
    const [idsA, idsB] = [ofA?.ids ?? [pair.a], ofB?.ids ?? [pair.b]];
    if (!idsA.every((a) => idsB.every((b) => canJoin(a, b)))) continue;
    const joined = { ids: [...idsA, ...idsB], pairs: [...(ofA?.pairs ?? []), ...(ofB?.pairs ?? []), pair] };
    if (ofA) groups.delete(ofA);
    if (ofB) groups.delete(ofB);
    groups.add(joined);
    for (const id of joined.ids) groupOf.set(id, joined);
  }
  return [...groups].sort((x, y) => (y.pairs[0]?.score ?? 0) - (x.pairs[0]?.score ?? 0));
}
