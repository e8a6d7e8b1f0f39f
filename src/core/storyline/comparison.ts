import { edtfSpan } from '../../model/edtf.ts';
import type { Difference, PlannedSlide } from '../../model/slidePlan.ts';
import { compareRanks, compareText } from './order.ts';
import type { Held, HeldRelation, Pool } from './pool.ts';
import { counted } from './words.ts';

/** What comparing asks of the pool. */
export type ComparedPool = Pick<Pool, 'byId' | 'relations'>;

type DifferenceKind = Difference['kind'];

/** In the order they are shown: what is open before what is settled. */
const KINDS: readonly { readonly kind: DifferenceKind; readonly noun: string; readonly plural: string }[] = [
  { kind: 'contradicts', noun: 'contradiction', plural: 'contradictions' },
  { kind: 'supersedes', noun: 'superseded statement', plural: 'superseded statements' },
  { kind: 'true-at-different-dates', noun: 'pair true at different dates', plural: 'pairs true at different dates' },
  { kind: 'distinct', noun: 'pair not to be confused', plural: 'pairs not to be confused' },
];

/** Relations of one kind that share a fact are one difference around it; each relation is in exactly one. */
function aroundHubs(relations: readonly HeldRelation[]): readonly { hub: string; others: readonly string[] }[] {
  const partners = new Map<string, Set<string>>();
  for (const { from, to } of relations) {
    partners.set(from, (partners.get(from) ?? new Set()).add(to));
    partners.set(to, (partners.get(to) ?? new Set()).add(from));
  }
  const hubs = [...partners].sort((a, b) => b[1].size - a[1].size || compareText(a[0], b[0]));
  const done = new Set<string>();
  const found: { hub: string; others: string[] }[] = [];
  for (const [hub, all] of hubs) {
    const others = [...all].filter((other) => !done.has(`${hub}\u0000${other}`));
    if (others.length === 0) continue;
    for (const other of others) done.add(`${other}\u0000${hub}`);
    found.push({ hub, others });
  }
  return found;
}

const dayOf = (held: Held): string => {
  const date = held.fact.asOf ?? held.fact.eventDate;
  return (date === null ? null : edtfSpan(date)?.first) ?? '';
};

const byRank = (a: Held, b: Held): number => compareRanks(a.rank, b.rank);

function heldOf(pool: ComparedPool, ids: readonly string[]): Held[] {
  return ids.map((id) => pool.byId.get(id)).filter((held) => held !== undefined);
}

function differencesOf(kind: DifferenceKind, relations: readonly HeldRelation[], pool: ComparedPool): Held[][] {
  if (kind === 'supersedes') {
    const newerOf = new Map<string, Set<string>>();
    for (const { from, to } of relations) newerOf.set(to, (newerOf.get(to) ?? new Set()).add(from));
    return [...newerOf].map(([older, newer]) => [...heldOf(pool, [older]), ...heldOf(pool, [...newer]).sort(byRank)]);
  }
  return aroundHubs(relations).map(({ hub, others }) => {
    if (kind === 'contradicts') return [...heldOf(pool, [hub]), ...heldOf(pool, others).sort(byRank)];
    const all = heldOf(pool, [hub, ...others]).sort(byRank);
    return kind === 'true-at-different-dates' ? all.sort((a, b) => compareText(dayOf(a), dayOf(b))) : all;
  });
}

/** What differs by these relations, what is open before what is settled; and its counts in words. */
function differencesBy(
  relations: readonly HeldRelation[],
  pool: ComparedPool,
): { readonly differences: readonly Difference[]; readonly heading: string } {
  const differences: Difference[] = [];
  const counts: string[] = [];
  for (const { kind, noun, plural } of KINDS) {
    const ofKind = relations.filter((relation) => relation.kind === kind);
    const found = differencesOf(kind, ofKind, pool).sort((a, b) => {
      const [first, second] = [a[0], b[0]];
      return first && second ? byRank(first, second) : 0;
    });
    if (found.length === 0) continue;
    counts.push(counted(found.length, noun, plural));
    differences.push(...found.map((held) => ({ kind, statements: held.map((one) => one.statement) })));
  }
  return { differences, heading: `Where sources differ: ${counts.join(', ')}` };
}

/** Where chosen facts differ from one another: only by relations that the library holds. Null where they do not. */
export function chosenComparison(
  base: { readonly id: string; readonly theme: string },
  facts: readonly Held[],
  pool: ComparedPool,
): PlannedSlide | null {
  const ids = new Set(facts.map((held) => held.fact.id));
  const found = differencesBy(
    pool.relations.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    pool,
  );
  return found.differences.length === 0 ? null : { ...base, kind: 'comparison', ...found };
}

/**
 * Where sources differ: every contradiction, supersession, pair true at different dates and pair told apart of which at
 * least one fact is selected; the other may stand outside the selection, if it may be shown. Null where there is none.
 */
export function comparisonSlide(pool: Pool): PlannedSlide | null {
  const isSelected = (id: string): boolean => pool.byId.get(id)?.section != null;
  const found = differencesBy(
    pool.relations.filter(({ from, to }) => isSelected(from) || isSelected(to)),
    pool,
  );
  return found.differences.length === 0 ? null : { id: 'comparison', theme: null, kind: 'comparison', ...found };
}
