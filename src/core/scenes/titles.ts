import type { LayoutName, Run, TextBox } from '../../model/scene.ts';
import type { PlannedSlide, SlideKind } from '../../model/slidePlan.ts';
import type { Context } from './context.ts';
import { labelRuns, markTail, plainDraft, statementDraft } from './statements.ts';
import { slideText } from './text/clean.ts';
import { type Draft, draftOf, paragraphOf } from './text/draft.ts';

const KIND_NAMES: Readonly<Record<SlideKind, string>> = {
  title: 'Briefing',
  'key-judgements': 'Key judgements',
  agenda: 'Agenda',
  section: 'Section',
  facts: 'Facts',
  quote: 'In the words of the source',
  timeline: 'Timeline',
  chart: 'Chart',
  table: 'Table',
  comparison: 'Where sources differ',
  gaps: 'Gaps and caveats',
  'source-summary': 'Source summary',
  sources: 'Sources',
};

const MOST_LINES = 2;
/** Room is kept for the longest "(2 of 3)". */
const COUNTER_ROOM = ' (999 of 999)';

/** A slide's title, and its heading again as a paragraph where the title could not hold it. */
export interface Title {
  readonly draft: Draft;
  readonly text: string;
  readonly sizePt: number;
  /** Empty, or the whole heading for the slide's body. */
  readonly lead: readonly Draft[];
}

function sizesFor(layout: LayoutName, context: Context): number[] {
  const { layouts, titleSizesPt } = context.design;
  return [...new Set([layouts[layout].titleSizePt, ...titleSizesPt])].sort((a, b) => b - a);
}

function sizeThatFits(draft: Draft, layout: LayoutName, context: Context): number | null {
  const frame = context.design.layouts[layout].title;
  const roomy: Draft = { ...draft, tail: [...draft.tail, { text: COUNTER_ROOM, bold: true }] };
  const unmarked: Draft = { ...draft, tail: [] };
  const fits = (sizePt: number): boolean =>
    context.ruler.lines(unmarked, sizePt, frame.wIn) <= MOST_LINES &&
    context.ruler.heightIn(roomy, sizePt, frame.wIn) <= frame.hIn;
  // A mark or a word alone on the second line looks lost: such a title takes a smaller size where that helps.
  const markAlone = (sizePt: number): boolean =>
    context.ruler.lines(unmarked, sizePt, frame.wIn) < context.ruler.lines(draft, sizePt, frame.wIn);
  const widow = (sizePt: number): boolean => context.ruler.endsInWidow(unmarked, sizePt, frame.wIn);
  const sizes = sizesFor(layout, context).filter(fits);
  const whole = sizes.filter((sizePt) => !markAlone(sizePt));
  return whole.find((sizePt) => !widow(sizePt)) ?? whole[0] ?? sizes[0] ?? null;
}

/**
 * The title of a planned slide: its heading on at most two lines, at the largest of the design's sizes that holds it.
 * Where the heading is a statement, its mark may take one line more, if the frame has room. A heading that no size holds is never cut: the title then names the
 * kind of slide and its theme, and the whole heading leads the body.
 */
export function titleOf(slide: PlannedSlide, layout: LayoutName, context: Context): Title {
  const { headingStatement } = slide;
  const heading = slideText(slide.heading);
  // The title placeholder is bold, so every run in it is measured and set bold.
  const draft: Draft = headingStatement
    ? {
        lead: labelRuns(headingStatement),
        body: [{ text: heading, bold: true }],
        tail: markTail(headingStatement, context).map((run): Run => ({ ...run, bold: true })),
        factId: headingStatement.factId,
      }
    : draftOf([{ text: heading, bold: true }]);
  const sizePt = heading === '' ? null : sizeThatFits(draft, layout, context);
  if (sizePt !== null) return { draft, text: heading, sizePt, lead: [] };

  const text = shortTitle(slide, context);
  const short = draftOf([{ text, bold: true }]);
  const lead = headingStatement
    ? [statementDraft({ ...headingStatement, text: heading }, context, { look: { bold: true } })]
    : heading === ''
      ? []
      : [plainDraft(heading, { bold: true })];
  return { draft: short, text, sizePt: sizeThatFits(short, layout, context) ?? 20, lead };
}

function shortTitle(slide: PlannedSlide, context: Context): string {
  const kind = KIND_NAMES[slide.kind];
  const theme = slide.theme === null ? undefined : context.themeNames.get(slide.theme);
  return theme !== undefined && theme.length <= 60 ? `${theme}: ${kind.toLowerCase()}` : kind;
}

/**
 * The title of the slides after the first of one planned slide. A comparison's heading counts what all of them show: it
 * stands on the first and is not repeated.
 */
export function continuedTitle(slide: PlannedSlide, title: Title, layout: LayoutName, context: Context): Title {
  if (slide.kind !== 'comparison') return title;
  return { ...titleOf({ ...slide, heading: KIND_NAMES.comparison }, layout, context), sizePt: title.sizePt };
}

/** "(2 of 3)" after the title of a slide that goes on over several, else nothing. */
export function counterText(index: number, count: number): string {
  return count > 1 ? ` (${index + 1} of ${count})` : '';
}

/** The title as the box of the title placeholder. */
export function titleBox(title: Title, layout: LayoutName, counter: string, context: Context): TextBox {
  const counted: Run[] = counter === '' ? [] : [{ text: counter, bold: true, colour: 'text-soft' }];
  const draft: Draft = { ...title.draft, tail: [...title.draft.tail, ...counted] };
  const large = layout === 'title' || layout === 'section';
  return {
    type: 'text',
    name: 'Title',
    placeholder: 'title',
    frame: context.design.layouts[layout].title,
    paragraphs: [paragraphOf(draft, title.sizePt, 0, true)],
    anchor: large ? 'bottom' : 'top',
    insetIn: { x: 0, y: 0 },
  };
}
