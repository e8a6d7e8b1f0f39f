import { edtfWords, isEdtf } from '../../../model/edtf.ts';
import type { ChartBox, Frame, TextBox } from '../../../model/scene.ts';
import type { ChartPoint, Statement } from '../../../model/slidePlan.ts';
import {
  BODY_BOX,
  type Context,
  contentFrame,
  factIdsOf,
  type LayOut,
  listPage,
  type Page,
  type PlannedOf,
} from '../context.ts';
import { bulletBlocks, fitBody, markRuns } from '../statements.ts';
import { slideText } from '../text/clean.ts';
import { type Draft, paragraphOf } from '../text/draft.ts';
import { type Block, type FittedPage, fitList } from '../text/fitList.ts';
import { plotOf } from './chartPlot.ts';
import { layOutTable } from './table.ts';

const CHART_WIDTH_IN = 7.5;
const GUTTER_IN = 0.4;
const NOTE_GAP_IN = 0.1;
const CHART_TEXT_PT = 14;
const DENSE_TEXT_PT = 12;
/** More points than these are set over several charts. */
const MOST_POINTS = { column: 12, bar: 14 } as const;
const DENSE_POINTS = 8;
/** A chart whose metric and marks need more room than this below it is a table. */
const HIGHEST_LINE_IN = 1;
/** Longer names of categories are not for an axis. */
const LONGEST_LABEL_IN = 4;

