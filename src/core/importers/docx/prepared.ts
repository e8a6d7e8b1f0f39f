import { readXml } from '../xml.ts';
import type { Numbering } from './numbering.ts';
import type { ParagraphLook } from './paragraphLook.ts';
import { PartReader } from './partReader.ts';
import type { Styles } from './styles.ts';

export type NoteKind = 'footnote' | 'endnote';

/** What is gathered from the parts of a document beside the XML for mammoth. */
export class Gathered {
  /** What each paragraph is; its place here stands for its style in the XML. */
  readonly looks: ParagraphLook[] = [];
  /** Marks that an author chose, by kind and id of the note (`footnote 7`). */
  readonly noteMarks = new Map<string, string>();
  /** How notes are numbered, where the document says it (`ST_NumberFormat`). */
  readonly noteFormats = new Map<NoteKind, string>();
  /** How many notes are counted before the first, where the document begins with another number. */
  readonly noteStarts = new Map<NoteKind, number>();
  private readonly counts = new Map<string, number>();

  /** Counts something that is left out. */
  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  leftOut(): { what: string; count: number }[] {
    return [...this.counts].map(([what, count]) => ({ what, count }));
  }
}

/**
 * Writes the parts of a Word document down again in the few elements that mammoth needs to see their paragraphs, tables and
 * notes, and puts into them what mammoth would lose: results of simple fields, equations, text boxes of newer versions,
 * text in namespaces of other prefixes. Hidden and deleted text is left out and counted. Links are their words, so that no
 * address of any scheme is kept.
 */
export class PartPreparer {
  readonly gathered = new Gathered();
  private readonly styles: Styles;
  private readonly numbering: Numbering;

  constructor(styles: Styles, numbering: Numbering) {
    this.styles = styles;
    this.numbering = numbering;
  }

  /**
   * The part as XML for mammoth, which makes a tree of it: a long document in several ones, so that no tree is large.
   * Throws FILE_DAMAGED; `what` names the part in messages.
   */
  prepare(bytes: Uint8Array, what: string): string[] {
    const reader = new PartReader(this.styles, this.numbering, this.gathered);
    readXml(bytes, what, reader);
    return reader.pieces();
  }
}
