import { expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import type { ImportedTables } from '../../src/model/imported.ts';

async function read(content: string | Uint8Array, name = 'a.csv'): Promise<ImportedTables> {
  const found = await importFile(Buffer.from(content), name);
  if (found.kind !== 'tables') throw new Error('no table');
  return found;
}

const cellsOf = ({ tables }: ImportedTables) => tables[0]?.rows.map(({ cells }) => cells);
const codeOf = (content: string | Uint8Array) =>
  read(content).then(
    () => 'read',
    (error: unknown) => (error instanceof BriefwrightError ? error.code : error),
  );
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

test.each([
  ['commas', 'a,b\n1,2\n', [['1', '2']]],
  ['semicolons, with commas in the cells', 'a;b\n1,5;2,5\n', [['1,5', '2,5']]],
  ['tabs', 'a\tb\n1\t2\n', [['1', '2']]],
  ['bars', 'a|b\n1|2\n', [['1', '2']]],
  ['Excel’s line that names the delimiter', 'sep=;\na;b\n1,1;2\n', [['1,1', '2']]],
  ['one column, whatever stands in it', 'claim\nOne, two; three\n', [['One, two; three']]],
  ['a quoted header with a comma in it', '"a, or b";c\n1;2\n', [['1', '2']]],
  ['commas and line ends in quotes', 'a,b\n"x, y\nz",2\n', [['x, y\nz', '2']]],
  ['doubled quotes', 'a,b\n"He said ""no""",2\n', [['He said "no"', '2']]],
  [
    'a cell that begins with a quotation, with a comma in it',
    'a,b\n"""No, no"" he said",2\n',
    [['"No, no" he said', '2']],
  ],
  ['words in quotation marks with words after them', 'a\tb\n"No" he said\t2\n', [['"No" he said', '2']]],
  ['a quotation mark inside a bare cell', 'a,b\nA 5" gun,2\n', [['A 5" gun', '2']]],
  [
    'line ends of three systems',
    'a,b\r\n1,2\r3,4\n5,6',
    [
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ],
  ],
  [
    'empty rows',
    '\n\na,b\n\n1,2\n,\n \n3,4\n',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['a byte order mark before a quoted header', '\ufeff"a","b"\n1,2\n', [['1', '2']]],
  ['UTF-16', utf16('a\tb\né\t2\n'), [['é', '2']]],
  ['windows-1252', Buffer.from('a,b\ncaf\xe9,2\n', 'latin1'), [['café', '2']]],
  ['letters in two parts', 'a,b\ncafe\u0301,2\n', [['café', '2']]],
  ['cells left off at the end', 'a,b,c\n1\n', [['1', '', '']]],
  ['empty cells more than there are columns', 'a,b\n1,2,,,\n', [['1', '2']]],
  ['no line end at the end', 'a,b\n1,"2"', [['1', '2']]],
  ['columns without a name, and of one name', 'a,,a\n1,2,3\n', [['1', '2', '3']]],
  ['a name of an object’s innards as a header', '__proto__,b\n1,2\n', [['1', '2']]],
])('reads %s', async (_, content, rows) => {
  const found = await read(content);
  expect(cellsOf(found)).toEqual(rows);
  expect(found.problems).toEqual([]);
});

test('a row with more cells than columns is told with its line, and the next is read', async () => {
  const found = await read('a,b\n"x\ny",1\nWell, that is it,2\n3,4\n');
  expect(cellsOf(found)).toEqual([
    ['x\ny', '1'],
    ['3', '4'],
  ]);
  expect(found.problems).toEqual([{ where: 'line 4', code: 'ROW_TOO_LONG', message: expect.any(String) }]);
  expect(found.tables[0]?.rows.map(({ where }) => where)).toEqual(['line 2', 'line 5']);
});

test('a quote that is never closed costs the rest and names its line', async () => {
  const found = await read('a,b\n1,2\n3,"open\n5,6\n7,8\n');
  expect(cellsOf(found)).toEqual([['1', '2']]);
  expect(found.problems).toMatchObject([{ where: 'from line 3 on', code: 'QUOTE_NOT_CLOSED' }]);
  const huge = await read(`a,b\n1,2\n3,"${'x,\n'.repeat(500_000)}`);
  expect(cellsOf(huge)).toEqual([['1', '2']]);
  expect(huge.problems).toMatchObject([{ where: 'from line 3 on' }]);
});

test('two rows that a misplaced quotation mark has run together are not taken for one', async () => {
  const found = await read('a,b\n"x,1\n"y,2\n3,4\n');
  expect(found.problems[0]).toMatchObject({ where: 'line 2' });
  expect(JSON.stringify(cellsOf(found))).not.toContain('x');
});

test('a short row is counted, and so is what an encoding lost', async () => {
  const { leftOut } = await read('a,b\n1\nx\0,2\n');
  expect(leftOut).toEqual([
    { what: 'NUL character removed', count: 1 },
    { what: 'row with fewer cells than columns, the others taken as empty', count: 1 },
  ]);
});

test('more rows than are read are told', async () => {
  const found = await read(`a,b\n${'1,2\n'.repeat(20_001)}`);
  expect(found.tables[0]?.rows).toHaveLength(20_000);
  expect(found.problems).toMatchObject([{ where: 'after line 20001', code: 'TOO_MANY_ROWS' }]);
  expect((await read(`a,b\n${'1,2\n'.repeat(20_000)}`)).problems).toEqual([]);
});

test.each([
  ['no row', 'a,b\n', 'NO_TABLE'],
  ['nothing but space', ' \n\n', 'NO_TABLE'],
  ['nothing', '', 'EMPTY_FILE'],
  ['too many columns', `${'a,'.repeat(501)}\n1\n`, 'TABLE_TOO_WIDE'],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'BINARY_FILE'],
  ['a workbook that was renamed', Buffer.from('PK\x03\x04\0\0', 'latin1'), 'ARCHIVE_DAMAGED'],
])('refuses %s', async (_, content, code) => {
  expect(await codeOf(content)).toBe(code);
});

test('300 damaged tables are each a table or a typed error', async () => {
  const good = Buffer.from(`\ufeffclaim;date;"quote, or ""words"""\r\n${'"Ün, ""x""\n";2025;y\r\n'.repeat(20)}`);
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let n = 0; n < 300; n += 1) {
    const bad = Buffer.from(n % 3 === 0 ? good.subarray(0, next(good.length)) : good);
    for (let flips = next(8); flips >= 0 && bad.length > 0; flips -= 1) bad[next(bad.length)] = next(256);
    const result = await codeOf(bad);
    expect(result).toEqual(expect.any(String));
  }
});
