import type { Piece, Verdict, Verdicts } from '../piece.ts';

const FORM: Verdict = { role: 'boilerplate', reason: 'comment form' };
const COMMENT: Verdict = { role: 'comment', reason: 'reader comment' };

const COUNT =
  /^(?:(?:\d[\d,.]*|one|two|three|no) (?:comments?|replies|responses?|thoughts?)(?: (?:on|to) .{1,200})?|(?:comments?|replies|discussion) ?\(\d+\))$/i;
/** Words of a form that no article has as a line of its own. */
const STRONG_FORM =
  /^(?:(?:leave|post|add|write|submit) (?:a |your )?(?:reply|comments?)(?: below)?|cancel reply|reply to .{1,60}|join the (?:conversation|discussion)|notify (?:of|me)\b.{0,80}|inline feedbacks?|view all comments|(?:show|load|view|see) (?:more |all )?(?:comments|replies)|your e-?mail address will not be published\b.{0,80}|required fields are marked\b.{0,10}|save my name, e-?mail\b.{0,100}|(?:you must be |please )?log(?:ged)? in to (?:reply|comment|post|leave)\b.{0,40}|post comment|comments are closed|be the first to comment|sort by:? ?(?:oldest|newest|best|top|popular)|this site uses akismet\b.{0,100}|comments? (?:policy|guidelines|rules))[.:!*]*$/i;
/** Words that are part of a form only beside others of it. */
const WEAK_FORM =
  /^(?:subscribe|guest|oldest|newest|most voted|best|top|label|name|e-?mail|website|comments?|submit|reply|share|report|connect with|login|log in|your (?:name|comment|message)|\{\}|\[\+\]|0|like|dislike|upvote|discussion|reader comments)(?: ?\*| ?:| ?\(required\))?$/i;
const SIGNATURE =
  /(?:^(?:\d+|an?|just) ?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|now) ?(?:ago)?$|\(@[\w.-]+\)$|^@[\w.-]+$|^.{1,40} says:?$|^reply(?: to .{1,40})?$|^.{3,30}\d{4},? (?:at )?\d{1,2}:\d{2}(?: ?[ap]m)?(?: reply)?$)/i;
const AFTER_COMMENTS = /^(?:references?|bibliography|works cited|notes|endnotes|about the authors?)$/i;

/** A region must follow this much article; a count of comments under a headline does not begin one. In words. */
const LEAST_ARTICLE_WORDS = 40;
const FORM_NEIGHBOURHOOD = 6;

const isForm = (piece: Piece): boolean => piece.wordCount <= 30 && STRONG_FORM.test(piece.words);
const isWeak = (piece: Piece): boolean => piece.wordCount <= 3 && WEAK_FORM.test(piece.words);
const isCount = (piece: Piece): boolean => piece.wordCount <= 30 && COUNT.test(piece.words);

/** Whether comments can begin here: a count, words of a form, or "Comments" with either of them close behind. */
function isMarker(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index] as Piece;
  if (isCount(piece) || isForm(piece)) return true;
  if (!/^(?:reader )?(?:comments|discussion):?$/i.test(piece.words)) return false;
  const near = pieces.slice(index + 1, index + 1 + FORM_NEIGHBOURHOOD);
  return near.some((next) => isForm(next) || isCount(next) || (next.wordCount <= 10 && SIGNATURE.test(next.words)));
}

/**
 * Where the comments end, or null where what follows the marker is not comments. It is, where a name, a handle or
 * "3 hours ago" stands before every long paragraph, or where it is short beside the article before it.
 */
function endOfComments(pieces: readonly Piece[], marker: number, wordsBefore: number): number | null {
  let end = marker + 1;
  let signed = false;
  let unsignedWords = 0;
  while (end < pieces.length && !AFTER_COMMENTS.test(pieces[end]?.words ?? '')) {
    const piece = pieces[end] as Piece;
    if (piece.wordCount <= 12 && SIGNATURE.test(piece.words)) signed = true;
    else if (piece.prose && !signed && !isForm(piece)) unsignedWords += piece.wordCount;
    end += 1;
  }
  return unsignedWords * 3 <= wordsBefore ? end : null;
}

/** Marks the form that asks for comments, and the comments. Both stand after the article, never before it. */
export function markComments(pieces: readonly Piece[], verdicts: Verdicts): void {
  let wordsBefore = 0;
  let inside = 0;
  pieces.forEach((piece, index) => {
    if (index < inside) {
      if (verdicts[index]?.role === 'boilerplate' && !isWeak(piece)) return;
      verdicts[index] = isForm(piece) || isWeak(piece) || isCount(piece) ? FORM : COMMENT;
      return;
    }
    if (verdicts[index] === null && isMarker(pieces, index)) {
      if (isForm(piece) || isCount(piece)) verdicts[index] = FORM;
      const end = wordsBefore >= LEAST_ARTICLE_WORDS ? endOfComments(pieces, index, wordsBefore) : null;
      if (end !== null) {
        inside = end;
        verdicts[index] = FORM;
        return;
      }
    }
    if (verdicts[index] === null && piece.prose) wordsBefore += piece.wordCount;
  });
}
