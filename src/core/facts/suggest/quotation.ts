import { MOST_READ, plainMarks, type Span } from './language.ts';

/** Words between quotation marks that are spoken, not names: from this many on. */
const FEWEST_WORDS = 4;
/** An apostrophe whose partner is further away closes nothing. In UTF-16 code units. */
const LONGEST_SINGLE = 1500;

/** Whether the apostrophe at `at` opens a quotation: at a word's beginning, where none ends. */
const opensSingle = (plain: string, at: number): boolean =>
  /^[\p{L}\d]/u.test(plain.slice(at + 1, at + 2)) && (at === 0 || /[\s(:-]/.test(plain[at - 1] ?? ''));

/** Whether the apostrophe at `at` closes one: behind a mark or a word, and not inside a word. */
const closesSingle = (plain: string, at: number): boolean =>
  /[.,!?…\p{L}\d]/u.test(plain[at - 1] ?? '') && !/^[\p{L}\d]/u.test(plain.slice(at + 1, at + 2));

/**
 * The direct quotations of a stretch of text, their marks included: in curly or straight double quotes, or between straight
 * apostrophes as some pages set them. One that is not closed runs to the end, as a speech over several paragraphs does.
 */
export function quotationsIn(text: string, within: Span): readonly Span[] {
  const raw = text.slice(within.start, Math.min(within.end, within.start + MOST_READ));
  const plain = plainMarks(raw);
  const found: Span[] = [];
  for (let at = 0; at < plain.length; at += 1) {
    const mark = plain[at];
    const opensDouble = mark === '"' && raw[at] !== '”';
    const opensOne = mark === "'" && raw[at] !== '’' && opensSingle(plain, at);
    if (!opensDouble && !opensOne) continue;
    let end = plain.indexOf(opensDouble ? '"' : "'", at + 1);
    while (
      opensOne &&
      end >= 0 &&
      end - at < LONGEST_SINGLE &&
      !(closesSingle(plain, end) && (/[.,!?]/.test(plain[end - 1] ?? '') || raw[at] === '‘'))
    )
      end = plain.indexOf("'", end + 1);
    if (opensOne && end - at >= LONGEST_SINGLE) continue;
    if (end < 0) {
      if (opensOne) continue;
      end = plain.length - 1;
    }
    if (plain.slice(at + 1, end).split(' ').length >= FEWEST_WORDS)
      found.push({ start: within.start + at, end: within.start + end + 1 });
    at = end;
  }
  return found;
}

/** How much of a span lies in any of the others, 0–1. */
export function shareWithin(span: Span, others: readonly Span[]): number {
  const covered = others.reduce(
    (sum, other) => sum + Math.max(0, Math.min(span.end, other.end) - Math.max(span.start, other.start)),
    0,
  );
  return span.end > span.start ? covered / (span.end - span.start) : 0;
}
