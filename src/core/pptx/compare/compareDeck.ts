import type { DeckRecord, ReadDeck } from '../../../model/deckRecord.ts';
import { checkMarks } from './checkMarks.ts';
import { compareFurniture } from './compareFurniture.ts';
import { compareSlide } from './compareSlide.ts';
import { matchSlides } from './matchSlides.ts';
import { type DeckProblem, quoted } from './problem.ts';

export interface DeckComparison {
  /** In the order of the slides. */
  readonly problems: readonly DeckProblem[];
  /** For each slide of the deck that shows a recorded one, by its index: the id of that recorded slide. */
  readonly slideOf: ReadonlyMap<number, string>;
}

/**
 * Compares the words of a deck with those that the library recorded when it was exported, and judges the record's own
 * marks. Nothing is raised by slides in another order, deleted or copied, by shapes in another order, or by formatting.
 * The provenance part is not looked at: it cannot vouch for words.
 */
export function compareDeck(read: ReadDeck, record: DeckRecord): DeckComparison {
  const marks = markTexts(record);
  const matches = matchSlides(read.slides, record.slides);
  const problems: DeckProblem[] = [];
  const slideOf = new Map<number, string>();
  for (const slide of read.slides) {
    const recorded = matches.get(slide.index) ?? null;
    if (recorded) {
      slideOf.set(slide.index, recorded.id);
      problems.push(...compareSlide(slide, recorded, marks));
      const ofMarks = checkMarks(recorded, record.slides[recorded.index], record.marks);
      problems.push(...ofMarks.map((problem) => ({ slide: slide.index, ...problem })));
      continue;
    }
    const words = [...slide.paragraphs, ...slide.cells, ...slide.points.map((point) => point.label), ...slide.notes];
    if (words.length === 0) continue;
    const message = `The slide is not one of the export: ${quoted(slide.title || (words[0] ?? ''))}.`;
    problems.push({ slide: slide.index, code: 'unrecorded-slide', message, factId: null });
  }
  problems.push(...compareFurniture(read.slides, record.furniture));
  const ordered = withNotesGoneOnce(problems, read, record, slideOf.size).toSorted((a, b) => a.slide - b.slide);
  return { problems: ordered, slideOf };
}

/** The deck's marks and the parts of those that name several sources, `[3]` of `[1], [3]`; longest first. */
function markTexts(record: DeckRecord): readonly string[] {
  const texts = new Set(record.marks.flatMap(({ mark }) => [mark, ...(mark.match(/\[\d+\]/g) ?? [])]));
  texts.delete('');
  return [...texts].sort((a, b) => b.length - a.length);
}

/** A program that drops all notes gets one remark on the deck instead of one a slide. */
function withNotesGoneOnce(
  problems: readonly DeckProblem[],
  read: ReadDeck,
  record: DeckRecord,
  matched: number,
): readonly DeckProblem[] {
  const gone = problems.filter((problem) => problem.code === 'notes-missing');
  if (gone.length < 2 || matched < 2 || read.slides.some((slide) => slide.notes.length > 0)) return problems;
  const message = `The notes of all slides, which held the quotes, are missing (${gone.length} of ${record.slides.length} slides had some).`;
  const once: DeckProblem = { slide: 0, code: 'notes-missing', message, factId: null };
  return [once, ...problems.filter((problem) => problem.code !== 'notes-missing')];
}
