import { type Block, bulletAt, type Line, linesOf, skipSpace, trimmed } from './blocks.ts';

/** Nobody wraps prose narrower or wider than this; longer lines are paragraphs. In UTF-16 code units. */
const NARROWEST_WRAP = 40;
const WIDEST_WRAP = 120;
/** The longest word that is believed to have been pushed to the next line. */
const LONGEST_WORD = 24;
const FEWEST_BREAKS = 3;

const widthOf = (line: Line): number => line.end - line.start;

/** Length of the first word of a line. */
function firstWordLength(text: string, line: Line): number {
  const start = skipSpace(text, line.start, line.end);
  let at = start;
  while (at < line.end && !/\s/.test(text.charAt(at)) && at - start < LONGEST_WORD) at += 1;
  return at - start;
}

/** Whether the next line's first word would have gone over `width` here: a break that an editor made, not an author. */
function isWrap(text: string, line: Line, next: Line, width: number): boolean {
  return widthOf(line) + 1 + firstWordLength(text, next) > width;
}

/**
 * The width at which a text was wrapped by an editor, or null where each line is a paragraph. It was wrapped when no
 * line is wider than a printed line, and two thirds of the breaks between neighbouring lines are such that the next
 * word did not fit. Lists and verse fail this: their lines end early. Nor was it wrapped where most lines end as
 * sentences do: those are paragraphs of one line that happen to be of a length.
 */
function wrapWidth(text: string, lines: readonly Line[]): number | null {
  const widths = lines.filter((line) => !line.empty).map(widthOf);
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  if (widest < NARROWEST_WRAP || widest > WIDEST_WRAP) return null;
  let breaks = 0;
  let wraps = 0;
  let sentences = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (line.empty || !next || next.empty) return;
    breaks += 1;
    // A tenth of slack: editors that count bytes, or indented first lines, end a little early.
    if (isWrap(text, line, next, 0.9 * widest)) wraps += 1;
    if (/[.!?:;]\s*$/.test(text.slice(Math.max(line.start, line.end - 4), line.end))) sentences += 1;
  });
  return breaks >= FEWEST_BREAKS && wraps >= (2 / 3) * breaks && sentences <= breaks / 2 ? widest : null;
}

/** Whether a new paragraph begins at `next` although no empty line stands before it, in a text wrapped at `width`. */
function beginsParagraph(text: string, line: Line, next: Line, width: number): boolean {
  const indent = skipSpace(text, line.start, line.end) - line.start;
  const nextIndent = skipSpace(text, next.start, next.end) - next.start;
  if (bulletAt(text, next.start + nextIndent, next.end)) return true;
  if (nextIndent > indent && /[.!?:"”’')\]]\s*$/.test(text.slice(line.start, line.end))) return true;
  return !isWrap(text, line, next, 0.7 * width);
}

/**
 * The paragraphs of a plain text: each line that is not empty; or, where the text was hard-wrapped, each run of lines
 * that belongs together.
 */
export function paragraphsOf(text: string): Block[] {
  const lines = linesOf(text);
  const width = wrapWidth(text, lines);
  const blocks: Block[] = [];
  let spaced = true;
  let index = 0;
  while (index < lines.length) {
    const first = lines[index] as Line;
    index += 1;
    if (first.empty) {
      spaced = true;
      continue;
    }
    let last = first;
    for (let next = lines[index]; width !== null && next && !next.empty; next = lines[index]) {
      if (beginsParagraph(text, last, next, width)) break;
      last = next;
      index += 1;
    }
    const found = trimmed(text, first.start, last.end);
    if (found) {
      const form = found.bullet ? 'item' : 'paragraph';
      blocks.push({ start: found.start, end: found.end, form, level: null, spaced });
    }
    spaced = false;
  }
  return blocks;
}
