import type { Passage } from '../../../model/source.ts';
import { fold } from '../fold.ts';

/** A document as its text is compared: what the article itself says, without what it only quotes. */
export interface ComparedText {
  /** Hashes of all runs of five words of the body. */
  readonly shingles: ReadonlySet<number>;
  /** The words themselves, in order: their figures and names tell two texts from one form apart. */
  readonly words: readonly string[];
}

/** Runs of so many words are compared: five words in a row are seldom the same by chance. */
const RUN = 5;
/** A longer text is compared by its beginning. */
const MOST_WORDS = 10_000;
/** Of one paragraph, in UTF-16 code units: a paragraph without end would cost time and memory without end. */
const MOST_COMPARED = 200_000;
/** So many of the runs, those with the smallest hashes, stand for a text when others like it are looked for (Broder 1997). */
const SKETCH = 100;
/** A quotation shorter than this, in UTF-16 code units, is a phrase. */
const QUOTATIONS = /"[^"]{60,}"/g;
/** A text of which less than this is its own words is a speech or an interview: it is compared with all it quotes. */
const LEAST_OWN = 0.4;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[.,'-](?=[\p{L}\p{N}]))*/gu;
/** The same where no letter is of another script or has an accent: most paragraphs are read several times as fast. */
const PLAIN_WORD = /[A-Za-z\d]+(?:[.,'-][A-Za-z\d]+)*/g;
const OTHERS = /[^ -~\s]/;
const [A, Z] = [0x41, 0x5a];

/** Reads what texts are compared by. Only body passages count: menus and comments are no part of an article. */
export function comparedText(text: string, passages: readonly Pick<Passage, 'start' | 'end' | 'role'>[]): ComparedText {
  const all: string[] = [];
  const own: string[] = [];
  for (const { start, end, role } of passages) {
    if (role !== 'body') continue;
    const paragraph = fold(text.slice(start, Math.min(end, start + MOST_COMPARED)));
    const words = wordsOf(paragraph);
    take(words, all);
    const unquoted = paragraph.includes('"') ? paragraph.replace(QUOTATIONS, ' ') : paragraph;
    take(unquoted === paragraph ? words : wordsOf(unquoted), own);
    if (all.length >= MOST_WORDS) break;
  }
  const words = own.length < LEAST_OWN * all.length ? all : own;
  return { shingles: shinglesOf(words.map((word) => word.toLowerCase())), words };
}

/** The hashes by which others like a text are found; none of a text that is too short to tell. */
export function sketchOf({ shingles }: ComparedText): number[] {
  if (shingles.size < LEAST_RUNS) return [];
  return [...Uint32Array.from(shingles).sort().subarray(0, SKETCH)];
}

/** A text of fewer runs is a headline or a notice. */
export const LEAST_RUNS = 40;

const wordsOf = (paragraph: string): readonly string[] =>
  paragraph.match(OTHERS.test(paragraph) ? WORD : PLAIN_WORD) ?? [];

function take(words: readonly string[], into: string[]): void {
  for (const word of words) {
    if (into.length >= MOST_WORDS) return;
    into.push(word);
  }
}

/** Words that are figures, or have one in them. */
export function figuresAmong(words: readonly string[]): Set<string> {
  return new Set(words.filter((word) => /\p{N}/u.test(word)));
}

/** Words with a capital that are never written without one: the first word of a sentence mostly is. */
export function namesAmong(words: readonly string[]): Set<string> {
  const names = new Set<string>();
  const plain = new Set<string>();
  for (const word of words) {
    const first = word.charCodeAt(0);
    if (first < 0x80 ? first >= A && first <= Z : /^\p{Lu}/u.test(word)) names.add(word);
    else if (first < 0x80 ? first > Z : /^\p{Ll}/u.test(word)) plain.add(word);
  }
  for (const name of names) if (plain.has(name.toLowerCase())) names.delete(name);
  return names;
}

function shinglesOf(words: readonly string[]): Set<number> {
  const hashes = words.map(hashOf);
  const shingles = new Set<number>();
  for (let i = 0; i + RUN <= hashes.length; i += 1) {
    let hash = 0x811c9dc5;
    for (let j = i; j < i + RUN; j += 1) hash = mixed(Math.imul(hash, 31) ^ (hashes[j] ?? 0));
    shingles.add(hash >>> 0);
  }
  return shingles;
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3, so that the smallest hashes are a fair sample. */
function mixed(given: number): number {
  let hash = given;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
