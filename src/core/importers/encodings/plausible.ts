import { LANGUAGES, type Language } from './languages.ts';

/**
 * How likely it is that a text is what somebody wrote: the logarithm of the likelihood of its characters beyond ASCII, in the
 * language that fits best. Readings of the same bytes are compared by it; its size alone tells nothing.
 */
export interface Plausibility {
  readonly score: number;
  readonly language: string;
  /** Characters beyond ASCII. */
  readonly beyond: number;
}

/** Set by writing programs and typists in any language. */
const PUNCTUATION = '’“”–—…‘„«»\u00a0‚‹›•';
const SIGNS = '°§©®€£²³½¼¾™±·º¹ª†‰µ×№';
const ARABIC_SIGNS = '،؛؟';
/** Letters of names and borrowed words, met in any language. */
const FOREIGN = 'éèüöäçáíóñàâêôëïøåãšžćčłßæ';

const LOG = {
  letters: Math.log(0.85),
  punctuation: Math.log(0.04),
  space: Math.log(0.01),
  sign: Math.log(0.004),
  foreign: Math.log(0.002),
  latin: Math.log(0.0002),
  other: Math.log(0.00002),
  script: Math.log(0.000005),
  control: Math.log(0.00000001),
  capital: Math.log(0.06),
  /** A capital after a small letter, a sign or another script within a word. */
  fault: -3,
  word: 0.6,
} as const;
const MOST_WORDS = 12;

const LATIN = /\p{Script=Latin}/u;
const LETTER = /[\p{L}\p{M}]/u;
const CONTROL = /[\u0080-\u009f\ufffd\ufffe\uffff\ue000-\uf8ff]/;
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Thai'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/** Logarithms of the letters of a language: each is a good deal rarer than the one before. */
function letterLogs({ letters }: Language): ReadonlyMap<string, number> {
  const all = [...letters];
  const whole = all.reduce((sum, _, at) => sum + 1 / (at + 2), 0);
  return new Map(all.map((letter, at) => [letter, LOG.letters + Math.log(1 / (at + 2) / whole)]));
}
const LOGS: readonly { language: Language; logs: ReadonlyMap<string, number> }[] = LANGUAGES.map((language) => ({
  language,
  logs: letterLogs(language),
}));

/** What a character is in any language; null for letters, of which languages have their own. */
function commonLog(character: string): number | null {
  if (character === '\u00a0') return LOG.space;
  if (PUNCTUATION.includes(character)) return LOG.punctuation;
  if (SIGNS.includes(character)) return LOG.sign;
  if (CONTROL.test(character)) return LOG.control;
  return LETTER.test(character) || ARABIC_SIGNS.includes(character) ? null : LOG.other;
}

/** The logarithm of a letter that a language does not have. */
function strangerLog(small: string): number {
  if (FOREIGN.includes(small)) return LOG.foreign;
  return LATIN.test(small) ? LOG.latin : LOG.script;
}

interface Kind {
  readonly letter: boolean;
  readonly small: boolean;
  readonly capital: boolean;
  readonly script: number;
}

const kinds = new Map<string, Kind>();
function kindOf(character: string): Kind {
  const known = kinds.get(character);
  if (known) return known;
  const kind = {
    letter: LETTER.test(character),
    small: /\p{Ll}/u.test(character),
    capital: /\p{Lu}/u.test(character),
    script: SCRIPTS.findIndex((script) => script.test(character)),
  };
  kinds.set(character, kind);
  return kind;
}

/** Whether two neighbours cannot be in one word of anybody's. */
function isFault(before: string, after: string): boolean {
  const [a, b] = [kindOf(before), kindOf(after)];
  if (a.letter && b.letter) return (a.small && b.capital) || (a.script !== b.script && a.script >= 0 && b.script >= 0);
  if ((a.letter && before > '\x7f' && /\d/.test(after)) || (b.letter && after > '\x7f' && /\d/.test(before)))
    return true;
  if (after === '‘' && /\d/.test(before)) return true;
  // An opening quotation mark at the end of a word, a sign in front of a letter.
  if (a.letter && /[„«‚‹¿¡]/.test(after) && after !== '«') return true;
  return b.letter && /[…™®‰¤¦¨¯´¸¬¶÷×±½¼¾³²¹]/.test(before);
}

/** The plausibility of a text; `words` are its words of ASCII letters, which are the same in all readings. */
export function plausibilityOf(text: string, words: ReadonlyMap<string, number>): Plausibility {
  const counts = new Map<string, number>();
  let faults = 0;
  let beyond = 0;
  let before = ' ';
  let earlier = ' ';
  for (const character of text) {
    if (character > '\x7f') {
      beyond += 1;
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    if ((character > '\x7f' || before > '\x7f') && isFault(before, character)) faults += 1;
    // A closing quotation mark in front of a word.
    if (before === '’' && !kindOf(earlier).letter && !/[\d’”]/.test(earlier) && kindOf(character).letter) faults += 2;
    earlier = before;
    before = character;
  }
  let common = faults * LOG.fault;
  const letters: { small: string; capital: boolean; count: number }[] = [];
  for (const [character, count] of counts) {
    const log = commonLog(character);
    if (log !== null) common += log * count;
    else {
      const small = character.toLowerCase();
      letters.push({ small, capital: small !== character, count });
    }
  }
  let best: Plausibility = { score: Number.NEGATIVE_INFINITY, language: '', beyond };
  for (const { language, logs } of LOGS) {
    let hits = 0;
    for (const word of language.words) hits += words.get(word) ?? 0;
    let score = common + Math.min(hits, MOST_WORDS) * LOG.word;
    for (const { small, capital, count } of letters)
      score += count * ((logs.get(small) ?? strangerLog(small)) + (capital ? LOG.capital : 0));
    if (score > best.score) best = { score, language: language.name, beyond };
  }
  return best;
}

/** The words of ASCII letters in a text and how often each is there, whatever its other bytes mean. */
export function asciiWords(bytes: Uint8Array): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').toLowerCase();
  for (const [word] of text.matchAll(/(?<![\w\x80-\xff])[a-z]{1,8}(?![\w\x80-\xff])/g))
    words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}
