import { expect, test } from 'vitest';
import type { Library } from '../../src/core/database/library.ts';
import { sha256Hex } from '../../src/core/database/text.ts';
import { evidenceOf, factOf, newLibrary, sourceOf } from './builders.ts';

/** Everything that an operation can change, as callers see it. */
function contents(library: Library): unknown {
  return {
    facts: library.facts.page({ limit: 100 }).facts,
    sources: library.sources.list(),
    themes: library.themes.list(),
    setting: library.settings.get('name'),
    aliases: library.entities.aliases('Navalia', 'place'),
    found: library.facts.page({ query: 'ship', limit: 100 }).facts.map((fact) => fact.id),
  };
}

function filled(): { library: Library; source: string } {
  const library = newLibrary();
  const source = library.sources.insert(sourceOf());
  library.facts.insertMany([
    factOf('First ship', {
      id: 'one',
      themes: ['market', 'policy'],
      eventDate: '2024',
      measures: [{ metric: 'ships', subject: null, value: 3, unit: null, period: null, qualifier: null }],
      entities: [{ name: 'Navalia', kind: 'place' }],
      evidence: [evidenceOf(source)],
    }),
    factOf('Second ship', { id: 'two', themes: ['market'], restsOn: ['one'] }),
  ]);
  return { library, source };
}

const text = 'The words of a document.';
const operations: readonly [string, (library: Library, source: string) => void][] = [
  [
    'adding facts',
    (l, s) =>
      l.facts.insertMany([
        factOf('New ship', {
          themes: ['summits'],
          evidence: [evidenceOf(s)],
          relations: [{ kind: 'contradicts', factId: 'one' }],
        }),
      ]),
  ],
  ['changing words', (l) => l.facts.update('one', { statement: 'First boat', note: 'ship' })],
  ['changing the date', (l) => l.facts.update('one', { eventDate: '2031-05' })],
  [
    'changing the date and the themes',
    (l) => l.facts.update('one', { eventDate: '2031-05', themes: ['summits', 'market'] }),
  ],
  ['changing the order of themes', (l) => l.facts.update('one', { themes: ['policy', 'market'] })],
  ['changing measures', (l) => l.facts.update('one', { measures: [] })],
  ['changing entities', (l) => l.facts.update('one', { entities: [{ name: 'Borduria', kind: 'place' }] })],
  [
    'changing relations',
    (l) => l.facts.update('two', { restsOn: [], relations: [{ kind: 'supersedes', factId: 'one' }] }),
  ],
  ['replacing evidence', (l, s) => l.facts.update('one', { evidence: [evidenceOf(s, { stance: 'context' })] })],
  ['adding evidence', (l, s) => l.evidence.add('two', evidenceOf(s))],
  ['rating evidence', (l, s) => l.evidence.update(l.evidence.bySource(s)[0]?.id as string, { credibility: 5 })],
  [
    'adding a source with its document',
    (l) =>
      l.operate('Import', () => {
        const id = l.sources.insert(sourceOf({ csl: { id: 'x', type: 'book' } }));
        l.documents.insert({
          sourceId: id,
          sha256: sha256Hex(text),
          mediaType: 'text/plain',
          text,
          importedFrom: '/x.txt',
          passages: [{ index: 0, page: null, start: 0, end: 24, role: 'body' }],
        });
      }),
  ],
  [
    'changing a source',
    (l, s) => l.sources.update(s, { reliability: 'E', csl: { id: 'y', type: 'book', title: 'Y' } }),
  ],
  ['adding a theme', (l) => l.themes.ensure(['cyber'])],
  ['a setting', (l) => l.settings.set('name', 'Mine')],
  ['an alias', (l) => l.entities.addAlias('Navalia', 'place', 'The Republic')],
  [
    'several at once',
    (l) =>
      l.operate('Several', () => {
        l.facts.update('one', { statement: 'A', eventDate: '2020' });
        l.facts.update('two', { statement: 'B', themes: [] });
        l.facts.update('one', { statement: 'C ship', themes: ['policy'] });
      }),
  ],
];

test.each(operations)('%s can be undone and done again, as if nothing had been', (_, change) => {
  const { library, source } = filled();
  const before = contents(library);
  change(library, source);
  const after = contents(library);
  expect(after).not.toEqual(before);
  for (let round = 0; round < 2; round += 1) {
    expect(library.history.undo()).toMatchObject({ done: true });
    expect(contents(library)).toEqual(before);
    expect(library.history.redo()).toMatchObject({ done: true });
    expect(contents(library)).toEqual(after);
  }
  expect(library.integrity()).toEqual([]);
});

