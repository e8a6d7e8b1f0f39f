import Sqlite from 'better-sqlite3';
import type { Connection, Row } from './connection.ts';
import { joinOperations } from './joining.ts';
import type { HistoryEntry, Library, UndoResult } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { pastStates } from './past.ts';
import { applyInverse, changedSince, changesOf } from './undo.ts';

/** So many changes are read at once. */
const PIECE = 20_000;

const ACTIONS = { i: 'insert', u: 'update', d: 'delete' } as const;

/** A newer version never undoes what it did not make: the change log is read by the schema that wrote it. */
export function historyOf(connection: Connection, operate: Operate): Library['history'] {
  const { sql } = connection;

  const undoable = (): Row | undefined =>
    sql("SELECT * FROM operation WHERE kind = 'do' AND undone = 0 ORDER BY id DESC LIMIT 1").get();

  /** The last undo that has not been redone, unless something was done after it. */
  const redoable = (): Row | undefined =>
    sql(
      `SELECT u.*, t.label AS target_label FROM operation u JOIN operation t ON t.id = u.target
       WHERE u.kind = 'undo' AND u.undone = 0 AND t.undone = 1
         AND u.id > (SELECT coalesce(max(id), 0) FROM operation WHERE kind = 'do')
       ORDER BY u.id DESC LIMIT 1`,
    ).get();

  const invert = (
    operation: Row,
    kind: 'undo' | 'redo',
    label: string,
    target: number,
    mark: () => void,
  ): UndoResult => {
    const changes = changesOf(connection, operation);
    const since = changedSince(connection, operation, changes);
    if (since !== null) {
      return { done: false, reason: `“${label}” cannot be taken back: “${since}” has changed the same since.` };
    }
    try {
      operate(
        label,
        () => {
          applyInverse(connection, changes);
          mark();
        },
        { kind, target },
      );
    } catch (error) {
      if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
      return { done: false, reason: `“${label}” cannot be taken back: ${whatStandsInTheWay(connection, changes)}.` };
    }
    return { done: true, label };
  };

  return {
    undo: (id) => {
      const operation =
        id === undefined ? undoable() : sql("SELECT * FROM operation WHERE id = ? AND kind = 'do'").get(id);
      if (!operation) return { done: false, reason: 'There is nothing to undo.' };
      if (operation.undone === 1) return { done: false, reason: `“${operation.label}” is undone already.` };
      return invert(operation, 'undo', operation.label, operation.id, () => {
        sql('UPDATE operation SET undone = 1 WHERE id = ?').run(operation.id);
      });
    },
    redo: (id) => {
      const undone = redoable();
      if (!undone) return { done: false, reason: 'There is nothing to redo.' };
      if (id !== undefined && undone.target !== id) {
        return { done: false, reason: `It is not the last that was undone: that is “${undone.target_label}”.` };
      }
      return invert(undone, 'redo', undone.target_label, undone.target, () => {
        sql('UPDATE operation SET undone = 0 WHERE id = ?').run(undone.target);
        sql('UPDATE operation SET undone = 1 WHERE id = ?').run(undone.id);
      });
    },
    join: (operations, label) => operate(label, () => joinOperations(connection, operations, label)),
    latest: () => undoable()?.id ?? null,
    canUndo: () => undoable()?.label ?? null,
    canRedo: () => redoable()?.target_label ?? null,
    ofFact: (id) =>
      sql(
        `SELECT c.operation, o.label, o.at, o.kind, c.tbl, c.action, c.old
         FROM fact f JOIN change c ON c.fact = f.id JOIN operation o ON o.id = c.operation
         WHERE f.uuid = ? ORDER BY c.id`,
      )
        .all(id)
        .map(
          (row): HistoryEntry => ({
            operation: row.operation,
            label: row.label,
            at: row.at,
            operationKind: row.kind,
            table: row.tbl,
            action: ACTIONS[row.action as keyof typeof ACTIONS],
            before: row.old === null ? null : JSON.parse(row.old),
          }),
        ),
    past: (factId) => pastStates(connection, factId),
    *removed(table) {
      const ids = new Set<string>();
      const { last } = sql('SELECT coalesce(max(id), 0) AS last FROM change').get();
      for (let after = 0; after < last; after += PIECE) {
        const rows = sql(
          `SELECT c.old ->> 'uuid' AS uuid FROM change c JOIN operation o ON o.id = c.operation
           WHERE c.id > ? AND c.id <= ? AND c.tbl = ? AND c.action = 'd' AND o.kind = 'do' AND o.undone = 0`,
        ).all(after, after + PIECE, table);
        for (const { uuid } of rows) ids.add(uuid);
        yield;
      }
      return ids;
    },
    since: (isoTime) =>
      sql(
        `SELECT DISTINCT f.uuid, o.label, o.at, o.id FROM operation o
         JOIN change c ON c.id BETWEEN o.first_change AND o.last_change JOIN fact f ON f.id = c.fact
         WHERE o.at > ? ORDER BY o.id, f.id`,
      )
        .all(isoTime)
        .map((row) => ({ factId: row.uuid, label: row.label, at: row.at })),
  };
}

/** In words, what still refers to a row that would have to go. */
function whatStandsInTheWay({ sql }: Connection, changes: readonly Row[]): string {
  const facts = changes.filter((change) => change.tbl === 'fact' && change.action === 'i').map((change) => change.row);
  const deck = sql(
    `SELECT x.file FROM export_fact ef JOIN export x ON x.id = ef.export
     WHERE ef.fact IN (SELECT value FROM json_each(?)) ORDER BY x.id DESC LIMIT 1`,
  ).get(JSON.stringify(facts));
  if (deck) return `a fact of it stands in the deck ${deck.file}; retire the fact instead`;
  return 'something made since refers to it';
}
