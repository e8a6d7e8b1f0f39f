import { raised } from '../raised.ts';
import { readXml, type XmlTag } from '../xml.ts';
import { isOn, outlineOf, type Styles } from './styles.ts';
import { COUNTED, escaped, inlineXml, OWN_SIGNS, PREFIXES, SKIPPED, W } from './vocabulary.ts';

/** What is known of a paragraph beside its words. */
export interface ParagraphLook {
  readonly styleName: string;
  /** 1–9 of a heading, else null. */
  readonly level: number | null;
  readonly isItem: boolean;
}

interface OpenParagraph {
  /** Where it begins in what is written, and how much was met by then: one with nothing in it is taken back. */
  readonly from: number;
  readonly before: number;
  look: ParagraphLook;
  isHidden: boolean;
  isMarkDeleted: boolean;
  isRunOpen: boolean;
}

interface OpenRun {
  readonly from: number;
  readonly words: string;
  readonly wasRunOpen: boolean;
  readonly written: number;
  isHidden: boolean | null;
  isRaised: boolean;
}

/** Elements that are written, and hold others. */
const WRITTEN = new Set('w:document w:body w:footnotes w:endnotes w:tbl w:tr w:tc w:p w:txbxContent'.split(' '));
/** Pieces of XML, of which a paragraph has six and more. */
const LONGEST_PIECE = 20_000;

/**
 * Writes a part of a Word document down again in the few elements that mammoth needs to see its paragraphs, tables and
 * notes, and puts into them what mammoth would lose: results of simple fields, equations, text boxes of newer versions,
 * text in namespaces of other prefixes. Hidden and deleted text is left out and counted. Each paragraph's style is a
 * number: the place of its look in `looks`. Links are their words, so that no address of any scheme is kept.
 */
export class PartPreparer {
  readonly looks: ParagraphLook[] = [];
  private readonly counts = new Map<string, number>();
  private readonly styles: Styles;
  private finished: string[] = [];
  private out: string[] = [];
  /** Text of the open run that is not written yet. */
  private words = '';
  private path: string[] = [];
  private skipped = 0;
  private paragraphs: OpenParagraph[] = [];
  private runs: OpenRun[] = [];
  private fields: { isShown: boolean }[] = [];
  private alternatives: { isTaken: boolean; from: number }[] = [];
  /** Pieces of text and pictures met so far: tells whether an alternative had anything in it. */
  private met = 0;

  constructor(styles: Styles) {
    this.styles = styles;
  }

  /** What was left out so far, and how many. */
  leftOut(): { what: string; count: number }[] {
    return [...this.counts].map(([what, count]) => ({ what, count }));
  }

  /**
   * The part as XML for mammoth, which makes a tree of it: a long document in several ones, so that no tree is large.
   * Throws FILE_DAMAGED; `what` names the part in messages.
   */
  prepare(bytes: Uint8Array, what: string): string[] {
    Object.assign(this, {
      finished: [],
      out: [],
      words: '',
      path: [],
      skipped: 0,
      paragraphs: [],
      runs: [],
      fields: [],
      alternatives: [],
    });
    readXml(bytes, what, {
      open: (tag) => this.open(tag),
      text: (words) => this.text(words),
      close: () => this.close(),
    });
    return [...this.finished, this.out.join('')];
  }

  private emit(xml: string): void {
    this.flush();
    this.out.push(xml);
  }

  /** Writes the text of runs that follow one another as one: Word cuts a sentence into dozens. */
  private flush(): void {
    if (this.words === '') return;
    this.out.push(`<w:t xml:space="preserve">${escaped(this.words)}</w:t>`);
    this.words = '';
  }

  private count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  private get isShown(): boolean {
    return this.fields.every((field) => field.isShown);
  }

  private open(tag: XmlTag): void {
    if (this.skipped > 0) {
      this.skipped += 1;
      return;
    }
    const parent = this.path.at(-1) ?? '';
    const name = `${PREFIXES.get(tag.uri) ?? '?'}:${tag.name}`;
    if (this.isSkipped(name, parent, tag)) {
      this.skipped = 1;
      return;
    }
    this.path.push(name);
    const counted = COUNTED.get(name);
    if (counted) {
      this.met += 1;
      this.count(counted);
    }
    this.openElement(name, parent, tag);
  }

