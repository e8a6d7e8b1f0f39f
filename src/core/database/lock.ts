import Sqlite from 'better-sqlite3';
import { inUse, translated } from './errors.ts';

/** Lets go of the writer's lock. */
export interface WriterLock {
  release(): void;
}

/** Every lock that is held. A database that nothing points at is closed when memory is collected, and its lock is gone. */
const held = new Set<Sqlite.Database>();

/**
 * Takes the lock of the one writer: an exclusive SQLite transaction on `<library>-lock`. The operating system lets it
 * go when the process dies, so there is no stale lock to guess about. The side file is empty and is never removed: a
 * file removed and made again could be locked twice.
 */
export function takeWriterLock(libraryPath: string): WriterLock {
  let database: Sqlite.Database | null = null;
  try {
    database = new Sqlite(`${libraryPath}-lock`, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw inUse(libraryPath, { cause: error });
    }
    throw translated(error, libraryPath);
  }
  const lock = database;
  held.add(lock);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}
