import type { Connection } from './connection.ts';
import { type FilterField, filterConditions, narrows } from './factFilter.ts';
import { fullTextQuery } from './fullText.ts';
import type { FacetCount, Facets, FactFilter } from './libraryTypes.ts';

/** For each field the SQL that counts the facts of a table `hit` by its values. */
const COUNTS: Readonly<Record<FilterField, string>> = {
  themes: `SELECT t.slug AS value, count(*) AS facts FROM hit CROSS JOIN fact_theme ft ON ft.fact = hit.fact
           JOIN theme t ON t.id = ft.theme GROUP BY ft.theme ORDER BY t.position`,
  sourceIds: `SELECT s.uuid AS value, n AS facts FROM (
                SELECT e.source, count(DISTINCT e.fact) AS n FROM hit CROSS JOIN evidence e ON e.fact = hit.fact
                GROUP BY e.source) JOIN source s ON s.id = source ORDER BY n DESC, s.id`,
  statuses: 'SELECT f.status AS value, count(*) AS facts FROM hit CROSS JOIN fact f ON f.id = hit.fact GROUP BY 1',
  markings: `SELECT coalesce(f.marking, :default) AS value, count(*) AS facts
             FROM hit CROSS JOIN fact f ON f.id = hit.fact GROUP BY 1`,
  reliabilities: `SELECT r.value, count(*) AS facts FROM (
                    SELECT DISTINCT hit.fact, coalesce(s.reliability, 'F') AS value FROM hit
                    CROSS JOIN evidence e ON e.fact = hit.fact AND e.stance = 'supports'
                    JOIN source s ON s.id = e.source) r GROUP BY r.value ORDER BY r.value`,
};

/** The same for all facts, from what is counted already or stands in an index. */
const COUNTS_OF_ALL: Readonly<Partial<Record<FilterField, string>>> = {
  themes: 'SELECT slug AS value, facts FROM theme WHERE facts > 0 ORDER BY position',
  sourceIds: `SELECT s.uuid AS value, n AS facts FROM (
                SELECT source, count(DISTINCT fact) AS n FROM evidence GROUP BY source) JOIN source s ON s.id = source
              ORDER BY n DESC, s.id`,
  statuses: 'SELECT status AS value, count(*) AS facts FROM fact GROUP BY status',
  markings:
    'SELECT coalesce(marking, :default) AS value, sum(n) AS facts FROM (SELECT marking, count(*) AS n FROM fact GROUP BY marking) GROUP BY 1',
};

/** How many facts each value of each field would give, the other fields and the words as they are. */
export function factFacets(connection: Connection, filter: FactFilter): Facets {
  const words = filter.query?.trim() ?? '';
  const typed = words === '' ? null : fullTextQuery(words);
  if (words !== '' && typed === null) {
    return { themes: [], sources: [], statuses: [], markings: [], reliabilities: [] };
  }
  const { sql, database } = connection;
  database.exec('CREATE TEMP TABLE IF NOT EXISTS hit (fact INTEGER PRIMARY KEY)');
  let filled: string | null = null;

  const fill = (field: FilterField): void => {
    const conditions = filterConditions(connection, filter, field);
    const values = [...conditions.values, ...(typed === null ? [] : [typed.match])];
    const key = JSON.stringify([conditions.sql, values]);
    if (key === filled) return;
    sql('DELETE FROM temp.hit').run();
    const matching = typed === null ? '' : 'AND f.id IN (SELECT rowid FROM fact_fts WHERE fact_fts MATCH ?)';
    sql(`INSERT INTO temp.hit (fact) SELECT f.id FROM fact f WHERE true ${conditions.sql} ${matching}`).run(...values);
    filled = key;
  };

  const count = (field: FilterField): FacetCount[] => {
    const ofAll = typed === null && !narrows({ ...filter, [field]: [] }) ? COUNTS_OF_ALL[field] : undefined;
    if (ofAll === undefined) fill(field);
    const text = ofAll ?? COUNTS[field];
    const bound = text.includes(':default') ? [{ default: filter.markingDefault }] : [];
    return sql(text).all(...bound);
  };

  return {
    themes: count('themes'),
    sources: count('sourceIds'),
    statuses: count('statuses'),
    markings: count('markings'),
    reliabilities: count('reliabilities'),
  };
}
