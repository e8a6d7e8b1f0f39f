import type { Connection } from './connection.ts';

/**
 * Makes one entry of the history out of several that followed one another, oldest first, so that one step takes all of them
 * back. Gives the id of the entry; null, with nothing changed, where something else was done, undone or redone between them.
 */
export function joinOperations({ sql }: Connection, operations: readonly number[], label: string): number | null {
  const [first] = operations;
  const last = operations.at(-1);
  if (first === undefined || last === undefined) return null;
  const { others } = sql(
    `SELECT count(*) AS others FROM operation
     WHERE id BETWEEN ? AND ? AND (kind <> 'do' OR undone = 1 OR id NOT IN (SELECT value FROM json_each(?)))`,
  ).get(first, last, JSON.stringify(operations));
  if (others > 0) return null;
  const { last_change } = sql('SELECT last_change FROM operation WHERE id = ?').get(last);
  sql('UPDATE operation SET label = ?, last_change = ? WHERE id = ?').run(label, last_change, first);
  sql('UPDATE change SET operation = ? WHERE id BETWEEN (SELECT first_change FROM operation WHERE id = ?) AND ?').run(
    first,
    first,
    last_change,
  );
  sql('DELETE FROM operation WHERE id > ? AND id <= ?').run(first, last);
  return first;
}
