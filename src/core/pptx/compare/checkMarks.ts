import type { DeckRecord, RecordedSlide, RecordedStatement } from '../../../model/deckRecord.ts';
import { type DeckProblem, quoted } from './problem.ts';

/**
 * Whether every statement of a recorded slide carries a mark, right after its words, that leads to a source. A statement
 * that goes on on the next slide has its mark there.
 */
export function checkMarks(
  recorded: RecordedSlide,
  next: RecordedSlide | undefined,
  marks: DeckRecord['marks'],
): readonly Omit<DeckProblem, 'slide'>[] {
  const known = new Set(marks.filter((mark) => mark.sourceIds.length > 0).map((mark) => bare(mark.mark)));
  return recorded.statements.flatMap((statement, i): Omit<DeckProblem, 'slide'>[] => {
    const { mark, text, factId } = statement;
    if (mark === '') {
      const goesOn = i === recorded.statements.length - 1 && next?.statements[0]?.factId === factId;
      return goesOn ? [] : [{ code: 'unmarked-statement', message: `${quoted(text)} has no mark.`, factId }];
    }
    if (!known.has(bare(mark))) {
      return [{ code: 'mark-unresolved', message: `The mark ${mark} of ${quoted(text)} leads to no source.`, factId }];
    }
    if (!standsAfterWords(recorded, statement)) {
      return [{ code: 'mark-missing', message: `The mark ${mark} does not follow ${quoted(text)}.`, factId }];
    }
    return [];
  });
}

function standsAfterWords(slide: RecordedSlide, { mark, text }: RecordedStatement): boolean {
  return [...slide.paragraphs, ...slide.cells].some((shown) => {
    for (let at = shown.indexOf(mark); at >= 0; at = shown.indexOf(mark, at + 1)) {
      const before = shown.slice(0, at).trimEnd();
      if (text.includes(before) || before.endsWith(text)) return true;
    }
    return false;
  });
}

/** `[1], [2]` and `[1][2]` are one mark: its separators may be set apart from the linked numbers. */
function bare(mark: string): string {
  return mark.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
