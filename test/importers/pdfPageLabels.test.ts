import { expect, test } from 'vitest';
import { packPassages, unpackPassages } from '../../src/contract/packedPassages.ts';
import { locatorOf } from '../../src/core/facts/locator.ts';
import { FILLER, readPdf, SECOND } from './readPdf.ts';

const lines = (words: string) =>
  words.match(/.{1,60}(?:\s|$)/g)?.map((text, index) => ({ x: 72, y: 700 - 14 * index, text, size: 11 })) ?? [];
/** Four pages, each of a paragraph of its own. */
const PAGES = [FILLER, SECOND, `Again: ${FILLER}`, `Again: ${SECOND}`].map((words) => ({ texts: lines(words) }));

const labelled = async (labels: string) => {
  const { passages } = await readPdf(PAGES, { catalog: `/PageLabels << /Nums [${labels}] >>` });
  return { passages, labels: passages.map(({ page, pageLabel }) => `${page} ${pageLabel ?? '-'}`) };
};

test.each<readonly [string, string, readonly string[]]>([
  ['Roman numbers before Arabic ones', '0 << /S /r >> 2 << /S /D >>', ['1 i', '2 ii', '3 1', '4 2']],
  ['numbers that begin later', '0 << /S /D /St 127 >>', ['1 127', '2 128', '3 129', '4 130']],
  ['a part before the number', '0 << /S /D /P (A-) >>', ['1 A-1', '2 A-2', '3 A-3', '4 A-4']],
  ['letters', '0 << /S /A >>', ['1 A', '2 B', '3 C', '4 D']],
  ['the numbers of the pages themselves', '0 << /S /D >>', ['1 -', '2 -', '3 -', '4 -']],
  ['names of files, which no page shows', '0 << /S /D /P (scan_page_000) >>', ['1 -', '2 -', '3 -', '4 -']],
  ['nothing', '0 << >>', ['1 -', '2 -', '3 -', '4 -']],
  ['what is broken', '0 42 2 << /S /zz >>', ['1 -', '2 -', '3 -', '4 -']],
])('page labels are kept beside the number in the file: %s', async (_, stated, labels) => {
  expect((await labelled(stated)).labels).toEqual(labels);
});

test('a locator says what is printed on the page', async () => {
  const { passages } = await labelled('0 << /S /r >> 2 << /S /D >>');
  expect(passages.map(({ start }) => locatorOf(passages, start)?.value)).toEqual(['i', 'ii', '1', '2']);
  const { passages: bare } = await labelled('');
  expect(bare.map(({ start }) => locatorOf(bare, start)?.value)).toEqual(['1', '2', '3', '4']);
});

test('labels come to the screen with the passages', async () => {
  const { passages } = await labelled('0 << /S /r >> 2 << /S /D >>');
  expect(unpackPassages(packPassages(passages))).toEqual(passages);
});
