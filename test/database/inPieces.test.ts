import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { factOf, newLibrary } from './builders.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const countsOf = (library: ReturnType<typeof newLibrary>) => library.counts().facts;

function* addedOneByOne(library: ReturnType<typeof newLibrary>, words: string, count: number) {
  for (let n = 0; n < count; n += 1) {
    library.facts.insertMany([factOf(`${words} ${n}.`)]);
    yield;
  }
  return countsOf(library);
}

test('what reads while an operation goes on in pieces sees the library as it was before', async () => {
  const library = newLibrary();
  const seen = new Set<number>();
  const { result, operation } = await library.operateInPieces(
    'Ten facts',
    () => addedOneByOne(library, 'Item', 10),
    async () => {
      seen.add(countsOf(library));
      expect(library.facts.byExactStatement('Item 0.')).toEqual([]);
      expect(library.history.canUndo()).toBeNull();
      await turn();
    },
  );
  expect([...seen]).toEqual([0]);
  expect(result).toBe(10);
  expect(operation).toBe(library.history.latest());
  expect(countsOf(library)).toBe(10);
  expect(library.history.undo()).toEqual({ done: true, label: 'Ten facts' });
  expect(countsOf(library)).toBe(0);
});

test('an operation in pieces that is given up leaves nothing, and the next one is as if it had not been', async () => {
  const library = newLibrary();
  let pieces = 0;
  const stopped = library.operateInPieces(
    'Ten facts',
    () => addedOneByOne(library, 'Item', 10),
    async () => {
      pieces += 1;
      if (pieces === 5) throw new Error('given up');
    },
  );
  await expect(stopped).rejects.toThrow('given up');
  expect(countsOf(library)).toBe(0);
  expect(library.history.canUndo()).toBeNull();
  library.facts.insertMany([factOf('One fact.')]);
  expect(countsOf(library)).toBe(1);
  expect(library.integrity()).toEqual([]);
});

test('operations in pieces that are asked for together come one after another, and small changes between them', async () => {
  const library = newLibrary();
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const first = library.operateInPieces('First', () => addedOneByOne(library, 'First', 5), turn);
  const second = library.operateInPieces('Second', () => addedOneByOne(library, 'Second', 5), turn);
  const small = client.add({ facts: [{ statement: 'A small change.' }] });
  const [{ operation }, one, two] = await Promise.all([small, first, second]);
  expect(operation).not.toBeNull();
  expect(new Set([operation, one.operation, two.operation]).size).toBe(3);
  expect(countsOf(library)).toBe(11);
  for (const _ of [1, 2, 3]) expect(library.history.undo()).toMatchObject({ done: true });
  expect(countsOf(library)).toBe(0);
  expect(library.integrity()).toEqual([]);
});

test('a long undo is one step, and two that are asked for at once are both taken', async () => {
  const library = newLibrary();
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  library.facts.insertMany(Array.from({ length: 300 }, (_, n) => factOf(`Ship ${n} came.`)));
  library.facts.insertMany(Array.from({ length: 300 }, (_, n) => factOf(`Ship ${n} left.`)));
  const steps = [client.undo(), client.undo()];
  const seen = new Set<number>();
  let over = false;
  const watch = (async () => {
    while (!over) {
      seen.add(countsOf(library));
      await turn();
    }
  })();
  expect((await Promise.all(steps)).map(({ undone }) => undone)).toEqual(['Added facts', 'Added facts']);
  over = true;
  await watch;
  // Nobody saw a part of it.
  expect([...seen].filter((count) => ![600, 300, 0].includes(count))).toEqual([]);
  expect(countsOf(library)).toBe(0);
  expect((await client.redo()).redone).toBe('Added facts');
  expect(countsOf(library)).toBe(300);
  expect(library.integrity()).toEqual([]);
});

test('an undo that cannot be done is refused with its reason, and leaves nothing', async () => {
  const library = newLibrary();
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const ids = library.facts.insertMany(Array.from({ length: 300 }, (_, n) => factOf(`Ship ${n} came.`)));
  const added = library.history.latest() ?? 0;
  library.facts.update(ids[299] ?? '', { note: 'It was late.' });
  await expect(client.undo({ operation: added })).rejects.toMatchObject({
    data: { code: 'CANNOT_UNDO' },
    message: expect.stringContaining('has changed the same since'),
  });
  expect(countsOf(library)).toBe(300);
  expect(library.history.latest()).not.toBe(added);
});
