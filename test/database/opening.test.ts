import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, test, vi } from 'vitest';
import { libraryWarnings, type OpenMode, openLibrary } from '../../src/core/database/library.ts';
import { MIGRATIONS } from '../../src/core/database/migrations/index.ts';
import { closedAfterwards, codeOf, factOf, newLibrary, temporaryPath } from './builders.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const CHILD = join(import.meta.dirname, 'openChild.ts');
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

function closedLibrary(): string {
  const library = newLibrary();
  library.facts.insertMany(Array.from({ length: 200 }, (_, i) => factOf(`Statement number ${i}`)));
  library.close();
  return library.path;
}

/** What a process without root's rights meets. */
function openedByOther(path: string, mode: OpenMode): string {
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  return spawnSync(process.execPath, [CHILD, path, mode], { ...user, encoding: 'utf8' }).stdout.trim();
}

async function spawned(path: string, mode: OpenMode, then: string): Promise<{ child: ChildProcess; lines: string[] }> {
  const child = spawn(process.execPath, ['--expose-gc', CHILD, path, mode, then], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  await new Promise<void>((resolve) => {
    reader.on('line', (line) => {
      lines.push(line);
      resolve();
    });
  });
  return { child, lines };
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
}

test('a new library has its themes, an id, and the header of a library', () => {
  const library = newLibrary();
  expect(
    library.themes
      .list()
      .map((theme) => theme.slug)
      .slice(0, 3),
  ).toEqual(['exercises', 'market', 'policy']);
  expect(library.settings.get('libraryId')).toMatch(/^[0-9a-f-]{36}$/);
  library.close();
  const header = readFileSync(library.path).subarray(0, 100);
  expect(header.toString('latin1', 68, 72)).toBe('BrfW');
  expect(header.readUInt32BE(60)).toBe(MIGRATIONS.length);
  expect(existsSync(`${library.path}.new`)).toBe(false);
  const reopened = closedAfterwards(openLibrary(library.path, 'write'));
  expect(reopened.themes.list()).toHaveLength(8);
  expect(reopened.history.canUndo()).toBe(null);
});

test('every connection commits with synchronous=FULL in WAL, with foreign keys, when made and when opened again', () => {
  const opened = new Set<Sqlite.Database>();
  const pragma = Sqlite.prototype.pragma;
  vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function (this: Sqlite.Database, ...args) {
    opened.add(this);
    return pragma.apply(this, args);
  });
  const library = newLibrary();
  const read = () => {
    const database = [...opened].find((held) => held.open && held.name === library.path) as Sqlite.Database;
    return ['synchronous', 'journal_mode', 'foreign_keys'].map((name) => pragma.call(database, name, { simple: true }));
  };
  expect(read()).toEqual([2, 'wal', 1]);
  library.close();
  closedAfterwards(openLibrary(library.path, 'write'));
  expect(read()).toEqual([2, 'wal', 1]);
});

test('what is no library is refused by name, and left byte for byte as it was', () => {
  const path = closedLibrary();
  const good = readFileSync(path);
  const other = temporaryPath('other.briefwright');
  const sqlite = new Sqlite(temporaryPath('plain.db'));
  sqlite.exec('CREATE TABLE t (a)');
  sqlite.close();
  const newer = Buffer.from(good);
  newer.writeUInt32BE(MIGRATIONS.length + 1, 60);
  const garbled = Buffer.from(good);
  garbled.fill(0xa5, 100, 4096);
  const cases: readonly [string, Buffer, string][] = [
    ['empty', Buffer.alloc(0), 'NOT_A_LIBRARY'],
    ['text', Buffer.from('Hello. '.repeat(100)), 'NOT_A_LIBRARY'],
    ['another SQLite file', readFileSync(sqlite.name), 'NOT_A_LIBRARY'],
    ['newer', newer, 'LIBRARY_TOO_NEW'],
    ['schema overwritten', garbled, 'LIBRARY_CORRUPT'],
    ['cut short', good.subarray(0, good.length - 8192), 'LIBRARY_CORRUPT'],
    ['cut inside the header', good.subarray(0, 60), 'NOT_A_LIBRARY'],
  ];
  for (const [name, bytes, code] of cases) {
    for (const mode of ['write', 'read'] as const) {
      writeFileSync(other, bytes);
      expect([name, mode, codeOf(() => openLibrary(other, mode))]).toEqual([name, mode, code]);
      expect(readFileSync(other).equals(bytes)).toBe(true);
    }
  }
  for (const mode of ['write', 'read'] as const) {
    expect(codeOf(() => openLibrary(dirname(other), mode))).toBe('NOT_A_LIBRARY');
    expect(codeOf(() => openLibrary(`${other}-missing`, mode))).toBe('LIBRARY_NOT_FOUND');
  }
  expect(codeOf(() => openLibrary(path, 'create'))).toBe('LIBRARY_EXISTS');
  expect(codeOf(() => openLibrary(join(path, 'below', 'x'), 'create'))).toBe('LIBRARY_NOT_FOUND');
});

