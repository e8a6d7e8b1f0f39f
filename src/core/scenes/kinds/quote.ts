import { contentFrame, type LayOut, listPage, type Page } from '../context.ts';
import { fitBody, markTail, statementDraft } from '../statements.ts';
import { slideText } from '../text/clean.ts';
import type { Draft } from '../text/draft.ts';
import { type Block, fitList } from '../text/fitList.ts';

const BAR_IN = { width: 0.07, gap: 0.3 } as const;
const NARROW_IN = 0.9;
const QUOTE_SIZES_PT = [28, 24, 20, 18] as const;
const SAID_SIZES_PT = [18, 16] as const;

/**
 * The exact words of the source, large; who said them and in which source; and the statement that they stand behind, unless that
 * is the slide's title. The quote and its attribution carry the mark of the statement.
 */
export const quote: LayOut<'quote'> = (slide, context, lead) => {
  const { statement } = slide;
  const frame = contentFrame(context.design);
  const source = context.sourceNames.get(statement.citations[0]?.sourceId ?? '') ?? 'Untitled source';
  const words: Draft = {
    lead: [],
    body: [{ text: `\u201c${slideText(slide.quote)}\u201d` }],
    tail: [],
  };
  const inner = { ...frame, xIn: frame.xIn + BAR_IN.width + BAR_IN.gap, wIn: frame.wIn - BAR_IN.gap - NARROW_IN };
  // The next smaller step, where it spares a last line of a word or two.
  const spared = <T extends number>(draft: Draft, [large, smaller]: readonly [T, T, ...T[]]): T =>
    context.ruler.endsInWidow(draft, large, inner.wIn) && !context.ruler.endsInWidow(draft, smaller, inner.wIn)
      ? smaller
      : large;
  const attribution: Draft = {
    lead: [],
    body: [
      {
        text: `\u2014 ${slideText(slide.speaker === null ? source : `${slide.speaker}, in ${source}`)}`,
        colour: 'text-soft',
      },
    ],
    tail: markTail(statement, context),
    gapEm: 0.5,
  };
  const said: Draft = { ...attribution, sizePt: spared(attribution, SAID_SIZES_PT) };
  // The heading may be the statement itself: it then stands in the title, or in `lead` where the title is too short for it.
  const inHeading = slide.headingStatement?.factId === statement.factId;
  const behind: Block[] = inHeading
    ? lead.map((draft) => [draft])
    : [[statementDraft(statement, context, { sizePt: 18 })]];
  const before = inHeading ? [] : lead;
  const largestPt = spared(words, QUOTE_SIZES_PT);
  const sizesPt = QUOTE_SIZES_PT.filter((size) => size <= largestPt);
  const options = { widthIn: inner.wIn, heightIn: frame.hIn, sizesPt, gapEm: [1.2, 1.2] as const };
  const [page, ...rest] = fitList([[words, said], ...behind], options, context.ruler);
  // Words that need more than one slide are set as a list, which splits them without a loss.
  if (page === undefined || rest.length > 0 || before.length > 0)
    return asList([...before, words, said], behind, context, frame);

  // A quote stands a little above the middle of its area, as on a page of its own.
  const dropIn = Math.max(0, (frame.hIn - page.heightIn) / 4);
  const placed = { ...inner, yIn: inner.yIn + dropIn, hIn: inner.hIn - dropIn };
  const quoteIn = context.ruler.heightIn(words, page.sizePt, inner.wIn);
  const listed = listPage(page, 'content', placed);
  const bar: Page['boxes'][number] = {
    type: 'shape',
    name: 'Quote bar',
    shape: 'rect',
    frame: { xIn: frame.xIn, yIn: placed.yIn, wIn: BAR_IN.width, hIn: quoteIn },
    fill: 'accent',
    altText: null,
  };
  return [{ ...listed, boxes: [bar, ...listed.boxes], factIds: [statement.factId] }];
};

function asList(
  head: readonly Draft[],
  behind: readonly Block[],
  context: Parameters<LayOut<'quote'>>[1],
  frame: ReturnType<typeof contentFrame>,
): Page[] {
  const blocks: Block[] = [...head.map((draft) => [draft]), ...behind];
  return fitBody(blocks, context).map((fitted) => listPage(fitted, 'content', frame));
}
