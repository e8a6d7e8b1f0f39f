import type { Connection } from './connection.ts';
import { filterConditions, narrows } from './factFilter.ts';
import { factQuery, matchingRows } from './factQuery.ts';
import { readFacts } from './factRows.ts';
import type { FactFilter, FactSort, FactWindow } from './libraryTypes.ts';
import { type Conditions, searchWindow } from './search.ts';

/** The newest change of a fact; each has one, since adding it is logged. */
const CHANGED = '(SELECT max(c.id) FROM change c WHERE c.fact = f.id)';

const ORDERS: Readonly<Record<Exclude<FactSort, 'relevance'>, string>> = {
  newest: 'f.day DESC, f.id DESC',
  oldest: 'f.day, f.id',
  statement: 'f.statement COLLATE NOCASE, f.id',
  status: 'f.status, f.day, f.id',
  changed: `${CHANGED} DESC, f.id DESC`,
};

/** Facts `offset` to `offset + limit` of a list; the total is that of the whole list. */
export function factWindow(
  connection: Connection,
  query: {
    readonly filter: FactFilter;
    readonly sort: FactSort;
    readonly offset: number;
    readonly limit: number;
    readonly total?: number | null;
  },
): FactWindow {
  const { filter, sort, offset, limit } = query;
  const words = filter.query?.trim() ?? '';
  const typed = words === '' ? null : factQuery(connection, words);
  if (words !== '' && typed === null) return { facts: [], total: 0, totalIsExact: true };
  const conditions = filterConditions(connection, filter);
  if (typed !== null && sort === 'relevance') {
    return searchWindow(connection, typed, ofMatches(conditions), offset, limit);
  }

  const matching = typed === null ? null : matchingRows(typed);
  const values = [...conditions.values, ...(matching?.values ?? [])];
  const where = `${conditions.sql} ${matching === null ? '' : `AND f.id IN (${matching.sql})`}`;
  const rows =
    sort === 'changed' && typed === null && !narrows(filter)
      ? lastChanged(connection, offset, limit)
      : connection
          .sql(
            `SELECT f.id FROM fact f WHERE true ${where}
             ORDER BY ${ORDERS[sort === 'relevance' ? 'newest' : sort]} LIMIT ? OFFSET ?`,
          )
          .all(...values, limit, offset)
          .map((row): number => row.id);
  return {
    facts: readFacts(connection, rows),
    total: query.total ?? total(connection, filter, where, values),
    totalIsExact: true,
  };
}

/** The plus keeps SQLite from asking the index for each of these facts in turn, rather than once for the words. */
function ofMatches({ sql, values }: Conditions): Conditions {
  if (sql === '') return { sql, values };
  return { sql: `AND EXISTS (SELECT 1 FROM fact f WHERE f.id = +fact_fts.rowid ${sql})`, values };
}

/** The facts that changed last, from the end of the change log: only as much of it is read as the window needs. */
function lastChanged({ sql }: Connection, offset: number, limit: number): number[] {
  const seen = new Set<number>();
  const changes = sql(
    'SELECT c.fact FROM change c WHERE c.fact IS NOT NULL AND EXISTS (SELECT 1 FROM fact f WHERE f.id = c.fact) ORDER BY c.id DESC',
  );
  for (const row of changes.iterate()) {
    seen.add(row.fact);
    if (seen.size >= offset + limit) break;
  }
  return [...seen].slice(offset);
}

function total({ sql }: Connection, filter: FactFilter, where: string, values: readonly unknown[]): number {
  if (where.trim() === '') return sql("SELECT count FROM tally WHERE name = 'facts'").get().count;
  const [only] = filter.themes;
  if (only !== undefined && filter.themes.length === 1 && !narrows({ ...filter, themes: [] }) && !filter.query) {
    return sql('SELECT facts FROM theme WHERE slug = ?').get(only)?.facts ?? 0;
  }
  return sql(`SELECT count(*) AS n FROM fact f WHERE true ${where}`).get(...values).n;
}
