import type { Box, Frame, TextBox } from '../../../model/scene.ts';
import type { Difference } from '../../../model/slidePlan.ts';
import { type Context, contentFrame, factIdsOf, type LayOut, listPage, type Page } from '../context.ts';
import { fitBody, plainDraft, statementDraft } from '../statements.ts';
import { type Draft, paragraphOf } from '../text/draft.ts';
import type { Block } from '../text/fitList.ts';

const RELATION_IN = 1.6;
const GUTTER_IN = 0.15;
const ROW_GAP_IN = 0.18;
const RELATION_PT = 16;
/** Rows of a short comparison stand this high, for air. */
const AIRY_ROW_IN = 1.1;
const INSET_IN = { x: 0.16, y: 0.08 } as const;

/** How the left statement stands to the right one, as words between the two; a plan puts the superseded one first. */
const RELATION_WORDS: Readonly<Record<Difference['kind'], string>> = {
  contradicts: 'contradicts',
  supersedes: 'superseded by',
  'true-at-different-dates': 'both true, at different dates',
  distinct: 'not to be confused with',
};

interface Row {
  readonly relation: Draft;
  readonly left: readonly Draft[];
  readonly right: readonly Draft[];
}

function rowOf(difference: Difference, context: Context): Row {
  const [first, ...others] = difference.statements.map((statement) => statementDraft(statement, context));
  const relation = plainDraft(RELATION_WORDS[difference.kind], { bold: true, colour: 'accent' }, { align: 'centre' });
  return { relation, left: first ? [first] : [], right: others };
}

function rowHeightIn(row: Row, sizePt: number, columnIn: number, context: Context): number {
  const inner = columnIn - 2 * INSET_IN.x;
  const height = (drafts: readonly Draft[]): number => context.ruler.stackHeightIn(drafts, sizePt, inner, 0.5);
  const relation = context.ruler.heightIn(row.relation, RELATION_PT, RELATION_IN);
  return Math.max(height(row.left) + 2 * INSET_IN.y, height(row.right) + 2 * INSET_IN.y, relation);
}

function panel(name: string, drafts: readonly Draft[], sizePt: number, frame: Frame): TextBox {
  return {
    type: 'text',
    name,
    placeholder: null,
    frame,
    paragraphs: drafts.map((draft, i) => paragraphOf(draft, sizePt, 0.5, i === 0)),
    anchor: 'middle',
    fill: 'background-soft',
    insetIn: INSET_IN,
  };
}

function drawPage(
  rows: readonly Row[],
  heights: readonly number[],
  sizePt: number,
  columnIn: number,
  area: Frame,
): Page {
  const boxes: Box[] = [];
  let yIn = area.yIn;
  rows.forEach((row, i) => {
    const hIn = heights[i] ?? 0;
    const middle: Frame = { xIn: area.xIn + columnIn + GUTTER_IN, yIn, wIn: RELATION_IN, hIn };
    const right: Frame = { xIn: middle.xIn + RELATION_IN + GUTTER_IN, yIn, wIn: columnIn, hIn };
    boxes.push(panel(`Statement ${i + 1}a`, row.left, sizePt, { xIn: area.xIn, yIn, wIn: columnIn, hIn }));
    boxes.push({
      type: 'text',
      name: `Relation ${i + 1}`,
      placeholder: null,
      frame: middle,
      paragraphs: [paragraphOf(row.relation, RELATION_PT, 0, true)],
      anchor: 'middle',
      insetIn: { x: 0, y: 0 },
    });
    boxes.push(panel(`Statement ${i + 1}b`, row.right, sizePt, right));
    yIn += hIn + ROW_GAP_IN;
  });
  const drafts = rows.flatMap((row) => [...row.left, ...row.right]);
  return { layout: 'title-only', boxes, factIds: factIdsOf(drafts) };
}

/** Rows of one size over pages; null where a row is taller than a slide. */
function pagesAt(rows: readonly Row[], sizePt: number, columnIn: number, area: Frame, context: Context): Page[] | null {
  const airyIn = Math.min(AIRY_ROW_IN, area.hIn / rows.length - ROW_GAP_IN);
  const heights = rows.map((row) => Math.max(airyIn, rowHeightIn(row, sizePt, columnIn, context)));
  if (heights.some((height) => height > area.hIn)) return null;
  const pages: Page[] = [];
  let from = 0;
  let used = 0;
  for (let i = 0; i <= rows.length; i++) {
    const height = heights[i] ?? Number.POSITIVE_INFINITY;
    if (i > from && used + ROW_GAP_IN + height > area.hIn) {
      pages.push(drawPage(rows.slice(from, i), heights.slice(from, i), sizePt, columnIn, area));
      from = i;
      used = 0;
    }
    used += (i > from ? ROW_GAP_IN : 0) + height;
  }
  return pages;
}

function asList(slide: Parameters<LayOut<'comparison'>>[0], context: Context): Page[] {
  const blocks = slide.differences.flatMap((difference): Block[] => {
    const { left, right, relation } = rowOf(difference, context);
    const words: Draft = { ...relation, align: 'left' };
    return [...left.map((draft) => [draft]), [words], ...right.map((draft) => [draft])];
  });
  return fitBody(blocks, context).map((fitted) => listPage(fitted, 'content', contentFrame(context.design)));
}

/** Statements that do not say the same, side by side, and between them how they stand to one another. */
export const comparison: LayOut<'comparison'> = (slide, context) => {
  const area = contentFrame(context.design);
  const columnIn = (area.wIn - RELATION_IN - 2 * GUTTER_IN) / 2;
  const rows = slide.differences.map((difference) => rowOf(difference, context));
  if (rows.length === 0) return [{ layout: 'title-only', boxes: [], factIds: [] }];
  const sizesPt = context.bodySizesPt.filter((size) => size <= 20);
  const attempts = sizesPt.map((sizePt) => pagesAt(rows, sizePt, columnIn, area, context));
  const fewest = attempts.at(-1)?.length ?? 0;
  return attempts.find((pages) => pages !== null && pages.length <= fewest) ?? asList(slide, context);
};
