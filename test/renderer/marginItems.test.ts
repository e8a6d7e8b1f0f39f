import { describe, expect, test } from 'vitest';
import { blankDraft, readDrafts } from '../../src/renderer/reader/drafts.ts';
import { bookmarksOf, factsWithoutPlace, marginItems, neighbour, speaksOf } from '../../src/renderer/reader/items.ts';

const fact = (id: string, start: number | null, state = 'anchored', statement = id) =>
  ({
    id,
    statement,
    themes: [],
    evidence: [{ id: `e-${id}`, documentId: 'd', start, end: start === null ? null : start + 5, state, quote: null }],
  }) as never;
const note = (id: string, start: number, body: string | null) =>
  ({ id, motivation: 'commenting', start, end: start + 3, body, quote: 'abc', author: null }) as never;

describe('what stands in the margin', () => {
  const editing = { ...blankDraft('comment', 20, 23), id: 'x', annotationId: 'two' } as never;
  const items = marginItems(
    'd',
    [fact('late', 40), fact('gone', 3, 'orphaned')],
    [note('one', 9, 'Harbour'), note('two', 20, null)],
    [],
    [editing],
  );

  test('is in the order of the text; a quote that is no longer there has no card, an edited note stands as its draft', () => {
    expect(items.map((item) => item.key)).toEqual(['note-one', 'draft-x', 'fact-e-late']);
    expect(factsWithoutPlace('d', [fact('late', 40), fact('gone', 3, 'orphaned')])).toHaveLength(1);
  });

  test('is walked through around its ends, and from where the reader is', () => {
    expect(neighbour(items, 'fact-e-late', 0, 1)?.key).toBe('note-one');
    expect(neighbour(items, 'note-one', 0, -1)?.key).toBe('fact-e-late');
    expect(neighbour(items, null, 15, 1)?.key).toBe('draft-x');
    expect(neighbour(items, null, 15, -1)?.key).toBe('note-one');
    expect(neighbour([], null, 0, 1)).toBeNull();
  });

  test('a bookmark has no card; a fact has the notes on it, and is found by what they say and who said it', () => {
    const bookmark = { id: 'b', motivation: 'bookmarking', start: 5, end: 8, body: null, quote: 'abc' } as never;
    const onFact = {
      id: 'n',
      motivation: 'commenting',
      factId: 'late',
      body: 'Ask again.',
      author: 'Ada Lind',
    } as never;
    const noted = marginItems('d', [fact('late', 40), fact('other', 50)], [bookmark], [onFact], []);
    expect(noted.map(({ key }) => key)).toEqual(['fact-e-late', 'fact-e-other']);
    expect(bookmarksOf([bookmark, note('one', 9, 'x')]).map(({ key, startUtf16 }) => [key, startUtf16])).toEqual([
      ['note-b', 5],
    ]);
    for (const words of ['ask again', 'lind'])
      expect(noted.filter((item) => speaksOf(item, words)).map(({ key }) => key)).toEqual(['fact-e-late']);
  });

  test('a search never hides what is being written', () => {
    expect(items.filter((item) => speaksOf(item, 'harbour')).map((item) => item.key)).toEqual(['note-one', 'draft-x']);
  });
});

describe('drafts kept for a document', () => {
  const kept = (value: unknown) => readDrafts(JSON.stringify(value), 10);

  test('come back whole; fields that an older version did not know are blank', () => {
    expect(kept([{ kind: 'fact', id: 'a', start: 2, end: 6, statement: 'Said.', themes: ['policy'] }])).toEqual([
      { ...blankDraft('fact', 2, 6), id: 'a', statement: 'Said.', themes: ['policy'] },
    ]);
  });

  test('what is no draft, lies outside the text or has fields of another kind is let go', () => {
    expect(
      kept([7, null, { kind: 'fact', id: 'a', start: 6, end: 99 }, { kind: 'comment', id: 'b', start: 4, end: 4 }]),
    ).toEqual([]);
    expect(kept([{ kind: 'comment', id: 'b', start: 1, end: 4, body: 5, extra: true }])).toEqual([
      { ...blankDraft('comment', 1, 4), id: 'b' },
    ]);
    expect(readDrafts('not JSON', 10)).toEqual([]);
    expect(readDrafts(null, 10)).toEqual([]);
  });
});
