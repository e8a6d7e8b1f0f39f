import { expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import { docxOf, p } from './docxOf.ts';
import { numberCell, rowsOf, type XlsxParts, xlsxOf, xlsxParts } from './xlsxOf.ts';
import { mutantsOf, zipOf } from './zipOf.ts';

const RICH: XlsxParts = {
  sheets: [
    {
      name: 'Claims',
      rows: rowsOf([
        ['claim', 'date', 'source', 'value'],
        ['<c t="s"><v>0</v></c>', numberCell(45_720, 1), 'Harbour watch', numberCell(0.1352, 2)],
        ['Ten ships left.', numberCell(45_721, 1), null, '<c t="e"><v>#N/A</v></c>'],
      ]),
      before: '<cols><col min="9" max="9" hidden="1"/></cols>',
      behind:
        '<mergeCells><mergeCell ref="C2:C3"/></mergeCells><hyperlinks><hyperlink ref="C2" r:id="h"/></hyperlinks>',
      links: { h: 'https://example.org/h' },
    },
  ],
  strings: ['<t>Nine ships lay there.</t>'],
  formats: ['dd/mm/yyyy', '0.0%'],
};

/** The code of the error with which a file is refused, or `read`; anything but a typed error is a fault. */
async function codeOf(bytes: Uint8Array, fileName = 'x.xlsx'): Promise<string> {
  try {
    await importFile(bytes, fileName);
    return 'read';
  } catch (error) {
    if (!(error instanceof BriefwrightError)) throw error;
    expect(error.hint).toBeTruthy();
    return error.code;
  }
}

/** The workbook, one file of which has other content; it is added where there is none of its name, taken out by null. */
function withFile(name: string, data: string | Uint8Array | null): Uint8Array {
  const others = xlsxParts(RICH).filter((part) => part.name !== name);
  return zipOf(data === null ? others : [...others, { name, data }]);
}

const SHEET = 'xl/worksheets/sheet1.xml';
const sheetOf = (inner: string, before = ''): Uint8Array =>
  withFile(SHEET, `<?xml version="1.0"?>${before}<worksheet>${inner}</worksheet>`);
const compound = (...streams: string[]): Uint8Array =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...streams.map((name) => Buffer.from(name.padEnd(32, '\0'), 'utf16le')),
  ]);
const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;
const words = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const two = (cell: string): string => `<sheetData><row>${words('claim')}</row><row>${cell}</row></sheetData>`;

test.each<[string, () => Uint8Array, string]>([
  ['nothing wrong', () => xlsxOf(RICH), 'read'],
  ['no types of content', () => withFile('[Content_Types].xml', null), 'read'],
  ['no relationships of the package', () => withFile('_rels/.rels', null), 'read'],
  ['no styles', () => withFile('xl/styles.xml', null), 'read'],
  ['no shared texts', () => withFile('xl/sharedStrings.xml', null), 'read'],
  ['no list of its parts', () => withFile('xl/_rels/workbook.xml.rels', null), 'NO_TABLE'],
  ['no workbook', () => withFile('xl/workbook.xml', null), 'UNSUPPORTED_FORMAT'],
  ['a sheet that is not there', () => withFile(SHEET, null), 'NO_TABLE'],
  ['a sheet that is cut off', () => withFile(SHEET, '<worksheet><sheetData><row><c>'), 'FILE_DAMAGED'],
  ['a sheet that is no XML', () => withFile(SHEET, 'claim,date'), 'FILE_DAMAGED'],
  ['an empty sheet', () => sheetOf('<sheetData/>'), 'NO_TABLE'],
  ['a row of names alone', () => sheetOf(`<sheetData><row>${words('claim')}</row></sheetData>`), 'NO_TABLE'],
  ['entities that expand without end', () => sheetOf(two(words('a&j;')), laughs), 'read'],
  [
    'an entity of a file of the machine',
    () => sheetOf(two(words('a&x;')), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
    'read',
  ],
  [
    'elements that are nested without end',
    () => sheetOf(two(`${'<c>'.repeat(500)}${'</c>'.repeat(500)}`)),
    'FILE_DAMAGED',
  ],
  [
    'a sheet that unpacks to a gigabyte',
    () => withFile(SHEET, Buffer.alloc(101 * 1024 * 1024, 32)),
    'ARCHIVE_TOO_LARGE',
  ],
  [
    'a relationship that leads out of it',
    () =>
      withFile(
        'xl/_rels/workbook.xml.rels',
        '<Relationships><Relationship Id="s1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
      ),
    'NO_TABLE',
  ],
  [
    'a sheet on the net',
    () =>
      withFile(
        'xl/_rels/workbook.xml.rels',
        '<Relationships><Relationship Id="s1" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1:1/s.xml"/></Relationships>',
      ),
    'NO_TABLE',
  ],
  [
    'a row of a number that is none',
    () => sheetOf(`<sheetData><row r="x">${words('a')}</row><row r="-5">${words('b')}</row></sheetData>`),
    'read',
  ],
  [
    'cells of columns that there are not',
    () => sheetOf(two('<c r="ZZZZ9"><v>1</v></c><c r="1A"><v>2</v></c>')),
    'read',
  ],
  [
    'merged cells of no place',
    () => sheetOf(`${two(words('x'))}<mergeCells><mergeCell ref="x:y"/><mergeCell/></mergeCells>`),
    'read',
  ],
])('a workbook with %s is read or refused as it should', async (_, bytes, code) => {
  expect(await codeOf(bytes())).toBe(code);
});

test.each<[string, string, Uint8Array, string, RegExp]>([
  ['a protected workbook', 'a.xlsx', compound('EncryptedPackage'), 'ENCRYPTED', /without protection/],
  ['a workbook of before 2007', 'a.xls', compound('Workbook'), 'UNSUPPORTED_FORMAT', /save it as \.xlsx/],
  ['a workbook in binary', 'a.xlsx', zipOf([{ name: 'xl/workbook.bin', data: 'x' }]), 'UNSUPPORTED_FORMAT', /\.xlsx/],
  [
    'an OpenDocument table',
    'a.ods',
    zipOf([{ name: 'META-INF/manifest.xml', data: 'x' }]),
    'UNSUPPORTED_FORMAT',
    /save it as/i,
  ],
  ['Excel’s mark of an open workbook', '~$a.xlsx', compound('x'), 'UNSUPPORTED_FORMAT', /itself/],
  ['nothing', 'a.xlsx', new Uint8Array(), 'EMPTY_FILE', /./],
  ['a text', 'a.xlsx', Buffer.from('claim,date\nOne,2025\n'), 'ARCHIVE_DAMAGED', /./],
])('%s is refused as what it is', async (_, fileName, bytes, code, hint) => {
  const refused = await importFile(bytes, fileName).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code });
  expect((refused as BriefwrightError).hint).toMatch(hint);
});

