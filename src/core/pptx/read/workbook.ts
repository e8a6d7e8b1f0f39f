import type { Package } from './package.ts';
import { firstOfKind, relationshipsOf } from './relationships.ts';
import { childAt, descendants, readXml, type XmlElement } from './xml.ts';

/** The cells of one workbook, by the formulas that charts refer to them with. */
export interface Workbook {
  /** Values of the cells of `Sheet1!$B$2:$B$6`, row by row; null for an empty cell. Null where it is no such reference. */
  cellsOf(reference: string): readonly (string | null)[] | null;
}

const MAX_CELLS_OF_REFERENCE = 100_000;

/** Reads the sheets of a SpreadsheetML package. Raises DECK_DAMAGED where a part of it is missing or broken. */
export async function readWorkbook(pkg: Package): Promise<Workbook> {
  const book = firstOfKind(await relationshipsOf(pkg, ''), 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relationships = await relationshipsOf(pkg, book);
  const strings = await sharedStrings(pkg, firstOfKind(relationships, 'sharedStrings')?.target);
  const sheets = new Map<string, ReadonlyMap<string, string>>();
  for (const sheet of descendants(await readXml(pkg, book), 'x:sheet')) {
    const target = relationships.get(sheet.attributes.get('r:id') ?? '')?.target;
    if (target === undefined || !pkg.has(target)) continue;
    sheets.set((sheet.attributes.get('name') ?? '').toLowerCase(), cellsOfSheet(await readXml(pkg, target), strings));
  }
  return {
    cellsOf(reference) {
      const range = parseReference(reference);
      const cells = range && sheets.get(range.sheet.toLowerCase());
      if (!range || !cells) return null;
      const values: (string | null)[] = [];
      for (let row = range.top; row <= range.bottom; row += 1) {
        for (let column = range.left; column <= range.right; column += 1) {
          values.push(cells.get(`${column}:${row}`) ?? null);
        }
      }
      return values;
    },
  };
}

async function sharedStrings(pkg: Package, part: string | undefined): Promise<readonly string[]> {
  if (part === undefined || !pkg.has(part)) return [];
  return (await readXml(pkg, part)).children.filter((child) => child.name === 'x:si').map(stringItem);
}

/** A string is a `t`, or the `t` of each of its runs; phonetic hints (`rPh`) are no part of it. */
function stringItem(item: XmlElement): string {
  return item.children
    .map((child) =>
      child.name === 'x:t' ? child.text : child.name === 'x:r' ? (childAt(child, 'x:t')?.text ?? '') : '',
    )
    .join('');
}

function cellsOfSheet(sheet: XmlElement, strings: readonly string[]): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  let row = 0;
  for (const rowElement of descendants(sheet, 'x:row')) {
    row = Number(rowElement.attributes.get('r') ?? row + 1);
    let column = 0;
    for (const cell of rowElement.children) {
      if (cell.name !== 'x:c') continue;
      column = columnNumber(/^[A-Za-z]+/.exec(cell.attributes.get('r') ?? '')?.[0]) ?? column + 1;
      const value = cellValue(cell, strings);
      if (value !== null) cells.set(`${column}:${row}`, value);
    }
  }
  return cells;
}

function cellValue(cell: XmlElement, strings: readonly string[]): string | null {
  const type = cell.attributes.get('t');
  if (type === 'inlineStr') {
    const item = childAt(cell, 'x:is');
    return item ? stringItem(item) : null;
  }
  const value = childAt(cell, 'x:v')?.text;
  if (value === undefined || value === '') return null;
  return type === 's' ? (strings[Number(value)] ?? null) : value;
}

interface Range {
  readonly sheet: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function parseReference(reference: string): Range | null {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(
    reference.trim(),
  );
  if (!match) return null;
  const [, quoted, plain, fromColumn, fromRow, toColumn, toRow] = match;
  const left = columnNumber(fromColumn);
  const right = columnNumber(toColumn ?? fromColumn);
  if (left === null || right === null) return null;
  const top = Number(fromRow);
  const bottom = Number(toRow ?? fromRow);
  const count = (right - left + 1) * (bottom - top + 1);
  if (count < 1 || count > MAX_CELLS_OF_REFERENCE) return null;
  return { sheet: quoted?.replaceAll("''", "'") ?? plain ?? '', left, top, right, bottom };
}

/** `A` is 1, `AA` is 27. */
function columnNumber(letters: string | undefined): number | null {
  if (letters === undefined) return null;
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
