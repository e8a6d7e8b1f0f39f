import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedReferences } from '../../../model/imported.ts';
import type { ZoteroCreator, ZoteroItem } from '../../../model/zotero.ts';
import { decodeText } from '../encoding.ts';
import { refuseTooMany } from './limits.ts';
import { type RdfElement, rdfTree } from './rdfTree.ts';
import { zoteroReferences } from './zoteroReference.ts';

/** Item types by the element, where `z:itemType` does not say. */
const TYPES: Readonly<Record<string, string>> = {
  Article: 'journalArticle',
  Book: 'book',
  BookSection: 'bookSection',
  Report: 'report',
  Thesis: 'thesis',
  Manuscript: 'manuscript',
  Letter: 'letter',
  Interview: 'interview',
  MotionPicture: 'film',
  Illustration: 'artwork',
  Legislation: 'statute',
  CourtReporter: 'case',
  Patent: 'patent',
  Image: 'artwork',
  Recording: 'audioRecording',
  Data: 'dataset',
};
/** Elements that are no items. */
const PARTS = new Set(['Journal', 'Memo', 'Collection', 'Series', 'UserItem', 'Person', 'Organization']);
const CONTAINERS = new Set([
  'Journal',
  'Periodical',
  'Newspaper',
  'Magazine',
  'Book',
  'Website',
  'Blog',
  'Forum',
  'Proceedings',
  'Encyclopedia',
  'Dictionary',
  'CourtReporter',
  'Code',
]);

/** Zotero's fields by the element that holds them, of the item itself. */
const FIELDS: Readonly<Record<string, string>> = {
  title: 'title',
  abstract: 'abstractNote',
  date: 'date',
  dateSubmitted: 'accessDate',
  language: 'language',
  shortTitle: 'shortTitle',
  libraryCatalog: 'libraryCatalog',
  pages: 'pages',
  numPages: 'numPages',
  volume: 'volume',
  number: 'number',
  issue: 'issue',
  edition: 'edition',
  numberOfVolumes: 'numberOfVolumes',
  type: 'type',
  archive: 'archive',
  coverage: 'archiveLocation',
  rights: 'rights',
  description: 'extra',
  section: 'section',
  citationKey: 'citationKey',
  versionNumber: 'versionNumber',
  medium: 'medium',
  websiteTitle: 'websiteTitle',
  proceedingsTitle: 'proceedingsTitle',
};
const ROLES: Readonly<Record<string, string>> = {
  authors: 'author',
  editors: 'editor',
  contributors: 'contributor',
  translators: 'translator',
  seriesEditors: 'seriesEditor',
  bookAuthors: 'bookAuthor',
  directors: 'director',
  interviewers: 'interviewer',
  interviewees: 'interviewee',
  inventors: 'inventor',
  presenters: 'presenter',
  artists: 'artist',
  programmers: 'programmer',
  recipients: 'recipient',
  podcasters: 'podcaster',
  castMembers: 'performer',
};

const all = (element: RdfElement, name: string): RdfElement[] =>
  element.children.filter((child) => child.name === name);
const first = (element: RdfElement, name: string): RdfElement | undefined => all(element, name)[0];

/** The words of an element, or of the `rdf:value` in it. */
function wordsOf(element: RdfElement | undefined): string {
  if (!element) return '';
  const own = element.text.trim();
  return own !== '' ? own : (element.children.map(wordsOf).find((words) => words !== '') ?? '');
}

/** A person anywhere below an element, in the order of the list. */
function peopleIn(element: RdfElement, role: string): ZoteroCreator[] {
  if (element.name !== 'Person' && element.name !== 'Organization')
    return element.children.flatMap((child) => peopleIn(child, role));
  const [family, given] = [
    wordsOf(first(element, 'surname')),
    wordsOf(first(element, 'givenName') ?? first(element, 'givenname')),
  ];
  const name = wordsOf(first(element, 'name'));
  return [{ role, family: family || name, given, whole: given === '' }];
}

/** `DOI 10.1000/x`, `ISBN 978…`, `ISSN 1234-5678`, or an address within `dcterms:URI`. */
function identifiersIn(element: RdfElement): Record<string, string> {
  const found: Record<string, string> = {};
  for (const identifier of all(element, 'identifier')) {
    const words = wordsOf(identifier);
    const named = /^(DOI|ISBN|ISSN)\s+(.+)$/i.exec(words);
    if (named?.[1] && named[2]) found[named[1].toUpperCase()] = named[2];
    else if (/^https?:/i.test(words)) found.url = words;
  }
  return found;
}

function containerFields(container: RdfElement): Record<string, string> {
  if (container.name === 'Series')
    return { series: wordsOf(first(container, 'title')), seriesNumber: wordsOf(first(container, 'identifier')) };
  if (!CONTAINERS.has(container.name)) return {};
  const { DOI, ISSN, ISBN } = identifiersIn(container);
  return {
    publicationTitle: wordsOf(first(container, 'title')),
    volume: wordsOf(first(container, 'volume')),
    issue: wordsOf(first(container, 'number')),
    journalAbbreviation: wordsOf(first(container, 'alternative')),
    ...(DOI ? { DOI } : {}),
    ...(ISSN ? { ISSN } : {}),
    ...(ISBN ? { ISBN } : {}),
  };
}

