import Sqlite from 'better-sqlite3';
import { BriefwrightError } from '../../model/errors.ts';
import type { PairedConnection } from './pairedConnection.ts';

/** `setup` is what a new library starts with: it cannot be undone. */
export type OperationKind = 'do' | 'undo' | 'redo' | 'setup';

/** What is told of an operation besides its label. `target` is the operation that an undo or a redo is of. */
export interface OperationDetails {
  readonly kind: OperationKind;
  readonly target: number | null;
  /** Nobody is told of it: nothing that others look at has changed. */
  readonly quiet?: boolean;
  /** It need not be on the disk before `sync`: a power cut may take it back, whole; the end of the process cannot. */
  readonly syncedLater?: boolean;
}

/** Runs `fn` as one transaction and one entry of the change log; inside another one it joins that. */
export type Operate = <T>(label: string, fn: () => T, details?: OperationDetails) => T;

/**
 * Runs work that yields between its pieces as one transaction and one entry of the change log. `pause` lets other calls go
 * first; what it throws takes everything back. What reads meanwhile sees the library as it was before: the work is done over a
 * connection of its own. What would write is refused with LIBRARY_BUSY, so whoever writes awaits `idle` first.
 */
export type OperateInPieces = <T>(
  label: string,
  work: () => Generator<void, T, void>,
  pause: () => Promise<void>,
  details?: OperationDetails,
) => Promise<InPieces<T>>;

/** What work in pieces gave, and the operation that it was; null where it changed nothing. */
export interface InPieces<T> {
  readonly result: T;
  readonly operation: number | null;
}

/** The ways in which a library is written to. */
export interface Operating {
  readonly operate: Operate;
  readonly operateInPieces: OperateInPieces;
  /** When this has returned, operations that were to be `syncedLater` are on the disk. */
  readonly sync: () => void;
  /** Runs work during which nobody else writes. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** When no operation in pieces is under way. */
  readonly idle: () => Promise<void>;
  /** The label of the operation in pieces that is under way; null where none is. */
  readonly writing: () => string | null;
  /** Throws LIBRARY_BUSY while one is. */
  readonly checkIdle: () => void;
}

/** What is told to, and asked of, whoever holds the library around each transaction. */
interface Around {
  /** Throws where no transaction may begin. */
  readonly check: () => void;
  readonly committed: (label: string) => void;
  /** The disk did not take the changes of a transaction; `check` is asked after it. */
  readonly failed: () => void;
}

/** A disk without room is told as full, or as an error of input and output where what is beside the file cannot grow. */
function isOfTheDisk(error: unknown): boolean {
  const cause = error instanceof BriefwrightError ? error.cause : error;
  return cause instanceof Sqlite.SqliteError && /^SQLITE_(FULL|IOERR)/.test(cause.code);
}

/**
 * Makes `operate`. A nested call is a savepoint: if it throws and the outer one catches, only its own changes are gone.
 * An operation that changed nothing that is logged leaves no entry.
 */
