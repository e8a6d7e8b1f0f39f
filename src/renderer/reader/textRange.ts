/** A place in a document's text: UTF-16 offsets, `endUtf16` exclusive. */
export interface TextRange {
  readonly startUtf16: number;
  readonly endUtf16: number;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether an offset lies between the two halves of a character outside the Basic Multilingual Plane. */
export function splitsCharacter(text: string, offsetUtf16: number): boolean {
  return isHighSurrogate(text.charCodeAt(offsetUtf16 - 1)) && isLowSurrogate(text.charCodeAt(offsetUtf16));
}

/**
 * A selection as it can be quoted: within the text, no character cut in two, without white space at its ends (no-break
 * spaces are white space too). Null where nothing is left.
 */
export function quotableRange(text: string, range: TextRange): TextRange | null {
  let start = Math.max(0, Math.min(range.startUtf16, range.endUtf16));
  let end = Math.min(text.length, Math.max(range.startUtf16, range.endUtf16));
  if (start === end) return null;
  if (splitsCharacter(text, start)) start -= 1;
  if (splitsCharacter(text, end)) end += 1;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { startUtf16: start, endUtf16: end } : null;
}

/** The sentences of a part of a text, as the language-neutral rules of Unicode (UAX 29) part them, without white space around. */
export function sentencesIn(text: string, within: TextRange): TextRange[] {
  const part = text.slice(within.startUtf16, within.endUtf16);
  const ranges: TextRange[] = [];
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(part)) {
    const startUtf16 = within.startUtf16 + index;
    const range = quotableRange(text, { startUtf16, endUtf16: startUtf16 + segment.length });
    if (range) ranges.push(range);
  }
  return ranges;
}

const MOST_SHOWN_UTF16 = 280;

/** The beginning of a quote, where all of it would be too much to show. */
export function shortened(quote: string): string {
  return quote.length > MOST_SHOWN_UTF16 ? `${quote.slice(0, MOST_SHOWN_UTF16)} …` : quote;
}
