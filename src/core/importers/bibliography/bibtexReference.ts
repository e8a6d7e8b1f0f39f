import type { Creator, Entry } from '@retorquere/bibtex-parser';
import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedReference } from '../../../model/imported.ts';
import type { CslDate, CslFields } from '../../../model/source.ts';
import { setAddress, setDoi } from './addresses.ts';
import { attachedFiles } from './bibtexFiles.ts';
import { cslNames } from './bibtexNames.ts';
import { ARTICLE_SUBTYPES, BIBTEX_TYPES, GENRES, LANGUAGES } from './bibtexTypes.ts';
import { cslDateFrom, cslDateOf } from './cslDates.ts';
import { UNKNOWN_TYPE } from './cslTypes.ts';
import type { Losses } from './losses.ts';
import { LONGEST_VALUE, plainLines, plainWords } from './plainWords.ts';

const NAME_FIELDS: Readonly<Record<string, string>> = {
  author: 'author',
  editor: 'editor',
  editors: 'editor',
  translator: 'translator',
  bookauthor: 'container-author',
  director: 'director',
  scriptwriter: 'script-writer',
};

/** Fields that CSL has under another name, the first that is there. */
const TEXT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'title-short': ['shorttitle'],
  'original-title': ['origtitle'],
  'container-title-short': ['shortjournal'],
  'collection-title': ['series'],
  volume: ['volume'],
  'number-of-volumes': ['volumes'],
  'number-of-pages': ['pagetotal', 'numpages'],
  'chapter-number': ['chapter'],
  edition: ['edition'],
  version: ['version'],
  publisher: ['publisher', 'school', 'institution', 'organization', 'howpublished'],
  'publisher-place': ['location', 'address'],
  'original-publisher': ['origpublisher'],
  'original-publisher-place': ['origlocation'],
  'event-title': ['eventtitle'],
  'event-place': ['venue'],
  ISBN: ['isbn'],
  ISSN: ['issn'],
  PMID: ['pmid'],
  PMCID: ['pmcid', 'pmc'],
  abstract: ['abstract'],
  status: ['pubstate'],
  'call-number': ['library', 'lccn'],
};

/** What keeps a program's accounts, and says nothing of the work. */
const BOOKKEEPING =
  /^(?:owner|timestamp|creationdate|modificationdate|date-added|date-modified|groups|ids|crossref|xdata|xref|related|relatedtype|options|bdsk-.*|__markedentry|added-at|biburl|bibsource|interhash|intrahash|username|keywords|file|files|pdf|local-url|qualityassured|ranking|readstatus|priority|printed|relevance|presort|sortkey|sorttitle|sortname|label|key|mendeley-.*|citeulike-.*|posted-at|entrysubtype|hyphenation)$/;

/** The values of an entry as plain words; each is asked for once, so that what nobody asked for is known at the end. */
function fieldsOf(entry: Entry) {
  const asked = new Set<string>();
  const raw = (name: string): string => {
    asked.add(name);
    const value: unknown = entry.fields[name];
    const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('; ') : value;
    if (typeof text !== 'string') return '';
    if (text.length > LONGEST_VALUE)
      throw new BriefwrightError('VALUE_TOO_LONG', `Its field ${name} is longer than any reference needs.`);
    return text;
  };
  return {
    raw,
    words: (name: string): string => plainWords(raw(name)),
    names: (name: string): readonly Creator[] => {
      asked.add(name);
      const value: unknown = entry.fields[name];
      return Array.isArray(value) ? value : [];
    },
    rest: (): [string, string][] =>
      Object.keys(entry.fields)
        .filter((name) => !asked.has(name) && !BOOKKEEPING.test(name) && !name.includes('+duplicate'))
        .flatMap((name): [string, string][] => {
          const value: unknown = entry.fields[name];
          const words = typeof value === 'string' ? plainWords(value.slice(0, LONGEST_VALUE)) : JSON.stringify(value);
          return words === '' || words.length > 10_000 ? [] : [[name, words]];
        }),
  };
}

type Fields = ReturnType<typeof fieldsOf>;

const joinedTitle = (title: string, subtitle: string): string =>
  subtitle === '' ? title : title === '' ? subtitle : `${title}${/[?!:.]$/.test(title) ? ' ' : ': '}${subtitle}`;

/** BibLaTeX prints the pages of a range with one dash. */
const pages = (words: string): string => words.replace(/\s*(?:--+|[‐‑‒–—])\s*/g, '-');

function typeOf(entry: Entry, fields: Fields, losses: Losses): string {
  const subtype = fields.words('entrysubtype').toLowerCase();
  if (entry.type === 'article' && ARTICLE_SUBTYPES[subtype]) return ARTICLE_SUBTYPES[subtype];
  const known = BIBTEX_TYPES[entry.type];
  if (known === undefined) losses.add(UNKNOWN_TYPE);
  return known ?? 'document';
}

function setTitles(csl: Record<string, unknown>, fields: Fields): void {
  const title = joinedTitle(fields.words('title'), fields.words('subtitle'));
  const main = joinedTitle(fields.words('maintitle'), fields.words('mainsubtitle'));
  const journal = joinedTitle(fields.words('journaltitle') || fields.words('journal'), fields.words('journalsubtitle'));
  const book = joinedTitle(fields.words('booktitle'), fields.words('booksubtitle'));
  const container = journal || book;
  if (title !== '' || main !== '') csl.title = title || main;
  if (container !== '' && container !== csl.title) csl['container-title'] = container;
  if (main !== '' && title !== '') csl[container === '' ? 'container-title' : 'volume-title'] = main;
}

