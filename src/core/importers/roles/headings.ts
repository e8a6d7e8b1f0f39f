import type { Piece, Verdict, Verdicts } from '../piece.ts';

const HEADING: Verdict = { role: 'heading', reason: 'heading' };
const MOST_WORDS = 16;
const LONGEST = 140;
const MOST_IN_A_ROW = 2;

/** Whether a line has the shape of a heading: short, not a sentence, not an item, not a row of a table. */
function isHeadingLike(piece: Piece): boolean {
  if (piece.form !== 'paragraph' || piece.wordCount > MOST_WORDS || piece.words.length > LONGEST) return false;
  if (!/\p{L}{2}/u.test(piece.words) || /[,;]$/.test(piece.words) || /\t| {2,}\S+ {2,}|\|/.test(piece.words))
    return false;
  // A turn of a transcript: "QUESTION: Will it end?".
  if (/^\p{Lu}[\p{Lu} .]{2,40}: /u.test(piece.words)) return false;
  // A line that begins with a small letter goes on from the one before it.
  if (/^["'(]?\p{Ll}/u.test(piece.words)) return false;
  return !piece.endsSentence || (/\?["']?$/.test(piece.words) && piece.wordCount <= 12);
}

/**
 * Marks headings: those that the format marks, and lines of their own that lead up to a paragraph. A line in a list of
 * short lines is none: what stands before a heading is a paragraph, the beginning, or at most one other heading.
 */
export function markHeadings(pieces: readonly Piece[], verdicts: Verdicts): void {
  const open = pieces.map((piece, index) => ({ piece, index })).filter(({ index }) => verdicts[index] === null);
  open.forEach(({ piece, index }, position) => {
    if (piece.form === 'heading') {
      verdicts[index] = HEADING;
      return;
    }
    if (!isHeadingLike(piece)) return;
    let before = 0;
    while (before < MOST_IN_A_ROW && position > before && isHeadingLike(open[position - before - 1]?.piece as Piece))
      before += 1;
    let after = 0;
    while (
      open[position + after + 1] &&
      isHeadingLike(open[position + after + 1]?.piece as Piece) &&
      after <= MOST_IN_A_ROW
    )
      after += 1;
    const leadsTo = open[position + after + 1]?.piece;
    const leads = leadsTo !== undefined && (leadsTo.prose || leadsTo.form === 'item' || leadsTo.form === 'row');
    if (leads && before + after < MOST_IN_A_ROW) verdicts[index] = HEADING;
  });
}
