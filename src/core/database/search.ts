import type { Connection } from './connection.ts';
import { type Cursor, cursorText, readCursor } from './cursor.ts';
import type { FactQuery } from './factQuery.ts';
import { readFacts } from './factRows.ts';
import type { FactPage } from './libraryTypes.ts';
import { type Candidate, NOTE_WEIGHT, relevance, STATEMENT_WEIGHT } from './relevance.ts';

/** What a query narrows by, as conditions on the row id of a fact, and the values they bind. */
export interface Conditions {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Where the last word is too short to say what is meant, only this many of the newest matches are ranked. */
const CANDIDATES = 2_000;
/** A last word of at least this many letters is ranked over every match. */
const LONG_ENOUGH_LETTERS = 4;
/** Up to so many matches are ordered by bm25, which costs about a microsecond each. */
const BM25_MATCHES = 10_000;

interface Ranked {
  readonly row: number;
  readonly cursor: Cursor;
}

interface RankedPage {
  /** One more than the page holds, where there are more. */
  readonly rows: readonly Ranked[];
  readonly total: number;
  readonly totalIsExact: boolean;
}

/**
 * A page of facts that match:
 * - by bm25, a word in the statement counting double one in the note, newer first where equal;
 * - where the last word has under four letters and matches more than 2,000 facts: bm25 over the newest 2,000, and
 *   `totalIsExact` is false;
 * - where it has four or more and all the words match more than 15,000 facts, they are too common to tell the facts
 *   apart: those that hold the last word whole come first, then those it only begins a word of, each newest first.
 * Facts that match by an entity alone come after all others, newest first.
 */
export function searchPage(
  connection: Connection,
  query: FactQuery,
  narrow: Conditions,
  limit: number,
  after: string | null,
): FactPage {
  const cursor = after === null ? null : readCursor(after, ['score', 'tier', 'linked']);
  const ranked = rankAll(connection, query, narrow, limit, cursor);
  const shown = ranked.rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    facts: readFacts(
      connection,
      shown.map((held) => held.row),
    ),
    total: ranked.total,
    totalIsExact: ranked.totalIsExact,
    next: ranked.rows.length > limit && last ? cursorText(last.cursor) : null,
  };
}

/** A window of the same list, `offset` facts from its start. */
export function searchWindow(
  connection: Connection,
  query: FactQuery,
  narrow: Conditions,
  offset: number,
  limit: number,
): Pick<FactPage, 'facts' | 'total' | 'totalIsExact'> {
  const { rows, total, totalIsExact } = rankAll(connection, query, narrow, offset + limit, null);
  const shown = rows.slice(offset, offset + limit).map((held) => held.row);
  return { facts: readFacts(connection, shown), total, totalIsExact };
}

/** Facts that match by their words, ranked, then those that match by an entity alone. */
function rankAll(
  connection: Connection,
  query: FactQuery,
  narrow: Conditions,
  limit: number,
  cursor: Cursor | null,
): RankedPage {
  if (query.linked.length === 0) {
    if (cursor?.by === 'linked') return { rows: [], total: 0, totalIsExact: true };
    return rank(connection, query, narrow, limit, cursor);
  }
  const isPast = cursor?.by === 'linked';
  const byWords = rank(connection, query, narrow, isPast ? 0 : limit, isPast ? null : cursor);
  const linked = narrowedLinks(connection, query.linked, narrow);
  const rows = isPast ? [] : byWords.rows;
  const more = linked
    .filter((row) => !isPast || row < cursor.row)
    .slice(0, Math.max(0, limit + 1 - rows.length))
    .map((row): Ranked => ({ row, cursor: { by: 'linked', row } }));
  return { rows: [...rows, ...more], total: byWords.total + linked.length, totalIsExact: byWords.totalIsExact };
}

/** `narrow` speaks of rows of `fact_fts`: here the rows of a list take its name. */
function narrowedLinks({ sql }: Connection, linked: readonly number[], narrow: Conditions): readonly number[] {
  if (narrow.sql === '') return linked;
  return sql(
    `SELECT fact_fts.rowid AS row FROM (SELECT value AS rowid FROM json_each(?)) AS fact_fts WHERE true ${narrow.sql}`,
  )
    .all(JSON.stringify(linked), ...narrow.values)
    .map((held) => held.row);
}

