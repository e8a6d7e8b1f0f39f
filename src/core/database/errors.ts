import Sqlite from 'better-sqlite3';
import { BriefwrightError } from '../../model/errors.ts';

/** A SQLite error as one that a user can act on. Errors of our own pass through; so do faults in our SQL. */
export function translated(error: unknown, path: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const cause = { cause: error };
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return corrupt(path, cause);
  if (/^SQLITE_IOERR/.test(error.code)) {
    return new BriefwrightError('LIBRARY_CORRUPT', `The library ${path} could not be read or written by the disk.`, {
      hint: 'Check the disk, then open the newest backup.',
      ...cause,
    });
  }
  if (error.code === 'SQLITE_FULL') return diskFull(path, cause);
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(error.code)) return readOnly(path, cause);
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return inUse(path, cause);
  if (/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)/.test(error.code)) {
    return new BriefwrightError('ID_TAKEN', 'Something with this id is in the library already.', {
      hint: 'Leave the id out, and the library gives one.',
      ...cause,
    });
  }
  if (error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return new BriefwrightError(
      'STILL_REFERRED_TO',
      'Something in the library still refers to what was removed.',
      cause,
    );
  }
  return error;
}

export function corrupt(path: string, options: { cause?: unknown } = {}): BriefwrightError {
  return new BriefwrightError('LIBRARY_CORRUPT', `The library ${path} is damaged and cannot be used as it is.`, {
    hint: 'It was left as it is. Open the newest backup instead.',
    ...options,
  });
}

export function readOnly(path: string, options: { cause?: unknown } = {}): BriefwrightError {
  return new BriefwrightError('LIBRARY_READ_ONLY', `The library ${path} cannot be written to.`, {
    hint: 'Give yourself the right to write the file and its folder, or copy it elsewhere; it can still be read.',
    ...options,
  });
}

export function diskFull(path: string, options: { cause?: unknown } = {}): BriefwrightError {
  return new BriefwrightError('DISK_FULL', `The disk is full: nothing more can be written to ${path}.`, {
    hint: 'The library is whole and can still be read. Free some space, or back it up to another disk.',
    ...options,
  });
}

export function gone(path: string): BriefwrightError {
  return new BriefwrightError('LIBRARY_GONE', `The library ${path} is no longer where it was.`, {
    hint: 'What was saved is in the file. Put it back there to go on, or open it where it is now.',
  });
}

export function inUse(path: string, options: { cause?: unknown } = {}): BriefwrightError {
  return new BriefwrightError('LIBRARY_IN_USE', `The library ${path} is open for writing in another program.`, {
    hint: 'Close it there, or open it here read-only.',
    ...options,
  });
}

/**
 * The same methods, throwing translated errors. Methods that give an iterator or a promise are guarded while they run.
 */
export function guarded<T extends object>(methods: T, path: string): T {
  const guardedMethods = Object.entries(methods).map(([name, method]) => {
    if (typeof method !== 'function') return [name, method];
    return [name, (...args: unknown[]) => guard(() => method(...args), path)];
  });
  return Object.fromEntries(guardedMethods) as T;
}

/** What `run` gives, its SQLite errors translated. */
export function guard<R>(run: () => R, path: string): R {
  try {
    const result = run();
    if (result instanceof Promise) return result.catch((error) => rethrown(error, path)) as R;
    return isGenerator(result) ? (guardedIterator(result, path) as R) : result;
  } catch (error) {
    throw translated(error, path);
  }
}

function rethrown(error: unknown, path: string): never {
  throw translated(error, path);
}

function isGenerator(value: unknown): value is Generator {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;
}

function* guardedIterator(values: Generator, path: string): Generator {
  try {
    return yield* values;
  } catch (error) {
    throw translated(error, path);
  }
}

export function unknownSource(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_SOURCE', `No source has the id ${id}.`, {
    hint: 'List the sources with: briefwright sources LIB',
  });
}

export function unknownFact(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_FACT', `No fact has the id ${id}.`, {
    hint: 'List the facts with: briefwright facts LIB',
  });
}
