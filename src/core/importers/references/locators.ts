import type { CslDate } from '../../../model/source.ts';
import { readIssued, YEAR } from './issued.ts';

/** Where in a container a work stands: what an entry ends in. */
export interface Locators {
  /** The entry up to there. */
  readonly head: string;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly page: string | null;
  readonly number: string | null;
  /** A date among them, where the style sets it there. */
  readonly issued: CslDate | null;
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{0,6})\\.?';
/** What may stand among figures: labels, months, seasons; everything else is the name of the container. */
const PIECE = new RegExp(
  [
    '^(?:(?:vols?|volume|nos?|nr|num|issue|iss|pp?|pages?|pgs|art|article|suppl|supplement|bd|jg|heft|part|pt|t|n|nº|f|s|seiten|sec|section|ch|chapter)°?',
    `${MONTH}?`,
    'Spring|Summer|Autumn|Fall|Winter',
    '[a-z]{0,3}\\d{1,9}[a-z]?',
    '[ivxlc]{1,9})$',
  ].join('|'),
  'iu',
);
const STOPS = /[(),:;./–—−-]+/;
/** No locators are longer. */
const LONGEST_BLOCK = 160;
const STRONG = [
  /\d\s?\(\s?\w/,
  /\bvol|\bno\.|\bpp?\.|\bart|\bissue|\bnr\b|\bBd\b/i,
  /\d+\s?,\s?[a-z]?\d+(?:\s?[-–—−]\s?[a-z]?\d+)?/i,
  /(?:^|[\s,:(])[a-z]?\d+\s?[-–—−]\s?[a-z]?\d+/i,
  /\d\s?:\s?\w?\d/,
  /^\s*[,(]?\s*[A-Z]\d+\b/,
];
const RANGE = '[A-Za-z]{0,2}\\d[\\d.]*\\s?[-–—−]\\s?[A-Za-z]{0,2}\\d[\\d.]*|[ivxlc]+\\s?[-–—−]\\s?[ivxlc]+';
const PAGES = `(?:${RANGE}|[A-Za-z]{0,3}\\d+)(?:,\\s?(?:${RANGE}|\\d+))*`;

const unspaced = (range: string): string => range.replace(/\s?[-–—−]\s?/g, '–').trim();

/** Takes what the pattern finds out of the block; `$1` of it is given. */
function taker(block: string) {
  let left = block;
  return {
    left: () => left,
    take(pattern: RegExp): string | null {
      const found = pattern.exec(left);
      if (!found) return null;
      left = `${left.slice(0, found.index)} ${left.slice(found.index + found[0].length)}`;
      return (found[1] ?? '').trim() || null;
    },
  };
}

const NONE = { volume: null, issue: null, page: null, number: null, issued: null };

/** Where the locators begin, if the words end in any; -1 where they do not. */
function blockStart(words: string): number {
  let start = words.length;
  // Word by word from the end, so that no list of figures, however long, is gone through more than once.
  for (const { index, 0: word } of [...words.matchAll(/\S+/g)].toReversed()) {
    const isOfBlock = word.split(STOPS).every((piece) => piece === '' || PIECE.test(piece));
    if (!isOfBlock) break;
    start = index;
  }
  if (start === words.length || words.length - start > LONGEST_BLOCK) return -1;
  if (start > 0) start -= 1;
  // "NATO 2030, 12(3)": figures that only a space parts from words belong to them, unless a number in brackets follows.
  const lead = /^\s*(\d{4})\s*[,.]/.exec(words.slice(start));
  if (lead && !/[,.(;:]\s*$/.test(words.slice(0, start))) start += lead[0].length - 1;
  const block = words.slice(start);
  // `(Report No. 21-3)`: a bracket that was opened before is no locator.
  if (block.split(')').length > block.split('(').length) return -1;
  const isSection = words[start - 1] === ',' && /^\s*[A-Z]?\d{1,3}$/.test(block);
  return isSection || STRONG.some((pattern) => pattern.test(block)) ? start : -1;
}

/**
 * Takes volume, issue, pages and a date off the end of the words, in whichever style they are: `12(3), 45–67`,
 * `vol. 12, no. 3, 2020, pp. 45-67`, `12, no. 3 (2020): 45–67`, `2020;12(3):45-67`, `12/3 (2020), 45–67`, `pp. 1-5`, `A1`.
 */
export function takeLocators(given: string): Locators {
  const words = given.replace(/[.,;\s]+$/, '');
  const start = blockStart(words);
  if (start < 0) return { ...NONE, head: given };
  const block = taker(words.slice(start));
  const date =
    block.take(
      new RegExp(
        `\\(((?:${MONTH} )?(?:\\d{1,2},? )?(?:${MONTH} |Spring |Summer |Autumn |Fall |Winter )?${YEAR})\\)`,
        'i',
      ),
    ) ??
    block.take(new RegExp(`((?:\\d{1,2} )?${MONTH}(?:[/–-]${MONTH})? (?:\\d{1,2}(?:[–-]\\d{1,2})?, )?${YEAR})`, 'i')) ??
    block.take(new RegExp(`((?:Spring|Summer|Autumn|Fall|Winter),? ${YEAR})`, 'i')) ??
    block.take(new RegExp(`\\b(${YEAR})(?: ${MONTH}(?: \\d{1,2})?)?(?=\\s?;)`)) ??
    block.take(new RegExp(`(?:^|[,(.\\s])(${YEAR})(?=\\s*(?:[,).;]|$))(?!\\s*[-–]\\s*\\d)`));
  const labelled = block.take(new RegExp(`\\b(?:pp?|pages?|pgs|S|seiten)\\b\\.?\\s?(${PAGES})`, 'i'));
  const article = labelled ? null : block.take(/\b(?:article|art\.)\s?(?:no\.\s?)?([a-z]?\d[\w.]*)/i);
  let volume = block.take(/\b(?:vols?|volume|bd|jg|t)\b\.?\s?([\divxlc]+(?:[-–/]\d+)?)/i);
  let issue = block.take(/\b(?:nos?|nr|num|issue|iss|heft|n)\b\.?[ºo°]?\.?\s?(\d+[a-z]?(?:\s?[-–/]\s?\d+)?)/i);
  let page = labelled;
  if (volume === null) {
    volume = block.take(/^[\s,.;:]*(\d+[a-z]?(?:[-–]\d+)?)(?=\s?[(/:,;]|\s*$)(?!\s?:\s?\d+\s?$(?<=^\d+:))/i);
    if (volume !== null && /^\d+[-–]\d+$/.test(volume) && !/\d/.test(block.left()) && page === null) {
      page = volume;
      volume = null;
    }
  }
  issue ??=
    block.take(/^\s*\/\s?(\d+(?:[-–]\d+)?)/) ??
    block.take(/\(\s?((?:suppl(?:ement)?\.?\s?)?\d+[a-z]?(?:\s?[-–/]\s?\d+)?)\s?\)/i);
  page ??= block.take(new RegExp(`(?:^|[\\s,:;])(${PAGES})\\s*$`, 'i')) ?? block.take(new RegExp(`[:,]\\s?(${PAGES})`));
  const issued = date === null ? null : (readIssued(date)?.issued ?? null);
  return {
    head: words.slice(0, start).replace(/[\s,.;:(]+$/, (tail) => (tail.includes('.') ? '.' : '')),
    volume,
    issue: issue === null ? null : unspaced(issue),
    page: page === null ? null : unspaced(page),
    number: article,
    issued,
  };
}
