import { describe, expect, test } from 'vitest';
import { findInText, hitFrom, MOST_FOUND } from '../../src/renderer/reader/findInText.ts';
import { placeCards } from '../../src/renderer/reader/marginLayout.ts';
import { marksByPassage, segmentsOf } from '../../src/renderer/reader/segments.ts';
import { quotableRange, sentencesIn } from '../../src/renderer/reader/textRange.ts';

const TEXT = 'One 🛰️ two.\u00a0\n\nThree four 𝛿 five.';

describe('a quotable range', () => {
  test('has no white space at its ends, no-break spaces and line ends among it', () => {
    const range = quotableRange(TEXT, { startUtf16: 3, endUtf16: 14 });
    expect(range && TEXT.slice(range.startUtf16, range.endUtf16)).toBe('🛰️ two.');
  });

  test('never cuts a character in two', () => {
    const satellite = TEXT.indexOf('🛰️');
    const delta = TEXT.indexOf('𝛿');
    const range = quotableRange(TEXT, { startUtf16: satellite + 1, endUtf16: delta + 1 });
    expect(range).toEqual({ startUtf16: satellite, endUtf16: delta + 2 });
  });

  test('is the same whichever way the text was selected', () => {
    expect(quotableRange(TEXT, { startUtf16: 20, endUtf16: 13 })).toEqual({ startUtf16: 15, endUtf16: 20 });
  });

  test('is null where only white space was selected', () => {
    expect(quotableRange(TEXT, { startUtf16: 12, endUtf16: 15 })).toBeNull();
    expect(quotableRange(TEXT, { startUtf16: 5, endUtf16: 5 })).toBeNull();
  });
});

test('sentences are given with their places in the whole text', () => {
  const text = 'Before. First one here. Second\u00a0one.\n';
  const found = sentencesIn(text, { startUtf16: 8, endUtf16: text.length });
  expect(found.map((range) => text.slice(range.startUtf16, range.endUtf16))).toEqual([
    'First one here.',
    'Second\u00a0one.',
  ]);
});

describe('segments', () => {
  const marks = [
    { key: 'a', look: 'highlight', startUtf16: 2, endUtf16: 8 },
    { key: 'b', look: 'fact', startUtf16: 5, endUtf16: 30 },
  ] as const;

  test('are cut where marks begin and end, and together are the whole part', () => {
    const segments = segmentsOf({ startUtf16: 0, endUtf16: 10 }, marks);
    expect(
      segments.map(({ startUtf16, endUtf16, marks: over }) => [
        startUtf16,
        endUtf16,
        over.map(({ key }) => key).join(''),
      ]),
    ).toEqual([
      [0, 2, ''],
      [2, 5, 'a'],
      [5, 8, 'ab'],
      [8, 10, 'b'],
    ]);
  });

  test('a mark over two passages is in both', () => {
    const passages = [
      { start: 0, end: 10 },
      { start: 12, end: 20 },
      { start: 22, end: 40 },
    ];
    const byPassage = marksByPassage(passages, marks);
    expect([0, 1, 2].map((i) => (byPassage.get(i) ?? []).map((mark) => mark.key).join(''))).toEqual(['ab', 'b', 'b']);
  });
});

describe('finding in a document', () => {
  test('takes upper and lower case, spaces, dashes and quotation marks alike', () => {
    const text = 'The “long\u00a0term” plan – and a LONG\nTERM view';
    const hits = findInText(text, 'long term');
    expect(hits.map((hit) => text.slice(hit.startUtf16, hit.endUtf16))).toEqual(['long\u00a0term', 'LONG\nTERM']);
    expect(findInText(text, 'plan - and')).toHaveLength(1);
    expect(findInText(text, '"long')).toHaveLength(1);
  });

  test('reads the query as words, never as a pattern', () => {
    expect(findInText('a.c (b) abc [x]', 'a.c')).toHaveLength(1);
    expect(findInText('a.c (b) abc [x] {', '(b)')).toHaveLength(1);
    expect(findInText('50% / 3', '% / 3')).toHaveLength(1);
    expect(findInText('x', '   ')).toEqual([]);
  });

  test('gives offsets that hold after letters whose lower case is longer', () => {
    const text = 'İİİ target';
    expect(findInText(text, 'TARGET')).toEqual([{ startUtf16: 4, endUtf16: 10 }]);
  });

  test('stops counting, and begins at the place of the reader', () => {
    expect(findInText('a'.repeat(MOST_FOUND + 5), 'a')).toHaveLength(MOST_FOUND);
    const hits = findInText('x..x..x', 'x');
    expect([hitFrom(hits, 1), hitFrom(hits, 7), hitFrom([], 0)]).toEqual([1, 0, -1]);
  });
});

describe('cards of the margin', () => {
  const cards = [0, 10, 20, 400].map((wantedTopPx) => ({ wantedTopPx, heightPx: 100 }));

  test('stand beside their quotes and never over one another', () => {
    expect(placeCards(cards, -1, 8)).toEqual([0, 108, 216, 400]);
  });

  test('make room for the active one, which stands exactly beside its quote', () => {
    const lower = cards.map((card) => ({ ...card, wantedTopPx: card.wantedTopPx + 200 }));
    expect(placeCards(lower, 2, 8)).toEqual([4, 112, 220, 600]);
  });

  test('never leave the document at its top, even for the active one', () => {
    expect(placeCards(cards, 2, 8)).toEqual([0, 108, 216, 400]);
  });
});