test('undo goes back through everything, redo forward again, and a new change ends the redoing', () => {
  const { library } = filled();
  library.facts.update('one', { statement: 'Changed' });
  expect(library.history.canUndo()).toBe('Changed fact');
  while (library.history.undo().done);
  expect(library.counts()).toEqual({ facts: 0, sources: 0, documents: 0 });
  expect(library.themes.list()).toHaveLength(8);
  expect(library.history.undo()).toEqual({ done: false, reason: 'There is nothing to undo.' });
  while (library.history.redo().done);
  expect(library.facts.get('one')?.statement).toBe('Changed');
  library.history.undo();
  expect(library.history.canRedo()).toBe('Changed fact');
  library.settings.set('name', 'New');
  expect(library.history.canRedo()).toBe(null);
  expect(library.history.redo()).toEqual({ done: false, reason: 'There is nothing to redo.' });
});

test('an older operation is undone on its own where its rows are as it left them, else refused with the reason', () => {
  const { library } = filled();
  library.operate('First edit', () => library.facts.update('one', { note: 'a' }));
  library.operate('Other fact', () => library.facts.update('two', { note: 'b' }));
  const first = library.history.ofFact('one').at(-1)?.operation as number;
  library.operate('Second edit', () => library.facts.update('one', { note: 'c' }));
  expect(library.history.undo(first)).toEqual({
    done: false,
    reason: '“First edit” cannot be taken back: “Second edit” has changed the same since.',
  });
  expect(library.facts.get('one')?.note).toBe('c');
  library.history.undo();
  expect(library.history.undo(first)).toEqual({ done: true, label: 'First edit' });
  expect(library.history.undo(first)).toMatchObject({ done: false });
  expect([library.facts.get('one')?.note, library.facts.get('two')?.note]).toEqual([null, 'b']);
});

test('facts that stand in a deck cannot be made not to have been', () => {
  const { library } = filled();
  library.exports.insert({
    file: 'deck.pptx',
    sha256: 'ab',
    date: '2025-01-01T00:00:00Z',
    deckKey: 'key',
    record: new Uint8Array([1]),
    facts: [{ factId: 'one', revision: 1 }],
  });
  const before = contents(library);
  const result = library.history.undo();
  expect(result).toMatchObject({ done: false, reason: expect.stringContaining('deck.pptx') });
  expect(contents(library)).toEqual(before);
  library.facts.update('one', { note: 'x' });
  expect(library.history.undo()).toMatchObject({ done: true });
});

test('a revision names one content: undo brings the number back, and a new change never takes it again', () => {
  const { library } = filled();
  library.facts.update('one', { note: 'second' });
  library.history.undo();
  expect(library.facts.get('one')).toMatchObject({ revision: 1, note: null });
  library.facts.update('one', { note: 'third' });
  expect(library.facts.get('one')).toMatchObject({ revision: 3, note: 'third' });
});

test('the history of a fact has the old values, and names what was done', () => {
  const { library } = filled();
  const time = new Date(Date.now() - 1).toISOString();
  library.operate('Reword', () => library.facts.update('one', { statement: 'Reworded', themes: ['market'] }));
  const entries = library.history.ofFact('one').filter((entry) => entry.label === 'Reword');
  expect(entries.map((entry) => [entry.table, entry.action])).toEqual([
    ['fact', 'update'],
    ['fact_theme', 'delete'],
    ['fact_theme', 'delete'],
    ['fact_theme', 'insert'],
  ]);
  expect(entries[0]?.before).toMatchObject({ statement: 'First ship', revision: 1 });
  expect(library.history.since(time)).toContainEqual({ factId: 'one', label: 'Reword', at: entries[0]?.at });
  expect(library.history.since('9999')).toEqual([]);
});

test('an operation that throws leaves nothing, and one that is caught inside another only its own changes', () => {
  const { library } = filled();
  const before = contents(library);
  expect(() =>
    library.operate('Fails', () => {
      library.facts.update('one', { statement: 'Gone' });
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(contents(library)).toEqual(before);
  expect(library.history.canUndo()).toBe('Added facts');
  library.operate('Half', () => {
    library.facts.update('one', { note: 'kept' });
    try {
      library.operate('Inner', () => {
        library.facts.update('two', { note: 'lost' });
        throw new Error('no');
      });
    } catch {}
  });
  expect([library.facts.get('one')?.note, library.facts.get('two')?.note]).toEqual(['kept', null]);
  expect(() => library.operate('Waits', async () => undefined)).toThrow(TypeError);
  expect(library.integrity()).toEqual([]);
});
