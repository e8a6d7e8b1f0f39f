/** A word of a text as themes are learned: its stem, and as it stands there. */
export interface ThemeWord {
  /** A stem, or two stems of neighbouring words with a space between. */
  readonly stem: string;
  readonly written: string;
}

const WORD = /[\p{L}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** Words that tell nothing of a theme, whatever stands around them. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  `a about above according after again against all also although am among an and another any are as at be because been before being
  below between both but by came can come could did do does doing down during each even every few first for from further
  get had has have having he her here hers herself him himself his how however i if in into is it its itself just last
  later less like made make many may me might more most much must my near nearly new next no nor not now of off often on
  once one only or other others our out over own per rather same second several she should since so some still such take
  taken than that the their them themselves then there these they third this those three through to too took toward
  towards two under until up upon us use used very was we well went were what when where whether which while who whom
  whose why will with within without would year years yet you your january february march april june july august september
  october november december monday tuesday wednesday thursday friday saturday sunday said says say`.split(/\s+/),
);

/** The words of a text that may tell its themes, and each pair of neighbours among them, in order. */
export function themeWords(text: string): ThemeWord[] {
  const words: ThemeWord[] = [];
  let before: (ThemeWord & { readonly end: number }) | null = null;
  for (const match of text.normalize('NFC').matchAll(WORD)) {
    const written = match[0];
    const lower = written.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '');
    const tells = lower.length > 1 && !SAYS_NOTHING.has(lower);
    if (!tells) {
      before = null;
      continue;
    }
    const word = { stem: stemOf(lower), written };
    words.push(word);
    if (before !== null && text.slice(before.end, match.index).trim() === '') {
      words.push({ stem: `${before.stem} ${word.stem}`, written: `${before.written} ${written}` });
    }
    // A hyphen joins what also stands apart: “cyber-attack” is told by “attack” too.
    for (const part of lower.split('-').slice(lower.includes('-') ? 0 : 1)) {
      if (part.length > 2 && !SAYS_NOTHING.has(part)) words.push({ stem: stemOf(part), written });
    }
    before = { ...word, end: match.index + written.length };
  }
  return words;
}

/**
 * The stem of an English word in lower case: without the endings of number and tense. Light on purpose: two words of one stem
 * are nearly always one word, and what is learned can still be read.
 */
export function stemOf(word: string): string {
  const singular = withoutPlural(word);
  for (const ending of ['ing', 'ed']) {
    const stem = singular.slice(0, -ending.length);
    if (!singular.endsWith(ending) || stem.length < 3 || !/[aeiouy]/.test(stem)) continue;
    return /([b-df-hj-np-tv-z])\1$/.test(stem) && !/(?:ll|ss|zz)$/.test(stem) ? stem.slice(0, -1) : stem;
  }
  return singular.length > 4 ? singular.replace(/e$/, '') : singular;
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}
