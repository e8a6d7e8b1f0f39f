import { expect } from 'vitest';
import { anchorOf } from '../../../src/core/facts/suggest/dateAnchor.ts';
import { datesOf } from '../../../src/core/facts/suggest/dates.ts';
import { suggestFacts } from '../../../src/core/facts/suggest/index.ts';
import { sentencesOf } from '../../../src/core/facts/suggest/language.ts';
import { type Figure, figuresOf } from '../../../src/core/facts/suggest/measures.ts';
import type { CandidateFact } from '../../../src/model/suggestion.ts';

/** The figures of a text of one sentence or more, read as of 12 June 2025. */
export function figuresIn(text: string): readonly Figure[] {
  return sentencesOf(text, { start: 0, end: text.length }).flatMap((sentence) =>
    figuresOf(text, sentence, datesOf(text, sentence, anchorOf('2025-06-12', null))),
  );
}

/** Each figure as `at least 300 km`, with `;` between them; empty where there is none. */
export function figureWords(text: string): string {
  return figuresIn(text)
    .map(({ measure: { qualifier, value, unit } }) =>
      [qualifier, value, unit].filter((part) => part !== null).join(' '),
    )
    .join('; ');
}

/** What is proposed from one paragraph of a text of 20 January 2026, a Tuesday, or of the day that is given. */
export function proposed(text: string, published: string | null = '2026-01-20'): readonly CandidateFact[] {
  const found = suggestFacts({
    text,
    passages: [{ start: 0, end: text.length, role: 'body' }],
    published,
    entities: [],
    proposeThemes: () => [],
  });
  for (const { start, end, quote } of found) expect(text.slice(start, end)).toBe(quote);
  return found;
}

/**
 * What is read of a paragraph, proposal by proposal: the date of the event, `-` where it has none, then each figure with what it
 * measures, of whom, and when. Empty where nothing is proposed.
 */
export function reading(text: string, published?: string | null): string {
  return proposed(text, published)
    .map(({ eventDate, measures }) =>
      [
        eventDate ?? '-',
        ...measures.map(({ qualifier, value, unit, metric, subject, period }) => {
          const figure = [qualifier, value, unit].filter((part) => part !== null).join(' ');
          return `${figure} (${[metric, subject && `of ${subject}`, period].filter(Boolean).join(', ')})`;
        }),
      ].join(' | '),
    )
    .join('\n');
}
