import { type Block, type BlockForm, trimmed } from '../blocks.ts';
import { paragraphsOf } from '../paragraphs.ts';
import { raised } from '../raised.ts';
import type { DomElement, DomNode } from './article.ts';

/** A text with its blocks, as read from markup. */
export interface MarkupText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Elements that begin and end a line when a page is shown; every other one stands in a line. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul listing xmp'.split(
    ' ',
  ),
);
/** What a reader does not see, or sees only where something else fails to show. */
export const SILENT: ReadonlySet<string> = new Set(
  'script style template noscript title head audio video canvas object embed iframe frame map textarea select datalist input button meter progress annotation annotation-xml metadata desc defs noembed noframes'.split(
    ' ',
  ),
);
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
/** White space that pages fold to one space; no-break spaces are not of it. */
const FOLDED = /[ \t\n\r\f]+/g;

/** What browsers set around the words of some elements; the words of a drawing stand apart from one another. */
const AROUND: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['q', ['“', '”']],
  ['svg', [' ', ' ']],
  ['text', [' ', ' ']],
  ['tspan', [' ', ' ']],
]);

const nameOf = (node: DomNode): string => node.nodeName.toLowerCase();
const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT;

/** Whether the page's own markup hides an element. */
export function isHidden(element: DomElement): boolean {
  return (
    typeof element.getAttribute('hidden') === 'string' ||
    element.getAttribute('aria-hidden') === 'true' ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '')
  );
}

/** What the blocks around a text make of it. */
interface Surroundings {
  readonly form: BlockForm;
  readonly level: number | null;
}

const PARAGRAPH: Surroundings = { form: 'paragraph', level: null };

function surroundingsOf(name: string, outer: Surroundings): Surroundings {
  if (/^h[1-6]$/.test(name)) return { form: 'heading', level: Number(name[1]) };
  if (name === 'li' || name === 'dd' || name === 'dt') return { form: 'item', level: null };
  if (name === 'figcaption' || name === 'caption') return { form: 'caption', level: null };
  if (name === 'table') return PARAGRAPH;
  return outer;
}

/** Collects lines into a text, and remembers where each block of it is. */
class Lines {
  readonly blocks: Block[] = [];
  private readonly parts: string[] = [];
  private length = 0;
  /** Words of the block that is being written, and the last sign of them. */
  private pending: string[] = [];
  private last = '';

  /** Adds words to the line that is being written. Spaces at its beginning and end, and double ones, are dropped. */
  add(words: string): void {
    const folded = words.replace(FOLDED, ' ');
    const added =
      (this.last === '' || this.last === ' ' || this.last === '\n') && folded.startsWith(' ')
        ? folded.slice(1)
        : folded;
    if (added === '') return;
    this.pending.push(added);
    this.last = added.charAt(added.length - 1);
  }

  /** A line break that the author set. Two of them, with nothing between, end a paragraph. */
  breakLine(surroundings: Surroundings): void {
    if (this.last === '\n') this.end(surroundings);
    else if (this.last !== '') {
      this.pending.push('\n');
      this.last = '\n';
    }
  }

  /** Ends the block that is being written. */
  end({ form, level }: Surroundings): void {
    const written = this.pending.join('').replaceAll(' \n', '\n').toWellFormed().normalize('NFC');
    this.pending = [];
    this.last = '';
    const cut = trimmed(written, 0, written.length);
    if (cut !== null)
      this.put(written, [{ ...cut, form: cut.bullet && form === 'paragraph' ? 'item' : form, level, spaced: true }]);
  }

  /** Text that an author laid out with spaces and line ends, as it stands: its paragraphs, or one block of a program. */
  addLaidOut(written: string, surroundings: Surroundings): void {
    const text = written.replace(/\r\n?/g, '\n').toWellFormed().normalize('NFC');
    const cut = trimmed(text, 0, text.length);
    if (cut === null) return;
    const isProgram = surroundings.form === 'code';
    this.put(text, isProgram ? [{ ...cut, ...surroundings, spaced: true }] : paragraphsOf(text));
  }

  /** Puts a stretch of text behind what is there, without the white space around it, and its blocks. */
  private put(written: string, blocks: readonly Block[]): void {
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (first === undefined || last === undefined) return;
    const tight = (first.form === 'item' || first.form === 'row') && this.blocks.at(-1)?.form === first.form;
    const separator = this.length === 0 ? '' : tight ? '\n' : '\n\n';
    // A bullet that an author typed stays in the text, before the block.
    const from = written.search(/\S/);
    const kept = written.slice(from, last.end);
    const shift = this.length + separator.length - from;
    for (const block of blocks) {
      const { form, level } = block;
      const spaced = block === first ? !tight : block.spaced;
      this.blocks.push({ start: block.start + shift, end: block.end + shift, form, level, spaced });
    }
    this.parts.push(separator, kept);
    this.length += separator.length + kept.length;
  }