test.each(['a.docx', 'a.xlsx'])('a Word document is read as one, under the name %s', async (fileName) => {
  expect(await importFile(docxOf({ body: p('The ports are open.') }), fileName)).toMatchObject({ kind: 'document' });
});

test('one long text in very many cells is read up to a limit, which is told', async () => {
  const cells = Array.from({ length: 40 }, () => '<c t="s"><v>0</v></c>').join('');
  const rows = `<row>${words('claim').repeat(40)}</row>${`<row>${cells}</row>`.repeat(2_000)}`;
  const found = await importFile(
    xlsxOf({ sheets: [{ name: 'S', rows }], strings: [`<t>${'x'.repeat(32_000)}</t>`] }),
    'a.xlsx',
  );
  expect(found).toMatchObject({ kind: 'tables', problems: [{ code: 'TOO_MANY_ROWS' }] });
  if (found.kind === 'tables') expect(found.tables[0]?.rows.length).toBeLessThan(40);
});

test('more rows than are read are told, and so are cells far to the right', async () => {
  const rows = `<row>${words('claim')}<c r="XFD1" t="str"><v>far</v></c></row>${`<row>${words('One')}</row>`.repeat(20_001)}`;
  const found = await importFile(xlsxOf({ sheets: [{ name: 'S', rows }] }), 'a.xlsx');
  if (found.kind !== 'tables') throw new Error('no table');
  expect(found.tables[0]?.rows).toHaveLength(20_000);
  expect(found.problems).toMatchObject([{ where: 'after row 20001', code: 'TOO_MANY_ROWS' }]);
  expect(found.leftOut).toEqual([{ what: 'cell beyond column 500', count: 1 }]);
});

test('merged cells over merged cells end in time', async () => {
  const rows = `<row>${words('claim')}</row>${`<row>${words('One')}</row>`.repeat(5_000)}`;
  const behind = `<mergeCells>${'<mergeCell ref="A1:A9999"/>'.repeat(50_000)}</mergeCells>`;
  expect(await codeOf(xlsxOf({ sheets: [{ name: 'S', rows, behind }] }))).toBe('read');
});

test('300 damaged workbooks are each tables or a typed error with a hint', async () => {
  for (const mutant of mutantsOf(xlsxOf(RICH), 300)) expect(await codeOf(mutant)).toMatch(/^(?:read|[A-Z_]+)$/);
});

test('300 workbooks with damaged XML are each tables or a typed error', async () => {
  const parts = xlsxParts(RICH).map((part) => ({ ...part, data: Buffer.from(part.data) }));
  for (const changed of parts) {
    for (const mutant of mutantsOf(changed.data, 45)) {
      const files = parts.map((part) => (part === changed ? { ...part, data: mutant } : part));
      expect(await codeOf(zipOf(files))).toMatch(/^(?:read|[A-Z_]+)$/);
    }
  }
});
