import { CONTEXT_UTF16, contextAt, isPosition } from './context.ts';
import { type FoldedText, fold, foldText, splitsPair } from './fold.ts';

export { contextAt, wakeQuote } from './context.ts';

/** A quote to be found, with whatever is known of its place. */
export interface QuoteSelector {
  readonly quote: string;
  readonly prefix?: string | null | undefined;
  readonly suffix?: string | null | undefined;
  readonly start?: number | null | undefined;
  readonly end?: number | null | undefined;
}

/** A quote in its place: `quote` is exactly `text.slice(start, end)`, offsets in UTF-16 code units. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** `count`: how often the words are there; over `MOST_COUNTED` it is that number. */
export type Anchored =
  | ({ readonly found: 'at-position' | 'by-quote' } & Place)
  | { readonly found: 'no'; readonly reason: 'absent' | 'ambiguous'; readonly count: number };

export type Reanchored =
  | ({ readonly found: 'again' } & Place)
  | { readonly found: 'no'; readonly reason: 'absent' | 'ambiguous' | 'context-changed'; readonly count: number };

/** Words that are there more often than this are no quote that context could tell apart. */
const MOST_COUNTED = 1_000;

interface Span {
  readonly start: number;
  readonly end: number;
}

const asFolded = (text: string | FoldedText): FoldedText => (typeof text === 'string' ? foldText(text) : text);

function placeOf(source: string, span: Span): Place {
  return { ...span, quote: source.slice(span.start, span.end), ...contextAt(source, span.start, span.end) };
}

/** Every place of some words in a text, overlapping ones too, up to `MOST_COUNTED`. */
function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && found.length < MOST_COUNTED; at = text.indexOf(words, at + 1))
    found.push(at);
  return found;
}

/** Places of exactly these characters, none of which cuts a character in two. */
function exactSpans(source: string, quote: string): Span[] {
  return occurrences(source, quote)
    .map((start) => ({ start, end: start + quote.length }))
    .filter((span) => !splitsPair(source, span.start) && !splitsPair(source, span.end));
}

/** Places of these words however they are type-set; each once, though the words may begin or end inside a ligature. */
function foldedSpans(folded: FoldedText, words: string): Span[] {
  const spans = new Map<string, Span>();
  for (const at of occurrences(folded.text, words)) {
    const start = folded.starts[at];
    const end = folded.ends[at + words.length - 1];
    if (start === undefined || end === undefined) continue;
    if (splitsPair(folded.source, start) || splitsPair(folded.source, end)) continue;
    spans.set(`${start}-${end}`, { start, end });
  }
  return [...spans.values()];
}

/** The folded text next to a place, enough of it to be compared with a prefix or suffix whatever its type-setting. */
function surroundings(source: string, span: Span): { before: string; after: string } {
  const reach = 4 * CONTEXT_UTF16;
  return {
    before: fold(source.slice(Math.max(0, span.start - reach), span.start)),
    after: fold(source.slice(span.end, span.end + reach)),
  };
}

function commonEnd(a: string, b: string): number {
  let count = 0;
  while (
    count < a.length &&
    count < b.length &&
    a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)
  )
    count += 1;
  return count;
}

function commonStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a.charCodeAt(count) === b.charCodeAt(count)) count += 1;
  return count;
}

/** How much of the given context stands around a place, in folded code units, counted outwards from the quote. */
function agreement(source: string, span: Span, prefix: string, suffix: string): number {
  const { before, after } = surroundings(source, span);
  return commonEnd(before, prefix) + commonStart(after, suffix);
}

/** The least agreement that tells two places apart; less is a full stop or half a word. */
const LEAST_AGREEMENT = 4;

