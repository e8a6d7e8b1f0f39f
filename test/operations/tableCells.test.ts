import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entitiesIn, entitiesText, measuresIn, measuresText } from '../../src/core/operations/tableCells.ts';
import { ENTITY_KINDS } from '../../src/model/fact.ts';

test.each<[string, string, string, number, string | null]>([
  ['74.22', 'Budget (USD bn)', 'Budget', 74_220_000_000, 'USD'],
  ['USD 74.22 bn', 'Budget', 'Budget', 74_220_000_000, 'USD'],
  ['€5m', 'Cost', 'Cost', 5_000_000, 'EUR'],
  ['5', 'Cost [€m]', 'Cost', 5_000_000, 'EUR'],
  ['5 m', 'Length', 'Length', 5, 'm'],
  ['5', 'Length (m)', 'Length', 5, 'm'],
  ['13.52 %', 'Growth', 'Growth', 13.52, '%'],
  ['13.52%', 'Growth', 'Growth', 13.52, '%'],
  ['-3', 'Change in %', 'Change', -3, '%'],
  ['1,250 troops', 'Size', 'Size', 1250, 'troops'],
  ['12', 'Ships', 'Ships', 12, null],
  ['3 million', 'People', 'People', 3_000_000, null],
  ['0,250', 'Share', 'Share', 0.25, null],
  ['74.22 bn', 'Market, in USD', 'Market', 74_220_000_000, 'USD'],
  ['1 250 troops', 'Size', 'Size', 1250, 'troops'],
  ['1.500.000', 'Size', 'Size', 1_500_000, null],
])('%s under “%s” is a measure', (cell, column, metric, value, unit) => {
  expect(measuresIn(cell, column)).toMatchObject({ measures: [{ metric, value, unit }] });
});

test.each(['many', 'x5', '5 to 7 ships 8', '1.2.3', 'about 5', '2025-03-04'])('“%s” is no measure', (cell) => {
  expect(() => measuresIn(cell, 'Size')).toThrow(/no number with its unit/);
});

test('1.500 is a number where a point can only stand before decimals', () => {
  expect(() => measuresIn('1.500', 'Size')).toThrow(/no number/);
  expect(measuresIn('1.500', 'Size', true)).toMatchObject({ measures: [{ value: 1.5 }] });
  expect(measuresIn('1.500 bn USD', 'Size')).toMatchObject({ measures: [{ value: 1_500_000_000, unit: 'USD' }] });
});

test('a bare dollar is named as inferred', () => {
  expect(measuresIn('$5', 'Cost').inferred).toBe(true);
  expect(measuresIn('USD 5', 'Cost').inferred).toBe(false);
});

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && text !== '');
const measure = fc.record({
  metric: word,
  subject: fc.option(word),
  value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  unit: fc.option(word),
  period: fc.option(fc.constantFrom('2025', '2025/2031')),
  qualifier: fc.option(word),
});

test('measures that are written into a cell are read back as they were', () => {
  fc.assert(
    fc.property(fc.array(measure, { minLength: 1, maxLength: 3 }), (measures) => {
      expect(measuresIn(measuresText(measures), 'x').measures).toEqual(measures);
    }),
  );
});

test('entities that are written into a cell are read back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ name: word, kind: fc.constantFrom(...ENTITY_KINDS) })), (entities) => {
      expect(entitiesIn(entitiesText(entities))).toEqual({ entities, inferred: false });
    }),
  );
  expect(entitiesIn('NATO; Seoul (place)')).toEqual({
    entities: [
      { name: 'NATO', kind: 'organisation' },
      { name: 'Seoul', kind: 'place' },
    ],
    inferred: true,
  });
});
