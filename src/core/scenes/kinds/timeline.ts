import { edtfWords } from '../../../model/edtf.ts';
import type { Box, Frame, ShapeBox } from '../../../model/scene.ts';
import type { TimelineEvent } from '../../../model/slidePlan.ts';
import { type Context, contentFrame, factIdsOf, type LayOut, listPage, type Page } from '../context.ts';
import { fitBody, plainDraft, statementDraft } from '../statements.ts';
import { BODY_FLOOR_PT, type Draft, paragraphOf } from '../text/draft.ts';
import type { Block } from '../text/fitList.ts';
import { axisBoxes, BAND_IN, lineBox } from './timelineShapes.ts';
import { dayNumber, timeScale } from './timeScale.ts';

const MOST_EVENTS = 8;
/** Up to so many events all labels stand below the axis, in wide columns. */
const MOST_BELOW = 4;
const ZONE_IN = 0.42;
const DOT_IN = 0.15;
const SPAN_IN = 0.09;
const COLUMN_GAP_IN = 0.3;
/** Labels are no wider than this where they have room, so that they can stand near their places. */
const WIDEST_LABEL_IN = 3.2;
const LABEL_INSET_IN = 0.12;
const SIZES_PT = [18, 16, BODY_FLOOR_PT] as const;
/** A longer span is a bar, a shorter one a dot. */
const DOT_DAYS = 31;

interface Label {
  readonly event: TimelineEvent;
  readonly drafts: readonly Draft[];
  readonly side: 'above' | 'below';
}

/** "April 2022" or, where the source does not state it, "April 2022 (inferred)". */
function dateWords(event: TimelineEvent): string {
  const words = edtfWords(event.date);
  return event.inferred ? `${words} (inferred)` : words;
}

function labelDrafts(event: TimelineEvent, context: Context): Draft[] {
  return [
    plainDraft(dateWords(event), { bold: true, colour: 'accent' }),
    statementDraft(event.statement, context, { gapEm: 0.1 }),
  ];
}

interface Geometry {
  readonly axisYIn: number;
  readonly columnIn: number;
  readonly labelIn: number;
  /** Heights for labels above and below. */
  readonly aboveIn: number;
  readonly belowIn: number;
}

function geometryFor(count: number, area: Frame): Geometry {
  const below = count <= MOST_BELOW;
  const perSide = below ? count : Math.ceil(count / 2);
  const columnIn = Math.min(WIDEST_LABEL_IN, (area.wIn - (perSide - 1) * COLUMN_GAP_IN) / perSide);
  const sideIn = (area.hIn - BAND_IN) / 2 - ZONE_IN;
  const axisYIn = below ? area.yIn + 0.25 : area.yIn + sideIn + ZONE_IN;
  const belowIn = area.yIn + area.hIn - axisYIn - BAND_IN - ZONE_IN;
  return { axisYIn, columnIn, labelIn: columnIn - LABEL_INSET_IN, aboveIn: below ? 0 : sideIn, belowIn };
}

function labelsOf(events: readonly TimelineEvent[], context: Context): Label[] {
  return events.map((event, i) => ({
    event,
    drafts: labelDrafts(event, context),
    side: events.length > MOST_BELOW && i % 2 === 0 ? 'above' : 'below',
  }));
}

function heightOf(label: Label, sizePt: number, geometry: Geometry, context: Context): number {
  return context.ruler.stackHeightIn(label.drafts, sizePt, geometry.labelIn, 0.1);
}

/** The largest size at which every label has room, if possible with its date on one line; or null. */
function sizeFor(labels: readonly Label[], geometry: Geometry, context: Context): number | null {
  const fits = (sizePt: number): boolean =>
    labels.every(
      (label) =>
        heightOf(label, sizePt, geometry, context) <= (label.side === 'above' ? geometry.aboveIn : geometry.belowIn),
    );
  const dateOnOneLine = (sizePt: number): boolean =>
    labels.every(({ drafts: [date] }) => !date || context.ruler.lines(date, sizePt, geometry.labelIn) === 1);
  return SIZES_PT.find((sizePt) => fits(sizePt) && dateOnOneLine(sizePt)) ?? SIZES_PT.find(fits) ?? null;
}

/**
 * Left edges of the labels of one side, in order: each as near to its place on the axis as the others leave room for.
 */
function columnsFor(placesIn: readonly number[], columnIn: number, area: Frame): number[] {
  const step = columnIn + COLUMN_GAP_IN;
  const edges: number[] = [];
  for (const place of placesIn) edges.push(Math.max(place, area.xIn, (edges.at(-1) ?? -step) + step));
  let limit = area.xIn + area.wIn - columnIn;
  for (let i = edges.length - 1; i >= 0; i--) {
    edges[i] = Math.min(edges[i] as number, limit);
    limit = (edges[i] as number) - step;
  }
  return edges;
}

