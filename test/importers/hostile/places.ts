import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createLibrary } from '../../../src/core/operations/index.ts';
import type { Row } from './attempt.ts';
import { filled, MEGABYTE, READ, type Rows, row, TYPED } from './making.ts';

const ENDINGS = ['txt', 'md', 'html', 'mht', 'pdf', 'docx', 'epub', 'xlsx', 'csv', 'bib', 'ris', 'json', 'rdf'];
const of = (what: string, name: string, make: (path: string) => void, becomes: RegExp): Row => ({
  what,
  name,
  make,
  becomes,
});

/** What is no file at all, or no file that can be read, under the ending of every format. */
export function placeRows(): Rows {
  return ENDINGS.flatMap((ending) => [
    row(`${ending}: an empty file`, `empty.${ending}`, () => '', /^failed EMPTY_FILE$/),
    row(`${ending}: NULs`, `nul.${ending}`, () => filled('', '\0', MEGABYTE), /^failed [A-Z_]+$/),
    of(
      `${ending}: a link to a device that never ends`,
      `zero.${ending}`,
      (path) => symlinkSync('/dev/zero', path),
      /^failed NOT_A_FILE$/,
    ),
    of(`${ending}: a link to itself`, `loop.${ending}`, (path) => symlinkSync(path, path), /^failed FILE_UNREADABLE$/),
    of(
      `${ending}: a link to nothing`,
      `dangling.${ending}`,
      (path) => symlinkSync('nothing', path),
      /^failed FILE_NOT_FOUND$/,
    ),
    of(
      `${ending}: a pipe that nobody writes to`,
      `pipe.${ending}`,
      (path) => void execFileSync('mkfifo', [path]),
      /^failed NOT_A_FILE$/,
    ),
    of(`${ending}: a file that never was`, `never.${ending}`, () => {}, /^failed FILE_NOT_FOUND$/),
  ]);
}

const ZOTERO = `
  CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
  CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
  CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TEXT, libraryID INT, key TEXT);
  CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
  CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT);
  CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT, path TEXT);
  INSERT INTO itemTypes VALUES (1, 'book'), (2, 'attachment');
  INSERT INTO fields VALUES (1, 'title');
  INSERT INTO items VALUES (1, 1, '2021-01-01 00:00:00', 1, 'AAAA1111'), (2, 2, '2021-01-01 00:00:00', 1, 'BBBB2222');
  INSERT INTO itemDataValues VALUES (1, 'Harbours of the north');
  INSERT INTO itemData VALUES (1, 1, 1);
`;

/** A folder with a database of Zotero's, after which something is done to it. */
function zotero(path: string, more = '', then: (database: string) => void = () => {}): void {
  mkdirSync(path);
  const file = join(path, 'zotero.sqlite');
  const database = new Sqlite(file);
  database.exec(ZOTERO + more);
  database.close();
  then(file);
}

const DAMAGED = /^failed ZOTERO_DAMAGED$/;

export const zoteroRows: Rows = [
  of(
    'zotero: what is no database',
    'text',
    (path) => zotero(path, '', (file) => writeFileSync(file, 'Harbours')),
    DAMAGED,
  ),
  of('zotero: an empty file', 'empty', (path) => zotero(path, '', (file) => writeFileSync(file, '')), DAMAGED),
  ...[0.1, 0.5, 0.9].map((share) =>
    of(
      `zotero: cut off after ${share * 100} %`,
      `cut-${share * 100}`,
      (path) => zotero(path, '', (file) => truncateSync(file, Math.floor(share * 9 * 4096))),
      TYPED,
    ),
  ),
  of(
    'zotero: a folder for a database',
    'folder',
    (path) => mkdirSync(join(path, 'zotero.sqlite'), { recursive: true }),
    DAMAGED,
  ),
  of(
    'zotero: a pipe for a database',
    'pipe',
    (path) => {
      mkdirSync(path);
      execFileSync('mkfifo', [join(path, 'zotero.sqlite')]);
    },
    DAMAGED,
  ),
  of(
    'zotero: a title of 300 MB',
    'blob',
    (path) => zotero(path, 'UPDATE itemDataValues SET value = zeroblob(300000000);'),
    TYPED,
  ),
  of(
    'zotero: a view without end',
    'view',
    (path) =>
      zotero(
        path,
        'DROP TABLE items; CREATE VIEW items AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS itemID FROM n;',
      ),
    DAMAGED,
  ),
  of(
    'zotero: triggers',
    'trigger',
    (path) => zotero(path, 'CREATE TRIGGER t AFTER INSERT ON items BEGIN DELETE FROM itemData; END;'),
    READ,
  ),
  of(
    'zotero: a log of writes that is none',
    'wal',
    (path) =>
      zotero(path, 'PRAGMA journal_mode = WAL;', (file) => writeFileSync(`${file}-wal`, filled('', 'wal', MEGABYTE))),
    TYPED,
  ),
  of(
    'zotero: files of the disk and beyond its folder',
    'out',
    (path) =>
      zotero(
        path,
        "INSERT INTO itemAttachments VALUES (2, 1, 0, 'application/pdf', 'storage:../../../../etc/passwd');",
      ),
    READ,
  ),
  of(
    'zotero: a file named by its whole path',
    'whole',
    (path) => zotero(path, "INSERT INTO itemAttachments VALUES (2, 1, 2, 'text/plain', '/etc/passwd');"),
    READ,
  ),
];

export const libraryRows: Rows = [
  row('briefwright: a text', 'text.briefwright', () => 'The ports are open.', /^failed [A-Z_]+$/),
  row('briefwright: an empty file', 'empty.briefwright', () => '', /^failed [A-Z_]+$/),
  row('briefwright: NULs', 'nul.briefwright', () => filled('', '\0', MEGABYTE), /^failed [A-Z_]+$/),
  row(
    'briefwright: the head of a database and nothing more',
    'head.briefwright',
    () => 'SQLite format 3\0',
    /^failed [A-Z_]+$/,
  ),
  of(
    'briefwright: cut off in its middle',
    'cut.briefwright',
    (path) => {
      createLibrary(path).close();
      truncateSync(path, 40_000);
    },
    /^failed [A-Z_]+$/,
  ),
  of(
    'briefwright: another program’s database',
    'other.briefwright',
    (path) => new Sqlite(path).exec('CREATE TABLE facts (x); INSERT INTO facts VALUES (1);').close(),
    /^failed [A-Z_]+$/,
  ),
  of(
    'briefwright: a link to a device',
    'zero.briefwright',
    (path) => symlinkSync('/dev/zero', path),
    /^failed [A-Z_]+$/,
  ),
  of(
    'briefwright: a pipe that nobody writes to',
    'pipe.briefwright',
    (path) => void execFileSync('mkfifo', [path]),
    /^failed [A-Z_]+$/,
  ),
];
