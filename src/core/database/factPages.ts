import { BriefwrightError, EXIT } from '../../model/errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { Connection } from './connection.ts';
import { cursorText, readCursor } from './cursor.ts';
import { NO_DAY } from './day.ts';
import { readFacts } from './factRows.ts';
import { fullTextQuery } from './fullText.ts';
import type { FactPage, FactQuery } from './libraryTypes.ts';
import { type Conditions, searchPage } from './search.ts';

/** Counting stops here, so that a page costs the same however many facts there are. */
const COUNT_CAP = 10_000;
const MAX_PAGE = 10_000;
const SELECT_CHUNK = 2_000;

/** A place in the order "newest first": before it come later days, and of one day higher rows. */
interface Place {
  readonly day: number;
  readonly row: number;
}

/** The first place of all. */
const TOP: Place = { day: Number.MAX_SAFE_INTEGER, row: Number.MAX_SAFE_INTEGER };

/** A page of facts: see `FactQuery`. */
export function factPage(connection: Connection, query: FactQuery): FactPage {
  const limit = Math.floor(query.limit);
  if (!(limit >= 1 && limit <= MAX_PAGE)) {
    throw new BriefwrightError('BAD_LIMIT', `A page holds from 1 to ${MAX_PAGE} facts.`, { exit: EXIT.usage });
  }
  const themes = query.themes && query.themes.length > 0 ? themeRows(connection, query.themes) : null;
  if (query.query !== undefined && query.query.trim() !== '') {
    const typed = fullTextQuery(query.query);
    if (typed === null || themes?.length === 0) return { facts: [], total: 0, totalIsExact: true, next: null };
    return searchPage(connection, typed, conditions(query, themes), limit, query.after ?? null);
  }
  const after = query.after ? readCursor(query.after, ['day']) : TOP;
  const places = newestFirst(connection, query, themes, after, limit + 1);
  const facts = readFacts(
    connection,
    places.slice(0, limit).map((place) => place.row),
  );
  const last = places[limit - 1];
  const next = places.length > limit && last ? cursorText({ by: 'day', ...last }) : null;
  return { facts, ...total(connection, query, themes), next };
}

function themeRows({ sql }: Connection, slugs: readonly string[]): number[] {
  return sql('SELECT id FROM theme WHERE slug IN (SELECT value FROM json_each(?)) ORDER BY id')
    .all(JSON.stringify(slugs))
    .map((row) => row.id);
}

function conditions(query: FactQuery, themes: readonly number[] | null): Conditions {
  const sql: string[] = [];
  const values: unknown[] = [];
  if (query.status !== undefined) {
    sql.push('AND f.status = ?');
    values.push(query.status);
  }
  if (query.sourceId !== undefined) {
    sql.push(
      'AND EXISTS (SELECT 1 FROM evidence e JOIN source s ON s.id = e.source WHERE e.fact = f.id AND s.uuid = ?)',
    );
    values.push(query.sourceId);
  }
  if (themes !== null) {
    sql.push(
      'AND EXISTS (SELECT 1 FROM fact_theme ft WHERE ft.fact = f.id AND ft.theme IN (SELECT value FROM json_each(?)))',
    );
    values.push(JSON.stringify(themes));
  }
  return { sql: sql.join(' '), values };
}