/** The dot or bar of one event on its edge of the axis, its leader and its label. */
function eventBoxes(
  label: Label,
  xIn: number,
  index: number,
  sizePt: number,
  geometry: Geometry,
  xOf: (day: number) => number,
  context: Context,
): { place: Box[]; text: Box } {
  const above = label.side === 'above';
  const edgeY = above ? geometry.axisYIn : geometry.axisYIn + BAND_IN;
  const first = dayNumber(label.event.first);
  const end = dayNumber(label.event.last) + 1;
  const isSpan = end - first > DOT_DAYS;
  const middleX = (xOf(first) + xOf(end)) / 2;
  const mark: ShapeBox = {
    type: 'shape',
    name: `Event ${index + 1}`,
    shape: isSpan ? 'rect' : 'ellipse',
    frame: isSpan
      ? { xIn: xOf(first), yIn: edgeY - SPAN_IN / 2, wIn: Math.max(SPAN_IN, xOf(end) - xOf(first)), hIn: SPAN_IN }
      : { xIn: middleX - DOT_IN / 2, yIn: edgeY - DOT_IN / 2, wIn: DOT_IN, hIn: DOT_IN },
    fill: 'accent',
    altText: dateWords(label.event),
  };
  const hIn = heightOf(label, sizePt, geometry, context);
  const zoneY = above ? geometry.axisYIn - ZONE_IN : geometry.axisYIn + BAND_IN + ZONE_IN;
  const leader = lineBox(`Leader ${index + 1}`, { x: middleX, y: edgeY }, { x: xIn, y: zoneY });
  const rule = lineBox(`Rule ${index + 1}`, { x: xIn, y: zoneY }, { x: xIn, y: above ? zoneY - hIn : zoneY + hIn });
  return {
    place: [mark, leader, rule],
    text: {
      type: 'text',
      name: `Event label ${index + 1}`,
      placeholder: null,
      frame: { xIn: xIn + LABEL_INSET_IN, yIn: above ? zoneY - hIn : zoneY, wIn: geometry.labelIn, hIn },
      paragraphs: label.drafts.map((draft, i) => paragraphOf(draft, sizePt, 0.1, i === 0)),
      anchor: above ? 'bottom' : 'top',
      insetIn: { x: 0, y: 0 },
    },
  };
}

/** With labels on one side only, the axis and what hangs from it stand a little above the middle of their area. */
function placed(geometry: Geometry, labels: readonly Label[], sizePt: number, context: Context): Geometry {
  if (labels.some((label) => label.side === 'above')) return geometry;
  const tallest = Math.max(...labels.map((label) => heightOf(label, sizePt, geometry, context)));
  const spareIn = geometry.belowIn - tallest;
  const dropIn = Math.max(0, (spareIn * 2) / 5);
  return { ...geometry, axisYIn: geometry.axisYIn + dropIn, belowIn: geometry.belowIn - dropIn };
}

/** One slide of a timeline, or null where its labels have no room at the floor. */
function drawPage(events: readonly TimelineEvent[], context: Context): Page | null {
  const area = contentFrame(context.design);
  const roomy = geometryFor(events.length, area);
  const labels = labelsOf(events, context);
  const sizePt = sizeFor(labels, roomy, context);
  if (sizePt === null) return null;
  const geometry = placed(roomy, labels, sizePt, context);
  const scale = timeScale(
    Math.min(...events.map((e) => dayNumber(e.first))),
    Math.max(...events.map((e) => dayNumber(e.last))),
    12,
  );
  const xOf = (day: number): number => area.xIn + (area.wIn * (day - scale.first)) / (scale.last - scale.first);
  const middleOf = ({ event }: Label): number => (xOf(dayNumber(event.first)) + xOf(dayNumber(event.last) + 1)) / 2;
  const columnsOf = (side: Label['side']): Map<Label, number> => {
    const onSide = labels.filter((label) => label.side === side);
    const edges = columnsFor(onSide.map(middleOf), geometry.columnIn, area);
    return new Map(onSide.map((label, i) => [label, edges[i] as number]));
  };
  const columns = new Map([...columnsOf('above'), ...columnsOf('below')]);
  const drawn = labels.map((label, i) =>
    eventBoxes(label, columns.get(label) ?? area.xIn, i, sizePt, geometry, xOf, context),
  );
  return {
    layout: 'title-only',
    boxes: [
      ...axisBoxes(scale, xOf, geometry.axisYIn, area, context),
      ...drawn.flatMap((event) => event.place),
      ...drawn.map((event) => event.text),
    ],
    factIds: factIdsOf(labels.flatMap((label) => label.drafts)),
  };
}

/** Events that no timeline has room for, as a list under their dates. */
function asList(events: readonly TimelineEvent[], context: Context): Page[] {
  const blocks = events.map((event): Block => {
    const [date, statement] = labelDrafts(event, context) as [Draft, Draft];
    return [date, statement];
  });
  return fitBody(blocks, context).map((fitted) => listPage(fitted, 'content', contentFrame(context.design)));
}

/**
 * Events on an axis drawn to scale from native shapes: a dot for a day or a month, a bar for a longer span; labels in
 * columns below the axis, or by turns above and below, each joined to its place by a line that crosses no text. Each
 * slide has its own scale. Events that do not fit go on to further slides.
 */
export const timeline: LayOut<'timeline'> = (slide, context) => {
  const dated = slide.events.filter((e) => Number.isFinite(dayNumber(e.first)) && Number.isFinite(dayNumber(e.last)));
  const undated = slide.events.filter((e) => !dated.includes(e));
  const events = [...dated].sort(
    (a, b) => dayNumber(a.first) + dayNumber(a.last) - dayNumber(b.first) - dayNumber(b.last),
  );
  const pages: Page[] = [];
  let at = 0;
  while (at < events.length) {
    const left = events.length - at;
    const slides = Math.ceil(left / MOST_EVENTS);
    let count = Math.ceil(left / slides);
    let page = drawPage(events.slice(at, at + count), context);
    while (page === null && count > 1) {
      count -= 1;
      page = drawPage(events.slice(at, at + count), context);
    }
    pages.push(...(page ? [page] : asList(events.slice(at, at + 1), context)));
    at += count;
  }
  return [...pages, ...(undated.length > 0 ? asList(undated, context) : [])];
};
