import { raised } from '../raised.ts';
import type { XmlListener, XmlTag } from '../xml.ts';
import { Fields, isSetAnew } from './fields.ts';
import type { Numbering } from './numbering.ts';
import { type ParagraphLook, ParagraphProperties } from './paragraphLook.ts';
import type { Gathered } from './prepared.ts';
import { type Place, PreparedXml } from './preparedXml.ts';
import { isOn, type Styles } from './styles.ts';
import { COUNTED, escaped, inlineXml, OWN_SIGNS, PREFIXES, SKIPPED, W } from './vocabulary.ts';

interface OpenParagraph {
  /** Where it begins in what is written, and how much was met by then: one with nothing in it is taken back. */
  readonly from: Place;
  readonly before: number;
  readonly properties: ParagraphProperties;
  /** Its place among the looks; null while it has said nothing of itself. */
  look: number | null;
  isSetAnew: boolean;
  isRunOpen: boolean;
}

interface OpenRun {
  readonly from: Place;
  readonly wasRunOpen: boolean;
  readonly written: number;
  isHidden: boolean | null;
  isRaised: boolean;
  /** The note whose own mark the run's text is. */
  noteMark: string | null;
}

const LEAST_RAISED = 4;
/** Elements that are written, and hold others. */
const WRITTEN = new Set('w:document w:body w:footnotes w:endnotes w:tbl w:tr w:tc w:p w:txbxContent'.split(' '));
/** Those of them that are written as they are met. */
const AS_MET = new Set('w:tbl w:tr w:tc w:trPr w:tcPr'.split(' '));
const CLOSED_AS_MET = new Set([...AS_MET, 'w:footnotes', 'w:endnotes', 'w:footnote', 'w:endnote']);

/** Reads one part of a Word document, and writes it down for mammoth: see `PartPreparer`. */
export class PartReader implements XmlListener {
  private readonly xml = new PreparedXml();
  private readonly fields = new Fields();
  private readonly path: string[] = [];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly runs: OpenRun[] = [];
  private readonly alternatives: { isTaken: boolean; from: number }[] = [];
  /** One a content control that is open: whether it still shows the words that ask to be replaced. */
  private readonly placeholders: boolean[] = [];
  private skipped = 0;
  private hasBody = false;
  /** Pieces of text and pictures met so far: tells whether an alternative had anything in it. */
  private met = 0;
  private readonly styles: Styles;
  private readonly numbering: Numbering;
  private readonly gathered: Gathered;

  constructor(styles: Styles, numbering: Numbering, gathered: Gathered) {
    this.styles = styles;
    this.numbering = numbering;
    this.gathered = gathered;
  }

  pieces(): string[] {
    return this.xml.pieces();
  }

