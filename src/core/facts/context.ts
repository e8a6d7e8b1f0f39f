import { BriefwrightError } from '../../model/errors.ts';
import { splitsPair } from './fold.ts';

/** Length of a prefix or suffix in UTF-16 code units, as the W3C Web Annotation model's own examples have it. */
export const CONTEXT_UTF16 = 32;

/** The words just before and after a position: a TextQuoteSelector's prefix and suffix. At most 32 UTF-16 code units each. */
export function contextAt(text: string, start: number, end: number): { prefix: string; suffix: string } {
  const from = Math.max(0, start - CONTEXT_UTF16);
  const to = Math.min(text.length, end + CONTEXT_UTF16);
  return {
    prefix: text.slice(splitsPair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, splitsPair(text, to) ? to - 1 : to),
  };
}

/** Whether `start` and `end` bound a quote of the text: whole numbers, in order, in the text, no character cut in two. */
export function isPosition(text: string, start: number, end: number): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= text.length &&
    !splitsPair(text, start) &&
    !splitsPair(text, end)
  );
}

/**
 * The quote at a position, with its context, for evidence that waited for the document. Throws BAD_POSITION where the
 * position is not in the text or cuts a character in two.
 */
export function wakeQuote(text: string, start: number, end: number): { quote: string; prefix: string; suffix: string } {
  if (!isPosition(text, start, end))
    throw new BriefwrightError(
      'BAD_POSITION',
      `${start}–${end} is no position in a text of ${text.length} characters.`,
      {
        hint: 'Positions are UTF-16 offsets in the document as the library holds it.',
      },
    );
  return { quote: text.slice(start, end), ...contextAt(text, start, end) };
}