test('the refusal of a newer library names both versions', () => {
  const path = closedLibrary();
  const bytes = readFileSync(path);
  bytes.writeUInt32BE(99, 60);
  writeFileSync(path, bytes);
  expect(() => openLibrary(path, 'read')).toThrow(new RegExp(`version 99.*up to ${MIGRATIONS.length}`));
});

test('a damaged page is reported by the integrity check, as is one flipped bit in a statement', () => {
  const path = closedLibrary();
  const good = readFileSync(path);
  const at = good.indexOf('Statement number 77');
  const flipped = Buffer.from(good);
  flipped[at + 3] = (flipped[at + 3] as number) ^ 1;
  writeFileSync(path, flipped);
  const library = openLibrary(path, 'read');
  expect(library.integrity().join(' ')).toMatch(/The statement of fact .* is not the one that was saved/);
  library.close();
  const broken = Buffer.from(good);
  broken.fill(0xff, at - (at % 4096), at - (at % 4096) + 4096);
  writeFileSync(path, broken);
  const read = () => {
    const opened = openLibrary(path, 'read');
    try {
      return opened.integrity();
    } finally {
      opened.close();
    }
  };
  const outcome = (() => {
    try {
      return read().join(' ');
    } catch (error) {
      return (error as { code: string }).code;
    }
  })();
  expect(outcome).toMatch(/LIBRARY_CORRUPT|The file is damaged/);
});

test('there is one writer, within a process and between two, and any number of readers', async () => {
  const path = closedLibrary();
  const writer = closedAfterwards(openLibrary(path, 'write'));
  expect(codeOf(() => openLibrary(path, 'write'))).toBe('LIBRARY_IN_USE');
  writer.close();
  const { child, lines } = await spawned(path, 'write', 'hold');
  await expect.poll(() => lines).toEqual(['open 200', 'collected']);
  expect(codeOf(() => openLibrary(path, 'write'))).toBe('LIBRARY_IN_USE');
  const reader = closedAfterwards(openLibrary(path, 'read'));
  expect(reader.counts().facts).toBe(200);
  expect(codeOf(() => reader.facts.insertMany([factOf('No')]))).toBe('LIBRARY_READ_ONLY');
  await killed(child);
  const next = closedAfterwards(openLibrary(path, 'write'));
  expect(next.counts().facts).toBe(200);
});

test('a writer that is killed at any moment loses nothing that it said was done', async () => {
  const path = closedLibrary();
  let done = 0;
  for (let round = 0; round < 8; round += 1) {
    const { child, lines } = await spawned(path, 'write', 'add');
    // Half of the rounds begin with a fact that was said, however slow the machine is.
    if (round % 2 === 1) await expect.poll(() => lines.length).toBeGreaterThan(1);
    await new Promise((resolve) => setTimeout(resolve, 5 + round * 17));
    await killed(child);
    const library = openLibrary(path, 'write');
    expect(library.integrity()).toEqual([]);
    const acknowledged = lines.slice(1);
    expect(library.facts.getMany(acknowledged)).toHaveLength(acknowledged.length);
    done += acknowledged.length;
    library.close();
  }
  expect(done).toBeGreaterThanOrEqual(4);
});

