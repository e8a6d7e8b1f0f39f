import { BriefwrightError } from '../../model/errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { Library } from '../database/library.ts';
import { requiredFact } from './inspectingFact.ts';
import { redatedFacts } from './rereading.ts';
import { checkRevision } from './revisions.ts';

/**
 * Settles what a fact says of its date: takes what is read by its source's new date, or keeps what it says. One step of the
 * history. Throws CHANGED_ELSEWHERE, or NOTHING_TO_DATE where it waits for nothing.
 */
export function settleDate(library: Library, id: string, revision: number, isTaken: boolean): Fact {
  const before = requiredFact(library, id);
  checkRevision('fact', revision, before.revision);
  const held = redatedFacts(library).get(id);
  if (held === undefined) {
    throw new BriefwrightError('NOTHING_TO_DATE', 'Nothing about the date of this fact is open.', {
      hint: 'It may have been decided meanwhile.',
    });
  }
  const { now, inferred, suggestionIds } = held;
  library.operate(isTaken ? 'Date a fact by its source’s new date' : 'Keep the date of a fact', () => {
    if (isTaken) library.facts.update(id, { ...now, inferred });
    library.suggestions.settle(suggestionIds, isTaken);
  });
  return requiredFact(library, id);
}