function newestFirst(
  connection: Connection,
  query: FactQuery,
  themes: readonly number[] | null,
  after: Place,
  count: number,
): Place[] {
  const { sql } = connection;
  if (themes !== null) {
    const rest = conditions({ ...query, themes: undefined }, null);
    const perTheme = themes.map((theme) =>
      sql(
        `SELECT ft.day, ft.fact AS row FROM fact_theme ft ${rest.sql === '' ? '' : 'CROSS JOIN fact f ON f.id = ft.fact'}
         WHERE ft.theme = ? AND (ft.day, ft.fact) < (?, ?) ${rest.sql} ORDER BY ft.day DESC, ft.fact DESC LIMIT ?`,
      ).all(theme, after.day, after.row, ...rest.values, count),
    );
    return merged(perTheme, count);
  }
  if (query.sourceId !== undefined) {
    const rest = conditions({ ...query, sourceId: undefined }, null);
    return sql(
      `SELECT f.day, f.id AS row FROM fact f
       WHERE f.id IN (SELECT e.fact FROM evidence e JOIN source s ON s.id = e.source WHERE s.uuid = ?)
         AND (f.day, f.id) < (?, ?) ${rest.sql} ORDER BY f.day DESC, f.id DESC LIMIT ?`,
    ).all(query.sourceId, after.day, after.row, ...rest.values, count);
  }
  const rest = conditions(query, null);
  return sql(
    `SELECT f.day, f.id AS row FROM fact f WHERE (f.day, f.id) < (?, ?) ${rest.sql}
     ORDER BY f.day DESC, f.id DESC LIMIT ?`,
  ).all(after.day, after.row, ...rest.values, count);
}

/** The first places of several lists that are each newest first, without repeats. */
function merged(lists: readonly (readonly Place[])[], count: number): Place[] {
  const all = lists.flat().sort((a, b) => b.day - a.day || b.row - a.row);
  return all.filter((place, i) => place.row !== all[i - 1]?.row).slice(0, count);
}

function total(
  { sql }: Connection,
  query: FactQuery,
  themes: readonly number[] | null,
): Pick<FactPage, 'total' | 'totalIsExact'> {
  const narrowed = query.status !== undefined || query.sourceId !== undefined;
  if (!narrowed && themes === null) {
    return { total: sql("SELECT count FROM tally WHERE name = 'facts'").get().count, totalIsExact: true };
  }
  if (!narrowed && themes?.length === 1) {
    return { total: sql('SELECT facts FROM theme WHERE id = ?').get(themes[0]).facts, totalIsExact: true };
  }
  const { sql: where, values } = conditions(query, narrowed ? themes : null);
  const rows = narrowed
    ? sql(`SELECT count(*) AS n FROM (SELECT 1 FROM fact f WHERE true ${where} LIMIT ?)`).get(...values, COUNT_CAP + 1)
    : sql(
        `SELECT count(*) AS n FROM (
           SELECT DISTINCT fact FROM fact_theme WHERE theme IN (SELECT value FROM json_each(?)) LIMIT ?)`,
      ).get(JSON.stringify(themes), COUNT_CAP + 1);
  return { total: Math.min(rows.n, COUNT_CAP), totalIsExact: rows.n <= COUNT_CAP };
}

/**
 * Ids of the facts of these themes, each once: themes in their own order, then by day, oldest first, those without a
 * day last. Read in chunks, so that the library can be written to between them.
 */
export function* selectByThemes({ sql }: Connection, slugs: readonly string[]): Generator<string> {
  const themes = sql('SELECT id FROM theme WHERE slug IN (SELECT value FROM json_each(?)) ORDER BY position, id').all(
    JSON.stringify(slugs),
  );
  const seen = new Set<string>();
  for (const { id: theme } of themes) {
    for (const [from, to] of [
      [NO_DAY + 1, Number.MAX_SAFE_INTEGER],
      [NO_DAY, NO_DAY],
    ]) {
      let after = { day: from, row: 0 };
      for (;;) {
        const rows: { uuid: Fact['id']; day: number; row: number }[] = sql(
          `SELECT f.uuid, ft.day, ft.fact AS row FROM fact_theme ft CROSS JOIN fact f ON f.id = ft.fact
           WHERE ft.theme = ? AND (ft.day, ft.fact) > (?, ?) AND ft.day <= ? ORDER BY ft.day, ft.fact LIMIT ?`,
        ).all(theme, after.day, after.row, to, SELECT_CHUNK);
        for (const { uuid } of rows) {
          if (seen.has(uuid)) continue;
          seen.add(uuid);
          yield uuid;
        }
        const last = rows.at(-1);
        if (!last || rows.length < SELECT_CHUNK) break;
        after = { day: last.day, row: last.row };
      }
    }
  }
}
