import { describe, expect, test } from 'vitest';
import type { PdfText } from '../support/pdf.ts';
import { passagesOf, readPdf } from './readPdf.ts';

/** What browsers make of a page that is printed: narrow justified columns, large first letters, heads and feet of their own. */

const SIZE = 10;
const WIDTH = 0.6 * SIZE;

/** Lines of Courier, each word placed by itself so that every line but the last of a paragraph is as wide as the column. */
function justified(words: string, at: { x: number; y: number; width: number }): { texts: PdfText[]; rows: number } {
  const room = Math.floor(at.width / WIDTH);
  const lines: string[][] = [[]];
  for (const word of words.split(' ')) {
    const line = lines.at(-1) as string[];
    if (line.length > 0 && [...line, word].join(' ').length > room) lines.push([word]);
    else line.push(word);
  }
  const texts = lines.flatMap((line, row) => {
    const letters = line.join('').length * WIDTH;
    const isLast = row === lines.length - 1;
    const gap = isLast || line.length === 1 ? WIDTH : (at.width - letters) / (line.length - 1);
    let x = at.x;
    return line.map((text) => {
      const placed = { x, y: at.y - 14 * row, text, size: SIZE };
      x += text.length * WIDTH + gap;
      return placed;
    });
  });
  return { texts, rows: lines.length };
}

const LONG_WORDS =
  'Notwithstanding interoperability requirements, responsibility for telecommunications infrastructure remained undetermined throughout the deliberations, representatives acknowledged afterwards, postponing implementation of countermeasures indefinitely.';
const SHORT_WORDS =
  'The tugs lay at the quay until the wind fell and then went out to the bar, where a boat had marked the new channel with nine lit buoys in a row.';

const TOP = 700;

describe('justified text', () => {
  test.for([130, 150, 170, 200, 240])('of a column %d points wide is read line by line', async (width) => {
    const first = justified(LONG_WORDS, { x: 72, y: TOP, width });
    const second = justified(SHORT_WORDS, { x: 72, y: TOP - 14 * first.rows - 12, width });
    const third = justified(LONG_WORDS, { x: 72, y: TOP - 14 * (first.rows + second.rows) - 24, width });
    const document = await readPdf([{ texts: [...first.texts, ...second.texts, ...third.texts] }]);
    expect(passagesOf(document)).toEqual([LONG_WORDS, SHORT_WORDS, LONG_WORDS]);
  });

  test.for([150, 170, 200])('of two columns %d points wide is read one column after the other', async (width) => {
    const texts = [72, 72 + width + 14].flatMap((x) => {
      const first = justified(SHORT_WORDS, { x, y: TOP, width });
      const second = justified(LONG_WORDS, { x, y: TOP - 14 * first.rows - 12, width });
      return [...first.texts, ...second.texts];
    });
    const document = await readPdf([{ texts }]);
    expect(passagesOf(document)).toEqual([SHORT_WORDS, LONG_WORDS, SHORT_WORDS, LONG_WORDS]);
  });

  test('keeps the rows of a table apart, though they are as wide as the text', async () => {
    const words = justified(SHORT_WORDS, { x: 72, y: TOP, width: 240 });
    const rows = [
      ['Harbour', 'Tugs', 'Boats'],
      ['Westmark', '14', '3,400'],
      ['Lee', '9', '1,250'],
    ];
    const below = TOP - 14 * words.rows - 12;
    const table = rows.flatMap((cells, row) =>
      cells.map((text, column) => ({
        x: [72, 180, 312 - text.length * WIDTH][column] as number,
        y: below - 14 * row,
        text,
        size: SIZE,
      })),
    );
    const document = await readPdf([{ texts: [...words.texts, ...table] }]);
    expect(passagesOf(document)).toEqual([SHORT_WORDS, ...rows.map((cells) => cells.join('\t'))]);
  });
});

describe('a large first letter', () => {
  const letter = (text: string, lines: readonly string[]): PdfText[] => [
    { x: 72, y: TOP - 28, text, size: 40, font: 'F3' },
    ...lines.map((line, row) => ({ x: row < 3 ? 104 : 72, y: TOP - 14 * row, text: line, size: SIZE })),
  ];

  test('begins the first word of its paragraph', async () => {
    const texts = letter('T', [
      'he tugs lay at the quay until the wind fell and',
      'then went out to the bar, where a boat had marked',
      'the new channel with nine lit buoys in a row, and',
      'came back with the tide before it was dark again.',
    ]);
    const [words = ''] = passagesOf(await readPdf([{ texts }]));
    expect(words).toMatch(/^The tugs lay at the quay .* nine lit buoys in a row, and came back/);
  });

  test('stays by itself beside one line, as a letter of a list does', async () => {
    const texts = [
      { x: 72, y: TOP, text: 'A', size: 24, font: 'F3' },
      { x: 100, y: TOP, text: 'list of the harbours of the coast and their tugs', size: SIZE },
    ];
    expect(passagesOf(await readPdf([{ texts }])).join(' ')).toMatch(/^A\s+list of the harbours/);
  });
});

describe('heads and feet of a browser', () => {
  const printed = (number: number, total: number, address: string): PdfText[] => [
    { x: 24, y: 776, text: '3/4/26, 9:15 AM', size: 8 },
    { x: 300, y: 776, text: 'The tugs of the west coast', size: 8 },
    { x: 24, y: 16, text: address, size: 8 },
    { x: 560, y: 16, text: `${number}/${total}`, size: 8 },
  ];
  const body = (words: string) => justified(words, { x: 72, y: TOP, width: 400 }).texts;

  test('are left out of a single page, and tell its address', async () => {
    const document = await readPdf([
      { texts: [...printed(1, 1, 'https://harbours.example/tugs'), ...body(SHORT_WORDS)] },
    ]);
    expect(passagesOf(document)).toEqual([SHORT_WORDS]);
    expect(document.metadata.URL).toBe('https://harbours.example/tugs');
    expect(document.foundIn.URL).toBe('foot that a browser printed');
  });

  test('tell no address where it is of this machine or cut short', async () => {
    for (const address of ['file:///home/desk/tugs.html', 'https://harbours.example/a/very/long/pa...']) {
      const document = await readPdf([{ texts: [...printed(1, 1, address), ...body(SHORT_WORDS)] }]);
      expect(passagesOf(document)).toEqual([SHORT_WORDS]);
      expect(document.metadata.URL).toBeUndefined();
    }
  });

  test('are known on two pages, with the number first and the time last', async () => {
    const texts = (number: number): PdfText[] => [
      { x: 24, y: 776, text: 'The tugs of the west coast', size: 8 },
      { x: 400, y: 776, text: 'https://harbours.example/tugs', size: 8 },
      { x: 24, y: 16, text: `${number} of 2`, size: 8 },
      { x: 480, y: 16, text: '04/03/2026, 09:15', size: 8 },
      ...body(number === 1 ? SHORT_WORDS : LONG_WORDS),
    ];
    const document = await readPdf([{ texts: texts(1) }, { texts: texts(2) }]);
    expect(passagesOf(document)).toEqual([SHORT_WORDS, LONG_WORDS]);
    expect(document.metadata.URL).toBe('https://harbours.example/tugs');
  });

  test('are no more than text where they number other pages than the file has', async () => {
    const document = await readPdf([
      { texts: [...printed(1, 7, 'https://harbours.example/tugs'), ...body(SHORT_WORDS)] },
    ]);
    expect(document.text).toContain('https://harbours.example/tugs');
  });
});
