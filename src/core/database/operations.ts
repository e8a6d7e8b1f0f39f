import type { Connection } from './connection.ts';

/** `setup` is what a new library starts with: it cannot be undone. */
export type OperationKind = 'do' | 'undo' | 'redo' | 'setup';

/** What is told of an operation besides its label. `target` is the operation that an undo or a redo is of. */
export interface OperationDetails {
  readonly kind: OperationKind;
  readonly target: number | null;
}

/** Runs `fn` as one transaction and one entry of the change log; inside another one it joins that. */
export type Operate = <T>(label: string, fn: () => T, details?: OperationDetails) => T;

/**
 * Makes `operate`. A nested call is a savepoint: if it throws and the outer one catches, only its own changes are gone.
 * An operation that changed nothing that is logged leaves no entry. `committed` is told of every commit; `check` runs before
 * a transaction begins and throws where none may.
 */
export function makeOperate(
  connection: Connection,
  committed: (label: string) => void = () => {},
  check: () => void = () => {},
): Operate {
  const { sql, database } = connection;
  let depth = 0;

  const begin = (label: string, details: OperationDetails): number => {
    sql('BEGIN IMMEDIATE').run();
    const { next } = sql('SELECT coalesce(max(id), 0) + 1 AS next FROM change').get();
    const { lastInsertRowid } = sql(
      'INSERT INTO operation (label, at, kind, target, first_change, last_change) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(label, new Date().toISOString(), details.kind, details.target, next, next - 1);
    return Number(lastInsertRowid);
  };

  const commit = (operation: number): void => {
    sql('UPDATE operation SET last_change = (SELECT coalesce(max(id), 0) FROM change) WHERE id = ?').run(operation);
    sql('DELETE FROM operation WHERE id = ? AND last_change < first_change').run(operation);
    sql('COMMIT').run();
  };

  return (label, fn, details = { kind: 'do', target: null }) => {
    const nested = depth > 0;
    let operation = 0;
    let result: ReturnType<typeof fn>;
    if (!nested) check();
    if (nested) sql('SAVEPOINT nested').run();
    else operation = begin(label, details);
    depth += 1;
    try {
      result = fn();
      if (result instanceof Promise) throw new TypeError('What runs in an operation cannot wait');
      if (nested) sql('RELEASE nested').run();
      else commit(operation);
    } catch (error) {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      if (database.inTransaction) {
        if (nested) database.exec('ROLLBACK TO nested; RELEASE nested');
        else sql('ROLLBACK').run();
      }
      throw error;
    } finally {
      depth -= 1;
    }
    if (!nested) committed(labelOf(label, details));
    return result;
  };
}

function labelOf(label: string, { kind }: OperationDetails): string {
  if (kind === 'undo') return `Undone: ${label}`;
  return kind === 'redo' ? `Redone: ${label}` : label;
}
