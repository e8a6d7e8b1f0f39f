import type { CslName } from '../../../model/source.ts';
import { looksLikeName } from '../names.ts';
import type { Piece, Verdict, Verdicts } from '../piece.ts';

const BIOGRAPHY: Verdict = { role: 'boilerplate', reason: 'author biography' };
const ABOUT =
  /^(?:about the (?:authors?|writers?|contributors?)|authors?|author (?:bio|biography|information|profile)|the authors?|contributors?|(?:written|posted) by)[:.]?$/i;
const SUBJECT =
  /^(?:[Tt]he (?:author|writer)s?|(?<name>\p{Lu}[\p{L}\p{M}'’.-]*(?: (?:\p{Lu}|d[aeiu]\b|del|van|von|der|den|al|bin)[\p{L}\p{M}'’.-]*){0,5}))(?:,| \([^)]{1,60}\))? (?:is|are|was|were|has|have|had|holds?|works?|serves?|served|writes?|covers?|studie[ds]|studies|graduated|joined|received|earned|reports?|leads?|teaches|specialises|specializes|previously|currently)\b/u;
const EVIDENCE = [
  /\b(?:degree|bachelor'?s?|master'?s?|ph\.?d|doctorate|graduat\w+|alumn\w+|m\.?sc|b\.?a\.|m\.?a\.)(?![\p{L}])/iu,
  /\b(?:university|college|school of|institute|academy|think tank|cent(?:re|er) for)\b/i,
  /\b(?:editor|writer|journalist|reporter|correspondent|columnist|contributor|blogger|author of|freelance)\b/i,
  /\b(?:fellow|researcher|lecturer|professor|analyst|scholar|scientist|student|intern|consultant|adviser|advisor|director)\b/i,
  /\b(?:twitter|linkedin|instagram|bluesky|mastodon|follow (?:him|her|them))\b|(?:^|\s)@\w{2,}/i,
  /\b(?:his|her|their) (?:work|research|writing|interests|areas?)\b|\b(?:currently|previously|formerly|keen interest|specialis\w+|specializ\w+|studied|studying|has appeared|has written|has published)\b/i,
  /\b(?:can be (?:reached|contacted|followed|found)|views (?:expressed|are)|lives in|based in)\b/i,
];
/** A person whose views are reported is a voice in the article. */
const REPORTED =
  /\b(?:said|says|told|tells|argue[ds]?|warn(?:s|ed)|expect(?:s|ed)|believe[ds]?|estimate[ds]?|predict(?:s|ed)|added)\b/i;
const MOST_PEELED = 12;
const LONGEST_BIOGRAPHY_WORDS = 180;

const evidenceIn = (words: string): number => EVIDENCE.filter((pattern) => pattern.test(words)).length;

const nameWords = (author: CslName): string =>
  author.literal ?? [author.given, author['non-dropping-particle'], author.family].filter(Boolean).join(' ');

/** Looks things up that a biography is told by: who the authors are, and whom the article has spoken of. */
interface Article {
  readonly authors: readonly string[];
  readonly text: string;
}

function isAuthor(article: Article, name: string): boolean {
  return article.authors.some(
    (author) => author === name || author.startsWith(`${name} `) || author.endsWith(` ${name}`),
  );
}

/**
 * Whether a paragraph speaks of a person as biographies do. Of an author whom the byline names, one sign is enough;
 * of anybody else two are needed, and the article must not have spoken of that person: else it is its subject.
 */
function isBiography(article: Article, piece: Piece, announced: boolean): boolean {
  if (piece.form === 'heading' || piece.wordCount < 4 || piece.wordCount > LONGEST_BIOGRAPHY_WORDS) return false;
  const evidence = evidenceIn(piece.words);
  if (announced) return evidence >= 1 || SUBJECT.test(piece.words);
  const subject = SUBJECT.exec(piece.words);
  if (!subject) return false;
  const name = subject.groups?.name;
  if (name === undefined) return evidence >= 1;
  if (isAuthor(article, name)) return evidence >= 1;
  // A long name or a word such as "NATO" is no given name; an organisation's name is told by its words.
  const isPerson = looksLikeName(name) || /^\p{Lu}\p{Ll}+$/u.test(name);
  return isPerson && evidence >= 2 && !REPORTED.test(piece.words) && !article.text.includes(name);
}

/** A line that is only a person's name, as stands above a biography. */
function isNameLine(article: Article, piece: Piece): boolean {
  return piece.wordCount <= 6 && !piece.endsSentence && (isAuthor(article, piece.words) || looksLikeName(piece.words));
}

/**
 * Marks the biographies of authors at the end of an article, from the last passage backwards; what is flagged already is
 * passed over, and the first passage that is article text ends the walk. A person in the middle of an article is never
 * taken for its author.
 */
export function markBiographies(pieces: readonly Piece[], verdicts: Verdicts, authors: readonly CslName[]): void {
  const names = authors.map(nameWords);
  let peeled = 0;
  for (let index = pieces.length - 1; index > 0 && peeled < MOST_PEELED; index -= 1) {
    if (verdicts[index] !== null) continue;
    const piece = pieces[index] as Piece;
    const above = verdicts[index - 1] === null ? pieces[index - 1] : undefined;
    const text = pieces
      .slice(Math.max(0, index - 400), index - (above && above.wordCount <= 6 ? 1 : 0))
      .filter((other, at) => verdicts[Math.max(0, index - 400) + at] === null && other.prose)
      .map((other) => other.words)
      .join('\n');
    const article = { authors: names, text };
    const heading = above !== undefined && ABOUT.test(above.words);
    const nameLine =
      above !== undefined &&
      isNameLine(article, above) &&
      (isAuthor(article, above.words) || (evidenceIn(piece.words) >= 2 && !text.includes(above.words)));
    if (!isBiography(article, piece, heading || nameLine)) break;
    verdicts[index] = BIOGRAPHY;
    peeled += 1;
    if (heading || nameLine) {
      verdicts[index - 1] = BIOGRAPHY;
      const about = pieces[index - 2];
      if (about && verdicts[index - 2] === null && ABOUT.test(about.words)) verdicts[index - 2] = BIOGRAPHY;
    }
  }
}
