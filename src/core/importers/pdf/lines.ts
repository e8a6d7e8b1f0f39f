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

/** In ems: parts of a line that are farther apart are cells. */
const CELL_GAP = 1.6;
/** What stands before a list item or a numbered heading, whatever the gap after it. */
export const MARKER =
  /^(?:[•◦▪▫‣⁃·●○■□◆◇➢➤►▶✓✔*–—-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|(?:\d{1,2}\.){1,4}\d{0,2}|\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3}|[A-Z]\.\d)$/;

function lineOf(segments: readonly Segment[]): Line {
  const rtl = segments.filter((segment) => segment.rtl).length * 2 > segments.length;
  const ordered = [...segments].sort((a, b) => (rtl ? b.x0 - a.x0 : a.x0 - b.x0));
  let text = '';
  let cells = 1;
  ordered.forEach((segment, index) => {
    const before = ordered[index - 1];
    if (before) {
      const gap = rtl ? before.x0 - segment.x1 : segment.x0 - before.x1;
      const isCell = gap > CELL_GAP * Math.max(segment.size, before.size) && !(index === 1 && MARKER.test(text));
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
  const lines: Line[] = [];
  let row: Segment[] = [];
  for (const segment of region) {
    const first = row[0];
    if (first && segment.y - first.y > 0.4 * Math.min(first.size, segment.size)) {
      lines.push(lineOf(row));
      row = [];
    }
    row.push(segment);
  }
  if (row.length > 0) lines.push(lineOf(row));
  return lines.map((line, index) =>
    isStretched(lines, index) ? { ...line, text: line.text.replaceAll('\t', ' '), cells: 1 } : line,
  );
}

/** Whether the gaps in a line are those of few words justified to the width of the lines above and below, not of cells. */
function isStretched(lines: readonly Line[], index: number): boolean {
  const [before, line, after] = [lines[index - 1], lines[index] as Line, lines[index + 1]];
  const others = [before, after].filter((other) => other !== undefined);
  if (line.cells === 1 || others.length === 0 || others.some(({ cells }) => cells > 1)) return false;
  const away = 0.3 * line.size;
  const left = Math.min(...others.map(({ x0 }) => x0));
  const right = Math.max(...others.map(({ x1 }) => x1));
  return (
    line.x0 <= left + away && line.x1 >= right - away && others.some(({ size }) => Math.abs(size - line.size) < away)
  );
}