/** The one place whose surroundings agree most with the context, or null where none stands out or too many are there. */
function byContext(source: string, spans: readonly Span[], prefix: string, suffix: string): Span | null {
  if ((prefix === '' && suffix === '') || spans.length >= MOST_COUNTED) return null;
  const least = Math.min(LEAST_AGREEMENT, prefix.length + suffix.length);
  const ranked = spans
    .map((span) => ({ span, score: agreement(source, span, prefix, suffix) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best || best.score < least || (second && second.score === best.score)) return null;
  return best.span;
}

/**
 * Finds a quote in a document. Its position holds when exactly the quote is there. Else the quote must be there once: in
 * exactly its characters, or, where it is nowhere so, in the same words with other spaces, quotation marks or dashes.
 * Where it is there several times the one place decides whose surroundings agree most with prefix and suffix.
 * The quote that is given back is the document's, character for character.
 */
export function anchorQuote(text: string | FoldedText, selector: QuoteSelector): Anchored {
  const source = typeof text === 'string' ? text : text.source;
  const { quote } = selector;
  const start = selector.start ?? -1;
  const end = selector.end ?? start + quote.length;
  if (isPosition(source, start, end) && source.slice(start, end) === quote)
    return { found: 'at-position', ...placeOf(source, { start, end }) };
  const words = fold(quote);
  if (words === '') return { found: 'no', reason: 'absent', count: 0 };
  const exact = exactSpans(source, quote);
  const spans = exact.length > 0 ? exact : foldedSpans(asFolded(text), words);
  const [only] = spans;
  if (only === undefined) return { found: 'no', reason: 'absent', count: 0 };
  const span =
    spans.length === 1 ? only : byContext(source, spans, fold(selector.prefix ?? ''), fold(selector.suffix ?? ''));
  return span
    ? { found: 'by-quote', ...placeOf(source, span) }
    : { found: 'no', reason: 'ambiguous', count: spans.length };
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The word next to the quote: at most 16 code units of it, and 4 where the script sets no spaces. */
function adjacentWord(context: string, side: 'before' | 'after'): string {
  const tokens = context.split(' ');
  const word = (side === 'before' ? tokens.at(-1) : tokens[0]) ?? '';
  const most = UNSPACED.test(word) ? 4 : 16;
  return side === 'before' ? word.slice(-most) : word.slice(0, most);
}

/** Whether the words next to the quote are the old ones, on both sides. A side that had none asks for nothing. */
function keepsNeighbours(source: string, span: Span, prefix: string, suffix: string): boolean {
  const { before, after } = surroundings(source, span);
  // A context of one word may have been cut in that word; else the whole word must be the same.
  const keepsBefore = prefix.includes(' ')
    ? adjacentWord(before, 'before') === adjacentWord(prefix, 'before')
    : before.endsWith(adjacentWord(prefix, 'before'));
  const keepsAfter = suffix.includes(' ')
    ? adjacentWord(after, 'after') === adjacentWord(suffix, 'after')
    : after.startsWith(adjacentWord(suffix, 'after'));
  return keepsBefore && keepsAfter;
}

function keepsAll(source: string, span: Span, prefix: string, suffix: string): boolean {
  const { before, after } = surroundings(source, span);
  return before.endsWith(prefix) && after.startsWith(suffix);
}

/**
 * Finds the quote of earlier evidence in a new version of its document, or says why it is orphaned.
 *
 * A document that was edited keeps most of its words, so that a quote stays what it was only in its setting: "rose by a
 * tenth" may be there still, of another year. Found again means: exactly one place has the quote (type-setting aside)
 * with the old words next to it on both sides. The words further off may have changed: a paragraph before it may be new.
 * Where the quote stands at several places in the new text, one must have the whole old prefix and suffix, and no other
 * may have even the words next to it. Offsets are not asked: an insertion moves them all. A side without old context
 * (the quote began or ended the document) asks for nothing.
 */
export function reanchor(old: QuoteSelector, newText: string | FoldedText): Reanchored {
  const folded = asFolded(newText);
  const source = folded.source;
  const words = fold(old.quote);
  const [prefix, suffix] = [fold(old.prefix ?? ''), fold(old.suffix ?? '')];
  const spans = words === '' ? [] : foldedSpans(folded, words);
  if (spans.length === 0) return { found: 'no', reason: 'absent', count: 0 };
  const kept = spans.filter((span) => keepsNeighbours(source, span, prefix, suffix));
  const [only] = kept;
  if (only === undefined) return { found: 'no', reason: 'context-changed', count: spans.length };
  if (
    kept.length > 1 ||
    spans.length >= MOST_COUNTED ||
    (spans.length > 1 && (prefix + suffix === '' || !keepsAll(source, only, prefix, suffix)))
  )
    return { found: 'no', reason: 'ambiguous', count: spans.length };
  return { found: 'again', ...placeOf(source, only) };
}