/** Elements by what others call them, and the collections that each is in. */
function indexOf(root: RdfElement) {
  const byName = new Map<string, RdfElement>();
  const collections = new Map<string, string[]>();
  for (const element of root.children) {
    if (element.about !== '') byName.set(element.about, element);
    if (element.name !== 'Collection') continue;
    const title = wordsOf(first(element, 'title'));
    for (const { resource } of all(element, 'hasPart'))
      if (title !== '') collections.set(resource, [...(collections.get(resource) ?? []), title]);
  }
  return { byName, collections };
}

type Index = ReturnType<typeof indexOf>;

/** The elements that a property leads to: within it, or elsewhere in the file. */
function leadsTo(element: RdfElement, property: string, { byName }: Index): RdfElement[] {
  return all(element, property).flatMap((found) => {
    const there = byName.get(found.resource);
    return there ? [there] : found.children;
  });
}

function fieldsOf(element: RdfElement, itemType: string, index: Index): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const child of element.children) {
    const name = FIELDS[child.name];
    const words = wordsOf(child);
    if (name !== undefined && words !== '') fields[name] ??= words;
  }
  if (itemType === 'journalArticle' && fields.number && !fields.issue) fields.issue = fields.number;
  const publisher = first(element, 'publisher');
  const organisation = publisher && first(publisher, 'Organization');
  const put = (name: string, words: string): void => {
    if (words !== '') fields[name] ??= words;
  };
  put('publisher', wordsOf((organisation && first(organisation, 'name')) ?? (organisation ? undefined : publisher)));
  put('place', wordsOf(organisation && first(organisation, 'adr')));
  for (const [name, words] of Object.entries(identifiersIn(element))) put(name, words);
  for (const container of leadsTo(element, 'isPartOf', index))
    for (const [name, words] of Object.entries(containerFields(container))) put(name, words);
  for (const conference of leadsTo(element, 'presentedAt', index))
    put('conferenceName', wordsOf(first(conference, 'title')));
  if (/^https?:/i.test(element.about)) put('url', element.about);
  return fields;
}

const isAttachment = (element: RdfElement): boolean =>
  element.name === 'Attachment' || wordsOf(first(element, 'itemType')) === 'attachment';

function attachmentOf(element: RdfElement): { path: string; title: string | null } | null {
  const path = first(element, 'resource')?.resource ?? '';
  // Within a link, a path is written as in an address.
  const decoded = /%[0-9a-f]{2}/i.test(path) ? safelyDecoded(path) : path;
  return path === '' || /^https?:/i.test(path)
    ? null
    : { path: decoded, title: wordsOf(first(element, 'title')) || null };
}

function safelyDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function itemOf(element: RdfElement, number: number, index: Index): ZoteroItem {
  const itemType = wordsOf(first(element, 'itemType')) || TYPES[element.name] || 'document';
  const linked = leadsTo(element, 'link', index);
  const fields = fieldsOf(element, itemType, index);
  const own = isAttachment(element) ? attachmentOf(element) : null;
  const notes = [...leadsTo(element, 'isReferencedBy', index), ...leadsTo(element, 'relation', index)].filter(
    ({ name }) => name === 'Memo',
  );
  return {
    where: `item ${number}${fields.title ? ` (${fields.title.slice(0, 80)})` : ''}`,
    itemType: isAttachment(element) ? 'document' : itemType,
    fields,
    creators: element.children.flatMap((child) => {
      const role = ROLES[child.name];
      return role === undefined ? [] : peopleIn(child, role);
    }),
    tags: all(element, 'subject').map(wordsOf).filter(Boolean),
    collections: index.collections.get(element.about) ?? [],
    notes: notes.map((memo) => wordsOf(first(memo, 'value'))).filter(Boolean),
    attachments: [own, ...linked.filter(isAttachment).map(attachmentOf)].flatMap((file) => file ?? []),
    annotations: [],
  };
}

/**
 * The items of a Zotero RDF export, with their notes, tags, collections and files. Throws UNKNOWN_ENCODING, FILE_DAMAGED for
 * what is no XML, and NO_REFERENCES for RDF of another kind.
 */
export function readZoteroRdf(bytes: Uint8Array): ImportedReferences {
  const { text } = decodeText(bytes, 'utf-8');
  const root = rdfTree(text);
  const index = indexOf(root);
  const children = new Set(root.children.flatMap((element) => all(element, 'link').map(({ resource }) => resource)));
  const items = root.children.filter(
    (element) =>
      !PARTS.has(element.name) && !(isAttachment(element) && (children.has(element.about) || !attachmentOf(element))),
  );
  // A book that others are part of is only their container unless it says that it is an item.
  const containers = new Set(
    root.children.flatMap((element) => all(element, 'isPartOf').map(({ resource }) => resource)),
  );
  const whole = items.filter((element) => first(element, 'itemType') || !containers.has(element.about));
  if (root.name !== 'RDF' || whole.length === 0)
    throw new BriefwrightError('NO_REFERENCES', 'The file holds no reference.', {
      hint: 'Import an export of Zotero in its own RDF.',
    });
  refuseTooMany(whole.length);
  const memos = root.children.filter(({ name }) => name === 'Memo').length;
  const made = whole.map((element, at) => itemOf(element, at + 1, index));
  const alone = memos - made.reduce((count, { notes }) => count + notes.length, 0);
  return zoteroReferences(made, alone > 0 ? [{ what: 'note that belongs to no item', count: alone }] : []);
}
