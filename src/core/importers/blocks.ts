import { BriefwrightError } from '../../model/errors.ts';

/** What the format itself says of a block; plain text says nothing, so that all of its blocks are paragraphs or items. */
export type BlockForm =
  | 'paragraph'
  | 'item'
  | 'heading'
  | 'image'
  | 'caption'
  | 'code'
  | 'row'
  | 'frontMatter'
  | 'markup';

/** A stretch of text that will be one passage. `start` and `end` are UTF-16 offsets, white space and bullets trimmed. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly form: BlockForm;
  /** 1–6 of a heading that the format marks, else null. */
  readonly level: number | null;
  /** Whether an empty line, or the beginning of the text, stands before it. */
  readonly spaced: boolean;
  /** Whether a date in it is set anew whenever the document is opened, saved or printed: it states nothing of the document. */
  readonly isSetAnew?: boolean;
}

/** One line of the text: offsets without its `\n`. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly empty: boolean;
}

const SPACE = /[\s\u200b\u2060]/;
const BULLETS = '•◦▪▫‣⁃·●○■□◆◇➢➤►▶✓✔*+-–—';

/** More lines than any text for reading has. */
const MOST_LINES = 2_000_000;

/** The lines of a text; throws FILE_TOO_LARGE for millions of them. A line of nothing but white space (no-break spaces included) is empty. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end, empty: skipSpace(text, start, end) === end });
    start = end + 1;
    if (lines.length > MOST_LINES)
      throw new BriefwrightError('FILE_TOO_LARGE', 'The file has over 2 million lines, which is the limit.', {
        hint: 'Split it into several files.',
      });
  }
  return lines;
}

/** The first offset from `start` that is not white space, or `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && SPACE.test(text.charAt(at))) at += 1;
  return at;
}

/** Whether a bullet and white space stand at `at`. A bullet that nothing follows is text. */
export function bulletAt(text: string, at: number, end: number): boolean {
  return at + 1 < end && BULLETS.includes(text.charAt(at)) && SPACE.test(text.charAt(at + 1));
}

/** The offsets without surrounding white space, and without bullets at the beginning; null where nothing is left. */
export function trimmed(
  text: string,
  from: number,
  to: number,
): { start: number; end: number; bullet: boolean } | null {
  let end = to;
  while (end > from && SPACE.test(text.charAt(end - 1))) end -= 1;
  let start = skipSpace(text, from, end);
  if (start >= end) return null;
  let bullet = false;
  while (bulletAt(text, start, end)) {
    start = skipSpace(text, start + 1, end);
    bullet = true;
  }
  return { start, end, bullet };
}
