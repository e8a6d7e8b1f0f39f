import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readZoteroDatabase } from '../../src/core/database/zotero.ts';
import { withZoteroCopy } from '../../src/core/database/zoteroCopy.ts';
import { importPaths } from '../../src/core/operations/importing.ts';
import { createLibrary, jobsInProcess } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { closedAfterwards } from '../database/builders.ts';

const folder = scratchFolder();
const never = new AbortController().signal;

/** The part of Zotero's schema that tells of items, as version 7 has it. */
const SCHEMA = `
  CREATE TABLE itemTypesCombined (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
  CREATE TABLE fieldsCombined (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
  CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TEXT, libraryID INT, key TEXT);
  CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
  CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
  CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
  CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
  CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
  CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT, title TEXT);
  CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT, path TEXT);
  CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT, type INT, authorName TEXT, text TEXT, comment TEXT,
    color TEXT, pageLabel TEXT, sortIndex TEXT, position TEXT);
  CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE itemTags (itemID INT, tagID INT);
  CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT, parentCollectionID INT, libraryID INT, key TEXT);
  CREATE TABLE collectionItems (collectionID INT, itemID INT);
  CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
  INSERT INTO itemTypesCombined VALUES (1, 'journalArticle'), (2, 'attachment'), (3, 'note'), (4, 'annotation');
  INSERT INTO fieldsCombined VALUES (1, 'title'), (2, 'date'), (3, 'publicationTitle'), (4, 'DOI'), (5, 'url');
  INSERT INTO creatorTypes VALUES (1, 'author');
  INSERT INTO creators VALUES (1, 'Jane', 'Doe', 0), (2, '', 'NATO', 1);
  INSERT INTO items VALUES (1, 1, '2021-01-01 00:00:00', 1, 'AAAA1111'), (2, 2, '2021-01-01 00:00:00', 1, 'BBBB2222'),
    (3, 3, '2021-01-01 00:00:00', 1, 'CCCC3333'), (4, 4, '2021-02-03 04:05:06', 1, 'DDDD4444'), (5, 1, '2021-01-01 00:00:00', 1, 'EEEE5555'),
    (6, 4, '2021-02-03 04:05:06', 1, 'FFFF6666'), (7, 1, '2021-01-01 00:00:00', 1, 'GGGG7777'), (8, 4, '2021-01-01 00:00:00', 1, 'HHHH8888');
  INSERT INTO itemDataValues VALUES (1, 'Harbours'), (2, '2020-05-00 May 2020'), (3, 'J. of Ports'), (4, '10.1000/x'), (5, 'Binned'), (6, 'Second');
  INSERT INTO itemData VALUES (1, 1, 1), (1, 2, 2), (1, 3, 3), (1, 4, 4), (5, 1, 5), (7, 1, 6);
  INSERT INTO itemCreators VALUES (1, 2, 1, 1), (1, 1, 1, 0);
  INSERT INTO itemNotes VALUES (3, 1, '<p>Read again</p>', 'Read again');
  INSERT INTO itemAttachments VALUES (2, 1, 0, 'text/plain', 'storage:report.txt');
  INSERT INTO itemAnnotations VALUES (4, 2, 1, 'Kim', 'nine ships', 'How many?', '#ff0', '1', '00000|000001', '{}'),
    (6, 2, 1, '', 'words that are not there', NULL, '#ff0', '1', '00000|000002', '{}'),
    (8, 2, 1, '', 'The harbour', NULL, '#ff0', '1', '00000|000000', '{}');
  INSERT INTO tags VALUES (1, 'ports');
  INSERT INTO itemTags VALUES (1, 1);
  INSERT INTO collections VALUES (1, 'Exercises', NULL, 1, 'X');
  INSERT INTO collectionItems VALUES (1, 1);
  INSERT INTO deletedItems VALUES (5);
`;

function zoteroFolder(name: string, more = ''): string {
  const at = join(folder, name);
  mkdirSync(join(at, 'storage', 'BBBB2222'), { recursive: true });
  writeFileSync(join(at, 'storage', 'BBBB2222', 'report.txt'), 'Report\n\nThe harbour held nine ships that day.\n');
  writeFileSync(join(at, 'stray.txt'), 'Not an item\n\nWords.\n');
  const database = new Sqlite(join(at, 'zotero.sqlite'));
  database.exec(SCHEMA + more);
  database.close();
  return at;
}

async function bring(name: string, paths: readonly string[]) {
  const library = closedAfterwards(createLibrary(join(folder, `${name}.briefwright`)));
  const result = await importPaths({ library, ...jobsInProcess }, paths, () => {}, never);
  return { library, ...result };
}