  text(): string {
    return this.parts.join('');
  }
}

const cellsOf = (row: DomElement): DomElement[] =>
  [...row.childNodes].filter(isElement).filter((cell) => /^t[dh]$/.test(nameOf(cell)));

/** How many lines an element would be shown in, as far as its markup tells: 1 for text without blocks. */
function linesIn(node: DomNode): number {
  let lines = 0;
  let inline = false;
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT && /\S/.test(child.textContent)) inline = true;
    else if (!isElement(child) || SILENT.has(nameOf(child))) continue;
    else if (BLOCKS.has(nameOf(child)) || /^(?:br|table)$/.test(nameOf(child))) lines += Math.max(linesIn(child), 0);
    else {
      const inner = linesIn(child);
      if (inner > 1) lines += inner;
      else if (inner === 1) inline = true;
    }
  }
  return lines + (inline ? 1 : 0);
}

/** A row of data: at least two cells with text, each of one line or two. Rows that lay out a page have cells of many. */
function isDataRow(cells: readonly DomElement[]): boolean {
  let filled = 0;
  for (const cell of cells) {
    const lines = linesIn(cell);
    if (lines > 2) return false;
    if (lines > 0) filled += 1;
  }
  return filled >= 2;
}

function walk(node: DomNode, lines: Lines, surroundings: Surroundings): void {
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT || child.nodeType === CDATA) lines.add(child.textContent);
    else if (isElement(child)) walkElement(child, lines, surroundings);
  }
}

/** A raised number without brackets would join the number before it: 10 to the third is not 103. */
const isBareNumber = (words: string): boolean => /^\s*[+\-−]?\d[\d,;–\s]*$/.test(words);

function walkElement(element: DomElement, lines: Lines, surroundings: Surroundings): void {
  const name = nameOf(element);
  if (SILENT.has(name) || isHidden(element)) return;
  if (name === 'br') lines.breakLine(surroundings);
  else if (BLOCKS.has(name)) walkBlock(element, name, lines, surroundings);
  else if (name === 'sup' && isBareNumber(element.textContent)) lines.add(raised(element.textContent));
  else {
    const [before, after] = AROUND.get(name) ?? ['', ''];
    lines.add(before);
    walk(element, lines, surroundings);
    lines.add(after);
  }
}

function walkBlock(element: DomElement, name: string, lines: Lines, surroundings: Surroundings): void {
  lines.end(surroundings);
  if (name === 'pre' || name === 'xmp' || name === 'listing') {
    const isProgram = [...element.childNodes].some((child) => isElement(child) && nameOf(child) === 'code');
    lines.addLaidOut(element.textContent, isProgram ? { form: 'code', level: null } : surroundings);
    return;
  }
  const cells = name === 'tr' ? cellsOf(element) : [];
  if (isDataRow(cells)) {
    cells.forEach((cell, index) => {
      if (index > 0) lines.add(' | ');
      walkCell(cell, lines);
    });
    lines.end({ form: 'row', level: null });
    return;
  }
  const inner = surroundingsOf(name, surroundings);
  walk(element, lines, inner);
  lines.end(inner);
}

/** The words of a cell in one line. */
function walkCell(node: DomNode, lines: Lines): void {
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT) lines.add(child.textContent);
    else if (isElement(child) && nameOf(child) === 'sup' && isBareNumber(child.textContent))
      lines.add(raised(child.textContent));
    else if (isElement(child) && !SILENT.has(nameOf(child)) && !isHidden(child)) {
      const apart = BLOCKS.has(nameOf(child)) || nameOf(child) === 'br';
      if (apart) lines.add(' ');
      walkCell(child, lines);
      if (apart) lines.add(' ');
    }
  }
}

/**
 * The text of an element as a page shows it: one block a paragraph, heading, item of a list, row of a table (its cells
 * joined by ` | `) or caption; blocks apart by an empty line, items and rows by a line end. White space is folded as browsers
 * do, no-break spaces stay, `<br>` is a line end. What is hidden, and what only stands in for a picture or a film, is not in it.
 */
export function textOfMarkup(root: DomNode): MarkupText {
  const lines = new Lines();
  walk(root, lines, PARAGRAPH);
  lines.end(PARAGRAPH);
  return { text: lines.text(), blocks: lines.blocks };
}
