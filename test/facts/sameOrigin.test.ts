import { describe, expect, test } from 'vitest';
import { comparedText, sharedOrigin, sketchOf } from '../../src/core/facts/sameOrigin/index.ts';
import { MARKET_A, MARKET_B, OTHER_REPORT, passagesOf, STATEMENT, WIRE } from './originTexts.ts';

function compared(paragraphs: readonly string[]) {
  const { text, passages } = passagesOf(paragraphs);
  return comparedText(text, passages);
}

const share = (a: readonly string[], b: readonly string[]) => sharedOrigin(compared(a), compared(b));

/** How many of the hashes that stand for each are the same: by eight of them a text is found. */
const hashesShared = (a: readonly string[], b: readonly string[]) => {
  const other = new Set(sketchOf(compared(b)));
  return sketchOf(compared(a)).filter((hash) => other.has(hash)).length;
};

const with_ = (paragraphs: readonly string[], at: number, ...added: readonly string[]) => [
  ...paragraphs.slice(0, at),
  ...added,
  ...paragraphs.slice(at),
];

describe('one origin', () => {
  test.for([
    [
      'a reprint under another headline and byline',
      ['Navies test convoys as insurers watch', 'By our correspondent', ...WIRE],
    ],
    ['a wire copy cut by half', WIRE.slice(0, 4)],
    ['a wire copy of which every other paragraph was dropped', WIRE.filter((_, i) => i % 2 === 0)],
    [
      'an updated page with new paragraphs and a corrected figure',
      with_(
        WIRE.map((paragraph) => paragraph.replace('31 ships', '33 ships')),
        2,
        'Update: two more frigates from Harland joined on Tuesday, the staff of the exercise said in a notice to mariners.',
        'The notice closes an area of 12 nautical miles around the islands to fishing until the end of the week.',
      ),
    ],
    [
      'the same page with other words around it',
      [
        'Sign up for our newsletter and never miss a story of the sea.',
        ...WIRE,
        'More from this section: tides and ferries.',
      ],
    ],
    [
      'a copy in which quotes and dashes are set otherwise',
      WIRE.map((p) => p.replaceAll('’', "'").replaceAll(' - ', ' – ')),
    ],
    ['a copy with no-break spaces', WIRE.map((p) => p.replaceAll(' million', '\u00a0million'))],
    ['a copy in which the paragraphs are joined in pairs', [0, 2, 4, 6].map((i) => WIRE.slice(i, i + 2).join(' '))],
    [
      'a lightly edited copy',
      WIRE.map((p) => p.replace('Organisers said', 'The organisers say').replace('declined', 'refused')),
    ],
  ] as const)('%s', ([, copy]) => {
    expect(share(WIRE, copy)).toBeGreaterThan(0.75);
    expect(share(copy, WIRE)).toBe(share(WIRE, copy));
    expect(hashesShared(WIRE, copy)).toBeGreaterThanOrEqual(8);
  });
});

describe('two origins', () => {
  test.for([
    ['two reports on one event', WIRE, OTHER_REPORT],
    ['two market reports from one form', MARKET_A, MARKET_B],
    ['two articles that quote one statement', [...WIRE, STATEMENT], [...OTHER_REPORT, STATEMENT]],
    ['a short notice that is mostly one quotation', [...WIRE, STATEMENT], ['Governments spoke on Friday.', STATEMENT]],
    ['two texts of a few words', ['Ships sailed on Monday.'], ['Ships sailed on Monday.']],
    [
      'a notice, and the long digest that it is a part of',
      WIRE.slice(0, 2),
      [...WIRE.slice(0, 2), ...OTHER_REPORT, ...MARKET_A, ...MARKET_B],
    ],
    ['nothing and something', [], WIRE],
  ] as const)('%s', ([, a, b]) => {
    expect(share(a, b)).toBeNull();
    expect(share(b, a)).toBeNull();
  });

  test('what is no body passage is not compared', () => {
    const { text, passages } = passagesOf(WIRE);
    const comments = comparedText(
      text,
      passages.map((passage) => ({ ...passage, role: 'comment' as const })),
    );
    expect(sharedOrigin(comments, compared(WIRE))).toBeNull();
    expect(sketchOf(comments)).toEqual([]);
  });
});

test('a speech that is one long quotation is compared with what it quotes', () => {
  const speech = [`The minister said: "${WIRE.join(' ').replaceAll('"', '')}"`];
  expect(
    share(
      speech,
      speech.map((words) => `${words} He then left.`),
    ),
  ).toBeGreaterThan(0.9);
});

test('a long text is compared by its beginning', () => {
  const long = Array.from({ length: 4_000 }, (_, i) => WIRE[i % WIRE.length]?.replace('Monday', `Monday ${i}`) ?? '');
  expect(compared(long).shingles.size).toBeLessThanOrEqual(10_000);
});
