/** How far down the names of the columns are looked for. */
const ROWS_LOOKED_AT = 30;
/** A title or a remark above a table stands in a cell or two; a row of more is part of the table, however few of its cells are named. */
const WIDEST_TITLE = 2;

/**
 * Which of the first rows names the columns: the first that has words in at least half as many cells as the rows after it do.
 * What stands above it is a title or a remark. `widths` are the numbers of cells with words, row by row.
 */
export function headRowOf(widths: readonly number[]): number {
  const looked = widths.slice(0, ROWS_LOOKED_AT);
  const sorted = looked.toSorted((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return Math.max(
    0,
    looked.findIndex((width) => width * 2 >= usual || width > WIDEST_TITLE),
  );
}
