import type { Segment } from './segments.ts';

/** In ems: narrower gaps are spaces between words, of stretched lines too. */
export const CLOSEST_CELL = 0.6;
/** In ems: what is farther apart are cells by that alone. */
export const CELL_GAP = 1.6;
/** In ems: how much of a gap must be free in the rows about it too. */
const LEAST_CHANNEL = 0.3;
/** Rows that show the same gap, this one counted: two lines of text may by chance. */
const FEWEST_ROWS = 3;
/** How many rows up and down are looked at, and how far apart rows of a table are at most, in ems. */
const REACH = 3;
const FARTHEST_ROW = 3;

/** What stands in a cell of a table of figures: `1,204.5`, `(3.2)`, `€ 14`, `12 %`, `7*`, `–`, `n/a`. */
const FIGURE =
  /^(?:[([]?[-+−–±~≈<>]?\s?[$€£¥]?\s?\d[\d.,:/'’\s]*(?:%|‰|[)\]]|[a-z*†‡¹²³⁰⁴-⁹]|bn|mn|m|k|pp|p)*|[$€£¥]|[-–—−]|\.{2,3}|n\/a|n\.a\.)$/i;
export const isFigure = (text: string): boolean => text.length < 30 && FIGURE.test(text);

const BEGINS_WITH_FIGURE = /^[([]?[-+−–]?\s?(?:[$€£¥]?\d|[$€£¥]$)/;
/** What the figure behind it counts, set at the left of its cell. */
const CURRENCY = /^[$€£¥]$/;
const ENDS_WITH_FIGURE = /\d(?:\s?%|‰|[)\]*†‡¹²³⁰⁴-⁹])*$/;

/** What is free between two neighbours of a row. */
interface Gap {
  readonly left: Segment;
  readonly right: Segment;
  readonly width: number;
  readonly em: number;
}

const NO_GAPS: readonly Gap[] = [];

function gapsOf(row: readonly Segment[]): readonly Gap[] {
  if (row.length < 2) return NO_GAPS;
  const ordered = [...row].sort((a, b) => a.x0 - b.x0);
  return ordered.slice(1).flatMap((right, at) => {
    const left = ordered[at] as Segment;
    if (CURRENCY.test(left.text)) return [];
    const em = Math.max(left.size, right.size);
    const width = right.x0 - left.x1;
    return width >= CLOSEST_CELL * em ? [{ left, right, width, em }] : [];
  });
}

const isShared = (one: Gap, other: Gap): boolean =>
  Math.min(one.right.x0, other.right.x0) - Math.max(one.left.x1, other.left.x1) >= LEAST_CHANNEL * one.em;

const besideFigure = ({ left, right }: Gap): boolean => isFigure(left.text) || isFigure(right.text);
const betweenFigures = ({ left, right }: Gap): boolean =>
  ENDS_WITH_FIGURE.test(left.text) &&
  BEGINS_WITH_FIGURE.test(right.text) &&
  (isFigure(left.text) || isFigure(right.text));

/** Whether a row's first gap stands behind the number of a line, a section or an item: it is a cell where others are. */
const isNumbered = ({ left, right }: Gap, row: readonly Segment[]): boolean =>
  /^\d{1,4}$/.test(left.text) && !isFigure(right.text) && row.every(({ x0 }) => x0 >= left.x0);

/**
 * The segments of a region's rows after which a cell ends though the next one is close: two figures beside each other, and
 * a figure beside anything where rows above or below leave the same place free. What heads such a table is divided
 * as its rows are. Figures of two cells must never be read as one.
 */
export function closeCells(rows: readonly (readonly Segment[])[]): ReadonlySet<Segment> {
  const gaps = rows.map(gapsOf);
  const found = new Set<Segment>();
  if (gaps.every((ofRow) => ofRow.every(({ width, em }) => width > CELL_GAP * em))) return found;
  const about = (row: number): number[] => {
    const [first] = rows[row] as Segment[];
    return Array.from({ length: 2 * REACH + 1 }, (_, at) => row - REACH + at).filter((other) => {
      const there = rows[other]?.[0];
      return first && there && other !== row && Math.abs(there.y - first.y) <= FARTHEST_ROW * REACH * first.size;
    });
  };
  gaps.forEach((ofRow, row) => {
    for (const gap of ofRow) {
      if (isNumbered(gap, rows[row] ?? [])) continue;
      if (betweenFigures(gap)) found.add(gap.left);
      else if (besideFigure(gap)) {
        const alike = about(row).filter((other) =>
          gaps[other]?.some((there) => isShared(gap, there) && besideFigure(there)),
        );
        if (alike.length + 1 >= FEWEST_ROWS) found.add(gap.left);
      }
    }
  });
  if (found.size === 0) return found;
  gaps.forEach((ofRow, row) => {
    const [first, ...others] = ofRow;
    if (first && isNumbered(first, rows[row] ?? []) && others.some(({ left }) => found.has(left)))
      found.add(first.left);
  });
  // The heads of columns: words, over figures.
  gaps.forEach((ofRow, row) => {
    const below = gaps[row + 1];
    for (const gap of ofRow)
      if (!found.has(gap.left) && below?.some((there) => found.has(there.left) && isShared(gap, there)))
        found.add(gap.left);
  });
  return found;
}
