import { franc } from 'franc-min';
import type { SuggestInput } from './input.ts';

type Passages = SuggestInput['passages'];

/** Passages of a document that are in a language in which no facts are looked for. */
export interface OtherLanguage {
  /** Its English name: "French". */
  readonly language: string;
  readonly passages: number;
}

/** Words that no other language has before a small letter, or hardly ever, and few English paragraphs do without. */
const ENGLISH = /\b(?:[Tt]he|[Aa]nd|[Ww]ith|[Ff]rom|[Tt]hat|[Tt]his|which|were|into|would|about|but) [a-z]/;
/** The same of what is no prose: lists, forms and the rows of tables. One such word in so many letters is English enough. */
const IN_LABELS = /\b(?:of|by|to|for|less|than|without|not|name|number|per|year|years|time|total) [a-z]/gi;
const LETTERS_TO_A_WORD = 150;
/** Letters enough to be sure of; where a whole text has no more, it is judged by fewer. */
const FEWEST = 300;
const FEWEST_OF_A_TEXT = 80;
/** What is judged of a stretch, in UTF-16 code units: a language shows in less, and the rest would take time. */
const MOST = 2_000;
const names = new Intl.DisplayNames('en', { type: 'language' });

/** The name of the language that words are in, of at least so many letters; null where that is English, or cannot be told. */
function otherLanguage(words: string, fewest: number): string | null {
  const letters = words.replace(/[^\p{L}\s]+/gu, ' ').slice(0, MOST);
  const count = letters.replace(/\s+/g, '').length;
  if (count < fewest || (letters.match(IN_LABELS)?.length ?? 0) * LETTERS_TO_A_WORD > count) return null;
  const code = franc(letters);
  return code === 'eng' || code === 'sco' || code === 'und' ? null : (names.of(code) ?? code);
}

/**
 * The passages of a document without the stretches of body that are in other languages than English, and how many of each those
 * are, most first. A stretch is what stands between two passages that show to be English: shorter ones than can be judged stay.
 */
export function inEnglish(
  text: string,
  passages: Passages,
): { readonly passages: Passages; readonly others: readonly OtherLanguage[] } {
  const left = new Set<Passages[number]>();
  const others = new Map<string, number>();
  const judge = (stretch: Passages, fewest: number): void => {
    const words = stretch.map(({ start, end }) => text.slice(start, Math.min(end, start + MOST))).join('\n');
    const language = otherLanguage(words, fewest);
    if (language === null) return;
    for (const passage of stretch) left.add(passage);
    others.set(language, (others.get(language) ?? 0) + stretch.length);
  };
  const body = passages.filter(({ role }) => role === 'body');
  let stretch: Passages[number][] = [];
  for (const passage of body) {
    if (!ENGLISH.test(text.slice(passage.start, passage.end))) {
      stretch.push(passage);
      continue;
    }
    judge(stretch, FEWEST);
    stretch = [];
  }
  judge(stretch, stretch.length === body.length ? FEWEST_OF_A_TEXT : FEWEST);
  return {
    passages: left.size === 0 ? passages : passages.filter((passage) => !left.has(passage)),
    others: [...others]
      .map(([language, count]) => ({ language, passages: count }))
      .sort((a, b) => b.passages - a.passages),
  };
}
