import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { BriefwrightError } from '../../model/errors.ts';
import { STARTING_THEMES } from '../../model/theme.ts';
import { annotationsTable } from './annotations.ts';
import { backupTo } from './backup.ts';
import { briefingsTable } from './briefings.ts';
import { changeFeed } from './changes.ts';
import { type Connection, connect } from './connection.ts';
import { documentsTable } from './documents.ts';
import { entitiesTable } from './entities.ts';
import { guard, guarded, readOnly } from './errors.ts';
import { evidenceTable } from './evidence.ts';
import { exportsTable } from './exports.ts';
import { factsTable } from './facts.ts';
import { checkHeader, checkVersion } from './header.ts';
import { historyOf } from './history.ts';
import { newId } from './ids.ts';
import { contentSteps, fileSteps, type IntegrityStep } from './integrity.ts';
import type { Library, OpenMode } from './libraryTypes.ts';
import { likenessTable } from './likeness.ts';
import { takeWriterLock, type WriterLock } from './lock.ts';
import { createSchema, migrate, newestVersion } from './migrate.ts';
import { makeOperate, type Operating } from './operations.ts';
import { type PairedConnection, paired } from './pairedConnection.ts';
import { preferencesTable } from './preferences.ts';
import { settingsTable } from './settings.ts';
import { sourcesTable } from './sources.ts';
import { type Standing, standingOf } from './standing.ts';
import { suggestionsTable } from './suggestions.ts';
import { taggingTable } from './tagging.ts';
import { removeLeftFolders } from './temporary.ts';
import { themesTable } from './themes.ts';

export { newId } from './ids.ts';
export type { IntegrityStep } from './integrity.ts';
export type * from './libraryTypes.ts';
export { checkBackup } from './migrate.ts';
export type { InPieces } from './operations.ts';
export { libraryWarnings } from './warnings.ts';

/**
 * Opens a library file: `create` makes it, `write` takes the lock of the one writer, `read` changes nothing and works on
 * read-only media. Throws LIBRARY_EXISTS, LIBRARY_NOT_FOUND, NOT_A_LIBRARY, LIBRARY_CORRUPT, LIBRARY_TOO_NEW,
 * LIBRARY_READ_ONLY, LIBRARY_IN_USE or DISK_FULL; a file that is refused stays byte for byte as it was.
 */
export function openLibrary(path: string, mode: OpenMode): Library {
  const file = resolve(path);
  return guard(() => {
    if (mode === 'read') return openForReading(file);
    if (mode === 'create') checkCanCreate(file);
    else checkHeader(file, newestVersion());
    checkWritable(file);
    const lock = takeWriterLock(file);
    try {
      removeLeftFolders(file);
      if (mode === 'create') createFile(file);
      return openForWriting(file, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }, file);
}

function openForWriting(file: string, lock: WriterLock): Library {
  const connection = connect(file, { readOnly: false, mustExist: true });
  try {
    touchEveryTable(connection);
    migrate(connection, file);
    connection.database.pragma('journal_mode = WAL');
  } catch (error) {
    connection.close();
    throw error;
  }
  const beside = () => connect(file, { readOnly: false, mustExist: true });
  return facade(file, paired(connection, beside), false, () => lock.release());
}

function openForReading(file: string): Library {
  checkHeader(file, newestVersion());
  const { connection, cleanUp } = connectForReading(file);
  try {
    const version = connection.database.pragma('user_version', { simple: true }) as number;
    checkVersion(file, version, newestVersion());
    if (version < newestVersion()) {
      throw new BriefwrightError(
        'LIBRARY_TOO_OLD',
        `The library ${file} is of version ${version} and must be brought up to date.`,
        {
          hint: 'Open it once for writing: a backup is made first.',
        },
      );
    }
    touchEveryTable(connection);
  } catch (error) {
    connection.close();
    cleanUp();
    throw error;
  }
  const never = (): Connection => {
    throw readOnly(file);
  };
  return facade(file, paired(connection, never), true, cleanUp);
}

/**
 * A WAL needs a side file even to be read, so where the folder cannot be written to, a copy in the temporary folder is
 * read in its place.
 */
function connectForReading(file: string): { connection: Connection; cleanUp: () => void } {
  try {
    const connection = connect(file, { readOnly: true, mustExist: true });
    try {
      connection.sql('SELECT count(*) FROM sqlite_schema').get();
      return { connection, cleanUp: () => undefined };
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || !/^SQLITE_(CANTOPEN|READONLY)/.test(error.code)) throw error;
  }
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  const cleanUp = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'library.briefwright');
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    return { connection: connect(copy, { readOnly: false, mustExist: true }), cleanUp };
  } catch (error) {
    cleanUp();
    throw error;
  }
}

/** SQLite's own checks of the file of a library, over a connection of their own; `readOnly` leaves out those that write. */
export function checkFile(file: string, readOnly: boolean): IntegrityStep[] {
  return guard(() => {
    const { connection, cleanUp } = readOnly
      ? connectForReading(file)
      : { connection: connect(file, { readOnly, mustExist: true }), cleanUp: () => undefined };
    try {
      return [...fileSteps(connection, readOnly)];
    } finally {
      connection.close();
      cleanUp();
    }
  }, file);
}

