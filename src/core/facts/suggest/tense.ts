import type { Sentence } from './language.ts';

/** Where in time the verb at a place of a sentence points. */
export type Tense = 'past' | 'future' | 'unclear';

const IRREGULAR_PAST = new Set(
  `was were had did met began held took came went sent gave made said told led won lost ran saw set put cut brought bought
  built sold spent fell rose grew became chose drew drove flew found fought got hit kept left paid read rode sank shot shut
  spoke stood struck swore taught thought threw understood wore wrote laid broke sat felt hurt dealt beat`.split(/\s+/),
);
const FUTURE = new Set(['will', 'shall', "'ll", 'wo', 'would']);
/** What is to come is told with a present and "to": "is expected to", "plans to", "is due to". */
const AHEAD = /\b(?:expected|due|set|planned|scheduled|plans?|intends?|aims?|is|are|hopes?|slated|wants?) to\b/i;

/** The tense of the verb nearest to an offset: the one before it in the sentence, else the first after it. */
export function tenseAt(text: string, sentence: Sentence, offset: number): Tense {
  const verbs = sentence.tokens.filter(({ pos }) => pos === 'VERB' || pos === 'AUX');
  const before = verbs.filter(({ start }) => start < offset);
  const pool = before.length > 0 ? before.slice(-3) : verbs.slice(0, 3);
  const first = pool[0];
  const last = pool.at(-1);
  if (!first || !last) return 'unclear';
  const stretch = text.slice(first.start, last.end);
  const nearest = before.length > 0 ? [...pool].reverse() : pool;
  for (const { text: word } of nearest) {
    const lower = word.toLowerCase();
    if (FUTURE.has(lower)) return 'future';
    if (IRREGULAR_PAST.has(lower)) return 'past';
    if (/(?:ed|ied)$/.test(lower) && !AHEAD.test(stretch) && !/\b(?:will|shall|would) (?:be )?\w+$/i.test(stretch))
      return 'past';
  }
  return AHEAD.test(stretch) || /\b(?:will|shall|would)\b/i.test(stretch) ? 'future' : 'unclear';
}
