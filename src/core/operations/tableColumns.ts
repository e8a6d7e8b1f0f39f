/**
 * The columns of a table of facts, and the names that they go by, best first, as letters and digits alone. First comes what our
 * own export calls it.
 */
const SPELLINGS = {
  id: ['id'],
  statement: ['statement', 'claim', 'fact', 'assertion', 'text'],
  themes: ['themes', 'theme', 'topics', 'topic', 'tags', 'tag'],
  eventDate: ['eventdate', 'dateofevent', 'when', 'date'],
  asOf: ['asof', 'asofdate'],
  kind: ['kind'],
  status: ['status'],
  marking: ['marking', 'tlp'],
  likelihood: ['likelihood'],
  confidence: ['confidence'],
  restsOn: ['restson'],
  note: ['note', 'notes', 'comment', 'comments', 'remarks'],
  source: ['source', 'sourceid', 'citekey', 'citationkey', 'reference'],
  sourceTitle: ['sourcetitle', 'title', 'headline'],
  sourceUrl: ['sourceurl', 'url', 'link', 'sourcelink', 'weblink'],
  author: ['author', 'authors', 'byline'],
  publisher: ['publisher'],
  published: ['published', 'publicationdate', 'datepublished', 'publishedon', 'pubdate', 'issued', 'sourcedate'],
  locator: ['locator'],
  page: ['page', 'pages', 'pagenumber'],
  paragraph: ['paragraph', 'para'],
  quote: ['quote', 'quotation', 'evidence', 'excerpt', 'verbatim'],
  prefix: ['prefix'],
  suffix: ['suffix'],
  stance: ['stance'],
  rating: ['rating', 'credibility'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Column = keyof typeof SPELLINGS;

/** Columns of our own export that say what the library works out anew. */
const WORKED_OUT = new Set(['revision', 'state']);

/** Where the columns of a table stand in its rows. */
export interface Columns {
  readonly places: ReadonlyMap<Column, number>;
  /** Columns that nothing is read from, by the place where they stand. */
  readonly unread: ReadonlyMap<number, string>;
  /** Whether the event date stands under a bare “date”, which may be of anything. */
  readonly dateIsGuessed: boolean;
}

const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Finds the columns of a table by the words of its first row; of two columns of one name the first is read. */
export function columnsOf(header: readonly string[]): Columns {
  const keys = header.map(keyOf);
  const places = new Map<Column, number>();
  for (const [column, spellings] of Object.entries(SPELLINGS) as [Column, readonly string[]][]) {
    const place = spellings.map((spelling) => keys.indexOf(spelling)).find((at) => at >= 0);
    if (place !== undefined) places.set(column, place);
  }
  const read = new Set(places.values());
  const unread = new Map<number, string>();
  for (const [place, name] of header.entries()) {
    if (!read.has(place) && !WORKED_OUT.has(keys[place] ?? ''))
      unread.set(place, name.trim().slice(0, 60) || `column ${place + 1}`);
  }
  return { places, unread, dateIsGuessed: keys[places.get('eventDate') ?? -1] === 'date' };
}

/** What is missing of a table without a column of statements, in a sentence for people. */
export function mappingNeeded(header: readonly string[]): string {
  const names = header
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 12)
    .map((name) => `“${name.slice(0, 40)}”`);
  const looked = SPELLINGS.statement.map((name) => `“${name}”`).join(', ');
  return `No column of statements was found. Name one of its columns ${looked}; they are ${names.join(', ') || 'without names'}.`;
}