test('items, creators, collections, tags, notes, files and highlights of a data folder come in as one step', async () => {
  const at = zoteroFolder('whole');
  const { library, files } = await bring('whole', [at]);
  expect(files).toHaveLength(1);
  expect(files[0]).toMatchObject({
    path: at,
    status: 'imported',
    entries: { imported: 2, merged: 0, failed: 0 },
    passages: 2,
  });
  expect(files[0]?.leftOut).toEqual([
    { what: 'item in the bin of Zotero', count: 1 },
    { what: 'highlight or note of another program whose words no imported document holds', count: 1 },
  ]);
  const [source] = library.sources.list();
  expect(source?.csl).toMatchObject({
    type: 'article-journal',
    title: 'Harbours',
    'container-title': 'J. of Ports',
    DOI: '10.1000/x',
    issued: { 'date-parts': [[2020, 5]] },
    author: [{ family: 'Doe', given: 'Jane' }, { literal: 'NATO' }],
    keyword: 'ports, Exercises',
    note: 'Read again',
  });
  const annotations = library.annotations.list({ documentId: files[0]?.documents[0] ?? '' });
  expect(
    annotations.map(({ motivation, quote, body, author, created }) => [motivation, quote, body, author, created]),
  ).toEqual([
    ['highlighting', 'The harbour', null, null, '2021-01-01T00:00:00.000Z'],
    ['commenting', 'nine ships', 'How many?', 'Kim', '2021-02-03T04:05:06.000Z'],
  ]);
  library.history.undo();
  expect(library.counts()).toEqual({ facts: 0, sources: 0, documents: 0 });
});

test('the folder is left as it was, and a Zotero that holds its database open is not in the way', async () => {
  const at = zoteroFolder('busy');
  const running = new Sqlite(join(at, 'zotero.sqlite'));
  running.pragma('locking_mode = EXCLUSIVE');
  running.exec('BEGIN EXCLUSIVE');
  try {
    const before = readFileSync(join(at, 'zotero.sqlite'));
    const names = readdirSync(at);
    const { files } = await bring('busy', [join(at, 'zotero.sqlite')]);
    expect(files).toMatchObject([{ status: 'imported', path: at }]);
    expect(readdirSync(at)).toEqual(names);
    expect(readFileSync(join(at, 'zotero.sqlite')).equals(before)).toBe(true);
  } finally {
    running.exec('ROLLBACK');
    running.close();
  }
});

test('importing it again adds neither sources nor highlights', async () => {
  const at = zoteroFolder('twice');
  const { library, files } = await bring('twice', [at]);
  const before = [library.counts(), library.annotations.list({}).length];
  const again = await importPaths({ library, ...jobsInProcess }, [at], () => {}, never);
  expect(again.files[0]).toMatchObject({ status: 'skipped', sources: files[0]?.sources });
  expect([library.counts(), library.annotations.list({}).length]).toEqual(before);
});

test.each([
  [
    'views',
    'DROP TABLE items; CREATE VIEW items AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS itemID FROM n;',
  ],
  [
    'columns',
    'DROP TABLE tags; CREATE TABLE tags (tagID INTEGER, name TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))));',
  ],
  ['nothing', 'DROP TABLE items;'],
])('a database made to do harm is refused: %s', async (name, more) => {
  const { files, library } = await bring(`harm-${name}`, [zoteroFolder(`harm-${name}`, more)]);
  expect(files).toMatchObject([{ status: 'failed', code: 'ZOTERO_DAMAGED' }]);
  expect(library.counts().sources).toBe(0);
});

test('names of files that lead out of the storage are not followed', async () => {
  const at = zoteroFolder('out', "UPDATE itemAttachments SET path = 'storage:../../stray.txt';");
  const { files } = await bring('out', [at]);
  expect(files[0]?.documents).toEqual([]);
});

test('300 damaged copies of a database are each read or refused', async () => {
  const at = zoteroFolder('mutants');
  const file = join(at, 'zotero.sqlite');
  const whole = readFileSync(file);
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  let read = 0;
  let refused = 0;
  for (let round = 0; round < 300; round += 1) {
    const mutant = Buffer.from(round % 5 === 0 ? whole.subarray(0, random(whole.length)) : whole);
    for (let flip = 0; flip < 8 && mutant.length > 0; flip += 1) {
      const place = random(mutant.length);
      mutant[place] = (mutant[place] ?? 0) ^ (1 << random(8));
    }
    writeFileSync(file, mutant);
    try {
      await withZoteroCopy(join(at, 'L.briefwright'), at, async (copy) => readZoteroDatabase(copy));
      read += 1;
    } catch (error) {
      expect(error).toMatchObject({ name: 'BriefwrightError' });
      refused += 1;
    }
  }
  expect(read + refused).toBe(300);
});
