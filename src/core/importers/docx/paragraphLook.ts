import type { XmlTag } from '../xml.ts';
import type { Numbering } from './numbering.ts';
import { outlineOf, type Styles } from './styles.ts';

/** What is known of a paragraph beside its words. */
export interface ParagraphLook {
  readonly styleName: string;
  /** 1–9 of a heading, else null. */
  readonly level: number | null;
  readonly isItem: boolean;
  /** What Word counts before it: `2.1`, `(b)`; null where nothing is. */
  readonly label: string | null;
  /** Whether it stands in a table of contents or an index that Word makes. */
  readonly isListing: boolean;
  /** Whether a field in it shows when the document was opened, saved or printed. */
  readonly isSetAnew: boolean;
}

/** Gathers what the properties of one paragraph say of it, element by element. */
export class ParagraphProperties {
  private styleId: string | undefined;
  private outline: number | null = null;
  private numId: string | null = null;
  private listLevel: number | null = null;
  isHidden = false;
  /** Whether its end is gone: the next paragraph goes on in its line. */
  isMarkDeleted = false;
  private readonly styles: Styles;
  private readonly numbering: Numbering;

  constructor(styles: Styles, numbering: Numbering) {
    this.styles = styles;
    this.numbering = numbering;
  }

  /** An element within `w:pPr`; `parent` is the name of the one that it stands in. */
  read(name: string, parent: string, tag: XmlTag): void {
    const value = tag.attribute('val');
    if (name === 'w:pStyle') {
      this.styleId = value;
      this.isHidden = this.styles.isHidden(value);
    } else if (name === 'w:framePr') {
      // A first letter set large is a paragraph of its own, to which the next one belongs.
      if (/^(?:drop|margin)$/.test(tag.attribute('dropCap') ?? '')) this.isMarkDeleted = true;
    } else if (name === 'w:outlineLvl') this.outline = outlineOf(value) ?? this.outline;
    else if (parent !== 'w:numPr') return;
    else if (name === 'w:numId') this.numId = value ?? null;
    else if (name === 'w:ilvl') this.listLevel = Number(value);
    // A number that a tracked change took away is none.
    else if (name === 'w:del') this.numId = '0';
  }

  /** What they come to. Counts the paragraph in its list: to be asked once, in the order of the document. */
  look(isListing: boolean): ParagraphLook {
    const level = this.outline ?? this.styles.headingLevel(this.styleId);
    const isItem = this.numId === null ? this.styles.isItem(this.styleId) : this.numId !== '0';
    return {
      styleName: this.styles.nameOf(this.styleId),
      level,
      isItem: level === null && isItem,
      label: this.isMarkDeleted ? null : this.label(),
      isListing,
      isSetAnew: false,
    };
  }

  private label(): string | null {
    if (this.numId === '0') return null;
    const list = this.styles.listOf(this.styleId);
    const numId = this.numId ?? list?.numId;
    if (numId === undefined) return null;
    const ofStyle = list === null ? null : (this.numbering.levelOfStyle(numId, list.styleId) ?? list.level);
    return this.numbering.next(numId, this.listLevel ?? ofStyle ?? 0);
  }
}
