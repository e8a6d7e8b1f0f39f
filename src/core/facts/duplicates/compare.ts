import type { Evidence, Fact, Measure } from '../../../model/fact.ts';
import { fold } from '../fold.ts';
import type { StatementWords } from './words.ts';

/** What is needed of a fact to tell whether another says the same. */
export type Comparable = Pick<
  Fact,
  'id' | 'kind' | 'status' | 'eventDate' | 'asOf' | 'measures' | 'relations' | 'restsOn'
> & { readonly evidence: readonly Pick<Evidence, 'sourceId' | 'documentSha256' | 'quote' | 'start' | 'end'>[] };

/** How alike two facts are, from 0 to 1, and why they may be duplicates, in words for the user. */
export interface Likeness {
  readonly score: number;
  readonly why: string;
}

/** The least share of words that two statements have in common. */
export const LEAST_ALIKE = 0.7;
/** The same where they are drawn from the same words of a source. */
export const LEAST_ALIKE_OF_ONE_PLACE = 0.5;

/** Relations that say of two facts that they are not the same. */
const APART = new Set(['distinct', 'true-at-different-dates', 'contradicts', 'supersedes']);

/**
 * Whether two facts can be duplicates at all, whatever their words: neither is retired, nobody has said that they differ, their
 * dates agree, and no measure has two values.
 */
export function canBeDuplicates(a: Comparable, b: Comparable): boolean {
  if (a.id === b.id || a.kind !== b.kind) return false;
  if (a.status === 'retired' || b.status === 'retired') return false;
  const relates = (from: Comparable, to: Comparable) =>
    from.restsOn.includes(to.id) || from.relations.some(({ kind, factId }) => factId === to.id && APART.has(kind));
  if (relates(a, b) || relates(b, a)) return false;
  const differ = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  if (differ(a.eventDate, b.eventDate) || differ(a.asOf, b.asOf)) return false;
  return !a.measures.some((one) => b.measures.some((other) => measuresDiffer(one, other)));
}

/** Whether two measures are of one thing and yet not the same: another value, another period, or one is a projection. */
function measuresDiffer(a: Measure, b: Measure): boolean {
  const alike = (one: string | null, other: string | null) =>
    one === null || other === null || fold(one).toLowerCase() === fold(other).toLowerCase();
  if (!alike(a.metric, b.metric) || !alike(a.unit, b.unit) || !alike(a.subject, b.subject)) return false;
  return a.value !== b.value || !alike(a.period, b.period) || (a.qualifier ?? '') !== (b.qualifier ?? '');
}

/** Whether two facts are drawn from the same words of a source, or from words that overlap by half. */
export function shareAPlace(a: Comparable, b: Comparable): boolean {
  return a.evidence.some((one) => b.evidence.some((other) => isSamePlace(one, other)));
}

function isSamePlace(a: Comparable['evidence'][number], b: Comparable['evidence'][number]): boolean {
  if (a.sourceId !== b.sourceId) return false;
  if (a.quote !== null && b.quote !== null && fold(a.quote) === fold(b.quote)) return true;
  if (a.documentSha256 === null || a.documentSha256 !== b.documentSha256) return false;
  if (a.start === null || a.end === null || b.start === null || b.end === null) return false;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && 2 * shared >= Math.min(a.end - a.start, b.end - b.start);
}

/** How alike the words of two statements are; null where they say different things. */
export function likeness(a: StatementWords, b: StatementWords, onePlace: boolean): Likeness | null {
  if (a.fixed !== b.fixed || a.words.length === 0 || b.words.length === 0) return null;
  const [onlyA, onlyB] = [without(a.words, b.words), without(b.words, a.words)];
  const score = shareOfWords(new Set(a.words), new Set(b.words));
  if (score < (onePlace ? LEAST_ALIKE_OF_ONE_PLACE : LEAST_ALIKE)) return null;
  if (!namesAgree(a, b)) return null;
  const words = wordsWhy(a, b, onlyA, onlyB);
  return { score, why: onePlace ? `same place in the source, ${words}` : words };
}

/** Jaccard's measure: words that both have, of all that either has. */
function shareOfWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/** Names that only one has may add to what the other says; where each has names of its own, or another order, they differ. */
function namesAgree(a: StatementWords, b: StatementWords): boolean {
  const inA = new Set(a.words);
  const inB = new Set(b.words);
  if (a.names.some((name) => !inB.has(name)) && b.names.some((name) => !inA.has(name))) return false;
  const [fromA, fromB] = [a.names.filter((name) => b.names.includes(name)), b.names.filter((name) => inA.has(name))];
  return unique(fromA).join(' ') === unique(fromB.filter((name) => a.names.includes(name))).join(' ');
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

/** Places of the words that are more often in one list than in the other. */
function without(words: readonly string[], others: readonly string[]): number[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.flatMap((word, i) => {
    const count = left.get(word) ?? 0;
    if (count === 0) return [i];
    left.set(word, count - 1);
    return [];
  });
}

const MOST_NAMED = 4;

function wordsWhy(a: StatementWords, b: StatementWords, onlyA: readonly number[], onlyB: readonly number[]): string {
  const named = (from: StatementWords, places: readonly number[]) => {
    const words = places.slice(0, MOST_NAMED).map((i) => from.written[i] ?? '');
    return `“${words.join(' ')}${places.length > MOST_NAMED ? ' …' : ''}”`;
  };
  if (onlyA.length === 0 && onlyB.length === 0) {
    return a.words.join(' ') === b.words.join(' ') ? 'same words' : 'same words in another order';
  }
  if (onlyA.length === 0) return `same words but for ${named(b, onlyB)}`;
  if (onlyB.length === 0) return `same words but for ${named(a, onlyA)}`;
  return `same words but for ${named(a, onlyA)} and ${named(b, onlyB)}`;
}
