/** A fact that is quoted somewhere: its themes, and the places of its quotes there. */
export interface QuotedFact {
  readonly themes: readonly string[];
  /** Passages, by their place in the document; none where it is quoted elsewhere in the source. */
  readonly passages: readonly number[];
}

const NEARBY_PASSAGES = 2;

/** Themes that facts of one document carry: those quoted up to two passages away first, then the others, commonest first. */
export function carriedThemes(
  facts: readonly QuotedFact[],
  passage: number | null,
): { readonly slug: string; readonly facts: number; readonly isNear: boolean }[] {
  const nearby = new Map<string, number>();
  const everywhere = new Map<string, number>();
  for (const fact of facts) {
    const isNear = passage !== null && fact.passages.some((one) => Math.abs(one - passage) <= NEARBY_PASSAGES);
    for (const slug of fact.themes) {
      everywhere.set(slug, (everywhere.get(slug) ?? 0) + 1);
      if (isNear) nearby.set(slug, (nearby.get(slug) ?? 0) + 1);
    }
  }
  const near = mostFirst(nearby).map(([slug, count]) => ({ slug, facts: count, isNear: true }));
  const far = mostFirst(everywhere)
    .filter(([slug]) => !nearby.has(slug))
    .map(([slug, count]) => ({ slug, facts: count, isNear: false }));
  return [...near, ...far];
}

const mostFirst = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
