import type { CslDate, CslName } from '../../../model/source.ts';
import { readIssued, YEAR } from './issued.ts';
import { type Locators, takeLocators } from './locators.ts';
import { readNames } from './nameList.ts';
import { boundariesIn, isNameLike } from './sentences.ts';

/** What stands behind a title: in what the work appeared, and by whom that was published. */
export interface Publication extends Omit<Locators, 'head'> {
  readonly container: string | null;
  readonly editors: readonly CslName[];
  readonly publisher: string | null;
  readonly place: string | null;
  readonly edition: string | null;
}

const NOTHING: Publication = {
  container: null,
  editors: [],
  publisher: null,
  place: null,
  edition: null,
  volume: null,
  issue: null,
  page: null,
  number: null,
  issued: null,
};

const clean = (words: string): string =>
  words
    .replace(/^[\s,.;:]+|[\s,;:]+$/g, '')
    .replace(/(?<!\b\p{Lu}|\b(?:Inc|Ltd|Co|Corp|St))\.$/u, '')
    .trim();
const orNull = (words: string): string | null => clean(words) || null;

const EDITION =
  /[,.]?\s*\(?\b((?:\d+(?:st|nd|rd|th)|rev(?:ised)?\.?|second|third|fourth|fifth|new|\d+\.)\s?(?:rev\.\s?)?(?:ed(?:ition|n)?|Aufl(?:age)?))\b\.?(?=[,.;)\s]|$)/i;

