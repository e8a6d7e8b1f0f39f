import type { MarkingScheme } from '../../model/scales.ts';
import type { Box, Design, Frame, LayoutName } from '../../model/scene.ts';
import type { CitedSources, EvidenceNote, PlannedSlide, SlideKind, SlidePlan } from '../../model/slidePlan.ts';
import type { Theme } from '../../model/theme.ts';
import type { Draft, Ruler } from './text/draft.ts';
import type { FittedPage } from './text/fitList.ts';
import type { FontMetrics } from './text/fontMetrics.ts';

/** Everything a deck is laid out from. */
export interface DeckInput {
  readonly plan: SlidePlan;
  readonly cited: CitedSources;
  /** By fact id. */
  readonly evidence: ReadonlyMap<string, readonly EvidenceNote[]>;
  /** Ids of the facts that were dated by a date of their source that is another one now: their notes say so. */
  readonly redated?: ReadonlySet<string>;
  /** By source id. */
  readonly sourceNames: ReadonlyMap<string, string>;
  readonly design: Design;
  readonly scheme: MarkingScheme;
  readonly themes: readonly Theme[];
  /** Leaves out the notes. */
  readonly handout: boolean;
  /** BCP 47. */
  readonly language: string;
  readonly metrics: FontMetrics;
}

/** What the layout functions of the slide kinds share. */
export interface Context extends DeckInput {
  readonly ruler: Ruler;
  /** Source of each label (`[3]`) of a numeric style. */
  readonly sourceOfLabel: ReadonlyMap<string, string>;
  readonly themeNames: ReadonlyMap<string, string>;
  /** Slugs of the sections in the order of the deck. */
  readonly sectionOrder: readonly string[];
  /** The design's sizes of body text that go with the title of the slide, the largest first. */
  readonly bodySizesPt: readonly number[];
}

/** One slide's worth of a planned slide, below its title. */
export interface Page {
  readonly layout: LayoutName;
  readonly boxes: readonly Box[];
  /** Facts whose statements stand in the boxes, in reading order. */
  readonly factIds: readonly string[];
  readonly sourceIds?: readonly string[];
}

export type PlannedOf<K extends SlideKind> = Extract<PlannedSlide, { readonly kind: K }>;

/**
 * Lays out one kind of slide below its title. `lead` holds a heading that is too long for the title, for kinds that
 * show it at the head of their own list; it is empty for all others.
 */
export type LayOut<K extends SlideKind> = (slide: PlannedOf<K>, context: Context, lead: readonly Draft[]) => Page[];

export const BODY_BOX = 'Body';

/** The area of a slide below its title, in which kinds without a list draw. */
export function contentFrame(design: Design): Frame {
  const body = design.layouts.content.body;
  if (body === null) throw new Error(`The design ${design.name} has no body frame on its content layout.`);
  return body;
}

/** Facts of drafts, each once, in order. */
export function factIdsOf(drafts: readonly Draft[]): string[] {
  return [...new Set(drafts.flatMap((draft) => (draft.factId === undefined ? [] : [draft.factId])))];
}

/** A page whose body placeholder holds a fitted list. */
export function listPage(fitted: FittedPage, layout: LayoutName, frame: Frame): Page {
  return {
    layout,
    boxes: [
      {
        type: 'text',
        name: BODY_BOX,
        placeholder: 'body',
        frame,
        paragraphs: fitted.paragraphs,
        anchor: 'top',
        insetIn: { x: 0, y: 0 },
      },
    ],
    factIds: factIdsOf(fitted.drafts),
    sourceIds: [...new Set(fitted.drafts.flatMap((d) => (d.sourceId === undefined ? [] : [d.sourceId])))],
  };
}
