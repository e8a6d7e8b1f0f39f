import { describe, expect, test } from 'vitest';
import { copiesAmong, type Said } from '../../src/core/facts/sameFact/copies.ts';

const NINE = 'Nine ships met in the northern bay in May 2025.';
const said = (statement: string, parts: Partial<Said> = {}): Said => ({
  kind: 'reported',
  statement,
  quote: statement,
  eventDate: '2025-05',
  asOf: null,
  measures: [],
  ...parts,
});
const ships = (value: number, parts = {}) => [
  { metric: 'ships', subject: null, value, unit: null, period: '2025-05', qualifier: null, ...parts },
];
/** The groups, each by the places of its members: `0.1` is the second candidate of the first document. */
const grouped = (...documents: readonly (readonly Said[])[]) => {
  const name = (one: Said) =>
    documents.map((document, n) => (document.includes(one) ? `${n}.${document.indexOf(one)}` : '')).join('');
  return copiesAmong(documents).map((group) => group.map(name).join(' '));
};

describe('said in a copy too', () => {
  test('the same words, however they are set and hyphenated', () => {
    const set = said(NINE, { quote: '“Nine\u00a0ships met in the north-\nern bay” in May 2025.' });
    const plain = said(NINE, { quote: '"Nine ships met in the northern bay" in May 2025.' });
    expect(grouped([plain], [set])).toEqual(['0.0 1.0']);
  });

  test('the same quote, though only one copy says when it was', () => {
    expect(grouped([said('They met on Tuesday.', { eventDate: null })], [said('They met on Tuesday.')])).toEqual([
      '0.0 1.0',
    ]);
  });

  test('the same statement, from a quote that is cut otherwise', () => {
    expect(grouped([said(NINE)], [said(NINE, { quote: `Officials said: ${NINE}` })])).toEqual(['0.0 1.0']);
  });

  test('the same figures in nearly the same words', () => {
    const [one, other] = ['Nine ships met in the bay in May 2025.', 'In May 2025 nine ships met in the bay, it said.'];
    expect(grouped([said(one, { measures: ships(9) })], [said(other, { measures: ships(9) })])).toEqual(['0.0 1.0']);
  });

  test('three copies are one, and each of two that share a quote finds its own', () => {
    const quote = 'It rose from five ships to nine.';
    const rows = () => [said('It was five.', { quote, measures: ships(5) }), said('It is nine.', { quote })];
    expect(grouped(rows(), rows().toReversed(), rows())).toEqual(['0.0 1.1 2.0', '0.1 1.0 2.1']);
  });
});

describe('kept apart', () => {
  test.each([
    ['another figure', said('It has 9 ships.', { measures: ships(9) }), said('It has 90 ships.')],
    ['1.5 and 15', said('It cost 1.5 million.'), said('It cost 15 million.')],
    ['per cent and dollars', said('It took 5 %.'), said('It took $5.')],
    ['another day', said(NINE), said(NINE, { eventDate: '2025-06' })],
    ['another as-of date', said(NINE, { asOf: '2025' }), said(NINE, { asOf: '2026' })],
    ['what is judged', said(NINE), said(NINE, { kind: 'judgement' })],
    [
      'what is denied',
      said('Nine ships met in the bay in May.', { measures: ships(9) }),
      said('Nine ships never met in the bay in May.', { measures: ships(9) }),
    ],
    [
      'the same figure of something else',
      said('Nine ships met in the bay.', { measures: ships(9) }),
      said('The port lost nine ferries to a storm.', { measures: ships(9) }),
    ],
    [
      'one quote with two figures',
      said('It was 5.', { quote: 'From 5 to 9.', measures: ships(5) }),
      said('It was 9.', { quote: 'From 5 to 9.', measures: ships(9) }),
    ],
  ])('%s', (_, a, b) => {
    expect(grouped([a], [b])).toEqual(['0.0', '1.0']);
  });

  test('what one document says twice', () => {
    expect(grouped([said(NINE), said(NINE)], [said(NINE)])).toEqual(['0.0 1.0', '0.1']);
  });
});
