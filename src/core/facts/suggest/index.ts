import type { CandidateFact } from '../../../model/suggestion.ts';
import type { SuggestInput } from './input.ts';
import { sentencesOf } from './language.ts';

export type { KnownEntity, ProposedTheme, SuggestInput } from './input.ts';

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const MONTH_AND_YEAR = new RegExp(`\\b(${MONTHS}) ((?:19|20)\\d\\d)\\b`);
const THEME_SCORE = 0.3;

/**
 * The facts that a document seems to state, in order of the text, each with its exact words. Nothing is asked of a network
 * or of a clock. The language model is loaded at the first call, so import this module where it is needed only.
 */
export function suggestFacts(input: SuggestInput): CandidateFact[] {
  const found: CandidateFact[] = [];
  for (const passage of input.passages) {
    if (passage.role !== 'body') continue;
    for (const { start, end } of sentencesOf(input.text, passage)) {
      const quote = input.text.slice(start, end);
      const date = MONTH_AND_YEAR.exec(quote);
      if (!date) continue;
      const month = String(MONTHS.split('|').indexOf(date[1] ?? '') + 1).padStart(2, '0');
      found.push({
        suggestionKind: 'event',
        kind: 'reported',
        statement: quote.replace(/\s+/g, ' '),
        quote,
        start,
        end,
        eventDate: `${date[2]}-${month}`,
        asOf: null,
        themes: input
          .proposeThemes(quote)
          .filter(({ score }) => score >= THEME_SCORE)
          .map(({ slug }) => slug),
        measures: [],
        entities: [],
        inferred: [],
        score: 0.5,
        reasons: [`It gives a date: ${date[0]}`],
      });
    }
  }
  return found;
}
