import { expect, test } from 'vitest';
import { asLine, cite, citing, everySource } from './sources.ts';

/** `web` goes back to `report`: both are cited, each by a statement of its own. */
const clusters = [citing('report'), citing('article'), [{ sourceId: 'web', locator: null, origin: 'report' }]];
const entriesIn = (style: string) => cite({ items: everySource, style, clusters }).entries.map(asLine);

test('an entry whose origin stands above it says by which number', () => {
  const entries = entriesIn('ieee');
  expect(entries[2]).toMatch(/^\[3\] .* One origin with \[1\]\.$/);
  expect(entries.slice(0, 2).join()).not.toContain('One origin');
});

test('a style without numbers names the other by its mark', () => {
  const told = entriesIn('apa').filter((entry) => entry.includes('One origin'));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/One origin with \(.+\)\.$/);
});
