import type { CslDate, CslFields, CslName } from '../../../model/source.ts';
import { isAccountName } from '../accountNames.ts';
import { parseLabelledDate } from '../dates.ts';
import { authorsOf, cslName, looksLikeName } from '../names.ts';
import { isFileName, isKindOfPaper, isLetterhead, isNoTitle } from '../titleLines.ts';
import type { PDFDocumentProxy } from './engine.ts';

/** Fields with where each was found, in words for people. */
export interface Found {
  readonly metadata: Partial<CslFields>;
  readonly foundIn: Readonly<Record<string, string>>;
}

/** What the document's own first pages say, to weigh what its properties say. */
export interface FirstPages {
  /** Words of the first two pages and the last. */
  readonly text: string;
  readonly firstPage: string;
  /** The line of page 1 that stands out as its title, and where; null where none does. */
  readonly headline: { readonly words: string; readonly where: string } | null;
  /** Whether a byline names the authors. */
  readonly hasByline: boolean;
  /** Of the web page that a browser printed, from its head or foot; null where none is told. */
  readonly address: string | null;
}

const INFORMATION = 'PDF information';
const LONGEST_TITLE = 400;
/** A path, an address of mail, the name of an account with digits. */
const NO_NAME = /[@\\/]|\d{2,}/;
const DOI = /\b10\.\d{4,9}\/[^\s"<>]{2,200}/g;

const folded = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const one = (value: unknown): string | null => {
  const words = Array.isArray(value) ? value[0] : value;
  if (typeof words !== 'string') return null;
  const clean = words.replace(/\0/g, '').toWellFormed().replace(/\s+/g, ' ').trim().slice(0, 1000);
  return clean === '' ? null : clean;
};

const many = (value: unknown): string[] =>
  (Array.isArray(value) ? value.slice(0, 200) : [value]).flatMap((entry) => one(entry) ?? []);

/** A title as the properties have it, or null where it is a file's name or a program's word for none. */
function plausibleTitle(words: string | null): string | null {
  if (words === null) return null;
  const title = words.replace(/^microsoft (?:word|powerpoint) - /i, '').trim();
  if (title.length < 3 || title.length > LONGEST_TITLE || isFileName(title) || isNoTitle(title)) return null;
  if (/[\ufffd\ue000-\uf8ff]/u.test(title)) return null;
  // A file's name without its ending: one word with digits or joined by underscores.
  return /^\S*[\d_]\S*$/.test(title) || /^\S+_\S+_\S+/.test(title) ? null : title;
}

/** The names in a property that lists authors, or null where it names a user of a computer. */
function plausibleAuthors(entries: readonly string[]): CslName[] | null {
  const authors: CslName[] = [];
  for (const entry of entries) {
    if (entry.length > 600 || isAccountName(entry) || NO_NAME.test(entry)) continue;
    const inverted = /^\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+)?, \p{Lu}[\p{L}.' -]*$/u.test(entry);
    if (inverted) authors.push(cslName(entry));
    else {
      const listed = authorsOf(entry, { single: true });
      if (listed) authors.push(...listed);
      else if (looksLikeName(entry) || /\s/.test(entry)) authors.push(cslName(entry));
    }
  }
  return authors.length > 0 ? authors : null;
}

/** A date of XMP: a year, a month or a day of ISO 8601. */
function isoDate(words: string | null): CslDate | null {
  const parts = words === null ? null : /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(words);
  if (!parts) return words === null ? null : parseLabelledDate(words);
  const numbers = parts
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number);
  return { 'date-parts': [numbers] };
}