  /** Whether an element and all in it is passed over. */
  private isSkipped(name: string, parent: string, tag: XmlTag): boolean {
    if (SKIPPED.has(name)) return true;
    if ((name === 'w:del' || name === 'w:moveFrom') && parent !== 'w:rPr' && parent !== 'w:trPr') {
      this.count(
        name === 'w:del' ? 'deletion of tracked changes' : 'passage moved by tracked changes, at its old place',
      );
      return true;
    }
    const alternative = this.alternatives.at(-1);
    if ((name === 'mc:Choice' || name === 'mc:Fallback') && parent === 'mc:AlternateContent') {
      if (alternative?.isTaken) return true;
      if (alternative) alternative.from = this.met;
    }
    if (name === 'w:sdtContent' && this.placeholders.at(-1)) return true;
    return parent === 'w:sdtPr' && this.noteSdt(name, tag);
  }

  /** One a content control that is open: whether it still shows the words that ask to be replaced. */
  private readonly placeholders: boolean[] = [];

  private noteSdt(name: string, tag: XmlTag): boolean {
    if (name === 'w:showingPlcHdr' && isOn(tag.attribute('val')))
      this.placeholders[this.placeholders.length - 1] = true;
    return true;
  }

  private openElement(name: string, parent: string, tag: XmlTag): void {
    const paragraph = this.paragraphs.at(-1);
    switch (name) {
      case 'w:document':
      case 'w:footnotes':
      case 'w:endnotes':
        this.emit(`<${name} xmlns:w="${W}">`);
        return;
      case 'w:footnote':
      case 'w:endnote':
        this.emit(
          `<${name} w:id="${escaped(tag.attribute('id') ?? '')}" w:type="${escaped(tag.attribute('type') ?? 'normal')}">`,
        );
        return;
      case 'w:body':
      case 'w:tbl':
      case 'w:tr':
      case 'w:tc':
      case 'w:trPr':
      case 'w:tcPr':
        this.emit(`<${name}>`);
        return;
      case 'w:gridSpan':
        if (parent === 'w:tcPr') this.emit(`<w:gridSpan w:val="${Number(tag.attribute('val')) || 1}"/>`);
        return;
      case 'w:vMerge':
        if (parent === 'w:tcPr')
          this.emit(`<w:vMerge w:val="${tag.attribute('val') === 'restart' ? 'restart' : 'continue'}"/>`);
        return;
      case 'w:hidden':
        if (parent === 'w:trPr' && isOn(tag.attribute('val'))) {
          this.count('hidden row of a table');
          this.emit('<w:del/>');
        }
        return;
      case 'w:del':
        if (parent === 'w:trPr') this.emit('<w:del/>');
        else if (parent === 'w:rPr' && this.path.at(-3) === 'w:pPr' && paragraph) paragraph.isMarkDeleted = true;
        return;
      case 'w:txbxContent':
        this.startRun();
        this.emit('<w:pict><w:txbxContent>');
        return;
      case 'w:sdt':
        this.placeholders.push(false);
        return;
      case 'mc:AlternateContent':
        this.alternatives.push({ isTaken: false, from: this.met });
        return;
      case 'w:p':
        this.flush();
        this.paragraphs.push({
          from: this.out.length,
          before: this.met,
          look: { styleName: '', level: null, isItem: false },
          isHidden: false,
          isMarkDeleted: false,
          isRunOpen: false,
        });
        this.emit('<w:p>');
        return;
      case 'w:r':
        this.runs.push({
          from: this.out.length,
          words: this.words,
          wasRunOpen: paragraph?.isRunOpen ?? false,
          written: this.met,
          isHidden: null,
          isRaised: false,
        });
        return;
      default:
        if (paragraph && this.path.includes('w:pPr')) this.readParagraphProperty(paragraph, name, parent, tag);
        else if (parent === 'w:rPr') this.readRunProperty(name, tag);
        else if (paragraph) this.openInline(name, tag);
    }
  }

  private readParagraphProperty(paragraph: OpenParagraph, name: string, parent: string, tag: XmlTag): void {
    const value = tag.attribute('val');
    const { look } = paragraph;
    if (name === 'w:pStyle') {
      paragraph.isHidden = this.styles.isHidden(value);
      const level = this.styles.headingLevel(value);
      paragraph.look = {
        styleName: this.styles.nameOf(value),
        level,
        isItem: level === null && (look.isItem || this.styles.isItem(value)),
      };
    } else if (name === 'w:framePr' && /^(?:drop|margin)$/.test(tag.attribute('dropCap') ?? '')) {
      // A first letter set large is a paragraph of its own, to which the next one belongs.
      paragraph.isMarkDeleted = true;
    } else if (name === 'w:outlineLvl') paragraph.look = { ...look, level: outlineOf(value) ?? look.level };
    else if (name === 'w:numId' && parent === 'w:numPr')
      paragraph.look = { ...look, isItem: look.level === null && value !== '0' };
  }