/** The root page of every table is read, so that the common kinds of damage show before anything is written. */
function touchEveryTable({ database, sql }: Connection): void {
  for (const { name } of sql("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").all()) {
    database.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get();
  }
}

function checkCanCreate(file: string): void {
  if (existsSync(file)) {
    throw new BriefwrightError('LIBRARY_EXISTS', `There is a file ${file} already.`, {
      hint: 'Choose another name, or open this one.',
    });
  }
  const folder = dirname(file);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new BriefwrightError('LIBRARY_NOT_FOUND', `There is no folder ${folder}.`, {
      hint: 'Make the folder first, or choose another.',
    });
  }
}

function checkWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
  } catch (error) {
    throw readOnly(file, { cause: error });
  }
}

/** The file is made whole under another name and then gets its own, so that a half-made library is never met. */
function createFile(file: string): void {
  const beside = `${file}.new`;
  for (const left of [beside, `${beside}-wal`, `${beside}-shm`]) rmSync(left, { force: true });
  try {
    const connection = connect(beside, { readOnly: false, mustExist: false });
    try {
      createSchema(connection);
      const { operate } = makeOperate(paired(connection, () => connection));
      const fill = () => {
        settingsTable(connection, operate).set('libraryId', newId());
        const themes = themesTable(connection, operate);
        for (const theme of STARTING_THEMES) themes.insert(theme);
      };
      operate('New library', fill, { kind: 'setup', target: null });
      connection.database.pragma('journal_mode = WAL');
    } finally {
      connection.close();
    }
    giveName(beside, file);
  } finally {
    for (const left of [beside, `${beside}-wal`, `${beside}-shm`]) rmSync(left, { force: true });
  }
}

/** A hard link fails where the name is taken meanwhile; where there are none, a rename has to do. */
function giveName(beside: string, file: string): void {
  try {
    linkSync(beside, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') checkCanCreate(file);
    renameSync(beside, file);
  }
}

/** Brings what is committed from the WAL into the file itself, which may have been moved without it. */
function writeBack({ database }: Connection): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Another connection is reading: what is in the WAL stays there, and is found when the file is back.
  }
}

function facade(path: string, connection: PairedConnection, isReadOnly: boolean, afterClose: () => void): Library {
  const { sql } = connection;
  const { changes, committed } = changeFeed(connection);
  const standing: Standing = isReadOnly
    ? { fault: () => null, wroteInVain: () => undefined }
    : standingOf(path, () => writeBack(connection));
  const refuse = () => {
    throw readOnly(path);
  };
  const operating: Operating = isReadOnly
    ? {
        operate: refuse,
        operateInPieces: async () => refuse(),
        sync: () => undefined,
        alone: (work) => work(),
        idle: async () => undefined,
        writing: () => null,
        checkIdle: refuse,
      }
    : makeOperate(connection, {
        committed,
        failed: standing.wroteInVain,
        check: () => {
          const fault = standing.fault();
          if (fault !== null) throw fault;
        },
      });
  const { operate, operateInPieces, sync, alone, idle, writing } = operating;
  let open = true;
  return {
    path,
    readOnly: isReadOnly,
    standing: standing.fault,
    close: () => {
      if (!open) return;
      open = false;
      connection.close();
      afterClose();
    },
    operate: (label, fn, { syncedLater = false } = {}) =>
      guard(() => operate(label, fn, { kind: 'do', target: null, syncedLater }), path),
    sync: () => guard(sync, path),
    operateInPieces: (label, work, pause) => guard(() => operateInPieces(label, work, pause), path),
    alone: (work) => guard(() => alone(work), path),
    idle,
    writing,
    trim: () => void connection.database.pragma('shrink_memory'),
    changes,
    settings: guarded(settingsTable(connection, operate), path),
    themes: guarded(themesTable(connection, operate), path),
    tagging: guarded(taggingTable(connection), path),
    likeness: guarded(likenessTable(connection, operate), path),
    sources: guarded(sourcesTable(connection, operate), path),
    documents: guarded(documentsTable(connection, operate), path),
    facts: guarded(factsTable(connection, operate), path),
    evidence: guarded(evidenceTable(connection, operate), path),
    entities: guarded(entitiesTable(connection, operate), path),
    annotations: guarded(annotationsTable(connection, operate), path),
    suggestions: guarded(suggestionsTable(connection, operate), path),
    briefings: guarded(briefingsTable(connection, operate), path),
    preferences: guarded(preferencesTable(connection, operate), path),
    exports: guarded(exportsTable(connection, operate), path),
    history: guarded(historyOf(connection, operating), path),
    backup: (target, options) => backupTo(connection, path, target, options),
    integrity: () =>
      guard(
        () =>
          [...fileSteps(connection, isReadOnly), ...contentSteps(connection)].flatMap(({ faults }) =>
            faults.map(({ message }) => message),
          ),
        path,
      ),
    contentSteps: () => guard(() => contentSteps(connection), path),
    formatVersion: newestVersion(),
    counts: () =>
      guard(
        () =>
          sql(
            `SELECT (SELECT count FROM tally WHERE name = 'facts') AS facts,
               (SELECT count FROM tally WHERE name = 'sources') AS sources,
               (SELECT count FROM tally WHERE name = 'documents') AS documents`,
          ).get(),
        path,
      ),
  };
}