function doiIn(words: string): string | null {
  const found = new Set(
    [...words.matchAll(DOI)].map(([doi]) =>
      doi
        .replace(/[.,;:)\]}'”’]+$/, '')
        .replace(/\/-\/.*$/, '')
        .toLowerCase(),
    ),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** Collects fields; what is put first stays. */
class Fields {
  readonly metadata: Record<string, unknown> = {};
  readonly foundIn: Record<string, string> = {};

  put(field: string, value: unknown, where: string): void {
    if (value === null || value === undefined || field in this.metadata) return;
    this.metadata[field] = value;
    this.foundIn[field] = where;
  }
}

/** What the properties of a PDF state: XMP first, its information dictionary, its catalog. Nothing is made of times of saving. */
export async function statedByProperties(pdf: PDFDocumentProxy, first: FirstPages): Promise<Found> {
  const read = await pdf.getMetadata().catch(() => null);
  const info = (read?.info ?? {}) as Record<string, unknown>;
  const xmp = (name: string): unknown => {
    try {
      return (read?.metadata as { get(name: string): unknown } | null)?.get(name);
    } catch {
      return undefined;
    }
  };
  const fields = new Fields();
  const pageHas = (words: string): boolean => folded(first.text).includes(folded(words));

  const titles = [
    { words: plausibleTitle(one(xmp('dc:title'))), where: 'XMP (dc:title)' },
    { words: plausibleTitle(one(info.Title)), where: `${INFORMATION} (Title)` },
  ];
  const { headline } = first;
  for (const { words, where } of titles)
    if (words !== null && pageHas(words) && !isLetterhead(words) && !isKindOfPaper(words))
      fields.put('title', words, where);
  fields.put('title', headline?.words ?? null, headline?.where ?? '');
  for (const { words, where } of titles)
    if (words !== null && !isLetterhead(words))
      fields.put(
        'title',
        words,
        `${where}, uncertain: ${pageHas(words) ? 'it says what kind of text it is' : 'the first pages do not say it'}`,
      );

  fields.put('author', plausibleAuthors(many(xmp('dc:creator'))), 'XMP (dc:creator)');
  // Programs put down who owns the computer; a byline is surer, unless both name the same.
  const named = one(info.Author);
  if (named !== null && (!first.hasByline || pageHas(named)))
    fields.put('author', plausibleAuthors([named]), `${INFORMATION} (Author)`);

  for (const name of ['prism:publicationdate', 'prism:coverdate', 'prism:coverdisplaydate'])
    fields.put('issued', isoDate(one(xmp(name))), `XMP (${name})`);
  const journal = one(xmp('prism:publicationname'));
  fields.put('container-title', journal, 'XMP (prism:publicationName)');
  fields.put('volume', one(xmp('prism:volume')), 'XMP (prism:volume)');
  fields.put('issue', one(xmp('prism:number')), 'XMP (prism:number)');
  const [start, end] = [one(xmp('prism:startingpage')), one(xmp('prism:endingpage'))];
  if (start !== null)
    fields.put('page', end === null || end === start ? start : `${start}-${end}`, 'XMP (prism:startingPage)');
  else fields.put('page', one(xmp('prism:pagerange')), 'XMP (prism:pageRange)');
  fields.put('publisher', one(xmp('dc:publisher')), 'XMP (dc:publisher)');

  const url = one(xmp('prism:url'));
  if (url !== null && /^https?:\/\/\S+$/i.test(url)) fields.put('URL', url, 'XMP (prism:url)');
  fields.put('URL', first.address, 'foot that a browser printed');
  for (const name of ['prism:doi', 'dc:identifier', 'pdfx:doi', 'crossmark:doi'])
    fields.put('DOI', doiIn(one(xmp(name)) ?? ''), `XMP (${name})`);
  fields.put('DOI', doiIn(one(info.Subject) ?? ''), `${INFORMATION} (Subject)`);
  fields.put('DOI', doiIn(first.firstPage), 'text of page 1');

  const language = one(info.Language);
  if (language !== null && /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(language))
    fields.put('language', language.replaceAll('_', '-'), 'PDF catalog (Lang)');
  const isJournal = journal !== null && /journal/i.test(one(xmp('prism:aggregationtype')) ?? '');
  if (isJournal) fields.put('type', 'article-journal', 'XMP (prism:aggregationType)');
  return { metadata: fields.metadata as Partial<CslFields>, foundIn: fields.foundIn };
}
