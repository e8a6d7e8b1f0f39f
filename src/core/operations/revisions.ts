import { BriefwrightError } from '../../model/errors.ts';

/** Refuses a change that was made to another state of a thing than the library's. */
export function checkRevision(what: string, given: number, held: number): void {
  if (given === held) return;
  throw new BriefwrightError('CHANGED_ELSEWHERE', `The ${what} was changed elsewhere meanwhile; nothing was saved.`, {
    hint: 'Reload it, then make the change again.',
  });
}
