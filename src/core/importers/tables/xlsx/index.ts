import { BriefwrightError } from '../../../../model/errors.ts';
import type { ImportedTable, ImportedTableRow, ImportedTables, ImportProblem } from '../../../../model/imported.ts';
import { type Losses, lossCounter } from '../../bibliography/losses.ts';
import { headRowOf } from '../headRow.ts';
import { MOST_COLUMNS, MOST_ROWS, noTable } from '../limits.ts';
import { readSheet, type SheetLimits, type SheetRow } from './sheet.ts';
import { openWorkbook } from './workbook.ts';

/** Characters of all tables of a workbook together; one text may stand in any number of its cells. */
const MOST_CHARACTERS = 30_000_000;
const MOST_ELEMENTS = 4_000_000;

/** Where a row stands, for people; the sheet is said where there are several. */
const rowWords = (sheet: string | null, number: number): string =>
  sheet === null ? `row ${number}` : `sheet “${sheet}”, row ${number}`;

/** A sheet as a table: empty columns left out, the names of the columns from its head row. Null for a sheet without rows. */
function tableOf(name: string, rows: readonly SheetRow[], place: string | null, losses: Losses): ImportedTable | null {
  const at = headRowOf(rows.map(({ cells }) => cells.size));
  const head = rows[at];
  const below = rows.slice(at + 1);
  if (!head || below.length === 0) return null;
  losses.add('row above the names of the columns', at);
  const columns = [...new Set([head, ...below].flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b);
  return {
    name,
    numbersArePlain: true,
    header: columns.map((column) => head.cells.get(column)?.text ?? ''),
    rows: below.map(({ number, cells }): ImportedTableRow => {
      const links = columns.flatMap((column, place) => {
        const link = cells.get(column)?.link;
        return link === undefined ? [] : [[place, link] as const];
      });
      return {
        where: rowWords(place, number),
        cells: columns.map((column) => cells.get(column)?.text ?? ''),
        ...(links.length === 0 ? {} : { links: Object.fromEntries(links) }),
      };
    }),
  };
}

/**
 * The tables of an Excel workbook, a sheet each: dates as ISO 8601 by the format of their cells, numbers at full precision with
 * the words that their format puts around them, formulas as the results that are stored. Hidden sheets, rows and columns are left
 * out and told. Throws NO_TABLE and what `openWorkbook` throws.
 */
export async function readXlsx(bytes: Uint8Array, fileName: string): Promise<ImportedTables> {
  const workbook = await openWorkbook(bytes, fileName);
  const losses = lossCounter();
  if (workbook.hasMacros) losses.add('macros, which are never run');
  const problems: ImportProblem[] = [];
  const tables: ImportedTable[] = [];
  const seen = workbook.sheets.filter(({ isHidden }) => !isHidden);
  losses.add('hidden sheet', workbook.sheets.length - seen.length);
  const limits: { -readonly [Key in keyof SheetLimits]: number } = {
    rows: MOST_ROWS + 1,
    columns: MOST_COLUMNS,
    characters: MOST_CHARACTERS,
    elements: MOST_ELEMENTS,
  };
  for (const { name, part } of seen) {
    if (part === null) {
      losses.add('sheet that holds no cells, such as a chart');
      continue;
    }
    const { bytes: xml, links } = await workbook.read(part);
    const what = `The sheet “${name.slice(0, 60)}” of ${fileName}`;
    const { rows, cutAfter } = readSheet(xml, what, { shared: workbook.shared, links, losses, limits });
    const place = seen.length > 1 ? name : null;
    const table = tableOf(name, rows, place, losses);
    if (table) {
      tables.push(table);
      limits.rows = Math.max(0, limits.rows - table.rows.length);
      limits.characters -= table.rows.reduce((sum, { cells }) => sum + cells.join('').length, 0);
    } else losses.add('sheet without rows under the names of columns');
    if (cutAfter !== null)
      problems.push({
        where: `after ${rowWords(place, cutAfter)}`,
        code: 'TOO_MANY_ROWS',
        message: `No more is read: the limit of a file is ${MOST_ROWS} rows and ${MOST_CHARACTERS / 1_000_000} million characters.`,
      });
  }
  if (tables.length === 0) {
    if (workbook.sheets.length > 0 && seen.length === 0)
      throw new BriefwrightError('NO_TABLE', 'All sheets of the workbook are hidden.', {
        hint: 'Show the sheet that holds the facts, and save it.',
      });
    throw noTable();
  }
  return { kind: 'tables', tables, problems, leftOut: losses.list() };
}
