import { describe, expect, test } from 'vitest';
import { suggestFacts } from '../../../src/core/facts/suggest/index.ts';
import { proposed, reading } from './support.ts';

/** Each row is a text of 20 January 2026: the date of the event, then the figures with their periods. */
describe('when it was', () => {
  test.each<[string, string]>([
    [
      'Some 6,300 engineers were at work in December, down from 8,050 in November.',
      '2025-12 | about 6300 engineers (number of engineers, 2025-12) | 8050 engineers (number of engineers, 2025-11)',
    ],
    [
      'On 18 July 2025 they said that it would fall to 47 euros, from 3 September.',
      '2025-07-18 | projected 47 EUR (amount, 2025-09-03)',
    ],
    [
      'The navy patrolled it from 28 December to 12 January with 12 ships.',
      '2025-12-28/2026-01-12 | 12 ships (number of ships, of navy, 2025-12-28/2026-01-12)',
    ],
    [
      'The army called up 12,000 reservists born between 1992 and 1998 on 5 January.',
      '2026-01-05 | 12000 reservists (number of reservists, of army, 2026-01-05)',
    ],
    [
      'On 12 June 2025 it placed a bond of 400 million euros, due 2033.',
      '2025-06-12 | 400000000 EUR (amount, 2025-06-12)',
    ],
    ['It has 460 workers and no orders beyond March 2028.', '- | 460 workers (number of workers)'],
    [
      'It was ordered in May 2018 for 22 million euros and cancelled in October 2022.',
      '2018-05 | 22000000 EUR (contract value, 2018-05)',
    ],
    [
      'The order of battle of 2 January will be kept for the 31 brigades.',
      '2026-01-02 | planned 31 brigades (number of brigades, of order of battle, 2026-01-02)',
    ],
    [
      'The ministers extended the mandate, which was to run out on 15 March, by two years.',
      '- | 2 years (duration, of mandate)',
    ],
    [
      'They agreed to meet every year, in principle in the spring, with 40 experts.',
      '- | 40 experts (number of experts)',
    ],
    [
      'The letter is published every second Wednesday for 400 readers in Oslo.',
      '- | 400 readers (number of readers, of letter)',
    ],
  ])('%s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });

  test.each([
    ['13 May. Norway bought 44 systems.', '13 May 2025: Norway bought 44 systems.', '2025-05-13'],
    ['May 13. Norway bought 44 systems.', '13 May 2025: Norway bought 44 systems.', '2025-05-13'],
  ])('an item of a list is of the day that it begins with: %s', (text, statement, eventDate) => {
    expect(proposed(text)[0]).toMatchObject({ statement, eventDate });
  });

  test.each([
    ['Open faults at 30 June, of which 318 are grave: 2,744.', 'at 30 June 2026, of'],
    ['Only three of the eleven navies do so today.', 'today'],
    ['Enrolment was 512 children last autumn.', 'in autumn 2025'],
  ])('a date that is written out reads as English: %s', (text, words) => {
    for (const { statement } of proposed(text)) expect(statement).toContain(words);
  });
});

describe('figures of a fact sheet that stand above what they are of', () => {
  const found = (lines: readonly string[], apart: boolean) => {
    const text = lines.join(apart ? '\n\n' : '\n');
    let start = 0;
    const passages = (apart ? lines : [text]).map((line) => {
      const passage = { role: 'body' as const, start, end: start + line.length };
      start = passage.end + 2;
      return passage;
    });
    const facts = suggestFacts({ text, passages, published: '2026-01-20', entities: [], proposeThemes: () => [] });
    for (const fact of facts) expect(text.slice(fact.start, fact.end)).toBe(fact.quote);
    return facts.map(({ statement, measures }) => [statement, measures[0]?.value, measures[0]?.unit]);
  };

  test.each<[readonly string[], string, number, string | null]>([
    [
      ['43%', 'share of depot posts that were vacant in April 2025'],
      'Share of depot posts that were vacant in April 2025: 43%.',
      43,
      '%',
    ],
    [
      ['NOK 4.9bn', 'value of the ammunition held in 2025'],
      'Value of the ammunition held in 2025: NOK 4.9bn.',
      4_900_000_000,
      'NOK',
    ],
    [
      ['11 months', 'average time to move a load in 2025'],
      'Average time to move a load in 2025: 11 months.',
      11,
      'months',
    ],
    [['190', 'tanks were lost in the war of 2025'], '190 tanks were lost in the war of 2025.', 190, 'tanks'],
  ])('%s', (lines, statement, value, unit) => {
    expect(found(lines, false)).toEqual([[statement, value, unit]]);
    expect(found(lines, true)).toEqual([[statement, value, unit]]);
  });

  test('a number alone, and a line in capitals below it, are none', () => {
    expect(found(['14', 'Table of contents and figures'], true)).toEqual([]);
  });

  test('a year with what there was in it is one', () => {
    expect(found(['2024: 93 ships', '2025: 427 ships'], true)).toEqual([
      ['2024: 93 ships.', 93, 'ships'],
      ['2025: 427 ships.', 427, 'ships'],
    ]);
  });
});
