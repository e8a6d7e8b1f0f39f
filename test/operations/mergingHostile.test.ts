import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { connect } from '../../src/core/database/connection.ts';
import type { Library } from '../../src/core/database/library.ts';
import { createSchema } from '../../src/core/database/migrate.ts';
import { MIGRATIONS } from '../../src/core/database/migrations/index.ts';
import { statementHash } from '../../src/core/database/text.ts';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { result } from '../contract/suite.ts';
import { evidenceOf, factOf, newLibrary, sourceOf, temporaryPath } from '../database/builders.ts';

/** Files that are no library, or one that somebody has tampered with: one clear sentence, and nothing half done. */

const clientOf = (library: Library) => createRouterClient(router, { context: { library, ...jobsInProcess } });

async function merge(into: Library, path: string) {
  const [file] = (await result(clientOf(into).import({ paths: [path] }))).files;
  if (!file) throw new Error('no row');
  return file;
}

/** A library with some facts, closed, after `tamper` had its way with the file. */
function tampered(tamper: (database: Sqlite.Database) => void = () => undefined): string {
  const path = temporaryPath('other.briefwright');
  const library = newLibrary(path);
  const source = library.sources.insert(sourceOf());
  library.facts.insertMany(
    Array.from({ length: 5 }, (_, i) =>
      factOf(`Item ${i} was counted.`, { eventDate: '2025', themes: ['market'], evidence: [evidenceOf(source)] }),
    ),
  );
  library.close();
  const database = new Sqlite(path);
  database.unsafeMode(true);
  database.pragma('journal_mode = DELETE');
  tamper(database);
  database.close();
  return path;
}

const leftOut = (file: Awaited<ReturnType<typeof merge>>) => file.leftOut.map(({ what, count }) => `${count} ${what}`);

test('what is no library fails as itself, and nothing is changed', async () => {
  const ours = newLibrary();
  const file = (bytes: string) => {
    const path = temporaryPath('x.briefwright');
    writeFileSync(path, bytes);
    return path;
  };
  const folder = join(dirname(temporaryPath()), 'folder.briefwright');
  mkdirSync(folder);
  const database = temporaryPath('y.briefwright');
  new Sqlite(database).exec('CREATE TABLE fact (id)').close();
  const cut = tampered();
  truncateSync(cut, 20_000);
  const newer = tampered((it) => it.pragma('user_version = 99'));
  const codes: (string | null)[] = [];
  for (const path of [file('plain words'), file(''), database, cut, newer, ours.path]) {
    const row = await merge(ours, path);
    expect(row.status).toBe('failed');
    expect(row.reason).toMatch(/\.$/);
    codes.push(row.code);
  }
  expect(codes).toEqual([
    'NOT_A_LIBRARY',
    'NOT_A_LIBRARY',
    'NOT_A_LIBRARY',
    'LIBRARY_CORRUPT',
    'LIBRARY_TOO_NEW',
    'SAME_LIBRARY',
  ]);
  expect((await result(clientOf(ours).import({ paths: [folder] }))).files).toEqual([]);
  expect(ours.history.latest()).toBeNull();
});

test('a library that is found in a folder is not merged by itself', async () => {
  const ours = newLibrary();
  const path = tampered();
  expect(await merge(ours, dirname(path))).toMatchObject({ status: 'skipped' });
  expect(ours.counts().facts).toBe(0);
});

test('bytes that are damaged in any place cost rows or the merge, never the library', async () => {
  const ours = newLibrary();
  const sound = tampered();
  const bytes = readFileSync(sound);
  let random = 7;
  const next = (below: number): number => {
    random = (random * 1103515245 + 12345) % 2147483648;
    return random % below;
  };
  for (let n = 0; n < 60; n += 1) {
    const copy = Buffer.from(bytes);
    for (let i = 0; i < 30; i += 1) copy[100 + next(copy.length - 100)] = next(256);
    const path = temporaryPath('mutant.briefwright');
    writeFileSync(path, copy);
    const row = await merge(ours, path);
    if (row.status === 'failed') expect(row.code).toMatch(/^(LIBRARY_|NOT_A_LIBRARY)/);
  }
  expect(ours.integrity()).toEqual([]);
}, 120_000);

test('triggers and views of the other file never run, and a view in place of a table is refused', async () => {
  const ours = newLibrary();
  const endless = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n';
  const path = tampered((it) => {
    it.exec(`CREATE TRIGGER evil AFTER INSERT ON fact BEGIN DELETE FROM fact; END;
      CREATE VIEW looks AS ${endless};`);
  });
  expect((await merge(ours, path)).library?.counts[0]).toMatchObject({ what: 'facts', added: 5 });
  const asView = tampered((it) => {
    it.pragma('foreign_keys = OFF');
    it.exec(`DROP TABLE measure; CREATE VIEW measure AS ${endless}`);
  });
  expect(await merge(newLibrary(), asView)).toMatchObject({ status: 'failed', code: 'LIBRARY_FOREIGN' });
  const generated = tampered((it) => {
    it.pragma('foreign_keys = OFF');
    it.exec(`DROP TABLE preference; CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT AS (key)) WITHOUT ROWID`);
  });
  expect(await merge(newLibrary(), generated)).toMatchObject({ status: 'failed', code: 'LIBRARY_FOREIGN' });
});

