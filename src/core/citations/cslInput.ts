import type { CslItem } from '../../model/source.ts';
import { BAR_IN_NAME, type ItemLinks } from './outputFormat.ts';

const NAME_FIELDS = [
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editorial-director',
  'executive-producer',
  'guest',
  'host',
  'illustrator',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
];
const DATE_FIELDS = ['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted'];
// A private note must not leave with a deck, and citeproc would read fields out of `note`.
const PRIVATE_FIELDS = new Set(['id', 'note', 'annote', 'abstract', 'keyword', 'citation-key', 'citation-label']);

/** What stands before a colon and is shorter names a series or a number rather than the work. */
const SHORTEST_MAIN_TITLE = 10;

// Looked for once tabs and line ends are blanks.
const XML_FORBIDS = /[\p{Cc}\ufdd0\ufffe\uffff]/gu;

function cleanText(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value)
    .toWellFormed()
    .replace(/[\t\r\n\u2028\u2029]/g, ' ')
    .replace(XML_FORBIDS, '')
    .replace(/ +/g, ' ')
    .trim();
  return text === '' ? null : text;
}

function cleanNames(value: unknown): readonly object[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((name: unknown) => {
    if (typeof name !== 'object' || name === null) return [];
    const parts = Object.entries(name).flatMap(([part, said]: [string, unknown]): [string, string | boolean][] => {
      if (typeof said === 'boolean') return [[part, said]];
      const text = cleanText(said);
      return text === null ? [] : [[part, text.replaceAll('|', BAR_IN_NAME)]];
    });
    return parts.some(([part]) => part === 'family' || part === 'given' || part === 'literal')
      ? [Object.fromEntries(parts)]
      : [];
  });
}

// Year, month (13 to 24 are the seasons of CSL), day: as many as are sound.
function cleanDay(day: unknown): readonly number[] {
  if (!Array.isArray(day)) return [];
  const sound = [
    (year: number) => year !== 0 && Math.abs(year) <= 9999,
    (month: number) => month >= 1 && month <= 24,
    (dayOfMonth: number) => dayOfMonth >= 1 && dayOfMonth <= 31,
  ];
  const parts = day.slice(0, sound.length).map((part) => (part === '' ? Number.NaN : Number(part)));
  const firstUnsound = parts.findIndex((part, index) => !Number.isInteger(part) || !sound[index]?.(part));
  return firstUnsound === -1 ? parts : parts.slice(0, firstUnsound);
}

const isOpenEnd = (day: unknown): boolean =>
  Array.isArray(day) && day.length > 0 && day.every((part) => Number(part) === 0);
const circaOf = (date: Record<string, unknown>): { circa?: true } => (date.circa ? { circa: true } : {});

function cleanDate(value: unknown): object | null {
  if (typeof value !== 'object' || value === null) return null;
  const date = value as Record<string, unknown>;
  const given: readonly unknown[] = Array.isArray(date['date-parts']) ? date['date-parts'] : [];
  const days = given
    .slice(0, 2)
    .map(cleanDay)
    .filter((day) => day.length > 0);
  // `[[1987], [0]]` is a range that goes on, `1987–`.
  if (days.length === 1 && isOpenEnd(given[1])) return { 'date-parts': [days[0], [0]], ...circaOf(date) };
  // citeproc refuses a range whose ends are not stated to the same precision.
  const precision = Math.min(...days.map((day) => day.length));
  const circa = circaOf(date);
  if (days.length > 0) {
    const season = cleanText(date.season);
    return { 'date-parts': days.map((day) => day.slice(0, precision)), ...circa, ...(season ? { season } : {}) };
  }
  const literal = cleanText(date.literal);
  if (literal) return { literal };
  const raw = cleanText(date.raw);
  return raw ? { raw } : null;
}

const isUnnamed = (fields: Record<string, unknown>) =>
  !fields.title && !NAME_FIELDS.some((field) => fields[field] !== undefined);

/**
 * Items as citeproc takes them, each under the key given: known fields of a sound shape, without what XML forbids and
 * without private notes. A source with neither title nor author gets words of ours in square brackets, as cataloguers
 * mark what they supply, so that neither its entry nor its mark is empty: `[Untitled source]`, numbered where there are
 * several. `sayMissing` adds what the work does not
 * state. A title with a subtitle gets its main part as its short title, for the marks of
 * styles that name unsigned works by one (APA does, Chicago names the whole title).
 */
export function citeprocItems(
  cited: readonly { readonly key: string; readonly item: CslItem }[],
  sayMissing: boolean,
): ReadonlyMap<string, object> {
  const items = new Map(cited.map(({ key, item }) => [key, cleanItem(item, key)]));
  const unnamed = [...items.values()].filter(isUnnamed);
  for (const [index, fields] of unnamed.entries()) {
    const name = unnamed.length > 1 ? `Untitled source ${index + 1}` : 'Untitled source';
    const missing = fields.issued ? 'no author stated' : 'no author, no date stated';
    // Kept from the style's change of case: these are our words, and no title.
    fields.title = `<span class="nocase">[${sayMissing ? `${name}: ${missing}` : name}]</span>`;
  }
  return items;
}

function cleanItem(item: CslItem, id: string): Record<string, unknown> {
  const fields: Record<string, unknown> = { id, type: cleanText(item.type) ?? 'document' };
  for (const [field, value] of Object.entries(item)) {
    if (PRIVATE_FIELDS.has(field) || field === 'type' || !/^[A-Za-z][A-Za-z-]*$/.test(field)) continue;
    if (NAME_FIELDS.includes(field)) {
      const names = cleanNames(value);
      if (names.length > 0) fields[field] = names;
    } else if (DATE_FIELDS.includes(field)) {
      const date = cleanDate(value);
      if (date) fields[field] = date;
    } else {
      const text = cleanText(value);
      if (text !== null) fields[field] = text;
    }
  }
  // citeproc takes the first letters: "German" is no English, whose titles alone are set in capitals.
  if (!/^[A-Za-z]{2}/.test(String(fields.language ?? ''))) delete fields.language;
  const short = typeof fields.title === 'string' ? shortTitle(fields.title) : null;
  if (short !== null && fields['title-short'] === undefined) fields['title-short'] = short;
  return fields;
}

/** The main title before a colon or a dash set off by spaces; null where the title has no such part. */
function shortTitle(title: string): string | null {
  const main = /^(.+?)(?::\s|\s[\u2013\u2014-]\s)/u.exec(title)?.[1]?.trim();
  return main === undefined || main.length < SHORTEST_MAIN_TITLE ? null : main;
}

/** Where an item's URL and DOI lead. Only http, https, mailto and doi are links; anything else is text. */
export function itemLinks(item: CslItem): ItemLinks {
  const url = cleanText(item.URL);
  const doi = cleanText(item.DOI);
  return {
    url: url === null ? null : linkTarget(url),
    doi: doi === null ? null : /^https?:/i.test(doi) ? linkTarget(doi) : doiTarget(doi.replace(/^doi:\s*/i, '')),
  };
}

function linkTarget(text: string): string | null {
  if (/^doi:/i.test(text)) return doiTarget(text.slice(4).trim());
  if (!/^(https?:\/\/|mailto:)\S+$/i.test(text) || !URL.canParse(text)) return null;
  return text;
}

function doiTarget(doi: string): string | null {
  return /^10\.\d{4,9}\/\S+$/.test(doi)
    ? `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`
    : null;
}
