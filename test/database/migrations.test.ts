import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type Connection, connect } from '../../src/core/database/connection.ts';
import { openLibrary } from '../../src/core/database/library.ts';
import { createSchema, migrate } from '../../src/core/database/migrate.ts';
import { MIGRATIONS } from '../../src/core/database/migrations/index.ts';
import { closedAfterwards, temporaryPath } from './builders.ts';

/** A file as version 1 left it, with a theme, a fact and its place in the change log. */
function version1(path: string): void {
  const connection: Connection = connect(path, { readOnly: false, mustExist: false });
  createSchema(connection, MIGRATIONS.slice(0, 1));
  connection.database.exec(`
    INSERT INTO operation (label, at, kind, first_change, last_change) VALUES ('Add a fact', '2026-01-01T00:00:00Z', 'do', 1, 0);
    INSERT INTO theme (uuid, slug, name, colour, position) VALUES ('t', 'market', 'Market', '8A5A00', 0);
    INSERT INTO fact (uuid, kind, statement, statement_hash, status, day, inferred)
      VALUES ('f', 'reported', 'An old fact.', 'x', 'draft', 5, '[]');
    UPDATE operation SET last_change = (SELECT max(id) FROM change);
  `);
  connection.close();
}

/** The same with a source and its text; `more` is SQL of what hangs on it. */
function version1WithText(path: string, more = ''): void {
  version1(path);
  const connection = connect(path, { readOnly: false, mustExist: true });
  connection.database.exec(`
    INSERT INTO source (uuid, csl_id, csl, origin, inferred) VALUES ('s', 's', '{"id":"s","type":"article"}', 's', '[]');
    INSERT INTO document_text (sha256, characters, text) VALUES ('x', 5, 'Words');
    INSERT INTO document (uuid, source, text, media_type) VALUES ('d', 1, 1, 'text/plain');
    ${more};
  `);
  connection.close();
}

test('migration 2 keeps what version 1 held, and adds annotations and briefings that can be undone', () => {
  const path = temporaryPath();
  version1(path);
  const library = closedAfterwards(openLibrary(path, 'write'));
  expect(library.facts.get('f')).toMatchObject({ statement: 'An old fact.', revision: 1 });
  expect(existsSync(`${path}.version-1.backup`)).toBe(true);
  const now = '2026-11-01T10:00:00.000Z';
  const id = library.annotations.insert({
    motivation: 'commenting',
    documentId: null,
    factId: 'f',
    start: null,
    end: null,
    quote: null,
    body: 'Check it.',
    author: null,
    created: now,
    modified: now,
  });
  expect(library.annotations.list({ query: 'chec' }).map((annotation) => annotation.id)).toEqual([id]);
  expect(library.history.undo()).toEqual({ done: true, label: 'Comment' });
  expect(library.annotations.list({})).toEqual([]);
  expect(library.history.undo()).toEqual({ done: true, label: 'Add a fact' });
  expect(library.history.redo()).toMatchObject({ done: true });
  expect(library.integrity().filter((fault) => !fault.includes('statement'))).toEqual([]);
});

test('a fact with an annotation made since cannot be undone away from under it', () => {
  const path = temporaryPath();
  version1(path);
  const library = closedAfterwards(openLibrary(path, 'write'));
  const now = '2026-11-01T10:00:00.000Z';
  const rest = { documentId: null, start: null, end: null, quote: null, body: 'x', author: null };
  library.annotations.insert({ motivation: 'commenting', factId: 'f', created: now, modified: now, ...rest });
  expect(library.history.undo(1)).toMatchObject({ done: false });
  expect(library.facts.get('f')).not.toBeNull();
});

test('migration 3 adds proposals to a library that has documents: they were not looked through yet', () => {
  const path = temporaryPath();
  version1(path);
  const connection = connect(path, { readOnly: false, mustExist: true });
  connection.database.exec(`
    UPDATE operation SET last_change = (SELECT max(id) FROM change);
    INSERT INTO operation (label, at, kind, first_change, last_change) VALUES ('Import', '2026-01-02T00:00:00Z', 'do', 1, 0);
    INSERT INTO source (uuid, csl_id, csl, origin, inferred) VALUES ('s', 's', '{"id":"s","type":"article"}', 's', '[]');
    INSERT INTO document_text (sha256, characters, text) VALUES ('x', 5, 'Words');
    INSERT INTO document (uuid, source, text, media_type) VALUES ('d', 1, 1, 'text/plain');
  `);
  connection.close();
  const library = closedAfterwards(openLibrary(path, 'write'));
  expect(library.suggestions.unread()).toEqual(['d']);
  expect(library.suggestions.keep('d', [])).toBe(0);
  expect(library.suggestions.unread()).toEqual([]);
  expect(library.suggestions.countOpen('2026-01-03')).toBe(0);
});

test('migration 5: in an older library too, an update that changes no value is no step of the history', () => {
  const path = temporaryPath();
  version1(path);
  const library = closedAfterwards(openLibrary(path, 'write'));
  library.themes.update('market', { colour: '8A5A00' });
  expect(library.history.canUndo()).toBe('Add a fact');
  library.themes.update('market', { colour: '123456' });
  expect(library.history.undo()).toEqual({ done: true, label: 'Changed theme: Market' });
  expect(library.themes.list().map(({ colour }) => colour)).toEqual(['8A5A00']);
});

