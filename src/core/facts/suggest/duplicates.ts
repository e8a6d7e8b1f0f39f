import type { CandidateFact } from '../../../model/suggestion.ts';
import { denies } from '../denial.ts';

/** Words that two sentences share whatever they say. */
const COMMON = new Set(
  'the a an of in on at to for and or by with from is are was were be been has have had will that this its it as their his her which who'.split(
    ' ',
  ),
);
/** Share of the shorter one's words that the longer one has, from which on they say the same. */
const SAME = 0.72;
const FEWEST_WORDS = 5;

function wordsOf(statement: string): Set<string> {
  const words =
    statement
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .match(/[\p{L}\p{N}.%]+/gu) ?? [];
  return new Set(
    words
      .map((word) => word.replace(/[.]+$/, '').replace(/(?:ies|es|s|ed|ing)$/, ''))
      .filter((word) => word.length > 1 && !COMMON.has(word)),
  );
}

const valuesOf = (fact: CandidateFact): string =>
  fact.measures
    .map(({ value, unit }) => `${value} ${unit}`)
    .sort()
    .join('|');

function sayTheSame(a: CandidateFact, b: CandidateFact, aWords: Set<string>, bWords: Set<string>): boolean {
  if (denies(a.statement) !== denies(b.statement)) return false;
  if (a.eventDate !== null && b.eventDate !== null && a.eventDate !== b.eventDate) return false;
  const [aValues, bValues] = [valuesOf(a), valuesOf(b)];
  if (aValues !== '' && bValues !== '' && aValues !== bValues) return false;
  const [few, many] = aWords.size <= bWords.size ? [aWords, bWords] : [bWords, aWords];
  if (few.size < FEWEST_WORDS) return a.statement === b.statement;
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared / few.size >= SAME;
}

/** Each fact once, in the wording that is worth most; of two alike the first. In order of the text. */
export function withoutDuplicates(candidates: readonly CandidateFact[]): CandidateFact[] {
  const kept: { readonly fact: CandidateFact; readonly words: Set<string> }[] = [];
  const byWord = new Map<string, number[]>();
  for (const fact of [...candidates].sort((a, b) => b.score - a.score || a.start - b.start)) {
    // By its own words: what leads into a list stands before each of its items.
    const words = wordsOf(fact.quote);
    const near = new Map<number, number>();
    for (const word of words) for (const at of byWord.get(word) ?? []) near.set(at, (near.get(at) ?? 0) + 1);
    const double = [...near].some(([at, shared]) => {
      const held = kept[at];
      return held && shared >= 3 && sayTheSame(fact, held.fact, words, held.words);
    });
    if (double || kept.some((held) => words.size < FEWEST_WORDS && held.fact.statement === fact.statement)) continue;
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), kept.length]);
    kept.push({ fact, words });
  }
  return kept.map(({ fact }) => fact).sort((a, b) => a.start - b.start);
}