test('values that no fact may have cost that fact, and are told', async () => {
  const ours = newLibrary();
  const path = tampered((it) => {
    const rows = it.prepare<[], { id: number }>('SELECT id FROM fact ORDER BY id').all();
    const [a, b, c, d] = rows.map(({ id }) => id);
    it.prepare('UPDATE fact SET statement = ? WHERE id = ?').run('x'.repeat(10_000_000), a);
    it.prepare('UPDATE fact SET event_date = ? WHERE id = ?').run('soon', b);
    it.prepare('UPDATE fact SET marking = ? WHERE id = ?').run('COSMIC', c);
    it.prepare('UPDATE fact SET statement = ? WHERE id = ?').run('Item 3 was never counted.', d);
    it.prepare("UPDATE source SET csl = '{'").run();
  });
  const file = await merge(ours, path);
  expect(leftOut(file).sort()).toEqual([
    '1 fact whose statement is not the one that was saved',
    '1 fact with a value that no fact may have',
    '1 marking that is unknown here, taken as TLP:RED',
    '1 row with a text that is far too long',
    '1 source with a value that no source may have',
    '2 evidence whose source was left out',
  ]);
  expect(
    ours.facts
      .page({ limit: 10 })
      .facts.map(({ marking }) => marking)
      .sort(),
  ).toEqual(['TLP:RED', null]);
  expect(ours.integrity()).toEqual([]);
});

test('a library of an older version comes in, and its file stays as it was', async () => {
  for (const version of MIGRATIONS.slice(0, -1).map((migration) => migration.version)) {
    const path = temporaryPath(`version-${version}.briefwright`);
    const connection = connect(path, { readOnly: false, mustExist: false });
    createSchema(connection, MIGRATIONS.slice(0, version));
    connection.database.exec(`
      INSERT INTO operation (label, at, kind, first_change, last_change) VALUES ('Add a fact', '2026-01-01T00:00:00Z', 'do', 1, 0);
      INSERT INTO theme (uuid, slug, name, colour, position) VALUES ('t', 'market', 'Market', '8A5A00', 0);
      INSERT INTO fact (uuid, kind, statement, statement_hash, status, day, inferred)
        VALUES ('0197b1a0-0000-7000-8000-000000000001', 'reported', 'An old fact.', 'x', 'draft', 5, '[]');
    `);
    connection.database.prepare('UPDATE fact SET statement_hash = ?').run(statementHash('An old fact.'));
    connection.close();
    const before = readFileSync(path);
    const ours = newLibrary();
    expect((await merge(ours, path)).library?.counts[0]).toMatchObject({ what: 'facts', added: 1 });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}-wal`)).toBe(false);
  }
});

test('a library that another program has open is read with what is not yet in its file', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  theirs.facts.insertMany([factOf('Not in the file yet.')]);
  expect((await merge(ours, theirs.path)).library?.counts[0]).toMatchObject({ added: 1 });
  theirs.facts.insertMany([factOf('Written after.')]);
  expect(theirs.counts().facts).toBe(2);
});

test('a merge that is cancelled leaves nothing, and meanwhile the library answers and keeps what waits', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  theirs.facts.insertMany(Array.from({ length: 2_000 }, (_, i) => factOf(`Item ${i} was counted.`)));
  const client = clientOf(ours);
  const job = '0197b1a0-0000-7000-8000-00000000000a';
  const stream = await client.import({ paths: [theirs.path], job });
  for (;;) {
    const step = await stream.next();
    if (step.done) throw new Error('It was over too soon.');
    if (step.value.doing === 'Merging the facts') break;
  }
  await expect(client.undo()).rejects.toMatchObject({ data: { code: 'LIBRARY_BUSY' } });
  const added = client.add({ facts: [{ statement: 'Added meanwhile.' }] });
  expect((await client.info()).name).toBeTruthy();
  await client.stopJob({ job });
  await expect(
    (async () => {
      for (;;) if ((await stream.next()).done) return;
    })(),
  ).rejects.toMatchObject({ data: { code: 'CANCELLED' } });
  await added;
  expect(ours.facts.page({ limit: 5 }).facts.map(({ statement }) => statement)).toEqual(['Added meanwhile.']);
  expect(ours.history.canUndo()).toBe('Add a fact');
  expect(ours.integrity()).toEqual([]);
});

test('a merge holds its thread for short pieces only', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  const source = theirs.sources.insert(sourceOf());
  theirs.facts.insertMany(
    Array.from({ length: 1_000 }, (_, i) => factOf(`Item ${i} was counted.`, { evidence: [evidenceOf(source)] })),
  );
  let turns = 0;
  let over = false;
  const turn = (): void => {
    turns += 1;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  await merge(ours, theirs.path);
  over = true;
  // Each piece has forty facts at the most, and another call has its turn after each.
  expect(turns).toBeGreaterThan(1_000 / 40);
});