/** `number` is the issue of a journal, the place in a series, or the number of the work itself; `issue` goes before it. */
function setNumbers(csl: Record<string, unknown>, type: string, fields: Fields): void {
  const [issue, number] = [fields.words('issue'), fields.words('number')];
  const isSerial = type.startsWith('article') || type === 'periodical';
  if (isSerial && (number || issue)) csl.issue = number || issue;
  if (isSerial && number && issue) csl['collection-number'] = issue;
  if (!isSerial && issue) csl.issue = issue;
  if (!isSerial && number) csl[csl['collection-title'] === undefined ? 'number' : 'collection-number'] = number;
  const page = pages(fields.words('pages') || fields.words('eid') || fields.words('articleno'));
  if (page !== '') csl.page = page;
}

function setDates(csl: Record<string, unknown>, fields: Fields): void {
  const set = (name: string, date: CslDate | null): void => {
    if (date) csl[name] = date;
  };
  const [date, year, month, day] = ['date', 'year', 'month', 'day'].map(fields.words);
  set('issued', date ? cslDateOf(date) : cslDateFrom(year ?? '', month ?? '', day ?? ''));
  const accessed = ['urldate', 'lastchecked', 'lastaccessed', 'accessed', 'urlaccessdate'].map(fields.words);
  set('accessed', cslDateOf(accessed.find((words) => words !== '') ?? ''));
  set('event-date', cslDateOf(fields.words('eventdate')));
  set('original-date', cslDateOf(fields.words('origdate') || fields.words('origyear')));
}

const verbatim = (words: string): string =>
  words
    .replace(/\\([_%&#~$])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();

function setIdentifiers(csl: Record<string, unknown>, inferred: string[], fields: Fields, losses: Losses): void {
  setDoi(csl, verbatim(fields.raw('doi')), losses);
  const published = fields.raw('howpublished') + fields.raw('note');
  const inWords = [...published.matchAll(/<a href="(https?:[^"]+)"/g)].map((match) => match[1] ?? '');
  const stated = verbatim(fields.raw('url').replace(/^\\(?:url|path)\s*/, ''));
  setAddress(csl, inferred, [stated || (inWords[0] ?? '')], losses);
  const eprint = verbatim(fields.raw('eprint'));
  const archive = fields.words('eprinttype') || fields.words('archiveprefix');
  if (eprint !== '' && /^https?:/i.test(eprint)) setAddress(csl, inferred, [eprint], losses);
  else if (eprint !== '' && /^pubmed$/i.test(archive)) csl.PMID ??= eprint;
  else if (eprint !== '') {
    csl.archive = /^arxiv$/i.test(archive) ? 'arXiv' : archive || 'eprint';
    csl.archive_location = eprint;
  }
}

/** One entry as a reference. Throws VALUE_TOO_LONG, and ENTRY_EMPTY for one with neither a key nor a field. */
export function bibtexReference(entry: Entry, groups: readonly string[], losses: Losses): ImportedReference {
  const fields = fieldsOf(entry);
  const type = typeOf(entry, fields, losses);
  const csl: Record<string, unknown> = { type };
  const inferred: string[] = [];
  for (const [field, name] of Object.entries(NAME_FIELDS)) {
    const names = cslNames(fields.names(field), losses);
    if (names.length > 0) csl[name] ??= names;
  }
  setTitles(csl, fields);
  for (const [name, candidates] of Object.entries(TEXT_FIELDS)) {
    const found = candidates.map((field) => fields.words(field)).find((words) => words !== '');
    if (found !== undefined && !/^(?:https?:\/\/|www\.)\S+$/.test(found)) csl[name] = found;
  }
  setNumbers(csl, type, fields);
  setDates(csl, fields);
  setIdentifiers(csl, inferred, fields, losses);
  const genre = fields.words('type');
  const stated = GENRES[genre.toLowerCase()] ?? (genre || GENRES[entry.type]);
  if (stated) csl.genre = stated;
  const language = fields.words('langid') || fields.words('language') || fields.words('hyphenation');
  if (language !== '') csl.language = LANGUAGES[language.toLowerCase().replace(/^lang/, '')] ?? language;
  const notes = ['note', 'annote', 'annotation', 'comment', 'review', 'notes'].map((name) =>
    plainLines(fields.raw(name)),
  );
  const custom = fields.rest();
  if (custom.length > 0) csl.custom = Object.fromEntries(custom);
  if (Object.keys(csl).length === 1 && entry.key.trim() === '')
    throw new BriefwrightError('ENTRY_EMPTY', 'It has no field that says anything of a work.');
  const given: unknown = entry.fields.keywords;
  const keywords = typeof given === 'string' ? given.split(/[,;]/) : given;
  const jabref = typeof entry.fields.groups === 'string' ? entry.fields.groups.split(',') : [];
  return {
    citationKey: entry.key.trim() || null,
    csl: csl as CslFields,
    inferred,
    keywords: distinct([...(Array.isArray(keywords) ? keywords : []), ...groups, ...jabref]),
    notes: notes.filter((words) => words !== ''),
    attachments: attachedFiles([fields.raw('file'), fields.raw('pdf')].filter((words) => words !== '').join(';')),
    annotations: [],
    certainty: null,
  };
}

function distinct(words: readonly unknown[]): string[] {
  const plain = words.flatMap((word) => (typeof word === 'string' ? plainWords(word.replace(/[{}]/g, '')) : []));
  return [...new Set(plain.filter((word) => word !== '' && word.length <= 500))];
}