test('a library that may only be read is read, also from a folder that may only be read', () => {
  const path = closedLibrary();
  const folder = join(dirname(path), 'shared');
  mkdirSync(folder);
  const file = join(folder, 'copy.briefwright');
  copyFileSync(path, file);
  const bytes = readFileSync(file);
  chmodSync(dirname(path), 0o755);
  if (isRoot) chownSync(file, 0, 0);
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  try {
    expect(openedByOther(file, 'read')).toBe('open 200');
    expect(openedByOther(file, 'write')).toBe('LIBRARY_READ_ONLY');
    expect(openedByOther(join(folder, 'new.briefwright'), 'create')).toBe('LIBRARY_READ_ONLY');
    chmodSync(file, 0o000);
    expect(openedByOther(file, 'read')).toBe('LIBRARY_NOT_READABLE');
    chmodSync(file, 0o444);
    chmodSync(folder, 0o777);
    expect(openedByOther(file, 'write')).toBe('LIBRARY_READ_ONLY');
    expect(openedByOther(file, 'read')).toBe('open 200');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  } finally {
    chmodSync(folder, 0o777);
  }
});

test('a full disk stops an operation with a clear code, and the library stays whole', () => {
  const path = closedLibrary();
  const exec = Sqlite.prototype.pragma;
  const spy = vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function (this: Sqlite.Database, ...args) {
    const result = exec.apply(this, args);
    if (args[0] === 'foreign_keys = ON')
      exec.call(this, `max_page_count = ${Math.ceil(readFileSync(path).length / 4096) + 5}`);
    return result;
  });
  const library = closedAfterwards(openLibrary(path, 'write'));
  spy.mockRestore();
  const many = Array.from({ length: 5_000 }, (_, i) => factOf(`A statement to fill the disk with, number ${i}`));
  expect(codeOf(() => library.operate('Fill', () => library.facts.insertMany(many)))).toBe('DISK_FULL');
  expect(library.counts().facts).toBe(200);
  expect(library.facts.page({ query: 'statement', limit: 5 }).total).toBe(200);
  expect(library.integrity()).toEqual([]);
});

test('a WAL left by a killed writer is read, also without its write', async () => {
  const path = closedLibrary();
  const { child, lines } = await spawned(path, 'write', 'add');
  await expect.poll(() => lines.length).toBeGreaterThan(1);
  await killed(child);
  expect(existsSync(`${path}-wal`)).toBe(true);
  const reader = closedAfterwards(openLibrary(path, 'read'));
  expect(reader.counts().facts).toBeGreaterThanOrEqual(200 + lines.length - 1);
});

test('network drives and synced folders are warned about, a plain disk is not', () => {
  const mounts = [
    { point: '/', type: 'ext4' },
    { point: '/mnt/share', type: 'cifs' },
    { point: '/mnt/share/local', type: 'xfs' },
  ];
  expect(libraryWarnings('/mnt/share/a.briefwright', mounts)[0]).toMatch(/network drive \(cifs\)/);
  expect(libraryWarnings('/mnt/shared/a.briefwright', mounts)).toEqual([]);
  expect(libraryWarnings('/mnt/share/local/a.briefwright', mounts)).toEqual([]);
  for (const [folder, name] of [
    ['OneDrive - Ministry', 'OneDrive'],
    ['Dropbox', 'Dropbox'],
    ['Google Drive', 'Google Drive'],
    ['com~apple~CloudDocs', 'iCloud'],
  ]) {
    expect(libraryWarnings(`/home/x/${folder}/briefs/a.briefwright`, mounts)[0]).toContain(name);
  }
  expect(libraryWarnings(temporaryPath())).toEqual([]);
});

test('a file cut to nothing while it was closed is not taken for a new library', () => {
  const path = closedLibrary();
  truncateSync(path, 0);
  expect(codeOf(() => openLibrary(path, 'write'))).toBe('NOT_A_LIBRARY');
  expect(readFileSync(path)).toHaveLength(0);
});
