import type { CslDate, CslItem, CslName } from '../../model/source.ts';
import { parseDate, parseLabelledDate } from './dates.ts';
import { authorsOf } from './names.ts';
import type { Piece, Verdicts } from './piece.ts';
import { isKindOfPaper, isLetterhead, isNoTitle, isSeriesHead } from './titleLines.ts';

/** What the text says of itself, where it says so, and which pieces say nothing else. */
export interface Stated {
  readonly metadata: Partial<CslItem>;
  readonly foundIn: Readonly<Record<string, string>>;
  /** Indexes of the title, the byline and the date lines. */
  readonly headMatter: ReadonlySet<number>;
  /** Index of a date line after the article, or null. */
  readonly dateAtEnd: number | null;
}

/** How far down a title block reaches: a headline, a kicker, a standfirst or two, byline, dates. */
const HEAD_PIECES = 12;
const HEAD_PROSE = 2;
const LONGEST_HEADLINE_WORDS = 30;
const LONGEST_HEADLINE = 240;

const PUBLISHED =
  /^(?:(?:first |originally )?published|posted|issued|released|date|publication date|date of publication|release date)(?: online)?(?: on| at)?\s*:?\s+(.+)$/i;
const UPDATED = /^(?:(?:last |page )?(?:updated|modified|revised|reviewed))(?: on| at)?\s*:?\s+(.+)$/i;
const BY = /^(?:(?:written |reported )?by:?|authors?(?:\(s\))?:|words:|written by:)\s+(.+)$/i;
const OTHER_LABELS: readonly (readonly [RegExp, string])[] = [
  [/^(?:title|headline|subject|re|betreff|objet):\s+(.{1,300})$/i, 'title'],
  [/^(?:url|permalink|canonical url):\s+(https?:\/\/\S+)$/i, 'URL'],
  [/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\d{4,9}\/\S+)$/i, 'DOI'],
  [/^language:\s+([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/i, 'language'],
  [/^publisher:\s+(.{1,200})$/i, 'publisher'],
];

const DATELINE_PLACE = /^\p{Lu}{2,}(?:[ /,]+\p{Lu}[\p{Lu}.]*){0,4}$/u;

const place = (index: number): string => (index === 0 ? 'first line' : `paragraph ${index + 1}`);

/** Collects fields; the first place that states one is kept. */
class Findings {
  readonly metadata: Record<string, unknown> = {};
  readonly foundIn: Record<string, string> = {};
  readonly headMatter = new Set<number>();

  put(field: string, value: string | CslDate | readonly CslName[], where: string, index: number): void {
    this.headMatter.add(index);
    if (field in this.metadata) return;
    this.metadata[field] = value;
    this.foundIn[field] = where;
  }
}

/** Whether a piece can be a headline: a marked heading, or a short line that is not a sentence. */
function isHeadline(piece: Piece): boolean {
  if (!/\p{L}{2}/u.test(piece.words) || piece.words.length > LONGEST_HEADLINE) return false;
  if (piece.form === 'heading') return piece.level === 1;
  if (piece.form !== 'paragraph' || piece.wordCount > LONGEST_HEADLINE_WORDS) return false;
  if (/[,;:]$/.test(piece.words) || /^["'(]?https?:/.test(piece.words)) return false;
  return !piece.endsSentence || (/[?!]["']?$/.test(piece.words) && piece.wordCount <= 16);
}

/** `Name and Name, December 1, 2021.`: the only byline without a label that can be told from a heading. */
function namesAndDate(words: string): { authors: CslName[]; date: CslDate } | null {
  if (words.length > 300) return null;
  for (const comma of words.matchAll(/\s*(?:,|\||·|•|–|—)\s+/g)) {
    const date = parseDate(words.slice(comma.index + comma[0].length));
    const authors = date === null ? null : authorsOf(words.slice(0, comma.index), { single: false });
    if (date !== null && authors !== null) return { authors, date };
  }
  return null;
}

/** Reads one segment of a line of the title block; false where it is none of its kinds. */
function readSegment(
  segment: string,
  index: number,
  found: Findings,
  updated: { date: CslDate | null; at: number },
): boolean {
  const published = parseLabelledDate(PUBLISHED.exec(segment)?.[1] ?? '');
  if (published) {
    found.put('issued', published, `publication date, ${place(index)}`, index);
    return true;
  }
  const changed = parseLabelledDate(UPDATED.exec(segment)?.[1] ?? '');
  if (changed) {
    if (updated.date === null) Object.assign(updated, { date: changed, at: index });
    found.headMatter.add(index);
    return true;
  }
  const by = BY.exec(segment)?.[1];
  // `VATICAN CITY | 6 June 2013` says where; a name in capitals is one only behind "By".
  const together = by === undefined && !/\p{Ll}{2}.*[,|·•–—]/u.test(segment) ? null : namesAndDate(by ?? segment);
  if (together) {
    found.put('author', together.authors, `byline, ${place(index)}`, index);
    found.put('issued', together.date, `byline, ${place(index)}`, index);
    return true;
  }
  const authors = by === undefined ? null : authorsOf(by, { single: true });
  if (authors) {
    found.put('author', authors, `byline, ${place(index)}`, index);
    return true;
  }
  const bare = parseDate(segment);
  if (bare?.['date-parts']?.[0]?.length === 3) {
    found.put('issued', bare, `date line, ${place(index)}`, index);
    return true;
  }
  for (const [pattern, field] of OTHER_LABELS) {
    const value = pattern.exec(segment)?.[1];
    if (value === undefined) continue;
    found.put(field, value, place(index), index);
    return true;
  }
  return false;
}

/** A line that is only made of bylines, dates and labels: `By A | 3 May 2021 | 5 min read`. */
function readLine(
  piece: Piece,
  index: number,
  found: Findings,
  updated: { date: CslDate | null; at: number },
): boolean {
  if (piece.form !== 'paragraph' && piece.form !== 'item') return false;
  if (piece.words.length > 300) return false;
  if (readSegment(piece.words, index, found, updated)) return true;
  const segments = piece.words.split(/\s*[|•·]\s*|\s+[–—]\s+|,? (?=(?:last )?updated)/i).filter(Boolean);
  const [first, ...rest] = segments;
  // `PHNOM PENH | Fri Jul 19, 2013`: where and when.
  const dateline = DATELINE_PLACE.test(first ?? '') && rest.length === 1 ? parseDate(rest[0] ?? '') : null;
  if (dateline?.['date-parts']?.[0]?.length === 3) {
    found.put('issued', dateline, `date line, ${place(index)}`, index);
    return true;
  }
  // The line must begin with what it is: "Situation report – 3 May 2021" is a headline.
  if (first === undefined || rest.length === 0 || !readSegment(first, index, found, updated)) return false;
  for (const segment of rest) readSegment(segment, index, found, updated);
  return true;
}

/** What a line that is made of nothing but bylines, dates and labels states; null for any other line. */
export function statedInLine(
  piece: Piece,
): { readonly metadata: Partial<CslItem>; readonly updated: CslDate | null } | null {
  const found = new Findings();
  const updated: { date: CslDate | null; at: number } = { date: null, at: -1 };
  return readLine(piece, 0, found, updated) ? { metadata: found.metadata, updated: updated.date } : null;
}

/** Fewer words in a line under a letterhead are a place or a service rather than a headline. */
const WORDS_OF_A_HEADLINE = 4;
const isWeak = ({ words }: Piece): boolean => isLetterhead(words) || isKindOfPaper(words) || isSeriesHead(words);
const cut = (words: string): string => (words.length > 60 ? `${words.slice(0, 57)}…` : words);

/** Whether a line is the name of the institution below it in another language: `An Roinn Cosanta` over `Department of Defence`. */
function isNameAbove({ piece, index }: Line, { weak, strong }: HeadLines): boolean {
  const isShort = piece.wordCount < WORDS_OF_A_HEADLINE && !/(?:^|\s)\p{Ll}|[?!:"]/u.test(piece.words);
  return (
    isShort &&
    piece.form !== 'heading' &&
    weak.some((below) => below.index === index + 1 && isLetterhead(below.piece.words)) &&
    strong.some((below) => below.index > index + 1 && below.piece.wordCount >= WORDS_OF_A_HEADLINE)
  );
}

interface Line {
  readonly piece: Piece;
  readonly index: number;
}

/** Lines before the text that may be its headline, and those that look like one and are more likely what stands over it. */
interface HeadLines {
  readonly strong: readonly Line[];
  readonly weak: readonly Line[];
}

function headLines(pieces: readonly Piece[], verdicts: Verdicts, found: Findings): HeadLines {
  const strong: Line[] = [];
  const weak: Line[] = [];
  for (let index = 0; index < Math.min(pieces.length, HEAD_PIECES); index += 1) {
    const piece = pieces[index] as Piece;
    if (verdicts[index] !== null || found.headMatter.has(index) || isNoTitle(piece.words)) continue;
    const isUnderOne = weak.length > 0 && piece.form === 'heading' && /\p{L}{2}/u.test(piece.words);
    if (!isHeadline(piece) && !isUnderOne) break;
    (isWeak(piece) ? weak : strong).push({ piece, index });
  }
  return { strong, weak };
}

/**
 * The headline: the first line that can be one. Below an institution's name, a kind of paper or the name of a series it is the
 * first marked heading, else the first line of several words; `foundIn` then says that it is uncertain, and why.
 */
function findTitle(pieces: readonly Piece[], verdicts: Verdicts, found: Findings): void {
  if (!pieces.some((piece, index) => piece.prose && verdicts[index] === null)) return;
  const lines = headLines(pieces, verdicts, found);
  const strong = lines.strong.filter((line) => !isNameAbove(line, lines));
  const [first] = strong;
  const above = lines.weak.filter(({ index }) => index < (first?.index ?? Number.POSITIVE_INFINITY)).at(-1);
  const put = ({ piece, index }: Line, doubt = ''): void => {
    const where = piece.form === 'heading' ? `first heading, ${place(index)}` : place(index);
    found.put('title', piece.words, `${where}${doubt}`, index);
  };
  if (above === undefined) {
    if (first) put(first);
    return;
  }
  const headline =
    strong.find(({ piece }) => piece.form === 'heading') ??
    strong.find(({ piece }) => piece.wordCount >= WORDS_OF_A_HEADLINE) ??
    first;
  if (headline) {
    put(headline, `, uncertain: “${cut(above.piece.words)}” above it was passed over`);
    for (const { index } of lines.weak) if (index < headline.index) found.headMatter.add(index);
    return;
  }
  const only = lines.weak.find(({ piece }) => piece.form === 'heading' || !isLetterhead(piece.words));
  if (only) put(only, ', uncertain: it says who wrote, or what kind of text it is');
}

/** Where the story begins behind a dateline: "BRUSSELS, 12 May 2025 (Agency) - ", "ARLINGTON, Va., May 12, 2025 /Newswire/ -- ". */
const DATELINE_ENDS = /(?: ?\([^()\d]{2,30}\))?(?: ?\/[\p{L}\d .-]{3,30}\/)?(?: ?—| [–-]| --) ?(?=["“'‘(]?[\p{Lu}\d])/u;
const LONGEST_DATELINE = 100;
/** Of a place in capitals no sentence could begin like this; "Brussels, 12 May 2025 - " needs its comma. */
const DATELINE_PLACES =
  /^(?:\p{Lu}{2}[\p{Lu}.'’-]*(?:[ ,/-]+\p{Lu}[\p{L}.'’]*){0,6},? |\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}, )$/u;

/** The day that a dateline before the first words of a story gives with its year; null where there is none. */
function dateBeforeStory(words: string): CslDate | null {
  const end = DATELINE_ENDS.exec(words.slice(0, LONGEST_DATELINE));
  if (end === null || end.index === 0) return null;
  const line = words.slice(0, end.index);
  for (const { index } of line.matchAll(/ /g)) {
    const date = parseDate(line.slice(index + 1).replace(/^\(|\)$/g, ''));
    if (date?.['date-parts']?.[0]?.length !== 3) continue;
    const before = line.slice(0, index + 1);
    return DATELINE_PLACES.test(line[index + 1] === '(' ? before.replace(/ $/, ', ') : before) ? date : null;
  }
  return null;
}

/**
 * Title, authors, dates and other fields where the text states them: labelled lines, a byline, a date line and a
 * headline, all before or just after the first paragraph, and the dateline that this begins with; a labelled publication date
 * also at the very end. The date of a reference, or one that stands in a sentence, is never taken. `verdicts` are those of the lines that are no article
 * text, which state nothing.
 */
export function statedMetadata(pieces: readonly Piece[], verdicts: Verdicts): Stated {
  const found = new Findings();
  const updated: { date: CslDate | null; at: number } = { date: null, at: -1 };
  let prose = 0;
  let index = 0;
  for (; index < Math.min(pieces.length, HEAD_PIECES) && prose < HEAD_PROSE; index += 1) {
    const piece = pieces[index] as Piece;
    if (verdicts[index] !== null) continue;
    if (readLine(piece, index, found, updated) || !piece.prose) continue;
    const date = prose === 0 && !('issued' in found.metadata) ? dateBeforeStory(piece.words) : null;
    if (date !== null) {
      found.metadata.issued = date;
      found.foundIn.issued = `dateline, ${place(index)}`;
    }
    prose += 1;
  }
  findTitle(pieces, verdicts, found);
  if (updated.date && !('issued' in found.metadata))
    found.put('issued', updated.date, `"last updated" line, ${place(updated.at)}`, updated.at);
  const dateAtEnd = findDateAtEnd(pieces, verdicts, index, found);
  return { metadata: found.metadata, foundIn: found.foundIn, headMatter: found.headMatter, dateAtEnd };
}

/** A labelled date among the last lines, after what the head has been read of; used where the head states none. */
function findDateAtEnd(pieces: readonly Piece[], verdicts: Verdicts, readTo: number, found: Findings): number | null {
  for (let index = pieces.length - 1; index >= Math.max(readTo, pieces.length - 4); index -= 1) {
    const words = verdicts[index] === null ? (pieces[index]?.words ?? '') : '';
    const published = parseDate(PUBLISHED.exec(words)?.[1] ?? '');
    const date = published ?? parseDate(UPDATED.exec(words)?.[1] ?? '');
    if (!date) continue;
    if (!('issued' in found.metadata)) {
      found.metadata.issued = date;
      found.foundIn.issued = `${published ? 'publication date' : '"last updated" line'}, ${place(index)}`;
    }
    return index;
  }
  return null;
}
