import type { Piece, Verdict, Verdicts } from '../piece.ts';
import { type Stated, statedInLine, statedMetadata } from '../statedMetadata.ts';
import { markBiographies } from './biographies.ts';
import { captionVerdict } from './captions.ts';
import { markComments } from './comments.ts';
import { furnitureVerdict, isOneNetwork } from './furniture.ts';
import { markHeadings } from './headings.ts';
import { markReferences } from './references.ts';

const BODY: Verdict = { role: 'body', reason: 'text' };
const HEAD_MATTER: Verdict = { role: 'heading', reason: 'title, byline or date line' };
const DATE_LINE: Verdict = { role: 'boilerplate', reason: 'date line' };
const SET_ANEW: Verdict = {
  role: 'boilerplate',
  reason: 'date that changes whenever the document is opened, saved or printed',
};

/** Names of networks one a line, beside a share bar or at least three together. */
function markShareColumns(pieces: readonly Piece[], verdicts: Verdicts): void {
  const isShare = (index: number): boolean => verdicts[index]?.reason === 'share bar';
  let run: number[] = [];
  for (let index = 0; index <= pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece && verdicts[index] === null && isOneNetwork(piece)) {
      run.push(index);
      continue;
    }
    const [first, last] = [run[0], run.at(-1)];
    if (first !== undefined && last !== undefined && (run.length >= 3 || isShare(first - 1) || isShare(last + 1))) {
      for (const at of run) verdicts[at] = { role: 'boilerplate', reason: 'share bar' };
    }
    run = [];
  }
}

/** A line that is nothing but a date which a field sets says when the document was last opened or printed. */
function markDatesSetAnew(pieces: readonly Piece[], verdicts: Verdicts): void {
  pieces.forEach((piece, index) => {
    if (piece.isSetAnew !== true || verdicts[index] !== null) return;
    const stated = statedInLine(piece);
    if (stated?.metadata.issued !== undefined || (stated?.updated ?? null) !== null) verdicts[index] = SET_ANEW;
  });
}

/** The headlines under "Related" at the end: everything after it, while no paragraph of text comes. */
function markRelatedLinks(pieces: readonly Piece[], verdicts: Verdicts): void {
  let pending: number[] = [];
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index] as Piece;
    if (verdicts[index]?.reason === 'related links') {
      for (const at of pending) verdicts[at] = { role: 'boilerplate', reason: 'related links' };
      pending = [];
    } else if (verdicts[index] === null) {
      if (piece.prose || (piece.endsSentence && piece.wordCount > 5)) return;
      pending.push(index);
    }
  }
}

/**
 * The role of every piece, with its reason, and what the text states of itself. Rules go from the surest to the least
 * sure, and a later one never overrules an earlier: lines that are no article by their whole shape; references;
 * comments; title, byline and dates; biographies; headings. What no rule speaks of is body.
 */
export function judgeRoles(pieces: readonly Piece[]): { verdicts: readonly Verdict[]; stated: Stated } {
  const verdicts: Verdicts = pieces.map((piece) => furnitureVerdict(piece) ?? captionVerdict(piece));
  markDatesSetAnew(pieces, verdicts);
  markShareColumns(pieces, verdicts);
  markReferences(pieces, verdicts);
  markComments(pieces, verdicts);
  markRelatedLinks(pieces, verdicts);
  const stated = statedMetadata(pieces, verdicts);
  for (const index of stated.headMatter) verdicts[index] ??= HEAD_MATTER;
  if (stated.dateAtEnd !== null) verdicts[stated.dateAtEnd] ??= DATE_LINE;
  markBiographies(pieces, verdicts, stated.metadata.author ?? []);
  markHeadings(pieces, verdicts);
  return { verdicts: verdicts.map((verdict) => verdict ?? BODY), stated };
}
