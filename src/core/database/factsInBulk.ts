import type { Connection } from './connection.ts';
import { unknownFact } from './errors.ts';
import type { BulkChange } from './libraryTypes.ts';
import { storableOrNull } from './text.ts';

const OF_THESE = 'IN (SELECT value FROM json_each(?))';

/**
 * Makes the same change to many facts, a statement a table rather than some a fact: other calls wait for it. Facts that it
 * would leave as they are keep their revision. The themes exist; what is added is not taken away.
 */
export function changeInBulk(connection: Connection, ids: readonly string[], change: BulkChange): void {
  const { sql, database } = connection;
  database.exec('CREATE TEMP TABLE IF NOT EXISTS bulk (fact INTEGER PRIMARY KEY)');
  sql('DELETE FROM temp.bulk').run();
  const distinct = [...new Set(ids)];
  const { changes } = sql(`INSERT INTO temp.bulk (fact) SELECT id FROM fact WHERE uuid ${OF_THESE}`).run(
    JSON.stringify(distinct),
  );
  if (changes < distinct.length) throw unknownFact(firstUnknown(connection, distinct));

  const themes = (slugs: readonly string[]): number[] =>
    slugs.flatMap((slug) => sql('SELECT id FROM theme WHERE slug = ?').get(slug)?.id ?? []);
  const added = themes(change.addThemes);
  const removed = themes(change.removeThemes.filter((slug) => !change.addThemes.includes(slug)));
  keepChanged(connection, change, added, removed);

  if (removed.length > 0) {
    sql(
      `DELETE FROM fact_theme WHERE (theme, day, fact) IN (
         SELECT ft.theme, ft.day, ft.fact FROM temp.bulk CROSS JOIN fact_theme ft ON ft.fact = bulk.fact
         WHERE +ft.theme ${OF_THESE})`,
    ).run(JSON.stringify(removed));
  }
  for (const theme of added) {
    sql(
      `INSERT INTO fact_theme (theme, day, fact, position)
       SELECT :theme, f.day, f.id, (SELECT coalesce(max(position) + 1, 0) FROM fact_theme WHERE fact = f.id)
       FROM temp.bulk CROSS JOIN fact f ON f.id = bulk.fact
       WHERE NOT EXISTS (SELECT 1 FROM fact_theme WHERE fact = f.id AND +theme = :theme)`,
    ).run({ theme });
  }
  const columns = [
    ...(change.status === undefined ? [] : ['status = :status']),
    ...(change.marking === undefined ? [] : ['marking = :marking']),
    'revision = last_revision + 1',
    'last_revision = last_revision + 1',
  ];
  sql(`UPDATE fact SET ${columns.join(', ')} WHERE id IN (SELECT fact FROM temp.bulk)`).run({
    ...(change.status === undefined ? {} : { status: change.status }),
    ...(change.marking === undefined ? {} : { marking: storableOrNull(change.marking) }),
  });
}

/** Leaves in `bulk` the facts that the change makes different. */
function keepChanged({ sql }: Connection, change: BulkChange, added: number[], removed: number[]): void {
  const differs: string[] = [];
  const values: unknown[] = [];
  const or = (condition: string, ...bound: unknown[]): void => {
    differs.push(condition);
    values.push(...bound);
  };
  const ofThem = `FROM fact_theme ft WHERE ft.fact = f.id AND +ft.theme ${OF_THESE}`;
  if (change.status !== undefined) or('f.status <> ?', change.status);
  if (change.marking !== undefined) or('f.marking IS NOT ?', storableOrNull(change.marking));
  if (added.length > 0) or(`(SELECT count(*) ${ofThem}) < ?`, JSON.stringify(added), added.length);
  if (removed.length > 0) or(`EXISTS (SELECT 1 ${ofThem})`, JSON.stringify(removed));
  sql(
    `DELETE FROM temp.bulk WHERE fact NOT IN (
       SELECT f.id FROM temp.bulk b CROSS JOIN fact f ON f.id = b.fact WHERE ${differs.join(' OR ') || 'false'})`,
  ).run(...values);
}

function firstUnknown({ sql }: Connection, ids: readonly string[]): string {
  return ids.find((id) => sql('SELECT 1 FROM fact WHERE uuid = ?').get(id) === undefined) ?? '';
}