/** The number as its label shows it: at most four decimals, thousands in groups, a true minus sign. */
export function shownNumber(value: number): string {
  const rounded = Math.round(value * 10_000) / 10_000;
  const [whole = '0', decimals] = String(Math.abs(rounded)).split('.');
  const grouped = whole.length > 4 && !whole.includes('e') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${rounded < 0 ? '\u2212' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

function pointLabel(point: ChartPoint): string {
  const label = slideText(point.label);
  return point.projection && !/project/i.test(label) ? `${label} (projected)` : label;
}

function chartBox(slide: PlannedOf<'chart'>, points: readonly ChartPoint[], frame: Frame, context: Context): ChartBox {
  const metric = slideText(slide.metric);
  const unit = slideText(slide.unit);
  const sizePt = points.length > DENSE_POINTS ? DENSE_TEXT_PT : CHART_TEXT_PT;
  const told = points.map((p) => `${pointLabel(p)}: ${shownNumber(p.value)} ${unit}`.trim()).join('; ');
  const shareIn = (frame.wIn - 0.8) / points.length;
  const tooWide = points.some((p) => longestPieceIn(pointLabel(p), sizePt, context) > shareIn * 0.95);
  const chart: Omit<ChartBox, 'plotIn'> = {
    type: 'chart',
    name: 'Chart',
    frame,
    form: slide.form === 'column' && tooWide ? 'bar' : slide.form,
    altText: `${metric}${unit === '' ? '' : `, ${unit}`}. ${told}.`,
    seriesName: metric === '' ? 'Value' : metric,
    unit,
    sizePt,
    points: points.map((point) => ({
      label: pointLabel(point),
      value: point.value,
      shown: shownNumber(point.value),
      projection: point.projection,
      factId: point.statement.factId,
    })),
  };
  return { ...chart, plotIn: plotOf(chart, context.ruler) };
}

function longestPieceIn(label: string, sizePt: number, context: Context): number {
  return Math.max(0, ...label.split(' ').map((piece) => context.ruler.widthIn(piece, sizePt)));
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** "Market size, USD bn · 2025 – 2031 · Source: [2], [3]", with each mark linked. */
function sourceLine(slide: PlannedOf<'chart'>, statements: readonly Statement[], context: Context): Draft {
  const metric = capitalised(slideText(slide.metric));
  const period = slide.period === null ? '' : isEdtf(slide.period) ? edtfWords(slide.period) : slideText(slide.period);
  const what = [[metric, slideText(slide.unit)].filter((t) => t !== '').join(', '), period].filter((t) => t !== '');
  const told = new Set<string>();
  const marks = statements.flatMap((statement) => {
    const runs = markRuns(statement, context);
    const text = runs.map((run) => run.text).join('');
    if (told.has(text)) return [];
    told.add(text);
    return [{ text: ' ', colour: 'accent' as const }, ...runs.map(({ superscript: _, ...run }) => run)];
  });
  const label = told.size === 1 ? 'Source:' : 'Sources:';
  return {
    lead: [],
    body: [{ text: [...what, label].join(' \u00b7 '), colour: 'text-soft' }, ...marks],
    tail: [],
  };
}

/** The values in rows, where the names of the categories are too long for an axis, or that of the metric for the line below. */
function asTable(slide: PlannedOf<'chart'>, context: Context): Page[] {
  const value = [slide.metric, slide.unit].filter((text) => text !== '').join(', ');
  const rows = slide.points.map((p) => ({ cells: [pointLabel(p), shownNumber(p.value)], statement: p.statement }));
  return layOutTable({ columns: ['Category', value], rows }, context);
}

/** Each statement once, without one that the title already says in the same words. */
function distinctStatements(points: readonly ChartPoint[], title: Statement | undefined): Statement[] {
  const held = new Map(points.map((p) => [p.statement.factId, p.statement]));
  return [...held.values()].filter((statement) => statement.text !== title?.text);
}

/**
 * A native chart with its values at the data; below it metric, unit, period and source marks; beside it the statements
 * that its numbers come from. Statements that do not fit beside it follow as a list, and so do further points as charts.
 */
export const chart: LayOut<'chart'> = (slide, context, lead) => {
  const longest = Math.max(0, ...slide.points.map((p) => context.ruler.widthIn(pointLabel(p), DENSE_TEXT_PT)));
  const line = sourceLine(
    slide,
    slide.points.map((p) => p.statement),
    context,
  );
  const lineIn = context.ruler.heightIn(line, context.design.smallSizePt, CHART_WIDTH_IN);
  if (longest > LONGEST_LABEL_IN || lineIn > HIGHEST_LINE_IN || slide.points.length === 0)
    return asTable(slide, context);
  const most = MOST_POINTS[slide.form];
  const count = Math.max(1, Math.ceil(slide.points.length / most));
  const per = Math.ceil(slide.points.length / count);
  const inTitle = lead.length === 0 ? slide.headingStatement : undefined;
  const pages: Page[] = [];
  const overflow: Block[] = [];
  for (let i = 0; i < count; i++) {
    const points = slide.points.slice(i * per, (i + 1) * per);
    const blocks = [
      ...(i === 0 ? lead.map((draft) => [draft]) : []),
      ...bulletBlocks(distinctStatements(points, inTitle), context),
    ];
    const page = chartPage(slide, points, blocks, context);
    pages.push(page.page);
    overflow.push(...page.overflow);
  }
  const frame = contentFrame(context.design);
  return [...pages, ...fitBody(overflow, context).map((fitted) => listPage(fitted, 'content', frame))];
};

function chartPage(
  slide: PlannedOf<'chart'>,
  points: readonly ChartPoint[],
  blocks: readonly Block[],
  context: Context,
): { page: Page; overflow: readonly Block[] } {
  const { design, ruler } = context;
  const area = contentFrame(design);
  const chartWidthIn = blocks.length === 0 ? area.wIn : CHART_WIDTH_IN;
  const line = sourceLine(
    slide,
    points.map((p) => p.statement),
    context,
  );
  const lineIn = ruler.heightIn(line, design.smallSizePt, chartWidthIn);
  const chartIn = area.hIn - lineIn - NOTE_GAP_IN;
  const listFrame = { ...area, xIn: area.xIn + CHART_WIDTH_IN + GUTTER_IN, wIn: area.wIn - CHART_WIDTH_IN - GUTTER_IN };
  const sizesPt = context.bodySizesPt.filter((size) => size <= 18);
  const fitted = fitList(blocks, { widthIn: listFrame.wIn, heightIn: area.hIn, sizesPt }, ruler);
  const [beside, ...rest] = fitted;
  const fits = rest.length === 0;
  const listBox = beside && fits ? [bodyBox(beside, listFrame)] : [];
  const note: TextBox = {
    type: 'text',
    name: 'Chart source',
    placeholder: null,
    frame: { xIn: area.xIn, yIn: area.yIn + chartIn + NOTE_GAP_IN, wIn: chartWidthIn, hIn: lineIn },
    paragraphs: [paragraphOf(line, design.smallSizePt, 0, true)],
    anchor: 'top',
    insetIn: { x: 0, y: 0 },
  };
  const chartFrame = { xIn: area.xIn, yIn: area.yIn, wIn: fits ? chartWidthIn : area.wIn, hIn: chartIn };
  return {
    page: {
      layout: listBox.length > 0 ? 'content' : 'title-only',
      boxes: [chartBox(slide, points, chartFrame, context), note, ...listBox],
      factIds: fits && beside ? factIdsOf(beside.drafts) : [...new Set(points.map((p) => p.statement.factId))],
    },
    overflow: fits ? [] : blocks,
  };
}

function bodyBox(fitted: FittedPage, frame: Frame): TextBox {
  return {
    type: 'text',
    name: BODY_BOX,
    placeholder: 'body',
    frame,
    paragraphs: fitted.paragraphs,
    anchor: 'top',
    insetIn: { x: 0, y: 0 },
  };
}
