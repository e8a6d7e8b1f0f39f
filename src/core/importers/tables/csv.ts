import { CsvError, parse } from 'csv-parse/sync';
import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedTableRow, ImportedTables, ImportProblem } from '../../../model/imported.ts';
import { lossCounter } from '../bibliography/losses.ts';
import { decodeText } from '../encoding.ts';
import { normaliseText } from '../normalise.ts';
import { delimiterOf } from './delimiter.ts';
import { headRowOf } from './headRow.ts';
import { MOST_COLUMNS, MOST_ROWS, noTable } from './limits.ts';

/** Characters of one row: a quote that is never closed swallows the rest of the file, and must not fill the memory. */
const LONGEST_ROW = 200_000;

/** A row as it was cut, and the line of the file that it begins on. */
interface CutRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether a quotation mark that opens a cell ran into what follows: two cells, or two rows, have become one. */
  readonly hasRunOn: boolean;
}

/** The rows of a text up to the first that cannot be cut; `brokenAt` is the line that one begins on, null where none is broken. */
function cutRows(text: string, delimiter: string): { rows: CutRow[]; brokenAt: number | null; more: boolean } {
  const rows: CutRow[] = [];
  let lines = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_ROW,
      to: MOST_ROWS + 2,
      raw: true,
      on_record: (given: unknown, info) => {
        // With `raw` a record comes with what it was cut from, which its type does not say.
        const { record, raw } = given as { readonly record: string[]; readonly raw: string };
        rows.push({ line: lines + 1, cells: record, hasRunOn: hasRunOn(record, raw, delimiter) });
        lines = info.lines;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: rows.filter(isFilled), brokenAt: lines + 1, more: false };
  }
  return { rows: rows.filter(isFilled), brokenAt: null, more: rows.length > MOST_ROWS + 1 };
}

const isFilled = ({ cells }: CutRow): boolean => cells.some((cell) => cell.trim() !== '');

/** A cell that is read with its opening quotation mark was closed in its middle, unless it was written with three of them. */
const hasRunOn = (cells: readonly string[], raw: string, delimiter: string): boolean =>
  !raw.includes('"""') &&
  cells.some((cell) => cell.startsWith('"') && (cell.includes('\n') || cell.includes(delimiter)));

/** `line 4` of a file, for people. */
const onLine = (line: number): string => `line ${line}`;

/** What is wrong with a row as such; null where its cells stand under their columns. */
function faultOf({ line, cells, hasRunOn: ranOn }: CutRow, columns: number): ImportProblem | null {
  const where = onLine(line);
  if (cells.slice(columns).some((cell) => cell.trim() !== ''))
    return {
      where,
      code: 'ROW_TOO_LONG',
      message: `It has ${cells.length} cells under ${columns} columns, so that they cannot be told apart.`,
    };
  return ranOn
    ? { where, code: 'QUOTE_MISPLACED', message: 'A quotation mark in it is not closed where its cell ends.' }
    : null;
}

/** Takes Excel's first line `sep=;` off, which names the delimiter; its line end stays, so that lines are counted as they stand. */
function withoutSeparatorLine(text: string): { text: string; named: string | null } {
  const named = /^sep=([,;|\t])[ ,;]*(?=\n)/i.exec(text);
  return named ? { text: text.slice(named[0].length), named: named[1] ?? null } : { text, named: null };
}

/**
 * The one table of a CSV or TSV file. The first of its rows that is about as wide as the others names the columns. A row that cannot be read costs that
 * row and a quote that is never closed costs the rest, each told with its line. Throws UNKNOWN_ENCODING, NO_TABLE and
 * TABLE_TOO_WIDE.
 */
export function readCsv(bytes: Uint8Array): ImportedTables {
  const decoded = decodeText(bytes);
  const normalised = normaliseText(decoded.text);
  const losses = lossCounter();
  for (const { what, count } of [...decoded.notes, ...normalised.notes]) losses.add(what, count);
  const { text, named } = withoutSeparatorLine(normalised.text);
  const { rows: all, brokenAt, more } = cutRows(text, named ?? delimiterOf(text));
  const at = headRowOf(all.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length));
  const head = all[at];
  const rest = all.slice(at + 1);
  if (!head || rest.length + (brokenAt === null ? 0 : 1) === 0) throw noTable();
  losses.add('row above the names of the columns', at);
  if (head.cells.length > MOST_COLUMNS)
    throw new BriefwrightError(
      'TABLE_TOO_WIDE',
      `The table has ${head.cells.length} columns, over the limit of ${MOST_COLUMNS}.`,
      {
        hint: 'Save only the columns that are needed.',
      },
    );
  const problems: ImportProblem[] = [];
  const rows: ImportedTableRow[] = [];
  for (const row of rest.slice(0, MOST_ROWS)) {
    const fault = faultOf(row, head.cells.length);
    if (fault) {
      problems.push(fault);
      continue;
    }
    if (row.cells.length < head.cells.length)
      losses.add('row with fewer cells than columns, the others taken as empty');
    rows.push({ where: onLine(row.line), cells: head.cells.map((_, column) => row.cells[column] ?? '') });
  }
  if (more)
    problems.push({
      where: `after ${onLine(rest.at(MOST_ROWS - 1)?.line ?? 1)}`,
      code: 'TOO_MANY_ROWS',
      message: `Only the first ${MOST_ROWS} rows of a file are read.`,
    });
  if (brokenAt !== null)
    problems.push({
      where: `from ${onLine(brokenAt)} on`,
      code: 'QUOTE_NOT_CLOSED',
      message: 'A quotation mark in this row is never closed, or the row is far too long; the rest is not read.',
    });
  return { kind: 'tables', tables: [{ name: null, header: head.cells, rows }], problems, leftOut: losses.list() };
}
