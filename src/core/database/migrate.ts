import { existsSync, renameSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { BriefwrightError } from '../../model/errors.ts';
import { APPLICATION_ID, type Connection } from './connection.ts';
import { checkVersion } from './header.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

/** The version of the newest migration. */
export function newestVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Makes the schema in an empty file. */
export function createSchema({ database }: Connection, migrations: readonly Migration[] = MIGRATIONS): void {
  database.pragma(`application_id = ${APPLICATION_ID}`);
  apply(database, migrations);
}

/**
 * Brings an older library up to date. A checked backup is written beside it before the first migration; each migration
 * is a transaction of its own. Gives the path of the backup, null where there was nothing to do.
 */
export function migrate(
  { database }: Connection,
  path: string,
  migrations: readonly Migration[] = MIGRATIONS,
): string | null {
  const version = database.pragma('user_version', { simple: true }) as number;
  checkVersion(path, version, newestVersion(migrations));
  const missing = migrations.filter((migration) => migration.version > version);
  if (missing.length === 0) return null;
  const backup = backupBeforeMigration(database, path, version);
  apply(database, missing);
  return backup;
}

/** The same for a copy of a library, of which no backup is needed. */
export function bringUpToDate({ database }: Connection, path: string): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  checkVersion(path, version, newestVersion());
  apply(
    database,
    MIGRATIONS.filter((migration) => migration.version > version),
  );
}

function apply(database: Sqlite.Database, migrations: readonly Migration[]): void {
  for (const migration of migrations) {
    database.transaction(() => {
      migration.apply(database);
      database.pragma(`user_version = ${migration.version}`);
    })();
  }
}

function backupBeforeMigration(database: Sqlite.Database, path: string, version: number): string {
  const backup = unusedName(`${path}.version-${version}.backup`);
  const beside = `${backup}.part`;
  rmSync(beside, { force: true });
  try {
    database.prepare('VACUUM INTO ?').run(beside);
    checkBackup(beside);
    renameSync(beside, backup);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  return backup;
}

/** A backup is never written over another. */
function unusedName(name: string): string {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(candidate)) return candidate;
  }
}

/** Reopens a copy and throws BACKUP_FAILED where it is not whole. */
export function checkBackup(file: string): void {
  const copy = new Sqlite(file, { fileMustExist: true });
  try {
    // A WAL of its own beside the copy would be lost when the copy is moved.
    copy.pragma('journal_mode = DELETE');
    const faults = copy.pragma('integrity_check(1)', { simple: true });
    const isOurs = copy.pragma('application_id', { simple: true }) === APPLICATION_ID;
    if (faults !== 'ok' || !isOurs) {
      throw new BriefwrightError('BACKUP_FAILED', `The backup ${file} is not whole, and was not kept.`, {
        hint: 'Check the library with: briefwright check LIB',
      });
    }
  } finally {
    copy.close();
  }
}