test('migration 6: a text that came in before states nothing of itself, one that comes in now keeps what it states', () => {
  const path = temporaryPath();
  version1WithText(path);
  const library = closedAfterwards(openLibrary(path, 'write'));
  expect(library.documents.forSource('s')).toMatchObject([{ id: 'd', stated: {} }]);
  const stated = { title: { where: 'first line', value: 'Words' } };
  const sha256 = createHash('sha256').update('Other').digest('hex');
  const rest = { mediaType: 'text/plain', text: 'Other', importedFrom: null, passages: [] };
  library.documents.insert({ sourceId: 's', sha256, stated, ...rest });
  expect(library.documents.forSource('s')[0]).toMatchObject({ stated });
});

test('migration 7: passages that came in before have no page labels, those that come in now keep them', () => {
  const path = temporaryPath();
  version1WithText(
    path,
    "INSERT INTO passage (text, position, page, start_utf16, end_utf16, role) VALUES (1, 0, 3, 0, 5, 'body')",
  );
  const library = closedAfterwards(openLibrary(path, 'write'));
  const passage = { index: 0, page: 3, start: 0, end: 5, role: 'body' } as const;
  expect(library.documents.passages('d')).toEqual([passage]);
  const sha256 = createHash('sha256').update('Other').digest('hex');
  const labelled = [{ ...passage, pageLabel: 'iii' }];
  const rest = { mediaType: 'text/plain', text: 'Other', importedFrom: null };
  const id = library.documents.insert({ sourceId: 's', sha256, passages: labelled, ...rest });
  expect(library.documents.passages(id)).toEqual(labelled);
});

test('migration 8 counts what an older library holds, and goes on counting through undo and redo', () => {
  const path = temporaryPath();
  version1WithText(path);
  const before = connect(path, { readOnly: false, mustExist: true });
  migrate(before, path, MIGRATIONS.slice(0, 7));
  const proposal = (n: number, state: string) =>
    `('p${n}', 1, 'h${n}', 'figure', 0, 5, 500, '{"statement":"Words ${n}","themes":[]}', '${state}', NULL)`;
  before.database.exec(`
    INSERT INTO suggestion (uuid, document, quote_hash, kind, start_utf16, end_utf16, score_permille, candidate, state, snoozed_until)
      VALUES ${[proposal(1, 'open'), proposal(2, 'open'), proposal(3, 'rejected')].join(', ')};
  `);
  before.close();
  const library = closedAfterwards(openLibrary(path, 'write'));
  const today = '2026-01-03';
  const counted = () => ({
    ...library.counts(),
    open: library.suggestions.countOpen(today),
    ofDocument: library.suggestions.byDocument('open', today),
  });
  const asItWas = { facts: 1, sources: 1, documents: 1, open: 2 };
  const ofDocument = (count: number) => [{ documentId: 'd', sourceId: 's', count }];
  expect(counted()).toEqual({ ...asItWas, ofDocument: ofDocument(2) });
  library.suggestions.decide('Reject', ['p1'], { state: 'rejected' });
  library.suggestions.decide('Snooze', ['p2'], { state: 'snoozed', snoozedUntil: '2026-01-02' });
  expect(counted()).toEqual({ ...asItWas, open: 1, ofDocument: ofDocument(1) });
  expect(library.suggestions.byDocument('snoozed', '2026-01-01')).toEqual(ofDocument(1));
  library.history.undo();
  library.history.undo();
  expect(counted()).toEqual({ ...asItWas, ofDocument: ofDocument(2) });
  library.history.redo();
  expect(counted()).toEqual({ ...asItWas, open: 1, ofDocument: ofDocument(1) });
  library.sources.insert({
    csl: { id: 'b', type: 'book' },
    reliability: null,
    marking: null,
    descriptor: null,
    inferred: [],
  });
  expect(library.counts().sources).toBe(2);
  library.history.undo();
  expect(library.counts().sources).toBe(1);
  expect(library.integrity().filter((fault) => /count/i.test(fault))).toEqual([]);
});

test('migration 10: what an older library proposes is listed by its themes, each by its whole name', () => {
  const path = temporaryPath();
  version1WithText(path);
  const before = connect(path, { readOnly: false, mustExist: true });
  migrate(before, path, MIGRATIONS.slice(0, 9));
  const insert = before.database.prepare(
    `INSERT INTO suggestion (uuid, document, quote_hash, kind, start_utf16, end_utf16, score_permille, candidate, state)
     VALUES (?, 1, ?, 'figure', 0, 5, ?, ?, 'open')`,
  );
  const themes = [['policy'], ['policy-2', 'market'], ['market'], ['a "policy" b'], []];
  for (const [n, own] of themes.entries()) {
    insert.run(`p${n}`, `h${n}`, 100 * n, JSON.stringify({ statement: 'On "policy"', themes: own }));
  }
  before.close();
  const library = closedAfterwards(openLibrary(path, 'write'));
  const listed = (...of: string[]) => {
    const query = { state: 'open', order: 'score', today: '2026-01-03', themes: of } as const;
    return library.suggestions.list(query).suggestions.map(({ id }) => id);
  };
  expect(listed()).toEqual(['p4', 'p3', 'p2', 'p1', 'p0']);
  expect(listed('policy')).toEqual(['p0']);
  expect(listed('policy', 'market')).toEqual(['p2', 'p1', 'p0']);
  expect(listed('a "policy" b')).toEqual(['p3']);
});

test('a person’s name is no part of the history', () => {
  const library = closedAfterwards(openLibrary(temporaryPath(), 'create'));
  library.preferences.set('authorName', 'Ada');
  expect(library.preferences.get('authorName')).toBe('Ada');
  expect(library.history.canUndo()).toBeNull();
});

test('a newer file is never migrated down', () => {
  const path = temporaryPath();
  version1(path);
  const database = new Sqlite(path);
  database.pragma('user_version = 99');
  database.close();
  const connection = connect(path, { readOnly: false, mustExist: true });
  expect(() => migrate(connection, path)).toThrow(/99/);
  connection.close();
});
