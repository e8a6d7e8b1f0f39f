import type { Sentence } from './language.ts';

/**
 * Where in time the verb at a place of a sentence points. `mixed`: unclear at that place, in a sentence that also tells of the
 * past; `either`: a past that may be meant of the time to come.
 */
export type Tense = 'past' | 'future' | 'unclear' | 'mixed' | 'either';

const IRREGULAR_PAST = new Set(
  `was were had did met began held took came went sent gave made said told led won lost ran saw set put cut brought bought
  built sold spent fell rose grew became chose drew drove flew found fought got hit kept left paid read rode sank shot shut
  spoke stood struck swore taught thought threw understood wore wrote laid lay broke sat felt hurt dealt beat sought shook swept fled tore lent meant overtook undertook upheld withheld slid`.split(
    /\s+/,
  ),
);
const FUTURE = new Set(['will', 'shall', "'ll", 'wo', 'would']);
/** What is to come is told with a present and "to": "is expected to", "plans to", "is due to". */
const AHEAD = /\b(?:expected|due|set|planned|scheduled|plans?|intends?|aims?|is|are|hopes?|slated|wants?) to\b/i;

const EXPECTED = new Set(['expected', 'due', 'scheduled', 'planned']);
const TO_COME = /\b(?:will|shall|would|to)(?: not| also)?(?: be)? $/i;
/** "agreed to meet", "was told to leave": what a past verb with "to" leaves for later; behind any other it says what for. */
const LEFT_FOR_LATER =
  /\b(?:was|were|agree[ds]?|vow(?:ed|s)?|pledge[ds]?|decide[ds]?|promise[ds]?|order(?:ed|s)?|ask(?:ed|s)?|urge[ds]?|call(?:ed|s)?|invite[ds]?|want(?:ed|s)?|hope[ds]?|told|threaten(?:ed|s)?|offer(?:ed|s)?|intend(?:ed|s)?|aim(?:ed|s)?|prepare[ds]?|commit(?:ted|s)?|undertook|need(?:ed|s)?|require[ds]?|have|has|had|is|are|be|way|date|deadline|plans?|plan(?:ned|s)|vote[ds]?|appoint(?:ed|s)?|elect(?:ed|s)?|choose|chose|chosen|tasked|slated|set|due|expect(?:ed|s)?|schedule[ds]?) (?:[\w'-]+ ){0,6}to (?:\w+ )?$/i;
/** "is set for Tuesday", "due in June": the participle is no past. */
const APPOINTED =
  /\b(?:set|scheduled|slated|due|planned|expected|pencilled in|booked|earmarked) (?:for|on|in|by|to \w+(?: \w+){0,3} (?:on|in|by))(?: the)? $/i;
/** Verbs that say nothing of when without the one they go with. */
const OPEN = /^(?:has|have|had|be|been|is|are|may|can|could|might|should|must)$/;

/** "would not sign unless it was finished by May": what is demanded or awaited is to come, though its verb is a past. */
const AWAITED =
  /\b(?:will|would|shall|won't|wouldn't|could|may|might|must|cannot)\b.*\b(?:unless|if|until|till|once|provided|as long as|when)\b[^,;]* (?<how>by|before|until|till|no later than|on|in)(?: the)? $/i;
const IF_AHEAD =
  /(?:^["']?|[ ,])(?:[Ii]f|[Uu]nless|Should|[Oo]nce)\b[^,;]* (?:by|before|until|till|no later than)(?: the)? $/;
const THEN_BEHIND = /^[^.;]*\b(?:will|would|shall|could|may|might|must|won't)\b(?! have\b)/;

/** The tense of a time in a clause of condition; null where it stands in none. "On" and "in" may be of both. */
function awaited(text: string, sentence: Sentence, offset: number): Tense | null {
  const lead = text.slice(Math.max(sentence.start, offset - 240), offset);
  if (!/ (?:by|before|until|till|than|on|in)(?: the)? $/.test(lead)) return null;
  const how = AWAITED.exec(lead)?.groups?.how?.toLowerCase();
  if (how !== undefined) return how === 'on' || how === 'in' ? 'either' : 'future';
  return IF_AHEAD.test(lead) && THEN_BEHIND.test(text.slice(offset, sentence.end)) ? 'future' : null;
}

/** Whether a word may be the past of a verb, or its participle. */
export const isPast = (lower: string): boolean => IRREGULAR_PAST.has(lower) || /(?:ed|ied)$/.test(lower);

/** The tense of the verb nearest to an offset: the one before it in the sentence, else the first after it. */
export function tenseAt(text: string, sentence: Sentence, offset: number): Tense {
  if (APPOINTED.test(text.slice(Math.max(sentence.start, offset - 64), offset))) return 'future';
  const condition = awaited(text, sentence, offset);
  if (condition !== null) return condition;
  // "(estimated C$410 million)" tells no time.
  const verbs = sentence.tokens.filter(
    ({ pos, start }) => (pos === 'VERB' || pos === 'AUX') && text[start - 1] !== '(',
  );
  const before = verbs.filter(({ start }) => start < offset);
  const pool = before.length > 0 ? before.slice(-3) : verbs.slice(0, 3);
  const first = pool[0];
  const last = pool.at(-1);
  if (!first || !last) return 'unclear';
  const stretch = text.slice(first.start, last.end);
  const nearest = before.length > 0 ? [...pool].reverse() : pool;
  for (const { text: word, start } of nearest) {
    const lower = word.toLowerCase();
    if (FUTURE.has(lower) || EXPECTED.has(lower)) return 'future';
    const lead = text.slice(Math.max(sentence.start, start - 72), start);
    if (TO_COME.test(lead)) {
      const isFor = /\bto (?:\w+ )?$/i.test(lead) && !LEFT_FOR_LATER.test(lead);
      return isFor && verbs.some((verb) => verb.start < start && isPast(verb.text.toLowerCase())) ? 'mixed' : 'future';
    }
    if (isPast(lower)) return 'past';
    // A gerund tells nothing; any other form is a present, and what stands before it another clause.
    if (!/ing$/.test(lower) && !OPEN.test(lower)) break;
  }
  if (AHEAD.test(stretch)) return 'future';
  return verbs.some(({ text: word }) => isPast(word.toLowerCase())) ? 'mixed' : 'unclear';
}
