import type { Fact } from '../../model/fact.ts';
import { firstEndingAfter } from './segments.ts';
import type { TextRange } from './textRange.ts';

/** A theme that the quote may belong to, and the reason, in words for the user. */
export interface ProposedTheme {
  readonly slug: string;
  readonly why: string;
}

const NEARBY_PASSAGES = 2;
const MOST_PROPOSED = 3;

/**
 * Themes to propose for a fact drawn from a place: those whose name stands in the quote, then those of facts quoted in the
 * same passage or up to two passages away, then those that the document's facts carry most. At most three, each once.
 */
export function proposedThemes(
  place: TextRange,
  quote: string,
  documentId: string,
  passages: readonly { readonly start: number; readonly end: number }[],
  facts: readonly Pick<Fact, 'themes' | 'evidence'>[],
  themes: readonly { readonly slug: string; readonly name: string }[],
): ProposedTheme[] {
  const proposed = new Map<string, string>();
  for (const theme of themes) {
    if (isNamedIn(theme.name, quote)) proposed.set(theme.slug, `the quote speaks of “${theme.name.toLowerCase()}”`);
  }
  const here = firstEndingAfter(passages, place.startUtf16);
  const nearby = new Map<string, number>();
  const everywhere = new Map<string, number>();
  for (const fact of facts) {
    const isNear = fact.evidence.some(
      (evidence) =>
        evidence.documentId === documentId &&
        evidence.start !== null &&
        Math.abs(firstEndingAfter(passages, evidence.start) - here) <= NEARBY_PASSAGES,
    );
    for (const slug of fact.themes) {
      everywhere.set(slug, (everywhere.get(slug) ?? 0) + 1);
      if (isNear) nearby.set(slug, (nearby.get(slug) ?? 0) + 1);
    }
  }
  for (const [slug, count] of mostFirst(nearby)) {
    if (!proposed.has(slug)) proposed.set(slug, `${countOfFacts(count)} quoted nearby`);
  }
  for (const [slug, count] of mostFirst(everywhere)) {
    if (!proposed.has(slug)) proposed.set(slug, `${countOfFacts(count)} of this document`);
  }
  return [...proposed].slice(0, MOST_PROPOSED).map(([slug, why]) => ({ slug, why }));
}

const countOfFacts = (count: number): string => (count === 1 ? '1 fact' : `${count} facts`);

const mostFirst = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));

/** A theme "Exercises" is named by "exercise", "exercises" and "Exercises", never by a part of another word. */
export function isNamedIn(name: string, quote: string): boolean {
  const stem = name.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
  if (stem.length < 4) return false;
  const word = stem.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/y$/, '(?:y|ies)');
  return new RegExp(`(?<!\\p{L})${word}s?(?!\\p{L})`, 'iu').test(quote);
}
