import { EXCEL, mainPartOf, refuseNoPackage, relationsOf } from '../../office/container.ts';
import { elementsNamed, readXml, type XmlElement, xmlTree } from '../../xml.ts';
import { type Archive, openArchive } from '../../zip/archive.ts';
import { type NumberFormat, numberFormatOf } from './numberFormat.ts';
import { cellText, type WorkbookShared } from './sheet.ts';

/** A sheet of a workbook, still unread. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its part; null for a sheet that is a chart, a dialog or of macros. */
  readonly part: string | null;
}

/** A workbook that is open: its sheets in their order, and what they share. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly shared: WorkbookShared;
  readonly hasMacros: boolean;
  /** The XML of a sheet, and the addresses of its links by id. */
  read(part: string): Promise<{ bytes: Uint8Array; links: ReadonlyMap<string, string> }>;
}

/**
 * Opens a workbook (.xlsx, .xlsm and their templates; strict and transitional). Throws UNSUPPORTED_FORMAT for what is none,
 * ENCRYPTED, ARCHIVE_DAMAGED, ARCHIVE_TOO_LARGE, FILE_DAMAGED. Macros, pictures and what it is linked to are never unpacked.
 */
export async function openWorkbook(bytes: Uint8Array, fileName: string): Promise<Workbook> {
  refuseNoPackage(bytes, fileName, EXCEL);
  const archive = await openArchive(bytes, fileName);
  const main = mainPartOf(archive, await relationsOf(archive, '', fileName), 'xl/workbook.xml', EXCEL, fileName);
  const relations = await relationsOf(archive, main, fileName);
  const book = xmlTree(await archive.read(main), `The list of sheets of ${fileName}`);
  const partOf = (kind: string): string | undefined =>
    relations.find((one) => one.kind === kind && !one.isOutside)?.target;
  const sheets = elementsNamed(book, 'sheet').map((sheet): WorkbookSheet => {
    const named = relations.find(({ id, isOutside }) => id === sheet.attribute('id') && !isOutside);
    return {
      name: sheet.attribute('name') ?? '',
      isHidden: /hidden$/i.test(sheet.attribute('state') ?? ''),
      part: named?.kind === 'worksheet' ? named.target : null,
    };
  });
  const is1904 = /^(?:1|true|on)$/.test(elementsNamed(book, 'workbookPr')[0]?.attribute('date1904') ?? '');
  return {
    sheets,
    shared: {
      strings: await stringsOf(archive, partOf('sharedStrings'), fileName),
      formats: await formatsOf(archive, partOf('styles'), fileName),
      is1904,
    },
    hasMacros: archive.names.some((name) => /vbaProject\.bin$/i.test(name)),
    read: async (part) => ({
      bytes: await archive.read(part),
      links: new Map(
        (await relationsOf(archive, part, fileName))
          .filter(({ kind, isOutside }) => kind === 'hyperlink' && isOutside)
          .map(({ id, target }) => [id, target]),
      ),
    }),
  };
}

/** The texts that cells name by number, each whole, without the readings that stand above East Asian words. */
async function stringsOf(archive: Archive, part: string | undefined, fileName: string): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let text = '';
  let readings = 0;
  let isText = false;
  readXml(await archive.read(part), `“${part}” in ${fileName}`, {
    open: ({ name }) => {
      if (name === 'si') text = '';
      if (name === 'rPh') readings += 1;
      isText = name === 't' && readings === 0;
    },
    text: (words) => {
      if (isText) text += words;
    },
    close: ({ name }) => {
      isText = false;
      if (name === 'rPh') readings -= 1;
      if (name === 'si') strings.push(cellText(text));
    },
  });
  return strings;
}

/** The number formats of the styles that cells name. */
async function formatsOf(archive: Archive, part: string | undefined, fileName: string): Promise<NumberFormat[]> {
  if (part === undefined) return [];
  const root = xmlTree(await archive.read(part), `“${part}” in ${fileName}`);
  const child = (name: string): readonly XmlElement[] =>
    root.children.find((element) => element.name === name)?.children ?? [];
  const codes = new Map(child('numFmts').map((one) => [one.attribute('numFmtId'), one.attribute('formatCode')]));
  return child('cellXfs').map((style) => {
    const id = style.attribute('numFmtId') ?? '0';
    return numberFormatOf(Number(id), codes.get(id));
  });
}