export function makeOperate(
  connection: PairedConnection,
  { check, committed, failed }: Around = { check: () => {}, committed: () => {}, failed: () => {} },
): Operating {
  const { sql } = connection;
  let depth = 0;
  /** Ends when the operation in pieces that is under way has ended; null where none is. */
  let underWay: Promise<unknown> | null = null;
  let writing: string | null = null;
  let isSynced = true;

  /** Whether commits wait until the disk has them. One that does has all before it there too: they are in one file, the WAL. */
  const waitForDisk = (wait: boolean): void => {
    connection.database.pragma(`synchronous = ${wait ? 'FULL' : 'NORMAL'}`);
  };

  const begin = (label: string, details: OperationDetails): number => {
    sql('BEGIN IMMEDIATE').run();
    const { next } = sql('SELECT coalesce(max(id), 0) + 1 AS next FROM change').get();
    const { lastInsertRowid } = sql(
      'INSERT INTO operation (label, at, kind, target, first_change, last_change) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(label, new Date().toISOString(), details.kind, details.target, next, next - 1);
    return Number(lastInsertRowid);
  };

  /** Whether the operation is in the history: one that changed nothing is not. */
  const commit = (operation: number): boolean => {
    sql('UPDATE operation SET last_change = (SELECT coalesce(max(id), 0) FROM change) WHERE id = ?').run(operation);
    const { changes } = sql('DELETE FROM operation WHERE id = ? AND last_change < first_change').run(operation);
    sql('COMMIT').run();
    return changes === 0;
  };

  const rollBack = (): void => {
    // SQLite has rolled back by itself after some errors, a full disk among them.
    const { database } = connection;
    if (database.open && database.inTransaction) sql('ROLLBACK').run();
  };

  const tellIfOfTheDisk = (error: unknown): void => {
    if (!isOfTheDisk(error)) return;
    failed();
    check();
  };

  const checkIdle = (): void => {
    if (underWay !== null) throw busy();
  };

  const operate: Operate = (label, fn, details = { kind: 'do', target: null }) => {
    const nested = depth > 0;
    let operation = 0;
    let result: ReturnType<typeof fn>;
    const isSyncedLater = !nested && details.syncedLater === true;
    if (!nested) checkIdle();
    if (!nested) check();
    if (isSyncedLater) waitForDisk(false);
    if (nested) sql('SAVEPOINT nested').run();
    depth += 1;
    try {
      if (!nested) operation = begin(label, details);
      result = fn();
      if (result instanceof Promise) throw new TypeError('What runs in an operation cannot wait');
      if (nested) sql('RELEASE nested').run();
      else {
        commit(operation);
        isSynced = !isSyncedLater;
      }
    } catch (error) {
      if (!nested) rollBack();
      else if (connection.database.inTransaction) connection.database.exec('ROLLBACK TO nested; RELEASE nested');
      if (!nested) tellIfOfTheDisk(error);
      throw error;
    } finally {
      depth -= 1;
      if (isSyncedLater) waitForDisk(true);
    }
    if (!nested && details.quiet !== true) committed(labelOf(label, details));
    return result;
  };

  const sync = (): void => {
    if (isSynced) return;
    checkIdle();
    check();
    try {
      // What counts is a commit that waits for the disk. Of a row that stays as it is SQLite would write none.
      const { database } = connection;
      database.pragma(`user_version = ${database.pragma('user_version', { simple: true })}`);
      isSynced = true;
    } catch (error) {
      tellIfOfTheDisk(error);
      throw error;
    }
  };

  /** One piece of the work, over the connection of its own, in which calls of `operate` are nested. */
  const piece = <T>(run: () => T): T =>
    connection.aside(() => {
      depth += 1;
      try {
        return run();
      } finally {
        depth -= 1;
      }
    });

  const inPieces: OperateInPieces = async (label, work, pause, details = { kind: 'do', target: null }) => {
    check();
    try {
      const operation = piece(() => begin(label, details));
      const pieces = piece(work);
      for (;;) {
        const step = piece(() => pieces.next());
        if (step.done) {
          const isKept = piece(() => commit(operation));
          return { result: step.value, operation: isKept ? operation : null };
        }
        await pause();
        check();
      }
    } catch (error) {
      piece(rollBack);
      tellIfOfTheDisk(error);
      throw error;
    }
  };

  const idle = async (): Promise<void> => {
    while (underWay !== null) await underWay.catch(() => {});
  };

  const alone: Operating['alone'] = async (work) => {
    // Whoever awaited `idle` before a small change makes it in this turn of the loop; the next one is ours.
    do {
      await idle();
      await new Promise((resolve) => setImmediate(resolve));
    } while (underWay !== null);
    const running = work();
    underWay = running;
    try {
      return await running;
    } finally {
      underWay = null;
    }
  };

  const operateInPieces: OperateInPieces = async (label, work, pause, details) => {
    const told = labelOf(label, details ?? { kind: 'do' });
    const done = await alone(async () => {
      writing = told;
      try {
        return await inPieces(label, work, pause, details);
      } finally {
        writing = null;
        // It may be long until the next one: what this one has read is not kept for it.
        connection.aside(() => connection.database.open && connection.database.pragma('shrink_memory'));
      }
    });
    committed(told);
    return done;
  };

  return { operate, operateInPieces, sync, alone, idle, writing: () => writing, checkIdle };
}

function busy(): BriefwrightError {
  return new BriefwrightError(
    'LIBRARY_BUSY',
    'A large change is being made to the library: no step of its history can be taken.',
    {
      hint: 'Wait until that is done, or cancel it, and do this again. It was not done.',
    },
  );
}

function labelOf(label: string, { kind }: Pick<OperationDetails, 'kind'>): string {
  if (kind === 'undo') return `Undone: ${label}`;
  return kind === 'redo' ? `Redone: ${label}` : label;
}
