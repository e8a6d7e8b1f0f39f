import { lexiconOf } from './lexicon.ts';
import type { ThemeModel } from './propose.ts';
import type { TagCounts } from './tagCounts.ts';

/** A theme that nothing was tagged with is taken to hold one fact in ten. */
const USUAL_SHARE = 0.1;
/** What is known beforehand counts as so many facts: of how common a theme is, of a word of the lexicon, of any other word. */
const SHARE_COUNTS = 40;
const LEXICON_COUNTS = 8;
const WORD_COUNTS = 4;
/** A word that stands in fewer facts than this has taught nothing yet. */
const LEAST_FACTS = 2;
const MOST_WEIGHTS = 600;
const LEAST_WEIGHT = 0.15;
/** Words that are looked at in one go. */
const PIECE = 1_000;

type LearnedTheme = ThemeModel['themes'][number];

/**
 * The model of themes: for each word the weight of evidence that it is to a theme, log-odds of the theme among facts that have
 * the word against its log-odds among all, drawn towards the lexicon while facts are few. Without facts it is the lexicon.
 */
export function learnThemes(
  themes: readonly { readonly slug: string; readonly name: string }[],
  counts: TagCounts,
): ThemeModel {
  return { themes: themes.map((theme) => learnTheme(theme, counts)) };
}

/** One theme of the model: so long as the vocabulary is, so long it takes. */
function learnTheme(theme: { readonly slug: string; readonly name: string }, counts: TagCounts): LearnedTheme {
  const learning = learningTheme(theme, counts);
  for (;;) {
    const step = learning.next();
    if (step.done) return step.value;
  }
}

/** `learnTheme`, which yields between pieces of about a millisecond. */
export function* learningTheme(
  theme: { readonly slug: string; readonly name: string },
  counts: TagCounts,
): Generator<void, LearnedTheme, void> {
  const tagged = counts.factsOf(theme.slug);
  const share = (tagged + SHARE_COUNTS * USUAL_SHARE) / (counts.facts + SHARE_COUNTS);
  const bias = logit(share);
  const lexicon = lexiconOf(theme);
  const unmet = new Set(lexicon.keys());
  const telling = new MostTelling();
  let looked = 0;
  for (const [stem, facts, ofTheme] of counts.words(theme.slug)) {
    looked += 1;
    if (looked % PIECE === 0) yield;
    const known = lexicon.get(stem)?.weight;
    if (facts < LEAST_FACTS && known === undefined) continue;
    const counted = known === undefined ? WORD_COUNTS : LEXICON_COUNTS;
    const before = 1 / (1 + Math.exp(-bias - (known ?? 0)));
    telling.take(stem, logit((ofTheme + counted * before) / (facts + counted)) - bias);
    unmet.delete(stem);
  }
  for (const stem of unmet) telling.take(stem, lexicon.get(stem)?.weight ?? 0);
  return { slug: theme.slug, bias: rounded(bias), weights: telling.weights() };
}

/** A word that tells a theme: as it is written, how much it raises the log-odds, and whether the lexicon has it too. */
export interface TellingWord {
  readonly word: string;
  readonly weight: number;
  readonly isLearned: boolean;
}

/** The words that tell a theme most, strongest first; `isLearned` where the user's tagging moved a word up, or brought it. */
export function tellingWords(
  theme: { readonly slug: string; readonly name: string },
  learned: LearnedTheme,
  counts: TagCounts,
  most: number,
): TellingWord[] {
  const lexicon = lexiconOf(theme);
  const places = new Map([...lexicon.keys()].map((stem, place) => [stem, place]));
  const placeOf = (stem: string) => places.get(stem) ?? lexicon.size;
  return Object.entries(learned.weights)
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1] || placeOf(a[0]) - placeOf(b[0]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([stem, weight]) => {
      const known = lexicon.get(stem);
      const isLearned = known === undefined || weight > known.weight + LEAST_WEIGHT;
      return { word: counts.writtenOf(stem) ?? known?.written ?? stem, weight, isLearned };
    });
}

const logit = (share: number): number => Math.log(share / (1 - share));
const rounded = (weight: number): number => Math.round(weight * 1000) / 1000;

/** The words with the greatest weights of all that are taken: the others are let go on the way, so that nothing long is sorted. */
class MostTelling {
  #held: [stem: string, weight: number][] = [];
  #least = LEAST_WEIGHT;

  take(stem: string, weight: number): void {
    if (Math.abs(weight) < this.#least) return;
    this.#held.push([stem, weight]);
    if (this.#held.length >= 2 * MOST_WEIGHTS) this.#cut();
  }

  weights(): Record<string, number> {
    this.#cut();
    return Object.fromEntries(this.#held.map(([stem, weight]) => [stem, rounded(weight)]));
  }

  #cut(): void {
    this.#held = this.#held
      .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_WEIGHTS);
    // As great as the last one that is held may come before it by its letters.
    if (this.#held.length === MOST_WEIGHTS) this.#least = Math.abs(this.#held.at(-1)?.[1] ?? LEAST_WEIGHT);
  }
}
