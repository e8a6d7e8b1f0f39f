import type { SuggestInput } from './input.ts';
import type { Span } from './language.ts';

/** Most texts hold none of these, and are read as they are. */
const MAY_HOLD = /[*_`[\\\u00ad\u200b-\u200d\u2060\ufeff⁰¹²³⁴-⁹]|^ {0,3}> /m;

/** What is no word of a text: groups named `cut…` go, or the whole match where there is none. */
const MARKUP: readonly RegExp[] = [
  // Pictures, then links and their references.
  /!\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)/dg,
  /(?<cutOpen>\[)(?!\^)[^[\]\n]{1,300}(?<cutClose>\](?:\([^()\n]{0,600}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\]\n]{0,80}\]))/dg,
  // Notes: [12], [3, 4], [^1], [a], [citation needed], and raised figures that are no unit's.
  /(?<=[\p{L}\d.,;:)"”’%'*_])\[(?:\^?\d{1,3}(?:[,–-] ?\d{1,3}){0,5}|\^[\w-]{1,20}|[a-z]|note \d{1,3}|citation needed)\]/dgu,
  /(?<=[\p{L}.,;:)"”’])(?<!\b(?:k|c|m|d)?m)[⁰¹²³⁴-⁹]{1,3}/dgu,
  // Emphasis and code around words.
  /(?<![\w*\\])(?<cutOpen>\*{1,3})(?=[^\s*])[^*\n]{1,600}?(?<=[^\s*])(?<cutClose>\*{1,3})(?!\*)/dg,
  /(?<![\w\\])(?<cutOpen>_{1,3})(?=[^\s_])[^_\n]{1,600}?(?<=[^\s_])(?<cutClose>_{1,3})(?!\w)/dg,
  /(?<cutOpen>`{1,2})[^`\n]{1,200}(?<cutClose>`{1,2})/dg,
  /\\(?=[*_`[\]()#.!~>-])/dg,
  /^ {0,3}(?:> ?)+/dgm,
  /[\u00ad\u200b-\u200d\u2060\ufeff]/dg,
];

/** A document without the marks that are no words of it. */
export interface BareInput extends SuggestInput {
  /** The place in the document of a stretch of the bare text. */
  readonly placeOf: (bare: Span) => Span;
}

/** The two marks around words: "**Nations:**". */
interface Pair {
  readonly open: Span;
  readonly close: Span;
}

function cutsIn(text: string): { readonly cuts: readonly Span[]; readonly pairs: readonly Pair[] } {
  const cuts: Span[] = [];
  const pairs: Pair[] = [];
  for (const pattern of MARKUP) {
    for (const match of text.matchAll(pattern)) {
      const parts = Object.values(match.indices?.groups ?? {}).filter((part) => part !== undefined);
      for (const [start, end] of parts.length > 0 ? parts : [[match.index, match.index + match[0].length] as const])
        cuts.push({ start, end });
      const [open, close] = parts;
      if (open && close)
        pairs.push({ open: { start: open[0], end: open[1] }, close: { start: close[0], end: close[1] } });
    }
  }
  cuts.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: { start: number; end: number }[] = [];
  for (const cut of cuts) {
    const last = apart.at(-1);
    if (last && cut.start <= last.end) last.end = Math.max(last.end, cut.end);
    else apart.push({ ...cut });
  }
  return { cuts: apart, pairs };
}

/** How many places lie before an offset; `places` are in order. */
function countBefore(places: readonly number[], offset: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A quote has both marks of a pair or none: one that begins right behind the first of them begins before it. */
function withMarks(quote: Span, pairs: readonly Pair[]): Span {
  let { start, end } = quote;
  for (const { open, close } of pairs) {
    if (open.end === start && close.end <= end) start = open.start;
    if (close.start === end && open.start >= start) end = close.end;
  }
  return { start, end };
}

/**
 * A document as it is read: without the asterisks, link addresses and note marks that Markdown and web pages leave in a
 * text. Quotes are taken from the document itself, by `placeOf`.
 */
export function bareOf(input: SuggestInput): BareInput {
  const { cuts, pairs } = MAY_HOLD.test(input.text) ? cutsIn(input.text) : { cuts: [], pairs: [] };
  if (cuts.length === 0) return { ...input, placeOf: (span) => span };
  const pieces: string[] = [];
  /** For each cut: where it was in the bare text, where it ends in the document, and what was cut up to there. */
  const [bareAt, starts, removed]: [number[], number[], number[]] = [[], [], []];
  let [from, gone] = [0, 0];
  for (const { start, end } of cuts) {
    pieces.push(input.text.slice(from, start));
    bareAt.push(start - gone);
    starts.push(start);
    gone += end - start;
    removed.push(gone);
    from = end;
  }
  pieces.push(input.text.slice(from));
  const inDocument = (offset: number): number => offset + (removed[countBefore(bareAt, offset) - 1] ?? 0);
  const inBare = (offset: number): number => {
    const count = countBefore(starts, offset - 1);
    const cut = cuts[count - 1];
    // What begins or ends within a cut, does so where it was.
    return cut && offset < cut.end ? (bareAt[count - 1] ?? 0) : offset - (removed[count - 1] ?? 0);
  };
  return {
    ...input,
    text: pieces.join(''),
    passages: input.passages.map((passage) => ({
      ...passage,
      start: inBare(passage.start),
      end: inBare(passage.end),
    })),
    placeOf: ({ start, end }) =>
      withMarks({ start: inDocument(start), end: end > start ? inDocument(end - 1) + 1 : inDocument(start) }, pairs),
  };
}
