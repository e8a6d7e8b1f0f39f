import { anchorOf } from '../../../src/core/facts/suggest/dateAnchor.ts';
import { datesOf } from '../../../src/core/facts/suggest/dates.ts';
import { sentencesOf } from '../../../src/core/facts/suggest/language.ts';
import { type Figure, figuresOf } from '../../../src/core/facts/suggest/measures.ts';

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
