import type { Losses } from '../../bibliography/losses.ts';
import { normaliseText } from '../../normalise.ts';
import { readXml, type XmlTag } from '../../xml.ts';
import { type NumberFormat, numberText } from './numberFormat.ts';

/** A cell with words in it; `link` is the address that it leads to. */
export interface SheetCell {
  readonly text: string;
  readonly link?: string;
}

/** A row of a sheet with its number from 1, its cells by their column from 0. */
export interface SheetRow {
  readonly number: number;
  readonly cells: Map<number, SheetCell>;
}

/** What all sheets of a workbook share. */
export interface WorkbookShared {
  readonly strings: readonly string[];
  /** By the index that cells name their style with. */
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
}

/** What one sheet may hold: more is not read, and told. Characters are counted as they come out, since many cells may share one text. */
export interface SheetLimits {
  readonly rows: number;
  readonly columns: number;
  readonly characters: number;
  readonly elements: number;
}

/** Thrown to end the reading of a sheet that is longer than what is read. */
class Enough extends Error {}

/** `_x000D_` stands for a character that XML cannot hold. */
const unescaped = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
/** A cell's text as it is kept; characters that no text shows are spaces. */
export const cellText = (text: string): string => normaliseText(unescaped(text)).text.replace(/[^\P{Cc}\t\n]/gu, ' ');

/** `B12` as its column and row from 0 and 1; null for what is no cell. */
function cellAt(reference: string): { column: number; row: number } | null {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (digits === '') return null;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(digits) };
}

/** A rectangle of cells, its corners in it. */
interface Range {
  readonly from: { column: number; row: number };
  readonly to: { column: number; row: number };
}

function rangeOf(reference: string | undefined): Range | null {
  const [first = '', second = first] = (reference ?? '').split(':');
  const from = cellAt(first);
  const to = cellAt(second);
  return from && to ? { from, to } : null;
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';
const LITERAL_LINK = /^\s*HYPERLINK\(\s*"((?:[^"]|"")*)"/i;

/** Reads the rows of a sheet that are to be seen, and counts what it leaves out. */
class SheetReader {
  readonly rows: SheetRow[] = [];
  cutAfter: number | null = null;
  private readonly shared: WorkbookShared;
  private readonly links: ReadonlyMap<string, string>;
  private readonly losses: Losses;
  private readonly limits: SheetLimits;
  private readonly hiddenColumns: Range[] = [];
  private readonly merged: (Range | null)[] = [];
  private readonly hiddenWithWords = new Set<number>();
  private row: SheetRow | null = null;
  private isHiddenRow = false;
  private rowNumber = 0;
  private column = -1;
  private cell: { type: string; format: NumberFormat | undefined; link: string | undefined } | null = null;
  private value: string | null = null;
  private inline = '';
  private formula: string | null = null;
  private phonetic = 0;
  private characters = 0;
  private elements = 0;
  private visits = 0;
  private path: string[] = [];

  constructor(shared: WorkbookShared, links: ReadonlyMap<string, string>, losses: Losses, limits: SheetLimits) {
    this.shared = shared;
    this.links = links;
    this.losses = losses;
    this.limits = limits;
  }

  open(tag: XmlTag): void {
    this.path.push(tag.name);
    this.elements += 1;
    if (this.elements > this.limits.elements) {
      this.cutAfter ??= this.rows.at(-1)?.number ?? 0;
      throw new Enough();
    }
    if (tag.name === 'c') this.openCell(tag);
    else if (tag.name === 'row') this.openRow(tag);
    else if (tag.name === 'v' && this.cell) this.value = '';
    else if (tag.name === 'f' && this.cell) this.formula = '';
    else if (tag.name === 'rPh') this.phonetic += 1;
    else if (tag.name === 'col') {
      const isHidden = isTrue(tag.attribute('hidden')) || tag.attribute('width') === '0';
      const [from, to] = [Number(tag.attribute('min')) - 1, Number(tag.attribute('max')) - 1];
      if (isHidden) this.hiddenColumns.push({ from: { column: from, row: 0 }, to: { column: to, row: 0 } });
    } else if (tag.name === 'mergeCell') this.merged.push(rangeOf(tag.attribute('ref')));
    else if (tag.name === 'hyperlink')
      this.link(rangeOf(tag.attribute('ref')), this.links.get(tag.attribute('id') ?? ''));
  }

  text(words: string): void {
    if (!this.cell) return;
    const inside = this.path.at(-1);
    if (inside === 'v') this.value += words;
    else if (inside === 'f') this.formula += words;
    else if (inside === 't' && this.phonetic === 0) this.inline += words;
  }

