import type { Connection } from './connection.ts';
import { cursorText, readCursor } from './cursor.ts';
import { readFacts } from './factRows.ts';
import type { FactPage } from './libraryTypes.ts';

/** What a query narrows by, as conditions on `f`, a row of `fact`, and the values they bind. */
export interface Conditions {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Where the last word is too short to say what is meant, only this many of the newest matches are ranked. */
const CANDIDATES = 2_000;
/** A last word of at least this many letters is ranked over every match. */
const LONG_ENOUGH_LETTERS = 4;

/**
 * A page of facts that match, by bm25 (a word in the statement counts double one in the note), newer first where equal.
 * A last word of under four letters may match most of the library: then the newest matches alone are ranked, and
 * `totalIsExact` is false.
 */
export function searchPage(
  connection: Connection,
  match: string,
  words: readonly string[],
  narrow: Conditions,
  limit: number,
  after: string | null,
): FactPage {
  const { sql } = connection;
  const cursor = after === null ? null : readCursor(after, 'rank');
  const join = narrow.sql === '' ? '' : 'CROSS JOIN fact f ON f.id = fact_fts.rowid';

  const short = [...(words.at(-1) ?? '')].length < LONG_ENOUGH_LETTERS;
  let oldestRow: number | null = null;
  let total: number;
  if (short) {
    const newest = sql(
      `SELECT fact_fts.rowid AS row FROM fact_fts ${join} WHERE fact_fts MATCH ? ${narrow.sql}
       ORDER BY fact_fts.rowid DESC LIMIT ?`,
    ).all(match, ...narrow.values, CANDIDATES + 1);
    total = Math.min(newest.length, CANDIDATES);
    if (newest.length > CANDIDATES) oldestRow = newest[CANDIDATES - 1].row;
  } else {
    total = sql(`SELECT count(*) AS n FROM fact_fts ${join} WHERE fact_fts MATCH ? ${narrow.sql}`).get(
      match,
      ...narrow.values,
    ).n;
  }
  if (cursor?.oldestRow !== undefined && cursor.oldestRow !== null) oldestRow = cursor.oldestRow;

  const ranked = `
    SELECT fact_fts.rowid AS row, bm25(fact_fts, 2.0, 1.0) AS score FROM fact_fts ${join}
    WHERE fact_fts MATCH ? AND fact_fts.rowid >= ? ${narrow.sql}`;
  const values = [match, oldestRow ?? 0, ...narrow.values];
  const rows =
    cursor === null
      ? sql(`${ranked} ORDER BY score, row DESC LIMIT ?`).all(...values, limit + 1)
      : sql(
          `SELECT row, score FROM (${ranked}) WHERE score > ? OR (score = ? AND row < ?)
           ORDER BY score, row DESC LIMIT ?`,
        ).all(...values, cursor.score, cursor.score, cursor.row, limit + 1);
  const facts = readFacts(
    connection,
    rows.slice(0, limit).map((row) => row.row),
  );
  const last = rows[limit - 1];
  const next = rows.length > limit ? cursorText({ by: 'rank', score: last.score, row: last.row, oldestRow }) : null;
  return { facts, total, totalIsExact: oldestRow === null, next };
}
