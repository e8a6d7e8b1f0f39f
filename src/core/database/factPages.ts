import { BriefwrightError, EXIT } from '../../model/errors.ts';
import type { Fact, FactStatus } from '../../model/fact.ts';
import type { Connection } from './connection.ts';
import { cursorText, readCursor } from './cursor.ts';
import { NO_DAY } from './day.ts';
import { factQuery } from './factQuery.ts';
import { readFacts } from './factRows.ts';
import type { FactPage, FactQuery } from './libraryTypes.ts';
import { type Conditions, searchPage } from './search.ts';

/** Counting stops here, so that a page costs the same however many facts there are. */
const COUNT_CAP = 10_000;
const MAX_PAGE = 10_000;
const RARE = 2_000;
const SELECT_CHUNK = 2_000;

/** A place in the order "newest first": before it come later days, and of one day higher rows. */
interface Place {
  readonly day: number;
  readonly row: number;
}

interface Narrowing {
  readonly themes: readonly number[] | undefined;
  readonly source: number | undefined;
  readonly status: FactStatus | undefined;
  /** So few facts have this status that they are looked through rather than those of the themes. */
  readonly statusIsRare: boolean;
}

/** The first place of all. */
const TOP: Place = { day: Number.MAX_SAFE_INTEGER, row: Number.MAX_SAFE_INTEGER };

/** A page of facts: see `FactQuery`. */
export function factPage(connection: Connection, query: FactQuery): FactPage {
  const limit = Math.floor(query.limit);
  if (!(limit >= 1 && limit <= MAX_PAGE)) {
    throw new BriefwrightError('BAD_LIMIT', `A page holds from 1 to ${MAX_PAGE} facts.`, { exit: EXIT.usage });
  }
  const narrowing = narrowingOf(connection, query);
  const nothing = { facts: [], total: 0, totalIsExact: true, next: null };
  if (narrowing === null) return nothing;
  if (query.query !== undefined && query.query.trim() !== '') {
    const typed = factQuery(connection, query.query);
    if (typed === null) return nothing;
    // The plus keeps SQLite from asking the index for each of these facts in turn, rather than once for the words.
    return searchPage(connection, typed, conditions(narrowing, '(+fact_fts.rowid)'), limit, query.after ?? null);
  }
  const after = query.after ? readCursor(query.after, ['day']) : TOP;
  const places = newestFirst(connection, narrowing, after, limit + 1);
  const facts = readFacts(
    connection,
    places.slice(0, limit).map((place) => place.row),
  );
  const last = places[limit - 1];
  const next = places.length > limit && last ? cursorText({ by: 'day', ...last }) : null;
  return { facts, ...total(connection, narrowing), next };
}

/** What a query narrows by, as row ids; null where it names themes or a source, and none of them is known. */
function narrowingOf({ sql }: Connection, query: FactQuery): Narrowing | null {
  const themes =
    query.themes && query.themes.length > 0
      ? sql('SELECT id FROM theme WHERE slug IN (SELECT value FROM json_each(?)) ORDER BY id')
          .all(JSON.stringify(query.themes))
          .map((row): number => row.id)
      : undefined;
  const source: number | null | undefined =
    query.sourceId === undefined
      ? undefined
      : (sql('SELECT id FROM source WHERE uuid = ?').get(query.sourceId)?.id ?? null);
  if (themes?.length === 0 || source === null) return null;
  const { status } = query;
  const statusIsRare =
    status !== undefined &&
    sql('SELECT count(*) AS n FROM (SELECT 1 FROM fact WHERE status = ? LIMIT ?)').get(status, RARE + 1).n <= RARE;
  return { themes, source, status, statusIsRare };
}

/** `id` is the SQL of the row id that is narrowed. */
function conditions(query: Narrowing, id: string): Conditions {
  const sql: string[] = [];
  const values: unknown[] = [];
  if (query.status !== undefined) {
    sql.push(`AND (SELECT status FROM fact s WHERE s.id = ${id}) = ?`);
    values.push(query.status);
  }
  if (query.source !== undefined) {
    sql.push(`AND ${id} IN (SELECT fact FROM evidence WHERE source = ?)`);
    values.push(query.source);
  }
  if (query.themes !== undefined) {
    sql.push(
      `AND EXISTS (SELECT 1 FROM fact_theme t WHERE t.fact = ${id} AND t.theme IN (SELECT value FROM json_each(?)))`,
    );
    values.push(JSON.stringify(query.themes));
  }
  return { sql: sql.join(' '), values };
}