  private readRunProperty(name: string, tag: XmlTag): void {
    const run = this.runs.at(-1);
    if (!run) return;
    if (name === 'w:vanish') run.isHidden = isOn(tag.attribute('val'));
    else if (name === 'w:vertAlign') run.isRaised = tag.attribute('val') === 'superscript';
    else if (name === 'w:rStyle' && this.styles.isHidden(tag.attribute('val'))) run.isHidden ??= true;
  }

  private openInline(name: string, tag: XmlTag): void {
    if (name !== 'w:fldChar') {
      this.write(inlineXml(name, tag));
      return;
    }
    const type = tag.attribute('fldCharType');
    const field = this.fields.at(-1);
    if (type === 'begin') this.fields.push({ isShown: false });
    else if (type === 'separate' && field) field.isShown = true;
    else if (type === 'end') this.fields.pop();
  }

  private startRun(): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph || paragraph.isRunOpen) return;
    paragraph.isRunOpen = true;
    this.emit('<w:r>');
  }

  private write(xml: string): void {
    if (xml === '' || !this.isShown) return;
    this.startRun();
    this.met += 1;
    this.emit(xml);
  }

  private text(words: string): void {
    const name = this.path.at(-1);
    if (this.skipped > 0 || (name !== 'w:t' && name !== 'm:t') || this.paragraphs.length === 0) return;
    const folded = words
      .replace(/[\r\n\t]+/g, ' ')
      .replace(/[\u00ad\uf0a7\uf0b7\uf0d8]/g, (sign) => OWN_SIGNS[sign] ?? '');
    if (folded === '' || !this.isShown) return;
    this.startRun();
    this.met += 1;
    this.words += this.runs.at(-1)?.isRaised ? raised(folded) : folded;
  }

  private close(): void {
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    const name = this.path.pop();
    switch (name) {
      case 'w:document':
      case 'w:footnotes':
      case 'w:endnotes':
      case 'w:footnote':
      case 'w:endnote':
      case 'w:body':
      case 'w:tbl':
      case 'w:tr':
      case 'w:tc':
      case 'w:trPr':
      case 'w:tcPr':
        this.emit(`</${name}>`);
        if (name === 'w:tr' || name === 'w:tbl') this.cut();
        return;
      case 'w:txbxContent':
        this.emit('</w:txbxContent></w:pict>');
        return;
      case 'w:sdt':
        this.placeholders.pop();
        return;
      case 'mc:Choice':
      case 'mc:Fallback': {
        const alternative = this.alternatives.at(-1);
        if (alternative) alternative.isTaken = this.met > alternative.from;
        return;
      }
      case 'mc:AlternateContent':
        this.alternatives.pop();
        return;
      case 'w:pPr':
        this.closeParagraphProperties();
        return;
      case 'w:r':
        this.closeRun();
        return;
      case 'w:p':
        this.closeParagraph();
        return;
    }
  }

  /** Ends one document and begins the next, where nothing is open but the body, or one table between two rows. */
  private cut(): void {
    if (this.out.length < LONGEST_PIECE) return;
    const open = this.path.filter((name) => WRITTEN.has(name)).join();
    if (open !== 'w:document,w:body' && open !== 'w:document,w:body,w:tbl') return;
    const isTable = open.endsWith('w:tbl');
    this.emit(`${isTable ? '</w:tbl>' : ''}</w:body></w:document>`);
    this.finished.push(this.out.join(''));
    this.out = [`<w:document xmlns:w="${W}"><w:body>${isTable ? '<w:tbl>' : ''}`];
  }

  private closeParagraphProperties(): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return;
    const deleted = paragraph.isMarkDeleted ? '<w:rPr><w:del/></w:rPr>' : '';
    this.emit(`<w:pPr><w:pStyle w:val="${this.looks.push(paragraph.look) - 1}"/>${deleted}</w:pPr>`);
  }

  private closeRun(): void {
    const run = this.runs.pop();
    const paragraph = this.paragraphs.at(-1);
    if (!run || !paragraph || !(run.isHidden ?? paragraph.isHidden) || this.met === run.written) return;
    this.out.length = run.from;
    this.words = run.words;
    paragraph.isRunOpen = run.wasRunOpen;
    this.count('stretch of hidden text');
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph?.isRunOpen) this.emit('</w:r>');
    this.emit('</w:p>');
    if (paragraph && paragraph.before === this.met) this.out.length = paragraph.from;
    // A field whose end was lost must not swallow the rest of the document.
    for (const field of this.fields) field.isShown = true;
    if (!paragraph?.isMarkDeleted) this.cut();
  }
}
