import { CELL_GAP, closeCells } from './closeCells.ts';
import type { Region } from './columns.ts';
import { mostOf, type Segment } from './segments.ts';

/** A line of text within a region. */
export interface Line {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly rtl: boolean;
  /** How many parts a wide gap divides it into; over 1 in a row of a table. */
  readonly cells: number;
}

/** What stands before a list item or a numbered heading, whatever the gap after it. */
export const MARKER =
  /^(?:[•◦▪▫‣⁃·●○■□◆◇➢➤►▶✓✔*–—-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|(?:\d{1,2}\.){1,4}\d{0,2}|\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3}|[A-Z]\.\d)$/;

function lineOf(segments: readonly Segment[], cellsEnd: ReadonlySet<Segment>): Line {
  const rtl = segments.filter((segment) => segment.rtl).length * 2 > segments.length;
  const ordered = [...segments].sort((a, b) => (rtl ? b.x0 - a.x0 : a.x0 - b.x0));
  let text = '';
  let cells = 1;
  ordered.forEach((segment, index) => {
    const before = ordered[index - 1];
    if (before) {
      const gap = rtl ? before.x0 - segment.x1 : segment.x0 - before.x1;
      const isWide = gap > CELL_GAP * Math.max(segment.size, before.size) || cellsEnd.has(rtl ? segment : before);
      const isCell = isWide && !(index === 1 && MARKER.test(text));
      if (isCell) cells += 1;
      text += isCell ? '\t' : ' ';
    }
    text += segment.text;
  });
  const { size, font } = mostOf(ordered);
  return {
    text,
    x0: Math.min(...ordered.map((segment) => segment.x0)),
    x1: Math.max(...ordered.map((segment) => segment.x1)),
    y: ordered.reduce((main, segment) => (segment.size > main.size ? segment : main), ordered[0] as Segment).y,
    size,
    font,
    rtl,
    cells,
  };
}

/** The lines of a region, from top to bottom: segments on one baseline are one line. */
export function linesOf(region: Region): Line[] {
  const rows: Segment[][] = [];
  for (const segment of region) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && segment.y - first.y <= 0.4 * Math.min(first.size, segment.size)) row.push(segment);
    else rows.push([segment]);
  }
  const parted = rows.map((row) => row.flatMap((segment) => segment.parts ?? segment));
  const cellsEnd = closeCells(parted);
  const spaced = parted.map((row) => spacedLine(row, cellsEnd));
  const left = Math.min(...spaced.map(({ line }) => line.x0));
  const right = Math.max(...spaced.map(({ line }) => line.x1));
  return spaced.map(({ line }, index) =>
    isStretched(spaced, index, left, right) ? { ...line, text: line.text.replaceAll('\t', ' '), cells: 1 } : line,
  );
}

/** A line with the places where its segments begin and end, from left to right. */
interface SpacedLine {
  readonly line: Line;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function spacedLine(row: readonly Segment[], cellsEnd: ReadonlySet<Segment>): SpacedLine {
  const ordered = [...row].sort((a, b) => a.x0 - b.x0);
  return { line: lineOf(row, cellsEnd), starts: ordered.map(({ x0 }) => x0), ends: ordered.map(({ x1 }) => x1) };
}

/** In ems: how far the gaps of a justified line are from one another, and an indent of its first line. */
const SAME_GAP = 0.25;
const DEEPEST_INDENT = 3;
const ALIGNED_POINTS = 2;
/** Two words of a sentence: cells of tables seldom begin small. */
const TWO_WORDS = /^\S+\t\p{Ll}\S*$/u;

/** Whether cells of two lines stand below each other, as in a table; the first begins, and the last ends, as any line does. */
function isAligned(one: SpacedLine, other: SpacedLine): boolean {
  const near = (place: number, places: readonly number[]): boolean =>
    places.some((there) => Math.abs(there - place) <= ALIGNED_POINTS);
  const starts = one.starts.slice(1).filter((start) => near(start, other.starts.slice(1))).length;
  const ends = one.ends.slice(0, -1).filter((end) => near(end, other.ends.slice(0, -1))).length;
  return Math.max(starts, ends) * 2 >= one.starts.length - 1;
}

/**
 * Whether the gaps in a line are those of few words justified to the width of the text, not of cells: it is as wide as the
 * text, its gaps are alike, and nothing stands below or above it as in a table. One gap alone is like itself, so that the
 * lines about it must be text, or its two words those of a sentence.
 */
function isStretched(lines: readonly SpacedLine[], index: number, left: number, right: number): boolean {
  const spaced = lines[index] as SpacedLine;
  const { line, starts, ends } = spaced;
  const around = [lines[index - 1], lines[index + 1]].filter((other) => other !== undefined);
  if (line.cells === 1 || around.length === 0) return false;
  if (line.x0 > left + DEEPEST_INDENT * line.size || line.x1 < right - 0.3 * line.size) return false;
  const gaps = starts.slice(1).map((start, at) => start - (ends[at] ?? start));
  if (Math.max(...gaps) - Math.min(...gaps) > SAME_GAP * line.size) return false;
  if (around.some((other) => other.line.cells > 1 && isAligned(spaced, other))) return false;
  const isText = (other: SpacedLine): boolean =>
    Math.abs(other.line.size - line.size) < 0.3 * line.size && (other.line.cells === 1 || other.starts.length > 2);
  return gaps.length > 1 || around.every(isText) || TWO_WORDS.test(line.text);
}
