import { CELL_INSET_IN, type Paragraph, type Run, type TableBox } from '../../../model/scene.ts';
import type { Statement } from '../../../model/slidePlan.ts';
import { type Context, contentFrame, type LayOut, listPage, type Page } from '../context.ts';
import { fitBody, labelRuns, markRuns, markTail } from '../statements.ts';
import { slideText } from '../text/clean.ts';
import { BODY_FLOOR_PT, type Draft, paragraphOf } from '../text/draft.ts';
import { columnWidthsIn } from './tableColumns.ts';

/** Rows of a short table stand this high, for air; those of a long one no lower than the other. */
const AIRY_ROW_IN = 0.52;
const LEAST_ROW_IN = 0.42;
/** A short table takes no more than this share of its area. */
const AIRY_SHARE = 0.85;
const NUMBER = /^[\s\p{Sc}<>~≈+\u2212-]*\d[\d\s.,]*(\s?(%|bn|m|k|\p{Lu}{3}))*$/u;

/** What a table shows: rows of cells, each row with the statement that it is from. */
export interface TableContent {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly statement: Statement }[];
}

interface Row {
  readonly cells: readonly Draft[];
  readonly factId: string | null;
}

function rowOf(
  cells: readonly string[],
  columns: number,
  statement: Statement,
  numbers: readonly boolean[],
  context: Context,
): Row {
  const { factId } = statement;
  // A cell that calls the value projected needs no label that says so again.
  const isTold = (label: string): boolean =>
    /^project/i.test(label) && cells.some((cell) => /\bprojected\b/i.test(cell));
  const labels = statement.labels.filter((label) => !isTold(label));
  const drafts = Array.from({ length: columns }, (_, i): Draft => {
    const align = numbers[i] ? ({ align: 'right' } as const) : {};
    const lead: Run[] = i === 0 ? labelRuns({ ...statement, labels }) : [];
    return { lead, body: [{ text: slideText(cells[i] ?? '') }], tail: [], factId, ...align };
  });
  const mark = markRuns(statement, context).map(({ superscript: _, ...run }): Run => run);
  return { cells: [...drafts, { lead: [], body: [], tail: mark, factId }], factId };
}

function headerOf(columns: readonly string[], numbers: readonly boolean[]): Row {
  const cells = [...columns, 'Source'].map(
    (name, i): Draft => ({
      lead: [],
      body: [{ text: slideText(name), bold: true }],
      tail: [],
      ...(numbers[i] ? { align: 'right' as const } : {}),
    }),
  );
  return { cells, factId: null };
}

/** Lays out a table over as many slides as it takes, its header on each. Null where a row is taller than a slide. */
function tablePages(content: TableContent, sizePt: number, context: Context): Page[] | null {
  const area = contentFrame(context.design);
  const { ruler } = context;
  const columns = content.columns.length;
  const numbers = content.columns.map((_, i) => content.rows.every((row) => NUMBER.test(row.cells[i] ?? '')));
  const header = headerOf(content.columns, numbers);
  const rows = content.rows.map((row) => rowOf(row.cells, columns, row.statement, numbers, context));
  const widths = columnWidthsIn(
    [header, ...rows].map((row) => row.cells),
    sizePt,
    area.wIn,
    ruler,
  );
  if (widths === null) return null;

  const leastIn = Math.min(AIRY_ROW_IN, Math.max(LEAST_ROW_IN, (area.hIn * AIRY_SHARE) / (rows.length + 1)));
  const heightOf = (row: Row): number =>
    Math.max(
      leastIn,
      ...row.cells.map(
        (cell, i) => ruler.heightIn(cell, sizePt, (widths[i] ?? 1) - 2 * CELL_INSET_IN.x) + 2 * CELL_INSET_IN.y + 0.02,
      ),
    );
  const headerIn = heightOf(header);
  const heights = rows.map(heightOf);
  if (heights.some((height) => headerIn + height > area.hIn)) return null;

  const pages: { rows: Row[]; heights: number[] }[] = [];
  let used = Number.POSITIVE_INFINITY;
  const total = heights.reduce((sum, height) => sum + height, 0);
  const room = area.hIn - headerIn;
  const wanted = total / Math.max(1, Math.ceil(total / (room * 0.97)));
  rows.forEach((row, i) => {
    const height = heights[i] ?? LEAST_ROW_IN;
    if (used + height > room || used >= wanted) {
      pages.push({ rows: [], heights: [] });
      used = 0;
    }
    pages.at(-1)?.rows.push(row);
    pages.at(-1)?.heights.push(height);
    used += height;
  });
  return pages.map((page) =>
    pageOf([header, ...page.rows], [headerIn, ...page.heights], widths, sizePt, content, context),
  );
}

function pageOf(
  rows: readonly Row[],
  heights: readonly number[],
  widths: readonly number[],
  sizePt: number,
  content: TableContent,
  context: Context,
): Page {
  const area = contentFrame(context.design);
  const cell = (draft: Draft): { paragraphs: Paragraph[] } => ({ paragraphs: [paragraphOf(draft, sizePt, 0, true)] });
  const box: TableBox = {
    type: 'table',
    name: 'Table',
    altText: `Table of ${rows.length - 1} ${rows.length === 2 ? 'row' : 'rows'}: ${content.columns.map(slideText).join(', ')}, source.`,
    frame: { ...area, hIn: heights.reduce((sum, height) => sum + height, 0) },
    columnWidthsIn: widths,
    rowHeightsIn: heights,
    rows: rows.map((row) => row.cells.map(cell)),
  };
  const factIds = rows.flatMap((row) => (row.factId === null ? [] : [row.factId]));
  return { layout: 'title-only', boxes: [box], factIds: [...new Set(factIds)] };
}

/** Rows as a list, for what no table can hold: "Column: value; …" with the mark. */
function asList(content: TableContent, context: Context): Draft[] {
  return content.rows.map((row): Draft => {
    const told = row.cells.map((cell, i) => `${slideText(content.columns[i] ?? '')}: ${slideText(cell)}`).join('; ');
    return {
      lead: labelRuns(row.statement),
      body: [{ text: told }],
      tail: markTail(row.statement, context),
      factId: row.statement.factId,
      bullet: true,
    };
  });
}

/** A native table at 20 to 14 pt: the largest size that takes one slide, else 14 pt over several. */
export function layOutTable(content: TableContent, context: Context): Page[] {
  const frame = contentFrame(context.design);
  if (content.rows.length === 0) return [{ layout: 'title-only', boxes: [], factIds: [] }];
  const sizesPt = context.bodySizesPt.filter((size) => size <= 20);
  for (const sizePt of sizesPt) {
    const pages = tablePages(content, sizePt, context);
    if (pages?.length === 1 || (pages && sizePt === BODY_FLOOR_PT)) return pages;
  }
  const blocks = asList(content, context).map((draft) => [draft]);
  return fitBody(blocks, context).map((fitted) => listPage(fitted, 'content', frame));
}

export const table: LayOut<'table'> = (slide, context) => layOutTable(slide, context);