  open(tag: XmlTag): void {
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
      this.gathered.count(counted);
    }
    this.openElement(name, parent, tag);
  }

  /** Whether an element and all in it is passed over. */
  private isSkipped(name: string, parent: string, tag: XmlTag): boolean {
    if (SKIPPED.has(name)) return true;
    if ((name === 'w:del' || name === 'w:moveFrom') && !/^w:(?:rPr|trPr|numPr)$/.test(parent)) {
      this.gathered.count(
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
    if (parent !== 'w:sdtPr') return false;
    if (name === 'w:showingPlcHdr' && isOn(tag.attribute('val')))
      this.placeholders[this.placeholders.length - 1] = true;
    return true;
  }

  private openElement(name: string, parent: string, tag: XmlTag): void {
    if (AS_MET.has(name)) {
      this.xml.emit(`<${name}>`);
      return;
    }
    const paragraph = this.paragraphs.at(-1);
    switch (name) {
      case 'w:document':
      case 'w:footnotes':
      case 'w:endnotes':
        this.xml.emit(`<${name} xmlns:w="${W}">`);
        return;
      case 'w:body':
        // Some programs write several, one after the other: they are read as one.
        if (!this.hasBody) this.xml.emit('<w:body>');
        this.hasBody = true;
        return;
      case 'w:footnote':
      case 'w:endnote':
        this.xml.emit(
          `<${name} w:id="${escaped(tag.attribute('id') ?? '')}" w:type="${escaped(tag.attribute('type') ?? 'normal')}">`,
        );
        return;
      case 'w:txbxContent':
        this.startRun();
        this.xml.emit('<w:pict><w:txbxContent>');
        return;
      case 'w:sdt':
        this.placeholders.push(false);
        return;
      case 'mc:AlternateContent':
        this.alternatives.push({ isTaken: false, from: this.met });
        return;
      case 'w:p':
        this.openParagraph();
        return;
      case 'w:r':
        this.runs.push({
          from: this.xml.place(),
          wasRunOpen: paragraph?.isRunOpen ?? false,
          written: this.met,
          isHidden: null,
          isRaised: false,
          noteMark: null,
        });
        return;
      case 'w:numFmt':
        if (parent === 'w:footnotePr') this.gathered.noteFormats.set('footnote', tag.attribute('val') ?? '');
        if (parent === 'w:endnotePr') this.gathered.noteFormats.set('endnote', tag.attribute('val') ?? '');
        return;
      default:
        if (parent === 'w:tcPr' || parent === 'w:trPr') this.readTableProperty(name, parent, tag);
        else if (paragraph && name === 'w:del' && parent === 'w:rPr' && this.path.at(-3) === 'w:pPr')
          paragraph.properties.isMarkDeleted = true;
        else if (paragraph && this.path.includes('w:pPr')) paragraph.properties.read(name, parent, tag);
        else if (parent === 'w:rPr') this.readRunProperty(name, tag);
        else if (paragraph) this.openInline(name, tag);
    }
  }

  private readTableProperty(name: string, parent: string, tag: XmlTag): void {
    if (parent === 'w:tcPr' && name === 'w:gridSpan')
      this.xml.emit(`<w:gridSpan w:val="${Number(tag.attribute('val')) || 1}"/>`);
    else if (parent === 'w:tcPr' && name === 'w:vMerge')
      this.xml.emit(`<w:vMerge w:val="${tag.attribute('val') === 'restart' ? 'restart' : 'continue'}"/>`);
    else if (parent === 'w:trPr' && name === 'w:hidden' && isOn(tag.attribute('val'))) {
      this.gathered.count('hidden row of a table');
      this.xml.emit('<w:del/>');
    } else if (parent === 'w:trPr' && name === 'w:del') this.xml.emit('<w:del/>');
  }

  private readRunProperty(name: string, tag: XmlTag): void {
    const run = this.runs.at(-1);
    if (!run) return;
    if (name === 'w:vanish') run.isHidden = isOn(tag.attribute('val'));
    else if (name === 'w:vertAlign') run.isRaised = tag.attribute('val') === 'superscript';
    // Half points: some programs set marks of notes higher and smaller, and do not say that they are raised.
    else if (name === 'w:position' && Number(tag.attribute('val')) >= LEAST_RAISED) run.isRaised = true;
    else if (name === 'w:rStyle') {
      if (this.styles.isHidden(tag.attribute('val'))) run.isHidden ??= true;
      if (this.styles.isRaised(tag.attribute('val'))) run.isRaised = true;
    }
  }

  private openInline(name: string, tag: XmlTag): void {
    if (name === 'w:fldChar' || name === 'w:fldSimple') {
      const paragraph = this.paragraphs.at(-1);
      const isDate =
        name === 'w:fldChar'
          ? this.fields.mark(tag.attribute('fldCharType'))
          : isSetAnew(tag.attribute('instr') ?? '') && this.fields.isShown;
      if (paragraph && isDate) paragraph.isSetAnew = true;
      return;
    }
    const run = this.runs.at(-1);
    const custom = tag.attribute('customMarkFollows');
    if (run && custom !== undefined && isOn(custom) && /^w:(?:foot|end)noteReference$/.test(name))
      run.noteMark = `${name.slice(2, -'Reference'.length)} ${tag.attribute('id') ?? ''}`;
    const written = inlineXml(name, tag);
    if (written === '' || !this.fields.isShown) return;
    this.startRun();
    this.met += 1;
    this.xml.emit(written);
  }

  private openParagraph(): void {
    this.xml.flush();
    this.paragraphs.push({
      from: this.xml.place(),
      before: this.met,
      properties: new ParagraphProperties(this.styles, this.numbering),
      look: null,
      isSetAnew: false,
      isRunOpen: false,
    });
    this.xml.emit('<w:p>');
  }

  private startRun(): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph || paragraph.isRunOpen) return;
    paragraph.isRunOpen = true;
    this.xml.emit('<w:r>');
  }

  text(words: string): void {
    const name = this.path.at(-1);
    if (this.skipped > 0 || this.paragraphs.length === 0) return;
    if (name === 'w:instrText') this.fields.instruction(words);
    if (name !== 'w:t' && name !== 'm:t') return;
    const folded = words
      .replace(/[\r\n\t]+/g, ' ')
      .replace(/[\u00ad\uf0a7\uf0b7\uf0d8]/g, (sign) => OWN_SIGNS[sign] ?? '');
    if (folded === '' || !this.fields.isShown) return;
    const run = this.runs.at(-1);
    if (run?.noteMark) {
      const { noteMarks } = this.gathered;
      noteMarks.set(run.noteMark, `${noteMarks.get(run.noteMark) ?? ''}${folded}`);
      return;
    }
    this.startRun();
    this.met += 1;
    this.xml.text(run?.isRaised ? raised(folded) : folded);
  }

  close(): void {
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    const name = this.path.pop() ?? '';
    if (CLOSED_AS_MET.has(name)) {
      this.xml.emit(`</${name}>`);
      if (name === 'w:tr' || name === 'w:tbl') this.cut();
      return;
    }
    switch (name) {
      case 'w:document':
        this.xml.emit(`${this.hasBody ? '</w:body>' : ''}</w:document>`);
        return;
      case 'w:txbxContent':
        this.xml.emit('</w:txbxContent></w:pict>');
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

  private cut(): void {
    this.xml.cut(this.path.filter((name) => WRITTEN.has(name)).join());
  }

  private closeParagraphProperties(): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return;
    const { properties } = paragraph;
    paragraph.look = this.gathered.looks.push(properties.look(this.fields.isListing)) - 1;
    const deleted = properties.isMarkDeleted ? '<w:rPr><w:del/></w:rPr>' : '';
    this.xml.emit(`<w:pPr><w:pStyle w:val="${paragraph.look}"/>${deleted}</w:pPr>`);
  }

  private changeLook(paragraph: OpenParagraph, change: Partial<ParagraphLook>): void {
    const { looks } = this.gathered;
    if (paragraph.look === null) {
      paragraph.look = looks.push(paragraph.properties.look(false)) - 1;
      this.xml.emit(`<w:pPr><w:pStyle w:val="${paragraph.look}"/></w:pPr>`);
    }
    const look = looks[paragraph.look];
    if (look) looks[paragraph.look] = { ...look, ...change };
  }

  private closeRun(): void {
    const run = this.runs.pop();
    const paragraph = this.paragraphs.at(-1);
    if (!run || !paragraph || !(run.isHidden ?? paragraph.properties.isHidden) || this.met === run.written) return;
    this.xml.backTo(run.from);
    paragraph.isRunOpen = run.wasRunOpen;
    this.gathered.count('stretch of hidden text');
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph?.isRunOpen) this.xml.emit('</w:r>');
    // The fields of a table of contents and of a date begin within their lines.
    if (paragraph && this.fields.isListing && paragraph.look !== null) this.changeLook(paragraph, { isListing: true });
    if (paragraph?.isSetAnew) this.changeLook(paragraph, { isSetAnew: true });
    this.xml.emit('</w:p>');
    if (paragraph && paragraph.before === this.met) this.xml.backTo(paragraph.from);
    this.fields.endParagraph();
    if (!paragraph?.properties.isMarkDeleted) this.cut();
  }
}
