import { describe, expect, test } from 'vitest';
import { type PdfText, stacked, wrapped } from '../support/pdf.ts';
import { FILLER, passagesOf, readPdf, SECOND } from './readPdf.ts';

const LETTER = 6;
type Row = readonly string[];
const WINDOWS: Readonly<Record<string, string>> = { '\x80': '€', '\x86': '†', '\x96': '–' };

/** Rows of cells whose columns end `gap` points before the next begins; figures are set to the right of their columns. */
function table(
  rows: readonly Row[],
  { gap, y = 600, right = true }: { gap: number; y?: number; right?: boolean },
): PdfText[] {
  const widths = (rows[0] ?? []).map(
    (_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)) * LETTER,
  );
  return rows.flatMap((row, at) => {
    let x = 72;
    return row.flatMap((text, column) => {
      const width = widths[column] ?? 0;
      const shift = right && column > 0 ? width - text.length * LETTER : 0;
      const from = x + shift;
      x += width + gap;
      return text === '' ? [] : [{ x: from, y: y - 13 * at, text }];
    });
  });
}
const above = stacked(wrapped(FILLER, 60), { x: 72, y: 700 });
const below = stacked(wrapped(SECOND, 60), { x: 72, y: 450 });
const read = async (texts: readonly PdfText[]): Promise<string[]> =>
  passagesOf(await readPdf([{ texts: [...above, ...texts, ...below] }])).slice(1, -1);
const asRows = (rows: readonly Row[]): string[] =>
  rows.map((row) =>
    row
      .filter((cell) => cell !== '')
      .join('\t')
      .replace(/[\x80\x86\x96]/g, (code) => WINDOWS[code] ?? code),
  );

const YEARS: readonly Row[] = [
  ['Country', '2021', '2022', '2023'],
  ['Norway', '12', '14', '15'],
  ['Sweden', '204', '198', '201'],
  ['Finland', '9', '11', '1,020'],
];

describe('small tables whose columns stand close', () => {
  test.each([16, 12, 9, 7])(
    'figures %i points apart are never one figure, and rows never one sentence',
    async (gap) => {
      expect(await read(table(YEARS, { gap }))).toEqual(asRows(YEARS));
    },
  );

  test.each<readonly [string, readonly Row[]]>([
    [
      'signs, shares and losses',
      [
        ['Q1', '-3.2%', '(14.0)', '+7'],
        ['Q2', '12.0%', '\x96', '-8'],
        ['Q3', '0.4%', '(9.5)', 'n/a'],
      ],
    ],
    [
      'thousands with spaces',
      [
        ['Hulls', '1 204', '12 000'],
        ['Crews', '33 910', '9 480'],
        ['Berths', '88', '104 200'],
      ],
    ],
    [
      'money',
      [
        ['Quays', '\x8014', '$1.2m'],
        ['Cranes', '\x80230', '$0.4m'],
        ['Pilots', '\x807', '$11m'],
      ],
    ],
    [
      'marks of notes',
      [
        ['Tugs', '14*', '15a'],
        ['Ferries', '8', '9\x86'],
        ['Barges', '120', '131'],
      ],
    ],
    [
      'words between figures',
      [
        ['12', 'tankers', '40'],
        ['9', 'ferries', '38'],
        ['114', 'barges', '260'],
      ],
    ],
    [
      'empty cells',
      [
        ['Tugs', '14', '15', '16'],
        ['Ferries', '8', '', '9'],
        ['Barges', '120', '131', '133'],
      ],
    ],
  ])('%s', async (_what, rows) => {
    expect(await read(table(rows, { gap: 9 }))).toEqual(asRows(rows));
  });

  test('two figures of a single row are two', async () => {
    expect(await read(table([['1,200', '1,340']], { gap: 9 }))).toEqual(['1,200\t1,340']);
  });

  test('a sign of money at the left of its cell stays with its figure', async () => {
    const rows = [['Profit', '$', '233,512', '$', '201,683']];
    expect(await read(table(rows, { gap: 8 }))).toEqual(['Profit $ 233,512\t$ 201,683']);
  });

  test('a table in one string a row, as a machine prints it', async () => {
    const lines = YEARS.map(
      ([first = '', ...cells]) => first.padEnd(9) + cells.map((cell) => cell.padStart(7)).join(''),
    );
    expect(await read(stacked(lines, { x: 72, y: 600 }))).toEqual(asRows(YEARS));
  });

  test('columns of words over figures are divided as the figures are', async () => {
    const rows = [
      ['Port', 'Hulls', 'Crew'],
      ['Bergen', '14', '210'],
      ['Narvik', '9', '88'],
      ['Bodo', '11', '95'],
    ];
    expect(await read(table(rows, { gap: 9 }))).toEqual(asRows(rows));
  });
});

describe('text that is no table', () => {
  /** Words of a line that are set apart so that each line is as wide as the text. */
  const justified = (lines: readonly string[], y: number, width = 380): PdfText[] =>
    lines.flatMap((line, at) => {
      const words = line.split(' ');
      const gap = (width - words.join('').length * LETTER) / (words.length - 1);
      let x = 72;
      return words.map((text) => {
        const placed = { x, y: y - 12 * at, text };
        x += text.length * LETTER + (at === lines.length - 1 ? LETTER : gap);
        return placed;
      });
    });

  test('stretched lines with figures in them stay sentences', async () => {
    const lines = [
      'In 2021 some 40 ships called at the 12 northern',
      'ports, 9 of them twice, and in 2022 about 55 did,',
      'which is 15 more; by 2023 there were 61 of them,',
      'of which 14 were tankers and 47 carried no oil.',
    ];
    expect(await read(justified(lines, 600))).toEqual([lines.join(' ')]);
  });

  test('a list with numbers before its items stays a list', async () => {
    const items = ['Close the quay.', 'Count the berths.', 'Call the insurer.'];
    const texts = items.flatMap((text, at) => [
      { x: 72, y: 600 - 14 * at, text: `${at + 1}.` },
      { x: 94, y: 600 - 14 * at, text },
    ]);
    expect(await read(texts)).toEqual(items.map((text, at) => `${at + 1}. ${text}`));
  });
});
