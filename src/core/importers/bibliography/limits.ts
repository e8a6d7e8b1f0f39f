import { BriefwrightError } from '../../../model/errors.ts';

/** More references than any reference manager holds; each costs a row in the library. */
const MOST_REFERENCES = 100_000;

/** Throws FILE_TOO_LARGE where a bibliography has more entries than are read at once. */
export function refuseTooMany(entries: number): void {
  if (entries <= MOST_REFERENCES) return;
  throw new BriefwrightError('FILE_TOO_LARGE', 'The file has over 100,000 entries, which is the limit.', {
    hint: 'Export it in several parts, and import those.',
  });
}
