import type { SlideKind } from './slidePlan.ts';

/** Lengths of a scene are inches, sizes of text are points. */
export interface Frame {
  readonly xIn: number;
  readonly yIn: number;
  readonly wIn: number;
  readonly hIn: number;
}

/** Hanging indent of a bulleted paragraph; each level stands one further in. Measuring and writing share it. */
export const BULLET_INDENT_IN = 0.25;

/** Space between the edges of a table cell and its text: PowerPoint's own. */
export const CELL_INSET_IN = { x: 0.1, y: 0.05 } as const;

/** Colours by their place in the design's theme, so that a deck can be restyled; `hex` only where a standard fixes it (TLP). */
export type Colour =
  | 'text'
  | 'background'
  | 'text-soft'
  | 'background-soft'
  | 'accent'
  | 'series-1'
  | 'series-2'
  | 'series-3'
  | 'series-4'
  | 'series-5'
  | 'series-6'
  | { readonly hex: string };

/** Where a run leads: a web address, or the sources slide that holds a source's entry. */
export type Link =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'source'; readonly sourceId: string };

/** A stretch of text of one look. `factId` and `mark` survive into the deck's record. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly superscript?: boolean;
  readonly colour?: Colour;
  /** Where it differs from its paragraph. */
  readonly sizePt?: number;
  readonly link?: Link;
  /** The run is a citation mark of the paragraph's statement. */
  readonly mark?: boolean;
}

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly sizePt: number;
  readonly align?: 'left' | 'centre' | 'right';
  readonly bullet?: boolean;
  /** 0 is the outermost. */
  readonly level?: number;
  readonly spaceBeforePt?: number;
  /** Hanging indent: the first line starts at 0, the others here, and a tab in the first line leads here too. */
  readonly hangingIn?: number;
  /** The statement that it carries. */
  readonly factId?: string;
}

interface BoxBase {
  /** Name of the shape in the deck's selection pane; unique on its slide. */
  readonly name: string;
  readonly frame: Frame;
}

export interface TextBox extends BoxBase {
  readonly type: 'text';
  /** A placeholder of the layout, or a free text box. */
  readonly placeholder: 'title' | 'body' | null;
  readonly paragraphs: readonly Paragraph[];
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly fill?: Colour;
  readonly line?: Colour;
  /** Space between the frame and the text: left and right, top and bottom. */
  readonly insetIn: { readonly x: number; readonly y: number };
}

export interface ChartBox extends BoxBase {
  readonly type: 'chart';
  readonly form: 'column' | 'bar';
  readonly altText: string;
  readonly seriesName: string;
  readonly unit: string;
  readonly sizePt: number;
  /** Where the bars stand, from the top left corner of the box. */
  readonly plotIn: Frame;
  readonly points: readonly {
    readonly label: string;
    readonly value: number;
    /** The number as its label shows it. */
    readonly shown: string;
    readonly projection: boolean;
    readonly factId: string;
  }[];
}

export interface TableBox extends BoxBase {
  readonly type: 'table';
  readonly altText: string;
  readonly columnWidthsIn: readonly number[];
  readonly rowHeightsIn: readonly number[];
  /** The first row is the header row. */
  readonly rows: readonly (readonly { readonly paragraphs: readonly Paragraph[] }[])[];
}

/** A native shape without text: lines and dots of timelines, rules, bars. */
export interface ShapeBox extends BoxBase {
  readonly type: 'shape';
  readonly shape: 'line' | 'rect' | 'ellipse';
  readonly fill?: Colour;
  readonly line?: Colour;
  readonly lineWidthPt?: number;
  /** A shape that says something has alt text; one that only decorates has none and is marked as decoration. */
  readonly altText: string | null;
  /** A line that runs from bottom left to top right. */
  readonly flipV?: boolean;
}

export type Box = TextBox | ChartBox | TableBox | ShapeBox;

/** The notes of one statement: what stands behind it, already in words. */
export interface NoteParagraph {
  readonly text: string;
  readonly factId: string | null;
}

/** One slide laid out: the same value is drawn by the preview and written to the deck. Boxes are in reading order. */
export interface Scene {
  readonly id: string;
  /** The planned slide that it shows, or continues. */
  readonly plannedSlideId: string;
  readonly kind: SlideKind;
  readonly theme: string | null;
  readonly title: string;
  readonly layout: LayoutName;
  readonly boxes: readonly Box[];
  readonly notes: readonly NoteParagraph[];
  /** Facts whose statements stand on the slide, in reading order, each once. */
  readonly factIds: readonly string[];
  /** Sources whose entries stand on the slide (sources slides only). */
  readonly sourceIds: readonly string[];
}

export const LAYOUTS = ['title', 'section', 'content', 'title-only'] as const;
export type LayoutName = (typeof LAYOUTS)[number];

/** The placeholders of one layout. */
export interface LayoutFrames {
  readonly title: Frame;
  /** Null where the layout has no body placeholder. */
  readonly body: Frame | null;
  readonly titleSizePt: number;
  readonly bodySizePt: number;
}

/**
 * What stands on every page, on the layouts: the marking banner in the header and the footer (right-justified, 12 pt or
 * larger), the as-of date, and the slide number, which is a field.
 */
export interface PageFurniture {
  readonly header: Frame;
  readonly footer: Frame;
  readonly asOf: Frame;
  readonly slideNumber: Frame;
  readonly markingSizePt: number;
  readonly smallSizePt: number;
  readonly marking: string;
  readonly markingTextColour: string;
  readonly markingBackColour: string;
  readonly asOfText: string;
}

/** A look: sizes, fonts, colours. `family` is the font named in the deck, `twin` the free one that is measured. */
export interface Design {
  readonly name: string;
  readonly family: string;
  readonly twin: string;
  readonly dark: boolean;
  readonly pageIn: { readonly w: number; readonly h: number };
  /** RRGGBB of each theme colour. */
  readonly colours: Readonly<Record<Exclude<Colour, { hex: string }>, string>>;
  /** Steps of body text from the design's own size down to the floor of 14. */
  readonly bodySizesPt: readonly number[];
  readonly titleSizesPt: readonly number[];
  readonly smallSizePt: number;
  readonly lineHeight: number;
  readonly layouts: Readonly<Record<LayoutName, LayoutFrames>>;
}

/** A whole deck laid out. */
export interface DeckScenes {
  readonly title: string;
  readonly asOf: string;
  readonly design: Design;
  readonly furniture: PageFurniture;
  readonly scenes: readonly Scene[];
  /** BCP 47. */
  readonly language: string;
  readonly sections: readonly { readonly name: string; readonly sceneIds: readonly string[] }[];
}
