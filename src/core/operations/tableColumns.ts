import type { ImportedTable } from '../../model/imported.ts';
import { SEVERAL_COLUMNS, type TableField, type TableMapping } from '../../model/tableMapping.ts';

/**
 * The names that columns of a table of facts go by, best first, as letters and digits alone. First comes what our own export
 * calls it.
 */
const SPELLINGS = {
  id: ['id'],
  statement: ['statement', 'claim', 'fact', 'assertion', 'finding', 'keyfinding', 'statementoffact', 'text'],
  themes: ['themes', 'theme', 'topics', 'topic', 'tags', 'tag', 'category', 'categories'],
  eventDate: ['eventdate', 'dateofevent', 'when', 'date'],
  asOf: ['asof', 'asofdate'],
  kind: ['kind'],
  status: ['status'],
  marking: ['marking', 'tlp'],
  likelihood: ['likelihood'],
  confidence: ['confidence'],
  restsOn: ['restson'],
  note: ['note', 'notes', 'comment', 'comments', 'remarks', 'remark'],
  source: ['source', 'sourceid', 'citekey', 'citationkey', 'reference'],
  sourceTitle: ['sourcetitle', 'titleofsource', 'sourcename', 'title', 'headline'],
  sourceUrl: ['sourceurl', 'url', 'link', 'sourcelink', 'weblink', 'sourceaddress', 'hyperlink'],
  author: ['author', 'authors', 'byline', 'sourceauthor', 'sourceauthors'],
  publisher: ['publisher', 'outlet'],
  published: [
    'published',
    'publicationdate',
    'datepublished',
    'dateofpublication',
    'publishedon',
    'pubdate',
    'issued',
    'sourcedate',
    'sourcepublished',
  ],
  locator: ['locator'],
  page: ['page', 'pages', 'pagenumber', 'pageno', 'p', 'pp'],
  paragraph: ['paragraph', 'para'],
  quote: ['quote', 'quotation', 'evidence', 'excerpt', 'verbatim', 'exactwords'],
  prefix: ['prefix'],
  suffix: ['suffix'],
  stance: ['stance'],
  rating: ['rating', 'credibility'],
  measure: ['measures', 'measure'],
  entities: ['entities'],
  inferred: ['inferred'],
} as const satisfies Readonly<Record<TableField, readonly string[]>>;

/** Columns of our own export that say what the library works out anew. */
const WORKED_OUT = new Set(['revision', 'state']);
/** Columns that only our own export has all of. */
const OURS = ['id', 'revision', 'statement', 'eventdate', 'stance', 'state', 'restson'];

/** Where the columns of a table stand in its rows. */
export interface Columns {
  /** Of a field that several columns hold, the first. */
  readonly places: ReadonlyMap<TableField, number>;
  /** Columns with measures, by the place where they stand, with the names that they have. */
  readonly measures: ReadonlyMap<number, string>;
  /** Columns that nothing is read from, by the place where they stand. */
  readonly unread: ReadonlyMap<number, string>;
  /** Whether the event date stands under a bare “date”, which may be of anything, and nobody has said what it is. */
  readonly dateIsGuessed: boolean;
  readonly dateOrder: TableMapping['dateOrder'];
  /** Whether a point in a number stands before its decimals, whatever the country. */
  readonly numbersArePlain: boolean;
}

/** Characters of a column's name that tell it from others. */
export const LONGEST_NAME = 200;

/** The letters and digits of a column's name, by which it is known whatever its capitals and spaces. */
export const columnKey = (name: string): string =>
  name
    .slice(0, LONGEST_NAME)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The field of a word such as `when` or `eventDate`; null for a word that names none. */
export function fieldNamed(word: string): TableField | null {
  const key = columnKey(word);
  const fields = Object.entries(SPELLINGS) as [TableField, readonly string[]][];
  return fields.find(([field, spellings]) => columnKey(field) === key || spellings.includes(key))?.[0] ?? null;
}

/** Shorter names stand within too many other words. */
const SHORTEST_WITHIN = 5;

/** The field that the longest known word within a column's name tells: `Event date (ISO)`; null where there is none. */
export function fieldWithin(name: string): TableField | null {
  const key = columnKey(name);
  let found: { field: TableField; length: number } | null = null;
  for (const [field, spellings] of Object.entries(SPELLINGS) as [TableField, readonly string[]][])
    for (const spelling of spellings)
      if (spelling.length >= Math.max(SHORTEST_WITHIN, (found?.length ?? 0) + 1) && key.includes(spelling))
        found = { field, length: spelling.length };
  return found?.field ?? null;
}

/** What the names of columns tell of them; of two columns of one name the first is read. */
export function mappingByNames(header: readonly string[]): TableMapping {
  const keys = header.map(columnKey);
  const columns: (TableField | null)[] = header.map(() => null);
  for (const [field, spellings] of Object.entries(SPELLINGS) as [TableField, readonly string[]][]) {
    const place = spellings.map((spelling) => keys.indexOf(spelling)).find((at) => at >= 0);
    if (place !== undefined) columns[place] ??= field;
  }
  return { columns, dateOrder: null };
}

/** Whether the table is an export of our own, whose columns leave no doubt. */
export function isOwnExport(header: readonly string[]): boolean {
  const keys = new Set(header.map(columnKey));
  return OURS.every((name) => keys.has(name));
}

/** The columns of a table by a mapping. One that is `chosen` was looked at by somebody: nothing in it is guessed. */
export function columnsBy(
  { header, numbersArePlain = false }: Pick<ImportedTable, 'header' | 'numbersArePlain'>,
  mapping: TableMapping,
  chosen: boolean,
): Columns {
  const places = new Map<TableField, number>();
  const measures = new Map<number, string>();
  const unread = new Map<number, string>();
  for (const [place, name] of header.entries()) {
    const field = mapping.columns[place] ?? null;
    if (field === 'measure') measures.set(place, name.trim());
    if (field !== null && !(places.has(field) && !SEVERAL_COLUMNS.has(field)))
      places.set(field, places.get(field) ?? place);
    else if (chosen || !WORKED_OUT.has(columnKey(name))) unread.set(place, shownName(name, place));
  }
  const date = header[places.get('eventDate') ?? -1];
  const dateIsGuessed = !chosen && date !== undefined && columnKey(date) === 'date';
  return { places, measures, unread, dateIsGuessed, dateOrder: mapping.dateOrder, numbersArePlain };
}

/** What a column is called for people. */
export const shownName = (name: string, place: number): string => name.trim().slice(0, 60) || `column ${place + 1}`;

/** What is missing of a table without a column of statements, in a sentence for people. */
export function mappingNeeded(header: readonly string[]): string {
  const names = header
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 12)
    .map((name) => `“${name.slice(0, 40)}”`);
  const looked = SPELLINGS.statement.slice(0, 4).map((name) => `“${name}”`);
  return `No column of statements was found, such as ${looked.join(', ')}; its columns are ${names.join(', ') || 'without names'}.`;
}
