import { expect, test } from 'vitest';
import { sha256Hex } from '../../src/core/database/text.ts';
import { codeOf, factOf, newLibrary, sourceOf } from './builders.ts';

test('a source is found by its document, its hash before that, its CSL id, URL, DOI and file', () => {
  const library = newLibrary();
  const text = 'Some text.';
  const sha256 = sha256Hex(text);
  const id = library.sources.insert(
    sourceOf({
      csl: { id: 'smith2025', type: 'webpage', URL: 'https://www.Example.org/a/?q=1#top', DOI: '10.1000/ABC' },
      expectedSha256: sha256,
    }),
  );
  expect(library.sources.byDocumentSha256(sha256)?.id).toBe(id);
  expect(library.documents.bySha256(sha256)).toBe(null);
  const documentId = library.documents.insert({
    sourceId: id,
    sha256,
    mediaType: 'text/plain',
    text,
    importedFrom: '/in/a.txt',
    passages: [{ index: 0, page: 2, start: 0, end: 10, role: 'heading' }],
  });
  expect(library.sources.byDocumentSha256(sha256)?.id).toBe(id);
  expect(library.sources.byCslId('smith2025')?.id).toBe(id);
  expect(library.sources.byUrl('http://example.org/a/?q=1')?.id).toBe(id);
  expect(library.sources.byDoi('https://doi.org/10.1000/abc')?.id).toBe(id);
  expect(library.sources.byImportedFrom('/in/a.txt')?.id).toBe(id);
  expect(library.sources.byUrl('https://example.org/b')).toBe(null);
  expect(library.documents.get(documentId)).toEqual({
    id: documentId,
    sourceId: id,
    sha256,
    mediaType: 'text/plain',
    text,
  });
  expect(library.documents.passages(documentId)).toEqual([{ index: 0, page: 2, start: 0, end: 10, role: 'heading' }]);
  expect(library.sources.list()[0]?.documents).toEqual([
    {
      id: documentId,
      sourceId: id,
      sha256,
      mediaType: 'text/plain',
      characters: 10,
      importedFrom: '/in/a.txt',
      stated: {},
    },
  ]);
  expect(library.integrity()).toEqual([]);
});

test('the newest document of a source comes first, and a wrong hash is refused', () => {
  const library = newLibrary();
  const sourceId = library.sources.insert(sourceOf());
  const insert = (text: string, sha256 = sha256Hex(text)) =>
    library.documents.insert({ sourceId, sha256, mediaType: 'text/plain', text, importedFrom: null, passages: [] });
  const old = insert('Old.');
  const recent = insert('Recent.');
  expect(library.documents.forSource(sourceId).map((d) => d.id)).toEqual([recent, old]);
  expect(codeOf(() => insert('Text', sha256Hex('Other')))).toBe('DOCUMENT_HASH');
  expect(library.counts().documents).toBe(2);
});

test('a source takes its own id as its origin, keeps what CSL it was given, and counts its revisions', () => {
  const library = newLibrary();
  const id = library.sources.insert(
    sourceOf({ csl: { id: 'c', type: 'book', title: 'A\0B\ud800', custom: { deep: [1] } } }),
  );
  expect(library.sources.get(id)).toMatchObject({
    origin: id,
    revision: 1,
    csl: { title: 'AB\ufffd', custom: { deep: [1] } },
  });
  library.sources.update(id, { origin: 'agency', marking: 'TLP:GREEN' });
  expect(library.sources.get(id)).toMatchObject({
    origin: 'agency',
    marking: 'TLP:GREEN',
    reliability: 'B',
    revision: 2,
  });
  expect(library.sources.getMany([id, 'nobody', id])).toHaveLength(1);
  expect(codeOf(() => library.sources.update('nobody', {}))).toBe('UNKNOWN_SOURCE');
});

test('an export keeps its packed record byte for byte, and leads from a fact to its decks', () => {
  const library = newLibrary();
  library.facts.insertMany([factOf('One', { id: 'one' }), factOf('Two', { id: 'two' })]);
  const record = new Uint8Array([0, 1, 2, 255]);
  const first = library.exports.insert({
    file: 'a.pptx',
    sha256: 'aa',
    date: '2025-01-01T00:00:00Z',
    deckKey: 'key',
    record,
    facts: [{ factId: 'one', revision: 1 }],
  });
  const second = library.exports.insert({
    file: 'b.pptx',
    sha256: 'bb',
    date: '2025-01-02T00:00:00Z',
    deckKey: 'key',
    record,
    facts: [
      { factId: 'one', revision: 1 },
      { factId: 'two', revision: 1 },
    ],
  });
  expect(library.exports.record(first)).toEqual(Buffer.from(record));
  expect(library.exports.list().map((e) => e.id)).toEqual([second, first]);
  expect(library.exports.byDeckKey('key')).toHaveLength(2);
  expect(library.exports.bySha256('bb').map((e) => e.id)).toEqual([second]);
  expect(library.exports.factsOf(second)).toEqual([
    { factId: 'one', revision: 1 },
    { factId: 'two', revision: 1 },
  ]);
  expect(library.exports.ofFact('one')).toEqual([second, first]);
  library.exports.remove(second);
  expect(library.exports.ofFact('two')).toEqual([]);
  expect(library.exports.record(second)).toBe(null);
});
