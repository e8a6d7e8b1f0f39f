/**
 * A text folded for matching, with the way back. `text` is what is searched; `starts[i]` and `ends[i]` are the UTF-16
 * offsets in `source` of the character that the folded code unit `i` came from, `ends` exclusive. Fold a document once
 * and use it for all of its quotes.
 */
export interface FoldedText {
  readonly source: string;
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Every white space of Unicode, no-break spaces and line ends among it. */
const SPACE = /\s/;
/** Written, but not read: soft hyphen, zero-width space and no-break space, word joiner, marks of direction, selectors of glyphs. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\ufe0e|\ufe0f/;

const SUBSTITUTES = new Map<string, string>([
  ...[...'‘’‚‛′‵ʼʹ`´'].map((quote) => [quote, "'"] as const),
  ...[...'“”„‟″‶«»〝〞'].map((quote) => [quote, '"'] as const),
  ...[...'‐‑‒–—―−﹘﹣'].map((dash) => [dash, '-'] as const),
  ['…', '...'],
  ...[...'ﬀﬁﬂﬃﬄﬅﬆ'].map((ligature) => [ligature, ligature.normalize('NFKC')] as const),
]);

/**
 * What one character is folded to. Only what type-setting makes of the same words is folded: full compatibility folding
 * (NFKC) would make 10² the same as 102.
 */
function foldCharacter(character: string): string {
  const substitute = SUBSTITUTES.get(character);
  if (substitute !== undefined) return substitute;
  const code = character.charCodeAt(0);
  // Full-width forms of ASCII, as East Asian texts set them.
  if (code >= 0xff01 && code <= 0xff5e) return foldCharacter(String.fromCharCode(code - 0xfee0));
  return INVISIBLE.test(character) ? '' : character;
}

/**
 * Folds a text: every run of white space to one space, curly quotes to straight ones, dashes to hyphens, ligatures and
 * full-width letters to plain ones, invisible characters to nothing. Case is kept. The text should be NFC, as documents
 * are.
 */
export function foldText(source: string): FoldedText {
  // An ellipsis or a ligature makes at most three code units of one.
  let capacity = source.length + 64;
  let starts = new Uint32Array(capacity);
  let ends = new Uint32Array(capacity);
  const chunks: string[] = [];
  let chunk = '';
  let length = 0;
  let afterSpace = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    const isPlain = character > ' ' && character <= '~' && character !== '`';
    const isSpace = !isPlain && SPACE.test(character) && character !== '\ufeff';
    const folded = isPlain ? character : isSpace ? ' ' : foldCharacter(character);
    if (folded === '') continue;
    if (isSpace && afterSpace) {
      ends[length - 1] = at + 1;
      continue;
    }
    if (length + folded.length > capacity) {
      capacity = capacity * 2 + 8;
      starts = grown(starts, capacity);
      ends = grown(ends, capacity);
    }
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts[length] = at;
      ends[length] = at + 1;
      length += 1;
    }
    afterSpace = isSpace;
    chunk += folded;
    if (chunk.length >= 65_536) {
      chunks.push(chunk);
      chunk = '';
    }
  }
  chunks.push(chunk);
  return { source, text: chunks.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

function grown(array: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(array);
  return larger;
}

/** Stretches that fold to something else; what stands between them is as it was, and no white space runs across their ends. */
const FOLDED = /(?:[^\x20-\x7e]|`| {2}| (?=[^\x20-\x7e]))(?:[^\x21-\x7e]|`)*/g;

/** The folded form of some words, without white space around them. */
export function fold(words: string): string {
  return words
    .normalize('NFC')
    .replace(FOLDED, (stretch) => foldText(stretch).text)
    .trim();
}

/** Whether an offset lies between the two halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
