import { expect, test } from 'vitest';
import { suggestFacts } from '../../../src/core/facts/suggest/index.ts';

test('a dated sentence of the body is proposed with its exact words, and a heading is not', () => {
  const text = 'Exercise in March 2024\n\nThe drill Grey Heron was held in Varna in March 2024. It rained.';
  const candidates = suggestFacts({
    text,
    passages: [
      { start: 0, end: 22, role: 'heading' },
      { start: 24, end: text.length, role: 'body' },
    ],
    published: null,
    entities: [],
    proposeThemes: () => [],
  });
  expect(candidates.map(({ eventDate }) => eventDate)).toEqual(['2024-03']);
  for (const { quote, start, end } of candidates) expect(text.slice(start, end)).toBe(quote);
});
