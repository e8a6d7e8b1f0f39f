import type { z } from 'zod';
import type { tableCheckSchema, tableReadingSchema } from '../../contract/tables.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { ImportedTable } from '../../model/imported.ts';
import type { TableField, TableMapping } from '../../model/tableMapping.ts';
import { parseLabelledDate } from '../importers/dates.ts';
import { columnKey, columnsBy, fieldWithin, LONGEST_NAME, mappingByNames } from './tableColumns.ts';
import { orderShownBy, readRow } from './tableRow.ts';

/** A look at tables before they are imported: what their columns may hold, and what is wrong by a mapping. No library. */

export type TableCheck = z.output<typeof tableCheckSchema>;
type TableReading = z.output<typeof tableReadingSchema>;
/** A table as it is shown; where it is and what is remembered of it is added by whoever asked. */
export type TableSummary = Pick<TableReading, 'name' | 'header' | 'rows' | 'sample' | 'mapping'>;

const SAMPLE_ROWS = 8;
const LONGEST_CELL = LONGEST_NAME;
/** Rows that the guess of what a column holds is made from. */
const ROWS_LOOKED_AT = 200;
const EXAMPLES = 3;

export function summaryOf(table: ImportedTable): TableSummary {
  const { name, header, rows } = table;
  return {
    name,
    header: header.map((cell) => cell.slice(0, LONGEST_CELL)),
    rows: rows.length,
    sample: rows
      .slice(0, SAMPLE_ROWS)
      .map(({ where, cells }) => ({ where, cells: cells.map((cell) => cell.slice(0, LONGEST_CELL)) })),
    mapping: guessedMapping(table),
  };
}

const isAddress = (cell: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(cell);
const isDate = (cell: string): boolean => parseLabelledDate(cell) !== null;
const isQuoted = (cell: string): boolean => /^["“„«'‘]/.test(cell);

/**
 * What the names of columns tell, then words within the names, then what stands under them: addresses, dates, quotations; the
 * longest sentences are statements. It is shown before anything is done by it.
 */
function guessedMapping({ header, rows }: ImportedTable): TableMapping {
  const { columns: known } = mappingByNames(header);
  const columns = [...known];
  const put = (place: number, field: TableField): void => {
    if (columns[place] === null && !columns.includes(field)) columns[place] = field;
  };
  header.forEach((name, place) => {
    const field = fieldWithin(name);
    if (field !== null) put(place, field);
  });
  const looked = header.map((_, place) =>
    rows.slice(0, ROWS_LOOKED_AT).flatMap(({ cells }) => (cells[place]?.trim() ? [cells[place].trim()] : [])),
  );
  const mostly = (place: number, test: (cell: string) => boolean): boolean => {
    const cells = looked[place] ?? [];
    return cells.length > 0 && cells.filter(test).length >= 0.7 * cells.length;
  };
  header.forEach((name, place) => {
    if (mostly(place, isAddress)) put(place, 'sourceUrl');
    else if (mostly(place, isDate) && !/publi|issue|access|updat|creat|added/.test(columnKey(name)))
      put(place, 'eventDate');
    else if (mostly(place, isQuoted)) put(place, 'quote');
  });
  if (!columns.includes('statement')) {
    const length = (place: number): number => {
      const cells = looked[place] ?? [];
      return cells.length === 0 || columns[place] !== null ? 0 : cells.join('').length / cells.length;
    };
    const longest = header.map((_, place) => place).toSorted((a, b) => length(b) - length(a))[0] ?? -1;
    if (mostly(longest, (cell) => cell.includes(' '))) put(longest, 'statement');
  }
  return { columns, dateOrder: null };
}

/** What is wrong with the rows of tables by a mapping that somebody looks at. */
export function checkOf(tables: readonly ImportedTable[], mapping: TableMapping): TableCheck {
  const problems = new Map<string, { code: string; count: number; examples: { where: string; message: string }[] }>();
  const shown = new Map<string, TableCheck['shownOrders'][number]>();
  const either: { count: number; where: string; text: string }[] = [];
  let good = 0;
  for (const table of tables) {
    const { rows } = table;
    const columns = columnsBy(table, mapping, true);
    const dated = (['eventDate', 'asOf', 'published'] as const).flatMap((field) => columns.places.get(field) ?? []);
    for (const row of rows) {
      for (const place of dated) {
        const text = (row.cells[place] ?? '').trim();
        const order = orderShownBy(text);
        if (order !== null && !shown.has(order)) shown.set(order, { order, where: row.where, text });
        if (order === null && text !== '' && parseLabelledDate(text)?.literal !== undefined) {
          if (either[0]) either[0].count += 1;
          else either.push({ count: 1, where: row.where, text });
        }
      }
      try {
        readRow(columns, row);
        good += 1;
      } catch (error) {
        if (!(error instanceof BriefwrightError)) throw error;
        const { code, message } = error;
        const problem = problems.get(code) ?? { code, count: 0, examples: [] };
        problem.count += 1;
        if (problem.examples.length < EXAMPLES) problem.examples.push({ where: row.where, message });
        problems.set(code, problem);
      }
    }
  }
  return {
    rows: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    good,
    problems: [...problems.values()].toSorted((a, b) => b.count - a.count),
    eitherDates: either[0] ?? null,
    shownOrders: [...shown.values()],
  };
}

/** The checks of several files as one. */
export function sumOfChecks(checks: readonly TableCheck[]): TableCheck {
  const problems = new Map<string, TableCheck['problems'][number]>();
  for (const one of checks.flatMap((check) => check.problems)) {
    const there = problems.get(one.code);
    const examples = [...(there?.examples ?? []), ...one.examples].slice(0, EXAMPLES);
    problems.set(one.code, { code: one.code, count: (there?.count ?? 0) + one.count, examples });
  }
  const either = checks.flatMap(({ eitherDates }) => eitherDates ?? []);
  const shown = new Map(checks.flatMap(({ shownOrders }) => shownOrders).map((one) => [one.order, one]));
  const sum = (count: (check: TableCheck) => number): number => checks.reduce((all, check) => all + count(check), 0);
  return {
    rows: sum(({ rows }) => rows),
    good: sum(({ good }) => good),
    problems: [...problems.values()].toSorted((a, b) => b.count - a.count),
    eitherDates: either[0] ? { ...either[0], count: either.reduce((all, { count }) => all + count, 0) } : null,
    shownOrders: [...shown.values()],
  };
}
