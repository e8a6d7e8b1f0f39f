import Sqlite from 'better-sqlite3';
import type { Connection, Row } from './connection.ts';
import { drained } from './drained.ts';
import { joinOperations } from './joining.ts';
import type { HistoryEntry, Library, UndoResult } from './libraryTypes.ts';
import type { Operating, OperationDetails } from './operations.ts';
import { pastStates } from './past.ts';
import { applyInverse, changedSince } from './undo.ts';

/** So many changes are read at once. */
const PIECE = 20_000;

/** An operation of fewer changes than this is undone in one go: some ten milliseconds. */
const AT_ONCE = 200;

interface Doable {
  readonly label: string;
  /** The operation whose changes are taken back: the one that is undone, or the undoing of the one that is redone. */
  readonly of: Row;
  readonly details: OperationDetails;
  readonly mark: () => void;
}

/** A step of the history that can be tried, or why not. */
type Step = Doable | { readonly refusal: UndoResult };

const refused = (reason: string): Step => ({ refusal: { done: false, reason } });

const ACTIONS = { i: 'insert', u: 'update', d: 'delete' } as const;

/** A newer version never undoes what it did not make: the change log is read by the schema that wrote it. */
export function historyOf(
  connection: Connection,
  { operate, operateInPieces, checkIdle }: Operating,
): Library['history'] {
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

  /** What one step back comes to, and how it is done; or why it cannot be. */
  const stepBack = (id: number | undefined): Step => {
    const operation =
      id === undefined ? undoable() : sql("SELECT * FROM operation WHERE id = ? AND kind = 'do'").get(id);
    if (!operation) return refused('There is nothing to undo.');
    if (operation.undone === 1) return refused(`“${operation.label}” is undone already.`);
    const mark = () => sql('UPDATE operation SET undone = 1 WHERE id = ?').run(operation.id);
    return { label: operation.label, of: operation, details: { kind: 'undo', target: operation.id }, mark };
  };

  const stepForward = (id: number | undefined): Step => {
    const undone = redoable();
    if (!undone) return refused('There is nothing to redo.');
    if (id !== undefined && undone.target !== id)
      return refused(`It is not the last that was undone: that is “${undone.target_label}”.`);
    const mark = () => {
      sql('UPDATE operation SET undone = 0 WHERE id = ?').run(undone.target);
      sql('UPDATE operation SET undone = 1 WHERE id = ?').run(undone.id);
    };
    return { label: undone.target_label, of: undone, details: { kind: 'redo', target: undone.target }, mark };
  };

  /** The rows of a step are looked at and taken back in one transaction: nobody changes them in between. */
  function* taken({ label, of, mark }: Doable): Generator<void, UndoResult, void> {
    const { undone } = sql('SELECT undone FROM operation WHERE id = ?').get(of.id);
    if (undone === 1) return { done: false, reason: `“${label}” is taken back already.` };
    const since = yield* changedSince(connection, of);
    if (since !== null) {
      return { done: false, reason: `“${label}” cannot be taken back: “${since}” has changed the same since.` };
    }
    yield* applyInverse(connection, of);
    mark();
    return { done: true, label };
  }

  const explained = (error: unknown, { label, of }: Doable): UndoResult => {
    if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
    return { done: false, reason: `“${label}” cannot be taken back: ${whatStandsInTheWay(connection, of)}.` };
  };

  const atOnce = (step: Step): UndoResult => {
    if ('refusal' in step) return step.refusal;
    try {
      return operate(step.label, () => drained(taken(step)), step.details);
    } catch (error) {
      return explained(error, step);
    }
  };

  const inPieces = async (stepOf: () => Step, pause: () => Promise<void>): Promise<UndoResult> => {
    checkIdle();
    const step = stepOf();
    if ('refusal' in step || step.of.last_change - step.of.first_change < AT_ONCE) return atOnce(step);
    try {
      return (await operateInPieces(step.label, () => taken(step), pause, step.details)).result;
    } catch (error) {
      return explained(error, step);
    }
  };

  return {
    undo: (id) => atOnce(stepBack(id)),
    redo: (id) => atOnce(stepForward(id)),
    undoInPieces: (id, pause) => inPieces(() => stepBack(id), pause),
    redoInPieces: (id, pause) => inPieces(() => stepForward(id), pause),
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
function whatStandsInTheWay({ sql }: Connection, { first_change, last_change }: Row): string {
  const deck = sql(
    `SELECT x.file FROM export_fact ef JOIN export x ON x.id = ef.export
     WHERE ef.fact IN (SELECT row FROM change WHERE id BETWEEN ? AND ? AND tbl = 'fact' AND action = 'i')
     ORDER BY x.id DESC LIMIT 1`,
  ).get(first_change, last_change);
  if (deck) return `a fact of it stands in the deck ${deck.file}; retire the fact instead`;
  return 'something made since refers to it';
}
