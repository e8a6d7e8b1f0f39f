import type { ReadSlide, RecordedSlide } from '../../../model/deckRecord.ts';
import { compareNotes } from './compareNotes.ts';
import { comparePoints } from './comparePoints.ts';
import { describeChange, describeMissing, type Place } from './describe.ts';
import { rolesOf, type TextRole } from './owners.ts';
import { pairTexts } from './pairTexts.ts';
import { type DeckProblem, quoted } from './problem.ts';
import { isSameButSpacing, withoutForbidden } from './words.ts';

type Found = Omit<DeckProblem, 'slide'>;

/**
 * Everything in which a slide differs from the recorded one that it shows. `marks` are the deck's marks, and the parts
 * of those that name several sources.
 */
export function compareSlide(
  read: ReadSlide,
  recorded: RecordedSlide,
  marks: readonly string[],
): readonly DeckProblem[] {
  const roleOf = rolesOf(recorded);
  const texts = [
    ...compareTexts(read.paragraphs, recorded.paragraphs, roleOf, marks, 'on the slide'),
    ...compareTexts(read.cells, recorded.cells, roleOf, marks, 'in a table'),
  ];
  // Where words were changed, what stood next to them is seen to differ too: one report of it is enough.
  const moved = texts.length === 0 ? movedTexts(read, recorded, roleOf) : [];
  const found = [...texts, ...moved, ...comparePoints(read, recorded), ...compareNotes(read, recorded)];
  return found.map((problem) => ({ slide: read.index, ...problem }));
}

function compareTexts(
  read: readonly string[],
  recorded: readonly string[],
  roleOf: (text: string) => TextRole,
  marks: readonly string[],
  place: Place,
): readonly Found[] {
  const { changed, missing, extra } = pairTexts(recorded.map(withoutForbidden).filter(Boolean), read);
  return [
    ...changed
      .filter(({ before, after }) => !isSameButSpacing(before, after))
      .map(({ before, after }) => describeChange(before, after, roleOf(before), marks, place)),
    ...missing.map((text) => describeMissing(text, roleOf(text), place)),
    ...extra.map((text): Found => {
      const message = `Words ${place} were not in the export: ${quoted(text)}.`;
      return { code: 'unrecorded-text', message, factId: null };
    }),
  ];
}

/**
 * Words that are all there and yet say something else, as two values of a table that changed places: the cells of a row
 * must stand together as they did, and within a text box what is no statement (a date, a label) must stand before what
 * it stood before. Statements themselves may change places.
 */
function movedTexts(read: ReadSlide, recorded: RecordedSlide, roleOf: (text: string) => TextRole): readonly Found[] {
  const cells = new Set(read.cells);
  const known = new Set([...recorded.paragraphs, ...recorded.cells].map(withoutForbidden));
  const neighbours = new Set([...pairsOf(recorded.paragraphs), ...pairsOf(recorded.cells)]);
  const isLabel = (text: string): boolean => cells.has(text) || roleOf(text).statements.length === 0;
  // A text that is not known here was only split or joined at a line end: nothing can be said of its neighbours.
  const isJudged = (text: string, next: string): boolean => known.has(text) && known.has(next) && isLabel(text);
  return read.blocks.flatMap((block) =>
    block.flatMap((text, i): Found[] => {
      const next = block[i + 1];
      if (next === undefined || !isJudged(text, next) || neighbours.has(pair(text, next))) return [];
      const factId = roleOf(next).statements[0]?.factId ?? roleOf(text).statements[0]?.factId ?? null;
      return [
        {
          code: 'text-moved',
          message: `${quoted(next)} now stands after ${quoted(text)}, as it did not in the export.`,
          factId,
        },
      ];
    }),
  );
}

function pairsOf(texts: readonly string[]): readonly string[] {
  const clean = texts.map(withoutForbidden).filter(Boolean);
  return clean.slice(1).map((text, i) => pair(clean[i] ?? '', text));
}

function pair(before: string, after: string): string {
  return `${before}\n${after}`;
}
