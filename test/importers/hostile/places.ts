import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createLibrary } from '../../../src/core/operations/index.ts';
import type { Row } from './attempt.ts';
import { filled, MEGABYTE, READ, type Rows, row, TYPED } from './making.ts';

const ENDINGS = [
  'txt',
  'md',
  'html',
  'mht',
  'eml',
  'webarchive',
  'pdf',
  'docx',
  'epub',
  'xlsx',
  'csv',
  'bib',
  'ris',
  'json',
  'jsonld',
  'rdf',
];
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
    of(`${ending}: a link to itself`, `loop.${ending}`, (path) => symlinkSync(path, path), /^failed LINK_IN_A_RING$/),
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

const NOTE = 'The ferry pier\n\nThe ferry ran on 3 May 2024 with forty passengers, the harbour office said.\n';
const NOT_A_FILE = /^failed NOT_A_FILE$/;

/** A sound text to which something is done after it was listed and before it is read. */
function changing(what: string, name: string, beforeRead: (path: string) => void, becomes: RegExp): Row {
  const make = (path: string): void => writeFileSync(path, `${name}\n\n${NOTE}`);
  return { what, name, make, beforeRead, becomes };
}

/** Files that are no longer what they were when the import began. */
export function changingRows(): Rows {
  const replaced = (path: string, by: () => void): void => {
    rmSync(path);
    by();
  };
  return [
    changing('a file that vanishes', 'gone.txt', (path) => rmSync(path), /^failed FILE_NOT_FOUND$/),
    changing('a file that grows', 'grown.txt', (path) => appendFileSync(path, NOTE), /^imported $/),
    changing(
      'a file that grows beyond its limit',
      'huge.txt',
      (path) => truncateSync(path, 30 * MEGABYTE),
      /^failed FILE_TOO_LARGE$/,
    ),
    changing('a file that shrinks to nothing', 'shrunk.txt', (path) => truncateSync(path), /^failed EMPTY_FILE$/),
    changing('a file that becomes a folder', 'folder.txt', (path) => replaced(path, () => mkdirSync(path)), NOT_A_FILE),
    changing(
      'a file that becomes a pipe',
      'pipe.txt',
      (path) => replaced(path, () => void execFileSync('mkfifo', [path])),
      NOT_A_FILE,
    ),
    changing(
      'a file that becomes a link to a device',
      'device.txt',
      (path) => replaced(path, () => symlinkSync('/dev/zero', path)),
      NOT_A_FILE,
    ),
    changing(
      'a file that becomes a link to itself',
      'ring.txt',
      (path) => replaced(path, () => symlinkSync(path, path)),
      /^failed LINK_IN_A_RING$/,
    ),
    changing(
      'a file that becomes another format',
      'other.txt',
      (path) => writeFileSync(path, '\x7fELF\x02\x01\x01'),
      /^failed BINARY_FILE$/,
    ),
  ];
}

/** Files with names that would break a line, a terminal, or the order in which they are read. */
export function nameRows(): Rows {
  const named = (what: string, name: string): Rows => [
    of(`${what}: a text`, `${name}.txt`, (path) => writeFileSync(path, `${what}\n\n${NOTE}`), /^imported $/),
    of(`${what}: a program`, `${name}.md`, (path) => writeFileSync(path, '\x7fELF\x02'), /^failed BINARY_FILE$/),
  ];
  const deep = join(...Array.from({ length: 19 }, () => 'd'.repeat(200)));
  return [
    ...named('line ends', 'one\ntwo\r\nthree'),
    ...named('what clears a terminal', 'x\u001b[2Jclean\u0007'),
    ...named('marks that turn the reading round', 'x\u202efdp.exe\u2066'),
    ...named('separators of lines', 'a\u2028b\u2029c\u0085d'),
    ...named('Hebrew and Arabic', 'דוח תקרית'),
    ...named('quotes and brackets', '"];<script>alert(1)</script>'.replaceAll('/', '|')),
    ...named('as many letters as a name may have', 'ü'.repeat(125)),
    of('half a character', 'half \ud83d.txt', () => {}, /^failed FILE_NAME_UNREADABLE$/),
    of(
      'bytes that are not UTF-8',
      'caf\ufffd.txt',
      (path) => writeFileSync(Buffer.from(`${path.slice(0, -5)}\xe9.txt`, 'latin1'), NOTE),
      /^failed FILE_NAME_UNREADABLE$/,
    ),
    of('a NUL', 'nul\0.txt', () => {}, /^failed FILE_UNREADABLE$/),
    of('a name that is longer than any', `${'n'.repeat(300)}.txt`, () => {}, /^failed PATH_TOO_LONG$/),
    of('a path longer than any', join(deep, deep, 'note.txt'), () => {}, /^failed PATH_TOO_LONG$/),
    of(
      'a path of four thousand characters',
      join(deep, 'note.txt'),
      (path) => {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `A path\n\n${NOTE}`);
      },
      /^imported $/,
    ),
  ];
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
