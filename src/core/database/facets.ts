import type { Connection, Row } from './connection.ts';
import { type FilterField, filterConditions, WITHOUT_THEME } from './factFilter.ts';
import { type FactQuery, factQuery } from './factQuery.ts';
import type { FacetCount, Facets, FactFilter } from './libraryTypes.ts';

/** So many facts are counted at a stretch: a few milliseconds' work. */
const PIECE = 4_000;

/** For each field the SQL that counts the facts of a table `hit` by its values, or by the row ids of what it names. */
const COUNTS: Readonly<Record<FilterField, string>> = {
  themes: `SELECT ft.theme AS key, count(*) AS facts FROM temp.hit CROSS JOIN fact_theme ft ON ft.fact = hit.fact
           GROUP BY ft.theme`,
  sourceIds: `SELECT e.source AS key, count(DISTINCT e.fact) AS facts
              FROM temp.hit CROSS JOIN evidence e ON e.fact = hit.fact GROUP BY e.source`,
  statuses: 'SELECT f.status AS key, count(*) AS facts FROM temp.hit CROSS JOIN fact f ON f.id = hit.fact GROUP BY 1',
  markings: 'SELECT f.marking AS key, count(*) AS facts FROM temp.hit CROSS JOIN fact f ON f.id = hit.fact GROUP BY 1',
  reliabilities: `SELECT coalesce(s.reliability, 'F') AS key, count(DISTINCT e.fact) AS facts
                  FROM temp.hit CROSS JOIN evidence e ON e.fact = hit.fact AND e.stance = 'supports'
                  JOIN source s ON s.id = e.source GROUP BY 1`,
  needs: `SELECT 'theme' AS key, count(*) AS facts FROM temp.hit CROSS JOIN fact f ON f.id = hit.fact WHERE ${WITHOUT_THEME}
          UNION ALL
          SELECT 'date', count(*) FROM json_each(?) asked CROSS JOIN fact f ON f.uuid = asked.value
          WHERE f.id IN (SELECT fact FROM temp.hit)`,
};
const FIELDS = Object.keys(COUNTS) as FilterField[];

type Tally = Readonly<Record<FilterField, Map<string | number, number>>>;

/**
 * How many facts each value of each field would give, the other fields and the words as they are. It yields between pieces
 * of a few milliseconds, so that other calls can come between; what was changed meanwhile may be counted as it was or as it is.
 */
export function* factFacets(connection: Connection, filter: FactFilter): Generator<void, Facets, void> {
  const words = filter.query?.trim() ?? '';
  const typed = words === '' ? null : factQuery(connection, words);
  if (words !== '' && typed === null) {
    return { themes: [], sources: [], statuses: [], markings: [], reliabilities: [], needs: [] };
  }
  connection.database.exec('CREATE TEMP TABLE IF NOT EXISTS hit (fact INTEGER PRIMARY KEY)');
  const tally: Tally = {
    themes: new Map(),
    sourceIds: new Map(),
    statuses: new Map(),
    markings: new Map(),
    reliabilities: new Map(),
    needs: new Map(),
  };
  let after: number | null = 0;
  while (after !== null) {
    const upTo = endOfPiece(connection, typed?.match ?? null, after);
    countPiece(connection, filter, typed, after, upTo ?? Number.MAX_SAFE_INTEGER, tally);
    after = upTo;
    if (after !== null) yield;
  }
  return named(connection, tally);
}

/** The last row id of the piece after this one; null where it is the last piece. */
function endOfPiece({ sql }: Connection, match: string | null, after: number): number | null {
  const found =
    match === null
      ? sql('SELECT id FROM fact WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?').get(after, PIECE - 1)
      : sql(
          'SELECT rowid AS id FROM fact_fts WHERE fact_fts MATCH ? AND rowid > ? ORDER BY rowid LIMIT 1 OFFSET ?',
        ).get(match, after, PIECE - 1);
  return found?.id ?? null;
}

/** Adds the counts of the facts from `after`, without it, to `upTo`, with it. Nothing comes between: the table is shared. */
function countPiece(
  connection: Connection,
  filter: FactFilter,
  typed: FactQuery | null,
  after: number,
  upTo: number,
  tally: Tally,
): void {
  const { sql } = connection;
  const linked = JSON.stringify(typed?.linked ?? []);
  let filled: string | null = null;
  for (const field of FIELDS) {
    const conditions = filterConditions(connection, filter, field);
    const key = JSON.stringify(conditions);
    if (key !== filled) {
      const matching =
        typed === null
          ? ''
          : `AND f.id IN (SELECT rowid FROM fact_fts WHERE fact_fts MATCH ? AND rowid > ? AND rowid <= ?
               UNION ALL SELECT value FROM json_each(?))`;
      sql('DELETE FROM temp.hit').run();
      sql(
        `INSERT INTO temp.hit (fact) SELECT f.id FROM fact f WHERE f.id > ? AND f.id <= ? ${conditions.sql} ${matching}`,
      ).run(after, upTo, ...conditions.values, ...(typed === null ? [] : [typed.match, after, upTo, linked]));
      filled = key;
    }
    const counts = tally[field];
    const bound = field === 'needs' ? [JSON.stringify(filter.redated ?? [])] : [];
    for (const row of sql(COUNTS[field]).all(...bound)) {
      const value = row.key ?? filter.markingDefault;
      counts.set(value, (counts.get(value) ?? 0) + row.facts);
    }
  }
}

/** Themes in their order, sources with the most facts first, the other values by name. */
function named({ sql }: Connection, tally: Tally): Facets {
  const ofRows = (rows: readonly Row[], counts: ReadonlyMap<string | number, number>): FacetCount[] =>
    rows.flatMap(({ id, value }) => {
      const facts = counts.get(id);
      return facts === undefined ? [] : [{ value, facts }];
    });
  const byName = (counts: ReadonlyMap<string | number, number>): FacetCount[] =>
    [...counts].map(([value, facts]) => ({ value: String(value), facts })).sort((a, b) => (a.value < b.value ? -1 : 1));
  return {
    themes: ofRows(sql('SELECT id, slug AS value FROM theme ORDER BY position').all(), tally.themes),
    sources: ofRows(sql('SELECT id, uuid AS value FROM source ORDER BY id').all(), tally.sourceIds).sort(
      (a, b) => b.facts - a.facts,
    ),
    statuses: byName(tally.statuses),
    markings: byName(tally.markings),
    reliabilities: byName(tally.reliabilities),
    needs: byName(tally.needs).filter(({ facts }) => facts > 0),
  };
}
