import type { ReadSlide, RecordedSlide } from '../../../model/deckRecord.ts';
import { pairTexts } from './pairTexts.ts';
import { type DeckProblem, quoted } from './problem.ts';
import { withoutForbidden } from './words.ts';

type Found = Omit<DeckProblem, 'slide'>;

/** The notes of a slide against the recorded ones: quotes, locators, ratings, hashes. */
export function compareNotes(read: ReadSlide, recorded: RecordedSlide): readonly Found[] {
  const expected = recorded.notes.map(withoutForbidden).filter(Boolean);
  if (expected.length > 0 && read.notes.length === 0) {
    return [{ code: 'notes-missing', message: 'The notes, which held the quotes, are missing.', factId: null }];
  }
  const { changed, missing, extra } = pairTexts(expected, read.notes);
  const factOf = (text: string): string | null => factAbove(text, expected, recorded);
  return [
    ...changed.map(({ before, after }) => notesChanged(`${quoted(before)} now reads ${quoted(after)}`, factOf(before))),
    ...missing.map((text) => notesChanged(`${quoted(text)} is missing`, factOf(text))),
    ...extra.map((text) => notesChanged(`${quoted(text)} was not in the export`, null)),
  ];
}

function notesChanged(what: string, factId: string | null): Found {
  return { code: 'notes-changed', message: `The notes were changed: ${what}.`, factId };
}

/** The fact whose statement stands last above a text of the notes: what is said there is its evidence. */
function factAbove(text: string, notes: readonly string[], recorded: RecordedSlide): string | null {
  for (let i = notes.indexOf(text); i >= 0; i -= 1) {
    const statement = recorded.statements.find((one) => one.text !== '' && notes[i]?.includes(one.text));
    if (statement) return statement.factId;
  }
  return null;
}