function rank(
  connection: Connection,
  query: FactQuery,
  narrow: Conditions,
  limit: number,
  cursor: Exclude<Cursor, { by: 'linked' }> | null,
): RankedPage {
  const short = [...(query.words.at(-1) ?? '')].length < LONG_ENOUGH_LETTERS;
  if (short && cursor?.by !== 'tier') {
    const newest = newestCandidates(connection, query, narrow, cursor?.by === 'score' ? cursor.oldestRow : 0);
    const oldest = newest.length > CANDIDATES || (cursor?.by === 'score' && cursor.oldestRow > 0);
    return {
      rows: byRelevance(newest.slice(0, CANDIDATES), query.words, oldest, limit, cursor),
      total: Math.min(newest.length, CANDIDATES),
      totalIsExact: !oldest,
    };
  }
  const total = countMatches(connection, query, narrow);
  const tiers = cursor === null ? total > BM25_MATCHES : cursor.by === 'tier';
  const rows = tiers
    ? byTier(connection, query, narrow, limit, cursor)
    : byBm25(connection, query, narrow, limit, cursor);
  const stopped = narrow.sql !== '' && total > BM25_MATCHES;
  return { rows, total: stopped ? BM25_MATCHES : total, totalIsExact: !stopped };
}

/** Exact, unless it is narrowed: then counting stops one above what bm25 ranks. */
function countMatches({ sql }: Connection, query: FactQuery, narrow: Conditions): number {
  if (narrow.sql === '') return sql('SELECT count(*) AS n FROM fact_fts WHERE fact_fts MATCH ?').get(query.match).n;
  return sql(
    `SELECT count(*) AS n FROM (SELECT 1 FROM fact_fts WHERE fact_fts MATCH ? ${narrow.sql} LIMIT ${BM25_MATCHES + 1})`,
  ).get(query.match, ...narrow.values).n;
}

function newestCandidates({ sql }: Connection, query: FactQuery, narrow: Conditions, oldest: number): Candidate[] {
  return sql(
    `SELECT c.row, fact.statement, fact.note FROM (
       SELECT fact_fts.rowid AS row FROM fact_fts
       WHERE fact_fts MATCH ? AND fact_fts.rowid >= ? ${narrow.sql} ORDER BY fact_fts.rowid DESC LIMIT ?
     ) c CROSS JOIN fact ON fact.id = c.row`,
  ).all(query.match, oldest, ...narrow.values, CANDIDATES + 1);
}

function byRelevance(
  candidates: readonly Candidate[],
  words: readonly string[],
  capped: boolean,
  limit: number,
  cursor: Cursor | null,
): Ranked[] {
  const oldestRow = capped ? (candidates.at(-1)?.row ?? 0) : 0;
  const scores = relevance(candidates, words);
  return candidates
    .map(({ row }, i) => ({ row, score: scores[i] ?? 0 }))
    .sort((a, b) => a.score - b.score || b.row - a.row)
    .filter(({ row, score }) => cursor?.by !== 'score' || isAfter(score, row, cursor.score, cursor.row))
    .slice(0, limit + 1)
    .map(({ row, score }) => ({ row, cursor: { by: 'score', score, row, oldestRow } }));
}

const isAfter = (score: number, row: number, afterScore: number, afterRow: number) =>
  score > afterScore || (score === afterScore && row < afterRow);

function byBm25(
  { sql }: Connection,
  query: FactQuery,
  narrow: Conditions,
  limit: number,
  cursor: Cursor | null,
): Ranked[] {
  const ranked = `
    SELECT fact_fts.rowid AS row, bm25(fact_fts, ${STATEMENT_WEIGHT}.0, ${NOTE_WEIGHT}.0) AS score
    FROM fact_fts WHERE fact_fts MATCH ? ${narrow.sql}`;
  const values = [query.match, ...narrow.values];
  const rows: { row: number; score: number }[] =
    cursor?.by === 'score'
      ? sql(
          `SELECT row, score FROM (${ranked} LIMIT -1) WHERE score > ? OR (score = ? AND row < ?)
           ORDER BY score, row DESC LIMIT ?`,
        ).all(...values, cursor.score, cursor.score, cursor.row, limit + 1)
      : sql(`${ranked} ORDER BY score, row DESC LIMIT ?`).all(...values, limit + 1);
  return rows.map(({ row, score }) => ({ row, cursor: { by: 'score', score, row, oldestRow: 0 } }));
}

function byTier(
  { sql }: Connection,
  query: FactQuery,
  narrow: Conditions,
  limit: number,
  cursor: Cursor | null,
): Ranked[] {
  const from = cursor?.by === 'tier' ? cursor : { tier: 0, row: Number.MAX_SAFE_INTEGER };
  const found: Ranked[] = [];
  const expressions = [query.wholeWords, `(${query.match}) NOT (${query.wholeWords})`];
  for (let tier = from.tier; tier < expressions.length && found.length <= limit; tier += 1) {
    const rows: { row: number }[] = sql(
      `SELECT fact_fts.rowid AS row FROM fact_fts
       WHERE fact_fts MATCH ? AND fact_fts.rowid < ? ${narrow.sql} ORDER BY fact_fts.rowid DESC LIMIT ?`,
    ).all(
      expressions[tier],
      tier === from.tier ? from.row : Number.MAX_SAFE_INTEGER,
      ...narrow.values,
      limit + 1 - found.length,
    );
    found.push(...rows.map(({ row }): Ranked => ({ row, cursor: { by: 'tier', tier, row } })));
  }
  return found;
}
