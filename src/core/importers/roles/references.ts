import type { Piece, Verdicts } from '../piece.ts';

const REFERENCES_HEADING =
  /^(?:\d+\.? )?(?:references?(?: list)?|bibliography|works cited|literature(?: cited)?|sources(?: and notes)?|further reading|notes|endnotes|footnotes|notes and references|selected bibliography)[:.]?$/i;
/** `(2019)`, `(2021a, April 22)`, `(n.d.)`, `(in press)`, with the full stop that APA sets after it. */
const APA_DATE =
  /\((?:(?:c\. ?)?(?:1[5-9]|20)\d{2}[a-z]?(?:[-–/]\d{2,4})?(?:, [\p{L}\d .–-]{1,30})?|n\.d\.|in press|forthcoming)\)[.,:]? (?!\p{Ll})/u;
const FAMILY_AND_INITIAL =
  /^(?:(?:van|von|der|den|de|del|della|di|da|du|la|le|al|el|bin|ter|ten|\p{Lu}[\p{L}\p{M}'’.-]*)[ -]){0,4}\p{Lu}[\p{L}\p{M}'’-]+, (?:\p{Lu}\.?[ -]?){1,4}(?=[\s,&.(]|and\b)/u;
/** `Smith, John. 2019. "Title."` of Chicago. */
const CHICAGO = /^\p{Lu}[\p{L}'’ -]{1,40}, \p{Lu}[^.]{1,120}\. (?:1[5-9]|20)\d{2}[a-z]?\. /u;
const NUMBERED = /^(?:\[\d{1,3}\]|\d{1,3}[.)]|\^|\p{Lu}{0}[¹²³⁴-⁹⁰]+)\s*\S/u;
const EVIDENCE = [
  /\b(?:retrieved|accessed|available) (?:from|on|at)\b/i,
  /https?:\/\/|\bdoi\b/i,
  /\bpp?\. ?\d|\bvol\. ?\d|\bno\. ?\d|\d+\(\d+\)/i,
  /\((?:eds?|trans)\.?\)|\bet al\.|\bibid\b|\bop\. cit\b/i,
  /\((?:[^()]{0,40})?(?:1[5-9]|20)\d{2}[a-z]?\)|, (?:1[5-9]|20)\d{2}[.,]/,
  /["'“‘][^"'”’]{8,200}[,.]["'”’]/,
  /\b(?:press|publish(?:ers?|ing)|university|journal|review|quarterly)\b/i,
];
const LONGEST_REFERENCE_WORDS = 120;

const evidenceIn = (words: string): number => EVIDENCE.filter((pattern) => pattern.test(words)).length;

type Likeness = 'certain' | 'likely' | 'listed' | 'no';

/** Whether an organisation or a group can stand before an APA date: few words, and no verb could be among them. */
function isAuthorPart(words: string): boolean {
  const tokens = words.split(' ').filter(Boolean);
  return (
    tokens.length <= 14 &&
    /^[\p{Lu}\d"'[]/u.test(words) &&
    tokens.every((token) =>
      /^[\p{Lu}\d&["'(]|^(?:of|the|for|and|on|in|de|et|to|al\.?|van|von|der|y)[,.]?$/u.test(token),
    )
  );
}

function likenessOf(piece: Piece): Likeness {
  if (piece.form === 'heading' || piece.form === 'code' || piece.wordCount < 4) return 'no';
  if (piece.wordCount > LONGEST_REFERENCE_WORDS) return 'no';
  const words = piece.words.replace(/^(?:\[\d{1,3}\]|\d{1,3}[.)]) /, '');
  const date = APA_DATE.exec(words);
  if (date && date.index <= 400) {
    if (FAMILY_AND_INITIAL.test(words)) return 'certain';
    if (isAuthorPart(words.slice(0, date.index).trim())) return 'likely';
  }
  if (CHICAGO.test(words)) return 'likely';
  if (NUMBERED.test(piece.words) && evidenceIn(words) >= 2) return 'listed';
  return 'no';
}

/**
 * Marks the entries of a bibliography. One with an author's initial and a date in brackets is certain by itself; one
 * that begins with an organisation, or with a number, counts only in company: beside another, or under a heading such
 * as "References". A sentence that cites somebody in brackets is none.
 */
export function markReferences(pieces: readonly Piece[], verdicts: Verdicts): void {
  const likeness = pieces.map((piece, index) => (verdicts[index] === null ? likenessOf(piece) : 'no'));
  const isReference = likeness.map((kind) => kind === 'certain');
  const isLike = (index: number): boolean => isReference[index] === true || (likeness[index] ?? 'no') !== 'no';
  // Whether only entries stand between here and a heading such as "References".
  let under = false;
  pieces.forEach((piece, index) => {
    if (index > 0 && !isReference[index - 1]) under = false;
    if (REFERENCES_HEADING.test(pieces[index - 1]?.words ?? '')) under = true;
    const kind = likeness[index];
    if (verdicts[index] !== null || isReference[index]) return;
    const inCompany = kind !== 'no' && (isReference[index - 1] === true || isLike(index + 1) || isLike(index - 1));
    const continuesList = under && isReference[index - 1] === true && NUMBERED.test(piece.words);
    const weakButUnder =
      under &&
      piece.wordCount >= 4 &&
      piece.wordCount <= LONGEST_REFERENCE_WORDS &&
      (kind !== 'no' || evidenceIn(piece.words) >= 1);
    if (inCompany || weakButUnder || continuesList) isReference[index] = true;
  });
  isReference.forEach((is, index) => {
    if (is) verdicts[index] = { role: 'reference', reason: 'reference' };
    else if (verdicts[index] === null && isReference[index + 1] && REFERENCES_HEADING.test(pieces[index]?.words ?? ''))
      verdicts[index] = { role: 'heading', reason: 'heading' };
  });
}
