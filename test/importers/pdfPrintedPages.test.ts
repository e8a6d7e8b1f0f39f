import { describe, expect, test } from 'vitest';
import { locatorOf } from '../../src/core/facts/locator.ts';
import { printedPages } from '../../src/core/importers/pdf/printedPages.ts';
import { type PdfText, stacked, wrapped } from '../support/pdf.ts';
import { FILLER, passagesOf, readPdf, SECOND } from './readPdf.ts';

/** Rows at the edge of pages, the first of which is page 1; '' is a page that shows none. */
const rowsOf = (texts: readonly string[]) =>
  texts
    .flatMap((text, at) => text.split('\n').map((words) => ({ page: at + 1, text: words })))
    .filter(({ text }) => text !== '');
const labels = (texts: readonly string[]): string[] => {
  const found = printedPages(rowsOf(texts)).labels;
  return texts.map((_, at) => found.get(at + 1) ?? '-');
};

describe('the numbers that are printed on pages', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['go on from a number', ['127', '128', '129', '130'], ['127', '128', '129', '130']],
    ['are those of the file', ['1', '2', '3', '4'], ['-', '-', '-', '-']],
    ['Roman before Arabic', ['', 'ii', 'iii', 'iv', '1', '2', '3'], ['-', 'ii', 'iii', 'iv', '1', '2', '3']],
    ['a cover and a title without', ['', '', '1', '2', '3', '4'], ['-', '-', '1', '2', '3', '4']],
    ['a first page without, within a volume', ['', '128', '129', '130'], ['[127]', '128', '129', '130']],
    ['a page with a picture alone between', ['127', '128', '', '130', '131'], ['127', '128', '[129]', '130', '131']],
    ['words before and after', ['– 11 –', 'Page 12', '- 13 -', 'p. 14'], ['11', '12', '13', '14']],
    ['of how many', ['3 of 9', '4 of 9', '5 of 9'], ['3', '4', '5']],
    [
      'in running heads, on the outer side',
      ['Harbours 31', '32 The Second Quay', 'Harbours 33', '34 The Second Quay'],
      ['31', '32', '33', '34'],
    ],
    ['by chapters', ['', '1-1', '1-2', '1-3', '2-1', '2-2', '2-3'], ['-', '1-1', '1-2', '1-3', '2-1', '2-2', '2-3']],
    [
      'of annexes',
      ['A-1', 'A-2', 'A-3', 'Glossary-1', 'Glossary-2', 'Glossary-3'],
      ['A-1', 'A-2', 'A-3', 'Glossary-1', 'Glossary-2', 'Glossary-3'],
    ],
    ['large Roman', ['XI', 'XII', 'XIII'], ['XI', 'XII', 'XIII']],
  ])('%s', (_what, texts, expected) => {
    expect(labels(texts)).toEqual(expected);
  });

  test.each<readonly [string, readonly string[]]>([
    ['two pages alone', ['127', '128']],
    ['the same year on each', ['2023', '2023', '2023', '2023']],
    ['figures that do not go on', ['12', '40', '7', '91', '16']],
    ['numbered headings', ['1 Harbours', '2 Berths', '3 Tugs', '4 Pilots'].map((text) => `\n${text}`).concat('')],
    ['headings one page later', ['', '1 Harbours', '2 Berths', '3 Tugs', '4 Pilots']],
    ['letters that are no numbers', ['mild', 'civil', 'dim', 'livid']],
    ['numbers seldom among many pages', ['5', '', '', '', '', '10', '', '', '', '', '15', '', '', '', '', '20']],
  ])('are not told by %s', (_what, texts) => {
    expect([...printedPages(rowsOf(texts)).labels]).toEqual([]);
  });

  test('of two counts in one place that which more pages show is taken', () => {
    const texts = ['31\n7', '32\n8', '33\n9', '34', '35'];
    expect(labels(texts)).toEqual(['31', '32', '33', '34', '35']);
  });
});

const page = (words: string, foot: string, y = 40): { texts: PdfText[] } => ({
  texts: [...stacked(wrapped(words, 60), { x: 72, y: 650 }), { x: 300, y, text: foot }],
});

describe('a PDF that states no page labels', () => {
  const words = [FILLER, SECOND, `Again: ${FILLER}`, `Again: ${SECOND}`];

  test('has the numbers that its pages show, and they are not in its text', async () => {
    const document = await readPdf(words.map((text, at) => page(text, String(127 + at))));
    expect(passagesOf(document)).toEqual(words);
    expect(document.passages.map(({ page: place, pageLabel }) => [place, pageLabel])).toEqual([
      [1, '127'],
      [2, '128'],
      [3, '129'],
      [4, '130'],
    ]);
    expect(document.passages.map(({ start }) => locatorOf(document.passages, start)?.value)).toEqual([
      '127',
      '128',
      '129',
      '130',
    ]);
    expect(document.leftOut).toEqual([{ what: 'page number', count: 4 }]);
  });

  test('that states some is believed before its pages are', async () => {
    const document = await readPdf(
      words.map((text, at) => page(text, String(127 + at))),
      { catalog: '/PageLabels << /Nums [0 << /S /r >>] >>' },
    );
    expect(document.passages.map(({ pageLabel }) => pageLabel)).toEqual(['i', 'ii', 'iii', 'iv']);
  });

  test('counts a page without text among the others', async () => {
    const pages = words.map((text, at) => page(text, String(127 + at + (at > 1 ? 1 : 0))));
    const document = await readPdf([...pages.slice(0, 2), { content: '0 0 100 100 re f' }, ...pages.slice(2)]);
    expect(document.passages.map(({ page: place, pageLabel }) => `${place} ${pageLabel}`)).toEqual([
      '1 127',
      '2 128',
      '4 130',
      '5 131',
    ]);
  });

  test('whose text is set small on large paper has its numbers far from the edge', async () => {
    const document = await readPdf(words.map((text, at) => page(text, String(at + 1), 150)));
    expect(passagesOf(document)).toEqual(words);
  });
});