function newestFirst({ sql }: Connection, query: Narrowing, after: Place, count: number): Place[] {
  const { themes, source, status, statusIsRare } = query;
  if (source !== undefined || statusIsRare || (status !== undefined && themes === undefined)) {
    const { sql: where, values } = conditions({ ...query, source: undefined, status: undefined }, 'f.id');
    const [from, bound] = drivenBy(query);
    return sql(
      `SELECT f.day, f.id AS row FROM ${from} AND (f.day, f.id) < (?, ?) ${where}
       ORDER BY f.day DESC, f.id DESC LIMIT ?`,
    ).all(...bound, after.day, after.row, ...values, count);
  }
  if (themes !== undefined) {
    const { sql: where, values } = conditions({ ...query, themes: undefined }, 'ft.fact');
    const perTheme = themes.map((theme) =>
      sql(
        `SELECT ft.day, ft.fact AS row FROM fact_theme ft
         WHERE ft.theme = ? AND (ft.day, ft.fact) < (?, ?) ${where} ORDER BY ft.day DESC, ft.fact DESC LIMIT ?`,
      ).all(theme, after.day, after.row, ...values, count),
    );
    return merged(perTheme, count);
  }
  return sql('SELECT day, id AS row FROM fact WHERE (day, id) < (?, ?) ORDER BY day DESC, id DESC LIMIT ?').all(
    after.day,
    after.row,
    count,
  );
}

/** The facts of a source or a status, and what that binds: few enough of a source to be sorted, by index of a status. */
function drivenBy({ source, status }: Narrowing): [string, unknown[]] {
  if (source === undefined) return ['fact f WHERE f.status = ?', [status]];
  const ofSource = 'fact f WHERE f.id IN (SELECT fact FROM evidence WHERE source = ?)';
  return status === undefined ? [ofSource, [source]] : [`${ofSource} AND +f.status = ?`, [source, status]];
}

/** The first places of several lists that are each newest first, without repeats. */
function merged(lists: readonly (readonly Place[])[], count: number): Place[] {
  const all = lists.flat().sort((a, b) => b.day - a.day || b.row - a.row);
  return all.filter((place, i) => place.row !== all[i - 1]?.row).slice(0, count);
}

function total({ sql }: Connection, query: Narrowing): Pick<FactPage, 'total' | 'totalIsExact'> {
  const { themes, source, status, statusIsRare } = query;
  const narrowed = status !== undefined || source !== undefined;
  if (!narrowed && themes === undefined) {
    return { total: sql("SELECT count FROM tally WHERE name = 'facts'").get().count, totalIsExact: true };
  }
  if (!narrowed && themes?.length === 1) {
    return { total: sql('SELECT facts FROM theme WHERE id = ?').get(themes[0]).facts, totalIsExact: true };
  }
  let counted: number;
  if (source !== undefined || statusIsRare || themes === undefined) {
    const { sql: where, values } = conditions({ ...query, source: undefined, status: undefined }, 'f.id');
    const [from, bound] = drivenBy(query);
    counted = sql(`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} ${where} LIMIT ?)`).get(
      ...bound,
      ...values,
      COUNT_CAP + 1,
    ).n;
  } else {
    const { sql: where, values } = conditions({ ...query, themes: undefined }, 'ft.fact');
    counted = sql(
      `SELECT count(*) AS n FROM (
         SELECT DISTINCT ft.fact FROM fact_theme ft
         WHERE ft.theme IN (SELECT value FROM json_each(?)) ${where} LIMIT ?)`,
    ).get(JSON.stringify(themes), ...values, COUNT_CAP + 1).n;
  }
  return { total: Math.min(counted, COUNT_CAP), totalIsExact: counted <= COUNT_CAP };
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
