import type { ImportedReference } from '../../../model/imported.ts';
import type { CslDate, CslFields, CslName } from '../../../model/source.ts';
import { certaintyOf, type Doubt } from './certainty.ts';
import {
  nothingPublished,
  type Publication,
  readAfterTitle,
  readBook,
  readImprint,
  splitTitle,
  takeEdition,
} from './container.ts';
import { type Head, readHead } from './heads.ts';
import { kindOf } from './kind.ts';
import { takeLinks } from './links.ts';
import { boundariesIn, isNameLike } from './sentences.ts';
import { titleParts } from './titles.ts';

/** Longer ones are no entry of a list; they are not taken apart. */
export const LONGEST_ENTRY = 2000;

/** An entry as it was read, and what is doubtful about it. */
export interface ReadEntry {
  readonly reference: ImportedReference;
  readonly doubts: readonly Doubt[];
}

const LABEL = /^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?!\d)|[•*·–-](?=\s)|\^)\s*/;
const SAME_AUTHOR = /^(?:[—–―⸺⸻]+|-{2,}|_{2,})(?<role>, (?:eds?|trans)\.?)?[.,:]?\s*/u;
const IN_BOOK = /(?<=[.?!…]["”’')\]]*|,)\s+In:?\s+(?=[\p{Lu}\d“"‘'(])/u;
const PUBLISHER =
  /\b(?:press|publish\w*|books|universit\w+|verlag|inc|ltd|llc|gmbh|routledge|springer|wiley|elsevier|elgar|palgrave|macmillan|sage|penguin|brill|norton|knopf|houses?|corporation|institut\w*|association|office|council|ministry|foundation|bank|agency|organi[sz]ation|department|commission|cent(?:er|re))\b/i;

/** Who issues reports and is no periodical. */
const ISSUER =
  /\b(?:institut\w*|corporation|cent(?:re|er)|house|council|ministry|department|foundation|bank|agency|organi[sz]ation|commission|association|university|office|press)\b/i;

/** `(Original work published 1832)` */
const ORIGINAL = /\s*\((?:Original(?: work)? published|First published|Originally published)(?: in)? (\d{4})\)\.?$/i;

/** What stands behind the title, where only stops part the two. */
interface Split {
  readonly title: string;
  readonly publication: Publication;
  readonly isIn: boolean;
  readonly unsure: boolean;
  /** It is not told whether the name behind the title is of a periodical, a site or a publisher. */
  readonly name: string | null;
}

function splitBody(head: Head): Split {
  const { body, form } = head;
  const inBook = IN_BOOK.exec(body);
  if (inBook) {
    const publication = readBook(body.slice(inBook.index + inBook[0].length));
    return { title: body.slice(0, inBook.index), publication, isIn: true, unsure: false, name: null };
  }
  if (form === 'plain') return splitPlain(body);
  const { title, after, located, sure } = splitTitle(body);
  const hasPlace =
    located.volume !== null || located.issue !== null || located.page !== null || located.number !== null;
  if (hasPlace) {
    const publication = { ...nothingPublished, ...located, container: after.replace(/[.,\s]+$/, '') || null };
    return { title, publication, isIn: false, unsure: !sure, name: null };
  }
  if (after === '')
    return { title, publication: { ...nothingPublished, ...located }, isIn: false, unsure: !sure, name: null };
  const named = takeEdition(after);
  const publication = { ...nothingPublished, ...located, edition: named.edition };
  const imprint = readImprint(named.rest);
  if (imprint.place !== null) {
    return {
      title,
      publication: { ...publication, ...imprint, issued: imprint.issued ?? located.issued },
      isIn: false,
      unsure: false,
      name: null,
    };
  }
  return { title, publication, isIn: false, unsure: !sure, name: named.rest.replace(/^[.,\s]+|[.,\s]+$/g, '') };
}

/** `Title. 2nd ed. Place: Publisher, 2020`, `Title (Place: Publisher, 2020), 45`, `Title. Journal. 2020;12(3):45-67`. */
function splitPlain(body: string): Split {
  const bracketed = /^(?<title>[^()]{3,300}?),? \((?<imprint>[^()]*?(?:1[5-9]|20)\d{2})\)(?<after>.*)$/u.exec(body);
  if (bracketed?.groups?.title && bracketed.groups.imprint && !/\d$/.test(bracketed.groups.title)) {
    const publication = { ...nothingPublished, ...readImprint(bracketed.groups.imprint) };
    return { title: bracketed.groups.title, publication, isIn: false, unsure: publication.place === null, name: null };
  }
  const { located } = splitTitle(body);
  const isPart = located.volume !== null || located.issue !== null;
  const [stop] = boundariesIn(body);
  const edition = /, (?=(?:\d+(?:st|nd|rd|th)|rev\.?) ed\b)/i.exec(body);
  const at = edition && (!stop || edition.index < stop.end) ? { end: edition.index, next: edition.index + 2 } : stop;
  if (!at) return { title: body, publication: nothingPublished, isIn: false, unsure: true, name: null };
  const title = body.slice(0, at.end);
  const after = body.slice(at.next);
  const read = readAfterTitle(after);
  if (isPart) return { title, publication: read, isIn: false, unsure: false, name: null };
  if (/^In:? /.test(after)) return { title, publication: read, isIn: true, unsure: false, name: null };
  const imprint = readImprint(after.replace(/^.*?\bed(?:ition|n)?\.[,]? (?=\p{Lu})/u, ''));
  const publication = { ...nothingPublished, page: read.page, edition: read.edition, ...imprint };
  return { title, publication, isIn: false, unsure: imprint.place === null, name: null };
}

/** The more exact of two dates of one year; else the first. */
function exacter(first: CslDate | null, second: CslDate | null): CslDate | null {
  if (!first || !second) return first ?? second;
  const [a, b] = [first['date-parts']?.[0], second['date-parts']?.[0]];
  return a && b && a[0] === b[0] && b.length > a.length ? second : first;
}

/** `Title of a page. (2020, May 3). Site.`: where nobody is named, the title stands in the place of the authors. */
function isTitleFirst(head: Head, words: string): boolean {
  if (head.form !== 'author-date' || head.title !== null || head.names?.names.some((name) => name.family)) return false;
  const before = head.names?.names[0]?.literal ?? words;
  return !isNameLike(before) && boundariesIn(head.body).length === 0 && !/^[“"‘']/.test(head.body);
}

/** Reads one entry of a reference list. `before` are the names of the entry above, for "———". */
export function readEntry(entry: string, before: readonly CslName[] | null = null): ReadEntry {
  const doubts: Doubt[] = [];
  let words = entry
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LABEL, '');
  if (words.length > LONGEST_ENTRY) return unread(words.slice(0, LONGEST_ENTRY));
  const same = SAME_AUTHOR.exec(words);
  if (same) words = words.slice(same[0].length);
  const original = ORIGINAL.exec(words);
  if (original) words = words.slice(0, original.index);
  const links = takeLinks(words);
  const head = readHead(same ? `Same, S. ${links.rest}` : links.rest);
  const titleFirst = isTitleFirst(head, links.rest);
  const quoted = head.title !== null && !titleFirst;
  const isIn = quoted && /^[\s,.]*in[:\s]/i.test(head.body);
  const split: Split = quoted
    ? { title: head.title ?? '', publication: readAfterTitle(head.body), isIn, unsure: false, name: null }
    : titleFirst
      ? { ...splitBody({ ...head, body: `${head.names?.names[0]?.literal ?? ''}. ${head.body}` }) }
      : splitBody(head);
  const parts = titleParts(split.title);
  const published = split.publication;
  const issued = exacter(head.date?.issued ?? null, published.issued);
  const isDayDated = (issued?.['date-parts']?.[0]?.length ?? 0) > 1 && issued?.season === undefined;
  const isUndated = head.date !== undefined && head.date.issued === null && head.date.status === null;

  let { container, publisher } = published;
  let genre = parts.genre;
  if (
    quoted &&
    !isIn &&
    container !== null &&
    published.volume === null &&
    published.issue === null &&
    published.page === null
  ) {
    const thesis = /^(?<genre>[^,(]*?\b(?:thesis|dissertation|diss\.)[^,(]*)(?:[,(]\s*(?<of>[^)]+)\)?)?$/iu.exec(
      container,
    );
    if (thesis?.groups?.genre) {
      genre ??= thesis.groups.genre.trim();
      publisher = thesis.groups.of ?? publisher;
      container = null;
    } else if (!isDayDated && publisher === null && ISSUER.test(container)) {
      publisher = container;
      container = null;
      doubts.push('container');
    }
  }
  if (split.name !== null) {
    const isSite = isDayDated || (isUndated && links.online && !PUBLISHER.test(split.name));
    if (genre !== null || !isSite) publisher = split.name;
    else container = split.name;
    if (!isSite && links.online && !PUBLISHER.test(split.name)) doubts.push('container');
  }
  if (parts.genreOf !== null) publisher = parts.genreOf;

  const names = same ? before : titleFirst ? null : (head.names?.names ?? null);
  const role = same?.groups?.role ? 'editor' : (head.names?.role ?? 'author');
  const inferred = ['type'];
  if (same && before) inferred.push(role);
  if (links.urlInferred) inferred.push('URL');
  if (names === null) doubts.push('authors');
  else if (!same && (head.unsure || head.names?.sure === false)) doubts.push('authorForm');
  if (head.names?.more) doubts.push('moreAuthors');
  if (issued === null) doubts.push(head.date === undefined ? 'date' : 'undated');
  if (split.unsure) doubts.push('title');
  if (container === null && publisher === null && !links.online) doubts.push('nowhere');
  if (parts.title.length < 4) doubts.push('noTitle');
  else if (parts.title.length > 300) doubts.push('longTitle');
  if (head.form === 'plain') doubts.push('plain');

  const number = parts.number ?? published.number;
  const volume = published.volume ?? parts.volume;
  const csl: CslFields = {
    type: kindOf({
      container,
      publisher,
      genre,
      number: parts.number ?? published.number,
      volume: published.volume,
      issue: published.issue,
      isIn: split.isIn,
      isDayDated,
      online: links.online,
      edited: role === 'editor',
    }),
    ...(parts.title ? { title: parts.title } : {}),
    ...(names && names.length > 0 ? { [role]: names } : {}),
    ...(published.editors.length > 0 ? { editor: published.editors } : {}),
    ...(issued ? { issued } : {}),
    ...(head.date?.original ? { 'original-date': head.date.original } : {}),
    ...(original ? { 'original-date': { 'date-parts': [[Number(original[1])]] } } : {}),
    ...links.numbers,
    ...(head.date?.status ? { status: head.date.status } : {}),
    ...(container ? { 'container-title': container } : {}),
    ...(volume ? { volume } : {}),
    ...(published.issue ? { issue: published.issue } : {}),
    ...(published.page ? { page: published.page } : {}),
    ...(number ? { number } : {}),
    ...((published.edition ?? parts.edition) ? { edition: published.edition ?? parts.edition } : {}),
    ...(publisher ? { publisher } : {}),
    ...(published.place ? { 'publisher-place': published.place } : {}),
    ...(genre ? { genre } : {}),
    ...(links.doi ? { DOI: links.doi } : {}),
    ...(links.url ? { URL: links.url } : {}),
    ...(links.accessed ? { accessed: links.accessed } : {}),
  };
  return { reference: asReference(csl, inferred, certaintyOf(doubts)), doubts };
}

const asReference = (csl: CslFields, inferred: readonly string[], certainty: number): ImportedReference => ({
  citationKey: null,
  csl,
  inferred,
  keywords: [],
  notes: [],
  attachments: [],
  annotations: [],
  certainty,
});

function unread(words: string): ReadEntry {
  const doubts: Doubt[] = ['unread'];
  return {
    reference: asReference({ type: 'document', title: words.slice(0, 300) }, ['type', 'title'], certaintyOf(doubts)),
    doubts,
  };
}
