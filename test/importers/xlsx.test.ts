import { expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import type { ImportedTables } from '../../src/model/imported.ts';
import { numberCell, rowsOf, type XlsxParts, xlsxOf } from './xlsxOf.ts';

async function read(bytes: Uint8Array, name = 'a.xlsx'): Promise<ImportedTables> {
  const found = await importFile(bytes, name);
  if (found.kind !== 'tables') throw new Error('no table');
  return found;
}

/** The words of the cells under `claim` and `x` of a workbook with one sheet. */
async function cellsOf(parts: XlsxParts): Promise<readonly (readonly string[])[]> {
  const { tables } = await read(xlsxOf(parts));
  return tables[0]?.rows.map(({ cells }) => cells) ?? [];
}

/** What one cell is read as. */
async function cellOf(cell: string, parts: Partial<XlsxParts> = {}): Promise<string | undefined> {
  const rows = rowsOf([
    ['claim', 'x'],
    ['One', cell],
    ['Two', 'filled'],
  ]);
  return (await cellsOf({ sheets: [{ name: 'S', rows }], ...parts }))[0]?.[1];
}

const sheet = (rows: readonly (readonly (string | null)[])[]) => ({ name: 'S', rows: rowsOf(rows) });

test.each<[string, number | string, string | number, string]>([
  ['a day', 45720, 'yyyy-mm-dd', '2025-03-04'],
  ['a day by a format that is built in', 45720, 14, '2025-03-04'],
  ['a day with its weekday and month in words', 45720, '[$-F800]dddd, mmmm dd, yyyy', '2025-03-04'],
  ['a day in another order', 45720, 'dd/mm/yy;@', '2025-03-04'],
  ['a day of East Asia', 45720, 31, '2025-03-04'],
  ['a day and an hour', 45720.4375, 'dd.mm.yyyy hh:mm', '2025-03-04 10:30'],
  ['a day whose hour is midnight', 45720, 22, '2025-03-04'],
  ['an hour', 0.4375, 'h:mm AM/PM', '10:30'],
  ['a month', 45717, 17, '2025-03'],
  ['a month in words', 45717, 'mmmm\\ yyyy', '2025-03'],
  ['a year', 45658, 'yyyy', '2025'],
  ['a day that is shown as a month', 45720, 'mmm-yy', '2025-03-04'],
  ['the last day of February 1900, which spreadsheets think has 29', 59, 14, '1900-02-28'],
  ['the first of March 1900', 61, 14, '1900-03-01'],
  ['a number below all days', -1, 14, '-1'],
  ['a number beyond all days', 3_000_000, 14, '3000000'],
  ['a fraction', 0.1, 'General', '0.1'],
  ['a fraction with the digits of a binary number', '0.30000000000000004', 'General', '0.3'],
  ['a number that is shown rounded', 74.22, '0', '74.22'],
  ['a share', 0.1352, '0.0%', '13.52 %'],
  ['a share with the digits of a binary number', 0.28600000000000003, 10, '28.6 %'],
  ['money before', 74.22, '[$USD] #,##0.00', 'USD 74.22'],
  ['money behind', 74.22, '_-* #,##0.00\\ [$€-407]_-;-* #,##0.00\\ [$€-407]_-', '74.22 €'],
  ['money in quotes', 5, '"$"#,##0', '$ 5'],
  ['a unit that stands in the format', 74.22, '0.0" bn"', '74.22 bn'],
  ['millions that the format makes', 74_220_000, '0.0,,"M"', '74.22 M'],
  ['millions that the format makes and does not say', 74_220_000, '0.0,,', '74220000'],
  ['a format for some numbers only', 74_220_000, '[>=1000000]0.0,,"M";0', '74220000'],
  ['brackets that set a loss out', -5, '#,##0_);(#,##0)', '-5'],
  ['a colour', 5, '[Red]0', '5'],
  ['hours that go past the day', 1.5, '[h]:mm', '1.5'],
  ['a large number', '1E+21', 'General', '1000000000000000000000'],
  ['a number of an account', '1234567890123456789', '0', '1234567890123456789'],
  ['a small one', '1.5E-7', '0.00E+00', '0.00000015'],
  ['what is no number', 'x', '0', 'x'],
])('%s is read as it is meant', async (_, value, format, text) => {
  expect(await cellOf(numberCell(value, 1), { formats: [format] })).toBe(text);
});

test.each<[string, string, string]>([
  ['a text in runs', '<c t="inlineStr"><is><r><t>Nine </t></r><r><t>ships</t></r></is></c>', 'Nine ships'],
  [
    'a word with its reading',
    '<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>',
    '東京',
  ],
  ['a text of a formula', '<c t="str"><f>A1&amp;"x"</f><v>made</v></c>', 'made'],
  ['a truth', '<c t="b"><v>1</v></c>', 'TRUE'],
  ['a day in ISO 8601', '<c t="d"><v>2025-03-04</v></c>', '2025-03-04'],
  ['a character that XML cannot hold', '<c t="inlineStr"><is><t>a_x000D__x000A_b</t></is></c>', 'a\nb'],
  ['a bell', '<c t="inlineStr"><is><t>a_x0007_b</t></is></c>', 'a b'],
  ['letters in two parts', '<c t="inlineStr"><is><t>cafe\u0301</t></is></c>', 'café'],
  ['a text with spaces around it', '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', ' a '],
  ['an entity', '<c t="inlineStr"><is><t>A &amp; B</t></is></c>', 'A & B'],
  ['a number without a style', '<c><v>5</v></c>', '5'],
  ['a style that is not there', '<c s="99"><v>5</v></c>', '5'],
  ['a shared text that is not there', '<c t="s"><v>99</v></c>', ''],
  ['a type that nobody knows', '<c t="zz"><v>5</v></c>', '5'],
])('%s is read', async (_, cell, text) => {
  expect(await cellOf(cell)).toBe(text);
});

test('shared texts are found by their number, with their runs and without their readings', async () => {
  const strings = ['<t>claim</t>', '<r><t>Nine </t></r><r><t>ships</t></r>', '<t>東京</t><rPh><t>と</t></rPh>'];
  const rows = rowsOf([
    ['<c t="s"><v>0</v></c>', 'x'],
    ['<c t="s"><v>1</v></c>', '<c t="s"><v>2</v></c>'],
  ]);
  expect(await cellsOf({ sheets: [{ name: 'S', rows }], strings })).toEqual([['Nine ships', '東京']]);
});

test('days of a workbook that counts from 1904 are those that it shows', async () => {
  const parts = { formats: [14], workbook: '<workbookPr date1904="1"/>' };
  expect(await cellOf(numberCell(44_258, 1), parts)).toBe('2025-03-04');
  expect(await cellOf(numberCell(0, 1), parts)).toBe('1904-01-01');
});

test('errors and formulas without a result are empty cells and told', async () => {
  const found = await read(
    xlsxOf({
      sheets: [
        sheet([
          ['claim', 'x'],
          ['One', '<c t="e"><f>A1</f><v>#REF!</v></c>'],
          ['Two', '<c><f>SUM(A1)</f></c>'],
          ['Three', '<c><f>SUM(A1)</f><v/></c>'],
          ['Four', '<c t="str"><f>""</f><v></v></c>'],
        ]),
      ],
    }),
  );
  expect(found.tables[0]?.rows.map(({ cells }) => cells)).toEqual([
    ['One', ''],
    ['Two', ''],
    ['Three', ''],
    ['Four', ''],
  ]);
  expect(found.leftOut).toEqual([
    { what: 'cell with the error #REF!, taken as empty', count: 1 },
    { what: 'formula without a stored result, its cell taken as empty', count: 2 },
  ]);
});

test('what is hidden is left out and told', async () => {
  const rows = rowsOf([
    ['claim', 'secret', 'x'],
    ['One', 'a', '1'],
    ['Two', 'b', '2'],
  ]).replace('<row r="3">', '<row r="3" hidden="1">');
  const found = await read(
    xlsxOf({
      sheets: [
        { name: 'Old', rows, state: 'hidden' },
        { name: 'S', rows, before: '<cols><col min="2" max="2" hidden="1"/></cols>' },
        { name: 'Older', rows, state: 'veryHidden' },
      ],
    }),
  );
  expect(found.tables).toHaveLength(1);
  expect(found.tables[0]).toMatchObject({ name: 'S', header: ['claim', 'x'], rows: [{ cells: ['One', '1'] }] });
  expect(found.leftOut).toEqual([
    { what: 'hidden sheet', count: 2 },
    { what: 'hidden column', count: 1 },
    { what: 'hidden row', count: 1 },
  ]);
});

test('each sheet is a table, and its rows say which it is', async () => {
  const found = await read(
    xlsxOf({
      sheets: [
        sheet([['claim'], ['One']]),
        { name: 'Chart', rows: '', kind: 'chartsheet' },
        { name: 'Empty', rows: '' },
        { name: 'B & C', rows: rowsOf([['fact'], ['Two']], 4) },
      ],
    }),
  );
  expect(found.tables.map(({ name, rows }) => [name, rows.map(({ where }) => where)])).toEqual([
    ['S', ['sheet “S”, row 2']],
    ['B & C', ['sheet “B & C”, row 5']],
  ]);
  expect(found.leftOut.map(({ what }) => what)).toEqual([
    'sheet that holds no cells, such as a chart',
    'sheet without rows under the names of columns',
  ]);
});

test('a merged cell stands in each of its rows', async () => {
  const rows = rowsOf([
    ['claim', 'source'],
    ['One', 'Harbour watch'],
    ['Two', null],
    ['Three', 'Other'],
  ]);
  const parts = { sheets: [{ name: 'S', rows, behind: '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>' }] };
  expect(await cellsOf(parts)).toEqual([
    ['One', 'Harbour watch'],
    ['Two', 'Harbour watch'],
    ['Three', 'Other'],
  ]);
});

test('a title above the names of the columns is left out and told', async () => {
  const found = await read(
    xlsxOf({
      sheets: [
        {
          name: 'S',
          rows: rowsOf([['Harbours of 2025'], ['Draft'], ['claim', 'date', 'source'], ['One', '2025', 'S']], 2),
        },
      ],
    }),
  );
  expect(found.tables[0]).toMatchObject({ header: ['claim', 'date', 'source'], rows: [{ where: 'row 5' }] });
  expect(found.leftOut).toEqual([{ what: 'row above the names of the columns', count: 2 }]);
});

test('a merged cell leads to its address from each of its rows', async () => {
  const rows = rowsOf([
    ['claim', 'source'],
    ['One', 'Harbour watch'],
    ['Two', null],
  ]);
  const behind =
    '<mergeCells><mergeCell ref="B2:B3"/></mergeCells><hyperlinks><hyperlink ref="B2:B3" r:id="h"/></hyperlinks>';
  const { tables } = await read(
    xlsxOf({ sheets: [{ name: 'S', rows, behind, links: { h: 'https://example.org/h' } }] }),
  );
  expect(tables[0]?.rows.map(({ links }) => links?.[1])).toEqual(['https://example.org/h', 'https://example.org/h']);
});

test('a title of a cell or two stands above a table, a row of more is part of it', async () => {
  const wide = (cells: number) => Array.from({ length: cells }, (_, at) => `x${at}`);
  const table = await read(xlsxOf({ sheets: [sheet([wide(3), wide(10), wide(10)])] }));
  expect(table.tables[0]?.header.slice(0, 4)).toEqual(['x0', 'x1', 'x2', '']);
  expect(table.tables[0]?.rows).toHaveLength(2);
});

test('the addresses that cells lead to come with them', async () => {
  const rows = rowsOf([
    ['claim', 'link'],
    ['One', 'Harbour watch'],
    ['Two', '<c t="str"><f>HYPERLINK("https://example.org/two","Two")</f><v>Two</v></c>'],
    ['Three', 'Inside'],
  ]);
  const { tables } = await read(
    xlsxOf({
      sheets: [
        {
          name: 'S',
          rows,
          behind:
            '<hyperlinks><hyperlink ref="B2" r:id="h1"/><hyperlink ref="B4" location="S!A1" display="x"/></hyperlinks>',
          links: { h1: 'https://example.org/one?a=1&b=2' },
        },
      ],
    }),
  );
  expect(tables[0]?.rows.map(({ links }) => links)).toEqual([
    { 1: 'https://example.org/one?a=1&b=2' },
    { 1: 'https://example.org/two' },
    undefined,
  ]);
});

test('a strict workbook is read as a transitional one', async () => {
  const namespaces = {
    main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
    office: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  };
  expect(await cellOf('<c t="d" s="1"><v>2025-03-04T00:00:00</v></c>', { namespaces, formats: [14] })).toBe(
    '2025-03-04',
  );
});

test('a workbook with macros is read as data', async () => {
  const bytes = xlsxOf({
    sheets: [sheet([['claim'], ['One']])],
    others: [{ name: 'xl/vbaProject.bin', data: 'macro' }],
  });
  const { tables, leftOut } = await read(bytes, 'a.xlsm');
  expect(tables[0]?.rows).toHaveLength(1);
  expect(leftOut).toEqual([{ what: 'macros, which are never run', count: 1 }]);
});

test('rows and cells without references stand one after the other', async () => {
  const cell = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
  const rows = `<row>${cell('claim')}${cell('x')}</row><row>${cell('One')}${cell('1')}</row>`;
  const found = await read(xlsxOf({ sheets: [{ name: 'S', rows }] }));
  expect(found.tables[0]).toMatchObject({ header: ['claim', 'x'], rows: [{ where: 'row 2', cells: ['One', '1'] }] });
});

test('empty columns between others are no columns', async () => {
  expect(
    await cellsOf({
      sheets: [
        sheet([
          [null, 'claim', null, 'x'],
          [null, 'One', '', '1'],
        ]),
      ],
    }),
  ).toEqual([['One', '1']]);
});

test('a file is known by what it holds', async () => {
  const bytes = xlsxOf({ sheets: [sheet([['claim'], ['One']])] });
  for (const name of ['a.xls', 'a', 'a.docx', 'a.csv']) expect((await read(bytes, name)).tables).toHaveLength(1);
});