/** `2nd ed.` out of the words. */
export function takeEdition(words: string): { rest: string; edition: string | null } {
  const found = EDITION.exec(words);
  if (!found?.[1]) return { rest: words, edition: null };
  const opened = found[0].includes('(') ? ' (' : '';
  const rest = `${words.slice(0, found.index)}${opened}${words.slice(found.index + found[0].length)}`;
  return {
    rest: rest.replace(/\(\s*[,;]?\s*/g, '(').replace(/ ?\(\)/g, ''),
    edition: /^\d+/.exec(found[1])?.[0] ?? found[1],
  };
}

const PLACE =
  /^(\p{Lu}[\p{L}.'’ -]{1,30}(?:, (?:\p{Lu}{2}|D\.?C\.?|\p{Lu}\.\p{Lu}\.|\p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)?))?(?:[;/&] \p{Lu}[\p{L} ]+|; ?\p{Lu}[\p{L} ,]+)*): ?(?=\S)/u;

/** `Oxford: Oxford University Press, 2020`: place, publisher and a year behind it. */
export function readImprint(given: string): Pick<Publication, 'publisher' | 'place' | 'issued'> {
  let words = given.replace(/^[\s,.;(]+|[\s,.;)]+$/g, '').replace(/[.,;] (?:\d+|[xvi]+, \d+) ?(?:p|pp|pages|S)$/, '');
  let issued: CslDate | null = null;
  const late = new RegExp(
    `(?:^|[,;]\\s*|\\s)(?:©\\s?|c)?((?:\\d{1,2} )?(?:\\p{Lu}[a-z]+\\.? )?(?:\\d{1,2}, )?${YEAR})$`,
    'u',
  ).exec(words);
  if (late?.[1]) {
    issued = readIssued(late[1])?.issued ?? null;
    if (issued) words = words.slice(0, late.index);
  }
  const place = PLACE.exec(words);
  if (place?.[1]) return { place: place[1], publisher: orNull(words.slice(place[0].length)), issued };
  return { place: null, publisher: orNull(words), issued };
}

const EDITORS_FIRST = /^(?<names>.{3,200}?),? \((?:Eds?|Hrsgs?|Hg|Dirs?)\.?\)[,.:]? (?<book>.+)$/iu;
const EDITORS_FIRST_BARE = /^(?<names>.{3,200}?),? (?:eds?\.),? (?<book>\p{Lu}.+)$/u;
const EDITORS_AFTER =
  /[,.;]? (?:\(?edited by|\(?ed(?:s|ited)?\.?(?: by)?|herausgegeben von) (?<names>\p{Lu}.+?)(?<close>\)|(?=, (?:\d|vol|pp?\.|\p{Lu}[^,]*(?:Press|Publish|Books|Universit))|(?<!\b\p{Lu}|\bJr)\. |$|; | \())/u;
/** `Book, J. Smith and A. Doe, Eds. Publisher` of IEEE. */
const EDITORS_LAST =
  /^(?<book>.+?), (?<names>(?:\p{Lu}\p{Ll}?\.[ -]?)+ ?\p{L}(?:[^.]|\b(?:Jr|Sr|\p{Lu}\p{Ll}?)\.)*?), Eds?\.,? (?<rest>.+)$/u;
/** `(pp. 12–34)`, `(2nd ed., Vol. 2, pp. 12–34)` behind the name of a book. */
const BOOK_DETAILS = /\s*\((?<details>(?:[^()]*\b(?:pp?|vols?|ch|chap|ed)\.? ?[^()]*|\d+[–-]\d+))\)/iu;

/** What stands behind "In": editors, the book, its pages and its publisher. */
export function readBook(given: string): Publication {
  let words = given.trim();
  let editors: readonly CslName[] = [];
  const last = EDITORS_LAST.exec(words);
  const lastNames = last?.groups?.names ? readNames(last.groups.names) : null;
  if (last?.groups?.book && lastNames?.sure) {
    const { rest: book, edition } = takeEdition(last.groups.book);
    return { ...readBook(`${book.replace(/[,\s]+$/, '')}. ${last.groups.rest}`), editors: lastNames.names, edition };
  }
  const first = EDITORS_FIRST.exec(words) ?? EDITORS_FIRST_BARE.exec(words);
  if (first?.groups?.names && first.groups.book) {
    const names = readNames(first.groups.names);
    if (names?.sure) {
      editors = names.names;
      words = first.groups.book;
    }
  }
  const after = EDITORS_AFTER.exec(words);
  if (editors.length === 0 && after?.groups?.names) {
    const names = readNames(after.groups.names);
    if (names?.sure) {
      editors = names.names;
      words = `${words.slice(0, after.index)}${after.groups.close === ')' ? '' : ''}${words.slice(after.index + after[0].length)}`;
    }
  }
  const { rest, edition } = takeEdition(words);
  words = rest;
  let inner: Omit<Locators, 'head'> = NOTHING;
  const details = BOOK_DETAILS.exec(words);
  let book: string;
  let imprint: string;
  if (details?.groups?.details) {
    const { head: _head, ...found } = takeLocators(`, ${details.groups.details}`);
    inner = found;
    book = words.slice(0, details.index);
    imprint = words.slice(details.index + details[0].length);
  } else {
    [book, imprint] = bookAndImprint(words);
    const located = takeLocators(book);
    if (located.page !== null || located.volume !== null) {
      const { head, ...found } = located;
      inner = found;
      book = head;
    }
  }
  const bracketed = /^(.*?)\s*\(([^()]*?),? ?((?:1[5-9]|20)\d{2})\)[,.]?\s*(.*)$/.exec(book + imprint);
  if (details === null && bracketed?.[2] !== undefined && bracketed[1]) {
    book = bracketed[1];
    imprint = `${bracketed[2]}, ${bracketed[3]}`;
    const { head: _head, ...found } = takeLocators(`, ${bracketed[4]}`);
    inner = { ...inner, page: found.page ?? inner.page };
  } else {
    const late = takeLocators(imprint);
    if (late.page !== null && inner.page === null) {
      inner = { ...inner, page: late.page, issued: late.issued ?? inner.issued };
      imprint = late.head;
    }
  }
  const { publisher, place, issued } = readImprint(imprint);
  return {
    ...NOTHING,
    ...inner,
    issued: inner.issued ?? issued,
    container: orNull(book.replace(/\s*\[[^\]]+\]$/, '')),
    editors,
    edition,
    publisher,
    place,
  };
}

/** `Proc. 12th Int. Conf. Cyber Conflict, Tallinn, Estonia`: where a conference was is no part of its name. */
const PROCEEDINGS = /^(Proc\. [^,]+), (?=\p{Lu})/u;

/** The book's name, and what stands behind it: at a stop; else at the comma before a publisher or a date. */
function bookAndImprint(words: string): [string, string] {
  const conference = PROCEEDINGS.exec(words);
  if (conference?.[1]) return [conference[1], words.slice(conference[0].length)];
  const stop = boundariesIn(words).find(({ mark }) => mark === '.');
  if (stop) return [words.slice(0, stop.end).replace(/\.$/, ''), words.slice(stop.next)];
  const pages = /,? (?:pp?\. ?|)\d+\s?[–-]\s?\d+\b/.exec(words);
  if (pages && pages.index > 0 && pages.index + pages[0].length < words.length - 4)
    return [words.slice(0, pages.index + pages[0].length), words.slice(pages.index + pages[0].length)];
  const comma =
    /, (?=[^,]*(?:Press|Publish|Books|Universit|Verlag|Routledge|Springer|Wiley|Elgar|Palgrave|Macmillan|Sage|SAGE)\b|(?:1[5-9]|20)\d{2}\b)/u.exec(
      words,
    );
  if (comma) return [words.slice(0, comma.index), words.slice(comma.index + 2)];
  return [words, ''];
}

/** What stands behind a title that is set apart by quotation marks, or found before. `isPart`: the title is of a part of something. */
export function readAfterTitle(given: string): Publication {
  const words = given.replace(/^[\s,.;:]+/, '');
  const within = /^(?:in|In)(?:[:,] | )(.+)$/u.exec(words);
  if (within?.[1]) return readBook(within[1]);
  const { rest, edition } = takeEdition(words);
  if (/,? (?:edited by|eds?\.) \p{Lu}/u.test(rest)) return { ...readBook(rest), edition };
  const report = readReport(rest);
  if (report) return { ...report, edition };
  const located = takeLocators(rest);
  const { head, ...found } = located;
  const issuedLate =
    found.issued === null
      ? new RegExp(
          `[,.(]? ?\\(?((?:\\d{1,2}(?:[–-]\\d{1,2})? )?(?:\\p{Lu}[a-z]+\\.?(?:[/–-]\\p{Lu}[a-z]+\\.?)? )?(?:\\d{1,2},? )?${YEAR})\\)?[.,]?$`,
          'u',
        ).exec(head)
      : null;
  const issued = found.issued ?? (issuedLate?.[1] ? (readIssued(issuedLate[1])?.issued ?? null) : null);
  const body = issuedLate && issued ? head.slice(0, issuedLate.index) : head;
  const parts = body.split(/(?<=\p{Ll}{2}|\))\. (?=\p{Lu})/u);
  const [container, ...others] = parts.length > 1 ? parts : splitAtComma(body);
  const imprint = others.length > 0 ? readImprint(others.join('. ')) : { publisher: null, place: null };
  return {
    ...NOTHING,
    ...found,
    edition,
    issued,
    container: orNull(container ?? ''),
    publisher: imprint.publisher,
    place: imprint.place,
  };
}

const REPORT =
  /^(?:(?<before>[^.]+?), )?(?<genre>(?:\p{Lu}\p{L}+ ){0,2}(?:Report|Paper|Brief|Memorandum)) (?:[Nn]o\. )?(?<number>[\w./-]*\d[\w/-]*)(?:\. (?<after>.+?))?(?:, (?<date>[^,]*\d{4}))?[.,]?$/u;

/** `Institute, Working Paper 12, 2020`, `Working Paper 12. Institute`. */
function readReport(words: string): Publication | null {
  const found = REPORT.exec(words.trim())?.groups;
  const by = found?.before ?? found?.after;
  if (!found || by === undefined) return null;
  const { publisher, place, issued } = readImprint(by);
  const dated = found.date === undefined ? null : (readIssued(found.date)?.issued ?? null);
  return { ...NOTHING, publisher, place, issued: dated ?? issued, number: found.number ?? null };
}

/** `International Security, MIT Press`: MLA sets the publisher behind a comma. */
function splitAtComma(words: string): string[] {
  const comma = words.lastIndexOf(', ');
  const behind = words.slice(comma + 2);
  if (
    comma < 0 ||
    !/\b(?:Press|Publish\w+|Books|University|Verlag|Company|Inc|Ltd|Institute|Foundation|Association|Center|Centre)\b/.test(
      behind,
    )
  )
    return [words];
  return [words.slice(0, comma), behind];
}

/** A title and what stands behind it, where only stops part them. */
export function splitTitle(given: string): {
  title: string;
  after: string;
  located: Omit<Locators, 'head'>;
  sure: boolean;
} {
  const located = takeLocators(given);
  const { head, ...found } = located;
  const words = head.trim();
  const stops = boundariesIn(words);
  const hasPlace = found.volume !== null || found.page !== null || found.number !== null;
  const full = stops.filter(({ mark }) => mark === '.');
  const lastStop = full.at(-1);
  const lastOther = stops.at(-1);
  // A question mark ends a title only where a name stands behind it: "Is this so? Prospects of that" is one title.
  const behindOther = lastOther ? words.slice(lastOther.next) : '';
  const at =
    lastOther && lastOther !== lastStop && (hasPlace || (isNameLike(behindOther) && behindOther.split(' ').length <= 6))
      ? lastOther
      : lastStop;
  if (!at) return { title: words, after: '', located: found, sure: !hasPlace };
  const after = words.slice(at.next);
  if (!hasPlace && after.split(' ').length > 14) return { title: words, after: '', located: found, sure: false };
  return { title: words.slice(0, at.end), after, located: found, sure: isNameLike(after) || hasPlace };
}

export const nothingPublished = NOTHING;
