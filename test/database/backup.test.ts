import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../src/core/database/connection.ts';
import { openLibrary } from '../../src/core/database/library.ts';
import { migrate, newestVersion } from '../../src/core/database/migrate.ts';
import { MIGRATIONS, type Migration } from '../../src/core/database/migrations/index.ts';
import { closedAfterwards, codeOf, factOf, newLibrary, temporaryPath } from './builders.ts';

const next: Migration = {
  version: newestVersion() + 1,
  name: 'next',
  apply: (database) => database.exec('CREATE TABLE next_table (id INTEGER PRIMARY KEY) STRICT'),
};
const failing: Migration = {
  version: next.version + 1,
  name: 'failing',
  apply: (database) => {
    database.exec('DROP TABLE setting');
    throw new Error('this migration fails');
  },
};

test('migrations are numbered from 1 without a gap', () => {
  expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
});

test('a backup is written and checked before the first migration, and opens as the library was', () => {
  const library = newLibrary();
  library.facts.insertMany([factOf('Held')]);
  library.close();
  const connection = connect(library.path, { readOnly: false, mustExist: true });
  const backup = migrate(connection, library.path, [...MIGRATIONS, next]) as string;
  expect(connection.database.pragma('user_version', { simple: true })).toBe(next.version);
  expect(connection.sql("SELECT name FROM sqlite_schema WHERE name = 'next_table'").get()).toBeTruthy();
  expect(migrate(connection, library.path, [...MIGRATIONS, next])).toBe(null);
  connection.close();
  expect(codeOf(() => openLibrary(library.path, 'write'))).toBe('LIBRARY_TOO_NEW');
  const old = closedAfterwards(openLibrary(backup, 'write'));
  expect(old.facts.page({ query: 'held', limit: 5 }).total).toBe(1);
  expect(old.integrity()).toEqual([]);
});

test('a migration that fails leaves the version before it, whole, and an older backup is never written over', () => {
  const library = newLibrary();
  library.close();
  const connection = connect(library.path, { readOnly: false, mustExist: true });
  const taken = `${library.path}.version-${newestVersion()}.backup`;
  writeFileSync(taken, 'mine');
  expect(() => migrate(connection, library.path, [...MIGRATIONS, next, failing])).toThrow('this migration fails');
  expect(connection.database.pragma('user_version', { simple: true })).toBe(next.version);
  expect(connection.sql('SELECT count(*) AS n FROM setting').get().n).toBe(1);
  expect(readFileSync(taken, 'utf8')).toBe('mine');
  expect(existsSync(`${taken}-2`)).toBe(true);
  connection.close();
});

test('a backup holds what is only in the WAL, where a copy of the file alone does not', async () => {
  const library = newLibrary();
  const fact = library.facts.insertMany([factOf('Just now')])[0] as string;
  const copy = temporaryPath('copy.briefwright');
  copyFileSync(library.path, copy);
  expect(closedAfterwards(openLibrary(copy, 'read')).facts.get(fact)).toBe(null);
  const backup = temporaryPath('backup.briefwright');
  writeFileSync(backup, 'an older backup');
  await library.backup(backup);
  const restored = closedAfterwards(openLibrary(backup, 'write'));
  expect(restored.facts.get(fact)?.statement).toBe('Just now');
  expect(restored.integrity()).toEqual([]);
  expect(readdirSync(dirname(backup)).filter((name) => name.includes('.part'))).toEqual([]);
});

test('a backup that cannot be written leaves nothing behind and says so', async () => {
  const library = newLibrary();
  await expect(library.backup(join(dirname(library.path), 'no', 'such', 'b'))).rejects.toMatchObject({
    code: 'BACKUP_FAILED',
  });
  await expect(library.backup(library.path)).rejects.toMatchObject({ code: 'BACKUP_ONTO_LIBRARY' });
  expect(readdirSync(dirname(library.path)).filter((name) => name.includes('.part'))).toEqual([]);
});
