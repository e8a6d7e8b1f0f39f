import { describe, expect, test } from 'vitest';
import { dollarOf } from '../../../src/core/facts/suggest/dollars.ts';
import { suggestFacts } from '../../../src/core/facts/suggest/index.ts';

const BOATS = 'The boats cost $840 million in 2025.';

describe('what a bare dollar sign stands for', () => {
  test.each<[string, string, string, string]>([
    ['nothing is named', BOATS, '', 'USD'],
    ['the host is Australian', BOATS, 'Herald, herald.example.com.au', 'AUD'],
    ['the publisher is Canadian', BOATS, 'Government of Canada', 'CAD'],
    ['the place is Wellington’s land', BOATS, 'Defence Review, New Zealand', 'NZD'],
    ['the host is of Singapore', BOATS, 'times.example.sg', 'SGD'],
    [
      'the publisher is American',
      `${BOATS} Canberra and Sydney agreed with Australia.`,
      'Navy News, Washington',
      'USD',
    ],
    ['the text is Australian', `Australia's navy and Canberra agreed. ${BOATS} Darwin and Sydney wait.`, '', 'AUD'],
    [
      'America is named as often',
      `Australia and Canberra, Sydney; the United States, Congress, Texas. ${BOATS}`,
      '',
      'dollars',
    ],
    ['America’s own is marked', `Canada and Ottawa paid US$20 million. ${BOATS}`, '', 'CAD'],
    ['its own is marked', `Canada and Ottawa paid C$20 million. ${BOATS}`, '', 'USD'],
    ['both are marked', `Canada and Ottawa paid C$20 million, US$14 million. ${BOATS}`, '', 'dollars'],
    ['its publisher marks its own', `Ottawa paid C$20 million. ${BOATS}`, 'Dispatch, Canada', 'dollars'],
    ['the dateline is Singapore’s', `SINGAPORE - ${BOATS}`, '', 'SGD'],
    ['the dateline is American', `NORFOLK, Va. - ${BOATS} Canada bought none.`, '', 'USD'],
    ['the dateline marks its own', `SINGAPORE - Ministers paid S$20 million. ${BOATS}`, '', 'dollars'],
    ['two lands are named alike', `Canada and Ottawa, Australia and Sydney. ${BOATS}`, '', 'dollars'],
  ])('%s', (_, text, origin, code) => {
    expect(dollarOf(text, origin)).toBe(code);
  });

  test('a currency that was worked out is named as inferred, and an open one is none', () => {
    const read = (origin: string) =>
      suggestFacts({
        text: `${BOATS} Singapore paid $5 million in 2024.`,
        passages: [{ role: 'body', start: 0, end: 71 }],
        published: '2026-01-20',
        origin,
        entities: [],
        proposeThemes: () => [],
      }).map(({ measures, inferred }) => [measures[0]?.unit, inferred.includes('measures[0].unit')]);
    expect(read('herald.example.com.au')).toEqual([
      ['AUD', true],
      ['dollars', false],
    ]);
  });
});

test.each([
  ['Parliament voted KES 1.15 billion in 2021.', 'KES'],
  ['Manila spent PHP 35 billion in 2025.', 'PHP'],
  ['The army paid PKR 2.5 billion in 2025.', 'PKR'],
  ['The yard paid BDT 400 million in 2025.', 'BDT'],
])('a code of ISO 4217 is a currency: %s', (text, code) => {
  const [fact] = suggestFacts({
    text,
    passages: [{ role: 'body', start: 0, end: text.length }],
    published: null,
    entities: [],
    proposeThemes: () => [],
  });
  expect(fact?.measures[0]?.unit).toBe(code);
});
