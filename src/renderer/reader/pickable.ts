import type { Fact } from '../../model/fact.ts';

interface Pickable {
  readonly group: string;
  readonly facts: readonly Fact[];
}

/**
 * The facts to offer for some selected words, in groups: those of the document, nearest first while nothing is typed and as
 * they were found after that; those that share a theme with them; the others. Retired facts are left out. No group is empty.
 */
export function pickable(
  documentId: string,
  ofDocument: readonly Fact[],
  themes: readonly string[],
  found: readonly Fact[],
  query: string,
  startUtf16: number,
): Pickable[] {
  const here = new Set(ofDocument.map(({ id }) => id));
  const shared = new Set(themes);
  const living = found.filter(({ status }) => status !== 'retired');
  const distance = (fact: Fact): number =>
    Math.min(
      ...fact.evidence
        .filter((evidence) => evidence.documentId === documentId && evidence.start !== null)
        .map(({ start }) => Math.abs((start ?? 0) - startUtf16)),
    );
  const first =
    query === ''
      ? ofDocument.filter(({ status }) => status !== 'retired').sort((a, b) => distance(a) - distance(b))
      : living.filter(({ id }) => here.has(id));
  const others = living.filter(({ id }) => !here.has(id));
  const hasTheme = (fact: Fact) => fact.themes.some((slug) => shared.has(slug));
  return [
    { group: 'Of this document', facts: first },
    { group: 'Of its themes', facts: others.filter(hasTheme) },
    { group: 'Elsewhere in the library', facts: others.filter((fact) => !hasTheme(fact)) },
  ].filter(({ facts }) => facts.length > 0);
}
