import { CELL_INSET_IN } from '../../../model/scene.ts';
import type { Draft, Ruler } from '../text/draft.ts';

const LEAST_IN = 0.9;
/** A column asks for no more than this before others have what they need. */
const MODEST_IN = 4;
/** A longer word is broken inside rather than given a column of its length. */
const LONGEST_WORD_IN = 3;

/**
 * Widths of a table's columns in inches, which add up to `widthIn`: each has room for its longest word; what is left goes
 * to columns by what their longest cell still lacks. Null where there are more columns than a slide has room for.
 */
export function columnWidthsIn(
  rows: readonly (readonly Draft[])[],
  sizePt: number,
  widthIn: number,
  ruler: Ruler,
): number[] | null {
  const count = rows[0]?.length ?? 0;
  const padIn = 2 * CELL_INSET_IN.x + 0.05;
  const least: number[] = [];
  const wanted: number[] = [];
  for (let i = 0; i < count; i++) {
    let word = LEAST_IN;
    let whole = LEAST_IN;
    for (const row of rows) {
      const cell = row[i];
      if (cell === undefined) continue;
      word = Math.max(word, Math.min(LONGEST_WORD_IN, ruler.widestWordIn(cell, sizePt) + padIn));
      whole = Math.max(whole, ruler.draftWidthIn(cell, sizePt) + padIn);
    }
    least.push(word);
    wanted.push(Math.max(word, whole));
  }
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  let room = widthIn - sum(least);
  if (room < 0) return null;
  const widths = [...least];
  for (const cap of [MODEST_IN, Number.POSITIVE_INFINITY]) {
    const lacks = widths.map((width, i) => Math.max(0, Math.min(wanted[i] ?? 0, cap) - width));
    const lack = sum(lacks);
    if (lack <= 0) continue;
    const share = Math.min(1, room / lack);
    lacks.forEach((l, i) => {
      widths[i] = (widths[i] ?? 0) + l * share;
    });
    room -= lack * share;
  }
  // A table of few words still spans the grid, so that its rows can be followed.
  const scale = widthIn / sum(widths);
  const rounded = widths.map((width) => Math.floor(width * scale * 1000) / 1000);
  rounded[0] = (rounded[0] ?? 0) + widthIn - sum(rounded);
  return rounded;
}
