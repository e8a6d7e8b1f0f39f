import { lexiconOf } from './lexicon.ts';
import type { ThemeModel } from './propose.ts';

/** In how many facts a stem stands, and of how many of each theme. */
export interface TagCounts {
  readonly facts: number;
  readonly ofTheme: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, { readonly facts: number; readonly ofTheme: ReadonlyMap<string, number> }>;
}

export const NOTHING_LEARNED: TagCounts = { facts: 0, ofTheme: new Map(), words: new Map() };

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

/**
 * The model of themes: for each word the weight of evidence that it is to a theme, log-odds of the theme among facts that have
 * the word against its log-odds among all, drawn towards the lexicon while facts are few. Without facts it is the lexicon.
 */
export function learnThemes(
  themes: readonly { readonly slug: string; readonly name: string }[],
  counts: TagCounts,
): ThemeModel {
  return {
    themes: themes.map((theme) => {
      const tagged = counts.ofTheme.get(theme.slug) ?? 0;
      const share = (tagged + SHARE_COUNTS * USUAL_SHARE) / (counts.facts + SHARE_COUNTS);
      const bias = logit(share);
      const weights = new Map(lexiconOf(theme));
      for (const [stem, word] of counts.words) {
        const known = weights.get(stem);
        if (word.facts < LEAST_FACTS && known === undefined) continue;
        const counted = known === undefined ? WORD_COUNTS : LEXICON_COUNTS;
        const before = 1 / (1 + Math.exp(-bias - (known ?? 0)));
        const after = ((word.ofTheme.get(theme.slug) ?? 0) + counted * before) / (word.facts + counted);
        weights.set(stem, logit(after) - bias);
      }
      return { slug: theme.slug, bias, weights: mostTelling(weights) };
    }),
  };
}

const logit = (share: number): number => Math.log(share / (1 - share));

function mostTelling(weights: ReadonlyMap<string, number>): Record<string, number> {
  const telling = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_WEIGHTS);
  return Object.fromEntries(telling.map(([stem, weight]) => [stem, Math.round(weight * 1000) / 1000]));
}
