/** One statement as it was worded on a slide. `mark` is the citation mark that followed it, for example `[3]`. */
export interface RecordedStatement {
  readonly factId: string;
  readonly revision: number;
  readonly text: string;
  readonly mark: string;
}

/**
 * The words of one slide, however they were come by: from a scene before it is written, or from a deck that is read.
 * Each string is one paragraph, with white space folded and trimmed; empty ones and fields (slide numbers) are left out.
 */
export interface SlideWords {
  /** Title and text boxes, in reading order. */
  readonly paragraphs: readonly string[];
  /** Table cells, row by row. */
  readonly cells: readonly string[];
  /** Chart values: the category, and the value as a number. */
  readonly points: readonly { readonly series: string; readonly label: string; readonly value: number }[];
  readonly notes: readonly string[];
  /** Titles of charts and of their axes, which name the unit. Absent where they were not recorded. */
  readonly chartTexts?: readonly string[];
}

export interface RecordedSlide extends SlideWords {
  /** Scene id. */
  readonly id: string;
  /** From 1. */
  readonly index: number;
  readonly kind: string;
  readonly title: string;
  readonly statements: readonly RecordedStatement[];
  /** Sources whose entries stand on it. */
  readonly sourceIds: readonly string[];
}

/** A fact as it was when a deck was written, to tell what has changed since. */
export interface RecordedFact {
  readonly factId: string;
  readonly revision: number;
  readonly statement: string;
  readonly status: string;
  /** Ids of the facts that contradicted it then. */
  readonly contradictedBy: readonly string[];
}

/** A deck as the library recorded it when it was written: what `verify` compares a file with. */
export interface DeckRecord {
  /** Made from the content alone, so that the same deck has the same key; stands in the provenance part. */
  readonly deckKey: string;
  readonly title: string;
  readonly asOf: string;
  readonly marking: string;
  readonly handout: boolean;
  readonly slides: readonly RecordedSlide[];
  readonly facts: readonly RecordedFact[];
  /** For each mark that stands in the deck, the sources that it leads to. */
  readonly marks: readonly { readonly mark: string; readonly sourceIds: readonly string[] }[];
  /** Words that stand on every page, beside the slide's own. Absent where they were not recorded. */
  readonly furniture?: RecordedFurniture;
}

/** The marking stands on each page as often as `markings` says: in the header and in the footer. */
export interface RecordedFurniture {
  readonly marking: string;
  readonly markings: number;
  readonly asOfText: string;
}

/**
 * A chart that says two things: the workbook behind it, or a data label in it, holds another text than the value that
 * is drawn. `label` is empty for the name of a series.
 */
export interface ChartDifference {
  readonly where: 'workbook' | 'data label';
  readonly series: string;
  readonly label: string;
  /** As it is drawn. */
  readonly drawn: string;
  /** As the workbook or the data label has it. */
  readonly held: string;
}

/** One slide as read from a package. */
export interface ReadSlide extends SlideWords {
  /** From 1, in the order of the presentation. */
  readonly index: number;
  readonly title: string;
  /** Texts of the runs that are superscript or carry a link: where marks are looked for. */
  readonly linkedTexts: readonly string[];
  /** The paragraphs of each text box and the cells of each table row, in order: what stands next to what. */
  readonly blocks: readonly (readonly string[])[];
  readonly chartTexts: readonly string[];
  /** What the page shows around the slide's own words: texts of its layout and master, and its own footer and date. */
  readonly furniture: readonly string[];
  readonly chartDifferences: readonly ChartDifference[];
}

/** The provenance part of a deck: ids and revisions only, no words. */
export interface Provenance {
  readonly deckKey: string;
  readonly slides: readonly {
    readonly id: string;
    readonly facts: readonly { readonly id: string; readonly revision: number }[];
  }[];
}

/** What a reader finds in a .pptx, whoever saved it last. */
export interface ReadDeck {
  readonly slides: readonly ReadSlide[];
  /** Null where the part is gone or cannot be read. */
  readonly provenance: Provenance | null;
}

/** White space folded to single spaces, trimmed, NFC: how words are compared. */
export function foldWords(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ')
    .trim();
}