  close(tag: XmlTag): void {
    this.path.pop();
    if (tag.name === 'c') this.closeCell();
    else if (tag.name === 'rPh') this.phonetic -= 1;
    else if (tag.name === 'row' && this.row) {
      if (this.row.cells.size > 0) {
        if (this.isHiddenRow) this.losses.add('hidden row');
        else if (this.rows.length < this.limits.rows && this.characters <= this.limits.characters)
          this.rows.push(this.row);
        // What stands behind the rows is still read: merged cells and links.
        else this.cutAfter ??= this.rows.at(-1)?.number ?? 0;
      }
      this.row = null;
    }
  }

  private openRow(tag: XmlTag): void {
    this.rowNumber = Number(tag.attribute('r') ?? this.rowNumber + 1) || this.rowNumber + 1;
    this.isHiddenRow = isTrue(tag.attribute('hidden'));
    this.row = { number: this.rowNumber, cells: new Map() };
    this.column = -1;
  }

  private openCell(tag: XmlTag): void {
    this.column = cellAt(tag.attribute('r') ?? '')?.column ?? this.column + 1;
    this.cell = {
      type: tag.attribute('t') ?? 'n',
      format: this.shared.formats[Number(tag.attribute('s') ?? 0)],
      link: undefined,
    };
    this.value = null;
    this.inline = '';
    this.formula = null;
  }

  private closeCell(): void {
    const { cell, row, column } = this;
    this.cell = null;
    if (!cell || !row) return;
    const text = this.textOf(cell.type, cell.format);
    if (text.trim() === '') return;
    if (column >= this.limits.columns) this.losses.add(`cell beyond column ${this.limits.columns}`);
    else if (this.hiddenColumns.some(({ from, to }) => column >= from.column && column <= to.column)) {
      if (!this.hiddenWithWords.has(column)) this.losses.add('hidden column');
      this.hiddenWithWords.add(column);
    } else {
      const link = LITERAL_LINK.exec(this.formula ?? '')?.[1]?.replaceAll('""', '"');
      this.characters += text.length;
      row.cells.set(column, link === undefined ? { text } : { text, link });
    }
  }

  private textOf(type: string, format: NumberFormat | undefined): string {
    const { value } = this;
    if (type === 'inlineStr') return cellText(this.inline);
    if (value === null || value === '') {
      if (this.formula !== null && type !== 'str')
        this.losses.add('formula without a stored result, its cell taken as empty');
      return '';
    }
    switch (type) {
      case 's':
        return this.shared.strings[Number(value)] ?? '';
      case 'e':
        this.losses.add(`cell with the error ${value.slice(0, 20)}, taken as empty`);
        return '';
      case 'b':
        return isTrue(value) ? 'TRUE' : 'FALSE';
      case 'd':
        return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');
      case 'str':
        return cellText(value);
      default:
        return format ? numberText(value, format, this.shared.is1904) : value;
    }
  }

  /** The rows of a range that have been read; none once ranges have asked for more than any sheet needs. */
  private *within({ from, to }: Range): Generator<SheetRow> {
    let at = this.rows.findIndex(({ number }) => number >= from.row);
    for (; at >= 0 && at < this.rows.length; at += 1) {
      const row = this.rows[at];
      this.visits += 1;
      if (!row || row.number > to.row || this.visits > this.limits.elements) return;
      yield row;
    }
  }

  /** Ends the reading: what merged cells hold and lead to stands in each of their rows. */
  finish(): void {
    for (const range of this.merged) this.merge(range);
  }

  /** A merged cell shows its words in each of its rows. Across columns they stay under the first. */
  private merge(range: Range | null): void {
    if (range === null || range.from.row === range.to.row) return;
    let shown: SheetCell | undefined;
    for (const row of this.within(range)) {
      if (row.number === range.from.row) shown = row.cells.get(range.from.column);
      else if (shown && !row.cells.has(range.from.column)) {
        this.characters += shown.text.length;
        if (this.characters > this.limits.characters) return;
        row.cells.set(range.from.column, shown);
      }
    }
  }

  private link(range: Range | null, link: string | undefined): void {
    if (range === null || link === undefined) return;
    for (const { cells } of this.within(range))
      for (const [column, cell] of cells)
        if (column >= range.from.column && column <= range.to.column && cell.link === undefined)
          cells.set(column, { ...cell, link });
  }
}

/**
 * The rows of one sheet that hold words and are to be seen, with the number after which nothing was read (null where all was).
 * What is hidden, an error or a formula without its result is counted. `links` are the addresses of its hyperlinks by id.
 */
export function readSheet(
  bytes: Uint8Array,
  what: string,
  { shared, links, losses, limits }: SheetContext,
): { rows: readonly SheetRow[]; cutAfter: number | null } {
  const reader = new SheetReader(shared, links, losses, limits);
  try {
    readXml(bytes, what, reader);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  reader.finish();
  return { rows: reader.rows, cutAfter: reader.cutAfter };
}

export interface SheetContext {
  readonly shared: WorkbookShared;
  readonly links: ReadonlyMap<string, string>;
  readonly losses: Losses;
  readonly limits: SheetLimits;
}
