import { parse } from 'csv-parse/sync';

/** In the order in which they are taken where they fit as well. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_CHARACTERS = 65_536;
const SAMPLE_ROWS = 50;
/** Stands in no table: the whole line is one cell. */
const NONE = '\x1f';

/** How many cells the first rows have when they are cut at a delimiter; what follows a broken quote is not seen. */
function widths(text: string, delimiter: string): number[] {
  const found: number[] = [];
  try {
    parse(text.slice(0, SAMPLE_CHARACTERS), {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      to: SAMPLE_ROWS,
      on_record: (cells: string[]) => {
        if (cells.some((cell) => cell.trim() !== '')) found.push(cells.length);
        return null;
      },
    });
  } catch {
    // The rows before the broken one are enough.
  }
  return found;
}

/**
 * What the cells of a table are parted by: the sign that cuts the first row into several cells and most other rows into as
 * many. Where none cuts the first row, the table has one column.
 */
export function delimiterOf(text: string): string {
  let best = { delimiter: NONE, share: -1, columns: 1 };
  for (const delimiter of DELIMITERS) {
    const [columns = 0, ...others] = widths(text, delimiter);
    if (columns < 2) continue;
    const share = others.length === 0 ? 1 : others.filter((width) => width === columns).length / others.length;
    if (share > best.share || (share === best.share && columns > best.columns)) best = { delimiter, share, columns };
  }
  return best.delimiter;
}
