import type { CslDate } from '../../../model/source.ts';
import { parseDate } from '../dates.ts';

/** What an entry says of where it can be read, and the entry without it. */
export interface Links {
  readonly rest: string;
  /** ISBN and ISSN. */
  readonly numbers: Readonly<Record<string, string>>;
  readonly url: string | null;
  /** Whether the address was completed: `www.example.org` has no scheme. */
  readonly urlInferred: boolean;
  readonly doi: string | null;
  readonly accessed: CslDate | null;
  /** Words such as "Retrieved from" stand there, with or without an address. */
  readonly online: boolean;
}

const DOI = /(?:\bhttps?:\/\/(?:dx\.|www\.)?doi\.org\/|\bdoi(?:\.org\/|:\s*|\s+))?\b(10\.\d{4,9}\/[^\s"<>“”]+)/i;
const STANDARD_NUMBER = /\b(ISBN|ISSN)(?:-1[03])?:? ?(\d[\dXx –-]{6,18}[\dXx])/gi;
const URL_WORDS = /<?\b(?:https?:\/\/|www\.)[^\s<>"“”]+>?/i;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\\.?';
const DATE = [
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
  `\\d{1,2}(?:st|nd|rd|th)?[ -]${MONTH},?[ -]\\d{4}`,
  `\\d{4},? ${MONTH} \\d{1,2}`,
  '\\d{4}-\\d{2}-\\d{2}',
  '\\d{1,2}[./]\\d{1,2}[./]\\d{4}',
  `${MONTH},? \\d{4}`,
].join('|');
const WHEN_READ = new RegExp(
  `[([]?\\b(?:date accessed|(?:last )?accessed|(?:last )?visited|retrieved|viewed|cited|read|abgerufen(?: am)?|consulté(?: le)?|consultado(?: el)?):?,? ?(?:on )?(?<date>${DATE})(?:,? ?(?:from|at|via))?:?[)\\]]?[.,;]?`,
  'iu',
);
/** "Retrieved from" and its like. What stands behind them, once the address is out, is scraps of a lost one. */
const WHERE =
  /[([]?\b(?:retrieved|available|accessed|accessible|downloaded|verfügbar|abrufbar|disponible|online)(?:\s+(?:online\s+)?(?:from|at|via|through|on|unter|en|sur|à)\b)?:?[)\]]?/iu;
const LOST =
  /[.,;]?\s*\b(?:retrieved|available(?: online)?|accessed|downloaded)\s+(?:online\s+)?(?:from|at|on|via)\b\s*:?.*$/iu;
const MEDIUM = /\s*\[(?:online|internet|electronic resource|www document|en ligne|en línea)\]/i;

/** A closing bracket belongs to an address only where it was opened in it. */
function trimmedAddress(words: string): string {
  let address = words.replace(/^<|>$/g, '');
  for (;;) {
    const last = address.at(-1) ?? '';
    const opened = { ')': '(', ']': '[' }[last];
    const isSpare = opened !== undefined && address.split(opened).length < address.split(last).length;
    if (!isSpare && !/[.,;:'’”]/.test(last)) return address;
    address = address.slice(0, -1);
  }
}

function accessedDate(words: string): CslDate | null {
  const yearFirst = /^(\d{4}),? ([a-z]+\.?) (\d{1,2})$/i.exec(words);
  return parseDate(
    yearFirst
      ? `${yearFirst[3]} ${yearFirst[2]} ${yearFirst[1]}`
      : words.replaceAll('-', words.match(/[a-z]/i) ? ' ' : '-'),
  );
}

/**
 * Takes address, DOI and date of reading out of an entry. An address that is lost ("Retrieved from:" with nothing, or with
 * scraps of it, behind) stays null. A DOI given as an address is a DOI alone.
 */
export function takeLinks(entry: string): Links {
  let rest = entry;
  let online = MEDIUM.test(rest);
  rest = rest.replace(MEDIUM, '');

  const numbers: Record<string, string> = {};
  rest = rest.replace(STANDARD_NUMBER, (_, name: string, number: string) => {
    numbers[name.toUpperCase()] = number.trim().replace(/[ -]+$/, '');
    return ' ';
  });

  let doi: string | null = null;
  const doiFound = DOI.exec(rest);
  if (doiFound?.[1]) {
    doi = trimmedAddress(doiFound[1]);
    const from = doiFound.index;
    const to = from + doiFound[0].length - (doiFound[1].length - doi.length);
    rest = `${rest.slice(0, from).replace(/\bdoi:?\s*$/i, '')}${rest.slice(to)}`;
  }

  let url: string | null = null;
  let urlInferred = false;
  for (let found = URL_WORDS.exec(rest); found; found = URL_WORDS.exec(rest)) {
    const address = trimmedAddress(found[0]);
    const end = found.index + found[0].indexOf(address) + address.length;
    if (url === null && address.includes('.')) {
      urlInferred = !/^https?:/i.test(address);
      url = urlInferred ? `http://${address}` : address;
    }
    rest = `${rest.slice(0, found.index).replace(/\b(?:URL|<)\s*:?\s*$/i, '')} ${rest.slice(end).replace(/^>/, '')}`;
  }

  const read = WHEN_READ.exec(rest);
  const accessed = read?.groups?.date === undefined ? null : accessedDate(read.groups.date);
  if (read && accessed) {
    rest = `${rest.slice(0, read.index)} ${rest.slice(read.index + read[0].length)}`;
    online = true;
  }
  if (url !== null) {
    online = true;
    const where = WHERE.exec(rest.slice(-60));
    if (where)
      rest = `${rest.slice(0, rest.length - Math.min(60, rest.length) + where.index)} ${rest.slice(rest.length - Math.min(60, rest.length) + where.index + where[0].length)}`;
  }
  if (LOST.test(rest)) {
    online = true;
    rest = rest.replace(LOST, '.');
  }
  return { rest: tidied(rest), numbers, url, urlInferred, doi, accessed, online };
}

/** One space between words, none before a stop, and no stops left over from what was taken out. */
function tidied(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/([.,;:])(?: [.,;:]+)+(?=\s|$)/g, '$1')
    .replace(/ ([.,;:](?=\s|$))/g, '$1')
    .replace(/(?<!\.)\.\.(?=\s|$)/g, '.')
    .replace(/[,;:\s]+$/, '')
    .trim();
}
