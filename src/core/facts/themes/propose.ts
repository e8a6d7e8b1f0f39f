import type { ProposedTheme } from '../suggest/input.ts';
import { themeWords } from './words.ts';

/**
 * What is known of the words of themes, as plain values, so that any process can propose with it. A weight is what a stem adds
 * to the log-odds of its theme; `bias` is the log-odds of a text of which nothing else is known.
 */
export interface ThemeModel {
  readonly themes: readonly {
    readonly slug: string;
    readonly bias: number;
    readonly weights: Readonly<Record<string, number>>;
  }[];
}

/** A theme that is less likely than this is not given. */
const LEAST_SCORE = 0.15;
/** Words of one text are not independent of one another: each next one counts so much of the one before it. */
const NEXT_COUNTS = 0.75;
const MOST_WORDS_NAMED = 4;
/** A word that moves the odds less than this is left out: many such words say the same thing again. */
const LEAST_WEIGHT = 0.15;

type Proposer = (words: string) => ProposedTheme[];

const proposers = new WeakMap<ThemeModel, Proposer>();

/**
 * Gives what proposes themes for some words: likeliest first, each with a score 0–1 and the words that decided, as they stand
 * in the text, strongest first. It is made once for as long as the model is in use.
 */
export function themeProposer(model: ThemeModel): Proposer {
  const held = proposers.get(model);
  if (held) return held;
  const proposer = proposerOf(model);
  proposers.set(model, proposer);
  return proposer;
}

/** A word of a text that moves the odds of a theme. */
interface Telling {
  readonly written: string;
  readonly weight: number;
}

function proposerOf({ themes }: ThemeModel): Proposer {
  /** What a stem adds to each theme, by the theme's place. */
  const byStem = new Map<string, { readonly theme: number; readonly weight: number }[]>();
  themes.forEach(({ weights }, theme) => {
    for (const [stem, weight] of Object.entries(weights)) {
      if (Math.abs(weight) < LEAST_WEIGHT) continue;
      const moved = byStem.get(stem);
      if (moved) moved.push({ theme, weight });
      else byStem.set(stem, [{ theme, weight }]);
    }
  });
  return (text) => {
    const telling: Telling[][] = themes.map(() => []);
    for (const { stem, written } of new Map(themeWords(text).map((word) => [word.stem, word])).values())
      for (const { theme, weight } of byStem.get(stem) ?? []) telling[theme]?.push({ written, weight });
    return themes
      .map(({ slug, bias }, theme) => ({ slug, ...scored(telling[theme] ?? [], bias) }))
      .filter(({ score, words: decided }) => score >= LEAST_SCORE && decided.length > 0)
      .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
  };
}

function scored(telling: Telling[], bias: number) {
  telling.sort((a, b) => b.weight - a.weight);
  const speaksFor = telling.filter(({ weight }) => weight > 0);
  const against = telling.filter(({ weight }) => weight < 0).reverse();
  const logOdds = bias + damped(speaksFor) + damped(against);
  return {
    score: Math.round(1000 / (1 + Math.exp(-logOdds))) / 1000,
    words: [...new Set(speaksFor.map(({ written }) => written))].slice(0, MOST_WORDS_NAMED),
  };
}

const damped = (strongestFirst: readonly { readonly weight: number }[]): number =>
  strongestFirst.reduce((sum, { weight }, place) => sum + weight * NEXT_COUNTS ** place, 0);
