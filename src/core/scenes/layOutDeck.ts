import { assertNever } from '../../model/errors.ts';
import type { DeckScenes, LayoutName, PageFurniture, Scene, TextBox } from '../../model/scene.ts';
import { type PlannedSlide, type Statement, statementsOf } from '../../model/slidePlan.ts';
import { type Context, contentFrame, type DeckInput, listPage, type Page } from './context.ts';
import { furnitureOf, kickerFrame } from './furniture.ts';
import { agenda } from './kinds/agenda.ts';
import { chart } from './kinds/chart.ts';
import { comparison } from './kinds/comparison.ts';
import { facts } from './kinds/facts.ts';
import { gaps } from './kinds/gaps.ts';
import { keyJudgements } from './kinds/keyJudgements.ts';
import { quote } from './kinds/quote.ts';
import { section } from './kinds/section.ts';
import { sourceSummary } from './kinds/sourceSummary.ts';
import { sources } from './kinds/sources.ts';
import { table } from './kinds/table.ts';
import { timeline } from './kinds/timeline.ts';
import { titleSlide } from './kinds/titleSlide.ts';
import { notesOf } from './notes.ts';
import { sectionsOf } from './sections.ts';
import { fitBody } from './statements.ts';
import { slideText } from './text/clean.ts';
import { type Draft, Ruler } from './text/draft.ts';
import { continuedTitle, counterText, type Title, titleBox, titleOf } from './titles.ts';

const KICKER_PT = 12;

/** The layout that a kind's title stands on; a page may take `content` or `title-only`, whose titles are the same. */
function titleLayout(slide: PlannedSlide): LayoutName {
  return slide.kind === 'title' || slide.kind === 'section' ? slide.kind : 'content';
}

function pagesOf(slide: PlannedSlide, context: Context, lead: readonly Draft[]): Page[] {
  switch (slide.kind) {
    case 'title':
      return titleSlide(slide, context, lead);
    case 'key-judgements':
      return keyJudgements(slide, context, lead);
    case 'agenda':
      return agenda(slide, context, lead);
    case 'section':
      return section(slide, context, lead);
    case 'facts':
      return facts(slide, context, lead);
    case 'quote':
      return quote(slide, context, lead);
    case 'timeline':
      return [...leadPages(lead, context), ...timeline(slide, context, [])];
    case 'chart':
      return [...leadPages(lead, context), ...chart(slide, context, [])];
    case 'table':
      return [...leadPages(lead, context), ...table(slide, context, [])];
    case 'comparison':
      return [...leadPages(lead, context), ...comparison(slide, context, [])];
    case 'gaps':
      return gaps(slide, context, lead);
    case 'source-summary':
      return sourceSummary(slide, context, lead);
    case 'sources':
      return sources(slide, context, lead);
    default:
      return assertNever(slide, 'slide kind');
  }
}

/** A title stands above its text in size as well; only the smallest titles, which are bold, share the size of their text. */
function sizesBelow(title: Title, context: Context): readonly number[] {
  const smallestTitle = Math.min(...context.design.titleSizesPt);
  return context.design.bodySizesPt.filter((sizePt) => sizePt < title.sizePt - 2 || sizePt <= smallestTitle);
}

/** A heading that is too long for a title, before a kind that has no list of its own to put it in. */
function leadPages(lead: readonly Draft[], context: Context): Page[] {
  const frame = contentFrame(context.design);
  return fitBody(
    lead.map((draft) => [draft]),
    context,
  ).map((fitted) => listPage(fitted, 'content', frame));
}

/** The name of the section above the title; on the section's own slide, its place among them. Null outside sections. */
function kickerOf(slide: PlannedSlide, context: Context, furniture: PageFurniture): TextBox | null {
  if (slide.theme === null) return null;
  const place = context.sectionOrder.indexOf(slide.theme) + 1;
  const name = slideText(context.themeNames.get(slide.theme) ?? '');
  const text = slide.kind === 'section' ? `Section ${place} of ${context.sectionOrder.length}` : name;
  const frame = kickerFrame(furniture);
  if (text === '' || context.ruler.widthIn(text, KICKER_PT, { bold: true }) > frame.wIn) return null;
  return {
    type: 'text',
    name: 'Section',
    placeholder: null,
    frame,
    paragraphs: [{ runs: [{ text, bold: true, colour: 'accent' }], sizePt: KICKER_PT }],
    anchor: 'middle',
    insetIn: { x: 0, y: 0 },
  };
}

function distinctStatements(slide: PlannedSlide): ReadonlyMap<string, Statement> {
  const held = new Map<string, Statement>();
  for (const statement of statementsOf(slide)) if (!held.has(statement.factId)) held.set(statement.factId, statement);
  return held;
}

function sceneOf(
  slide: PlannedSlide,
  page: Page,
  title: Title,
  place: { index: number; count: number },
  kicker: TextBox | null,
  statements: ReadonlyMap<string, Statement>,
  context: Context,
): Scene {
  const counter = counterText(place.index, place.count);
  const inTitle = title.draft.factId === undefined ? [] : [title.draft.factId];
  const factIds = [...new Set([...inTitle, ...page.factIds])];
  const noted = factIds.flatMap((id) => statements.get(id) ?? []);
  return {
    id: place.index === 0 ? slide.id : `${slide.id}~${place.index + 1}`,
    plannedSlideId: slide.id,
    kind: slide.kind,
    theme: slide.theme,
    title: `${title.text}${counter}`,
    layout: page.layout,
    boxes: [titleBox(title, page.layout, counter, context), ...(kicker ? [kicker] : []), ...page.boxes],
    notes: notesOf(noted, context),
    factIds,
    sourceIds: page.sourceIds ?? [],
  };
}

/**
 * Slide plan → scenes: every planned slide measured with the metrics of the design's font and laid out on as many slides
 * as it takes. Text steps down the design's sizes to a floor of 14 pt (10 pt for sources), then goes on to a further
 * slide; nothing is cut. Pure: the same input gives the same scenes.
 */
export function layOutDeck(input: DeckInput): DeckScenes {
  const { plan, cited, design, themes } = input;
  const ruler = new Ruler(design, input.metrics);
  const furniture = furnitureOf(input, ruler);
  const context: Context = {
    ...input,
    ruler,
    sourceOfLabel: new Map(cited.entries.flatMap((e) => (e.label === null ? [] : [[e.label, e.sourceId] as const]))),
    themeNames: new Map(themes.map((theme) => [theme.slug, theme.name])),
    bodySizesPt: design.bodySizesPt,
    sectionOrder: [...new Set(plan.slides.flatMap((slide) => (slide.theme === null ? [] : [slide.theme])))],
  };
  const scenes = plan.slides.flatMap((slide) => {
    const title = titleOf(slide, titleLayout(slide), context);
    const found = pagesOf(slide, { ...context, bodySizesPt: sizesBelow(title, context) }, title.lead);
    const pages = found.length > 0 ? found : [{ layout: 'title-only', boxes: [], factIds: [] } satisfies Page];
    const kicker = kickerOf(slide, context, furniture);
    const statements = distinctStatements(slide);
    const continued = continuedTitle(slide, title, titleLayout(slide), context);
    return pages.map((page, index) =>
      sceneOf(
        slide,
        page,
        index === 0 ? title : continued,
        { index, count: pages.length },
        kicker,
        statements,
        context,
      ),
    );
  });
  return {
    title: slideText(plan.title),
    asOf: plan.asOf,
    design,
    furniture,
    scenes,
    language: input.language,
    sections: sectionsOf(scenes, context.themeNames),
  };
}
