import type { Connection, Row } from '../connection.ts';

/** A text in a row that is longer than this many bytes is none of ours. */
const LONGEST_BYTES = 4_000_000;
/** Facts at most that are read at once, and rows that hang on them. */
const PIECE = 40;
const MOST_HANGING = 20_000;

/** Tables whose rows are read by their row ids, each with the columns that hold text of any length. */
const LONG_TEXTS = {
  source: ['csl', 'csl_id', 'descriptor', 'inferred', 'origin'],
  entity: ['name'],
  entity_alias: ['alias'],
  theme: ['slug', 'name'],
  fact: ['statement', 'note', 'inferred'],
  annotation: ['body', 'quote', 'author'],
  briefing: ['name', 'title', 'themes', 'edits'],
  suggestion: ['candidate'],
} as const;
type ReadTable = keyof typeof LONG_TEXTS;

const isShort = (columns: readonly string[]): string =>
  `${columns.map((column) => `coalesce(octet_length(${column}), 0)`).join(' + ')} <= ${LONGEST_BYTES}`;

/** All rows of a table in the order they came in, some at a time; `also` narrows them by SQL of ours. */
export function* rowsOf({ sql }: Connection, table: ReadTable, select = '*', also = 'true'): Generator<Row[], void> {
  const text = `SELECT ${select} FROM ${table} WHERE id > ? AND ${isShort(LONG_TEXTS[table])} AND ${also} ORDER BY id LIMIT ?`;
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = sql(text).all(after, PIECE);
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    yield rows;
    after = last;
  }
}

/** How many rows of a table are left out by `rowsOf` for their length. */
export function tooLong({ sql }: Connection, table: ReadTable): number {
  return sql(`SELECT count(*) AS n FROM ${table} WHERE NOT (${isShort(LONG_TEXTS[table])})`).get().n;
}

/** What hangs on the facts with these row ids, by the fact; no more than a library of ours could have. */
export function hangingOn({ sql }: Connection, text: string, facts: readonly number[]): ReadonlyMap<number, Row[]> {
  const byFact = new Map<number, Row[]>();
  for (const row of sql(`${text} LIMIT ${MOST_HANGING}`).all(JSON.stringify(facts))) {
    const list = byFact.get(row.fact);
    if (list) list.push(row);
    else byFact.set(row.fact, [row]);
  }
  return byFact;
}

/** A column of JSON; what is none is undefined, which no schema takes. */
export function json(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
