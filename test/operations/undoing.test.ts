import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { importPaths } from '../../src/core/operations/importing.ts';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';
import { factOf, newLibrary } from '../database/builders.ts';

function opened() {
  const library = newLibrary();
  const [one = '', two = ''] = library.facts.insertMany([factOf('One ship came.'), factOf('Two ships left.')]);
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  return { library, client, one, two };
}

/** A folder of its own with so many articles in it. */
function articles(count: number): string {
  const folder = join(scratchFolder(), `articles-${count}`);
  mkdirSync(folder);
  for (let n = 1; n <= count; n += 1) {
    writeFileSync(join(folder, `${n}.txt`), `Report ${n}\n\nThe harbour held ${n} ships on that day.\n`);
  }
  return folder;
}

const refused = (code: string, message: RegExp) => ({
  code: 'BRIEFWRIGHT',
  message: expect.stringMatching(message),
  data: expect.objectContaining({ code }),
});

test('a change is taken back by its own number, though another was made since', async () => {
  const { client, one, two } = opened();
  const first = await client.updateFacts({ ids: [one], status: 'disputed' });
  await client.updateFacts({ ids: [two], status: 'verified' });
  expect(await client.undo({ operation: first.operation ?? -1 })).toEqual({ undone: 'Set a fact to disputed' });
  expect((await client.fact({ id: one })).fact.status).toBe('draft');
  expect((await client.fact({ id: two })).fact.status).toBe('verified');
});

test('a change whose fact was changed again is not taken back, and the refusal names what stands in its way', async () => {
  const { client, one } = opened();
  const first = await client.updateFacts({ ids: [one], status: 'disputed' });
  await client.updateFacts({ ids: [one], status: 'retired' });
  const undo = client.undo({ operation: first.operation ?? -1 });
  await expect(undo).rejects.toMatchObject(
    refused('CANNOT_UNDO', /“Set a fact to retired” has changed the same since/),
  );
  expect((await client.fact({ id: one })).fact.status).toBe('retired');
});

test('a step that is named waits for a large change, of which the library tells; the last step is not guessed meanwhile', async () => {
  const { library, client, one, two } = opened();
  const first = await client.updateFacts({ ids: [one], status: 'disputed' });
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const large = library.operateInPieces(
    'Import a table',
    function* () {
      library.facts.insertMany([factOf('Three ships stayed.')]);
      yield;
    },
    () => held,
  );
  await expect.poll(async () => (await client.info()).writing).toBe('Import a table');
  await expect(client.undo()).rejects.toMatchObject(refused('LIBRARY_BUSY', /^A large change is being made/));
  const named = client.undo({ operation: first.operation ?? -1 });
  const changed = client.updateFacts({ ids: [two], status: 'verified' });
  goOn();
  expect(await named).toEqual({ undone: 'Set a fact to disputed' });
  await Promise.all([large, changed]);
  expect(await client.info()).toMatchObject({ writing: null, facts: 3 });
  expect((await client.fact({ id: one })).fact.status).toBe('draft');
  expect((await client.fact({ id: two })).fact.status).toBe('verified');
});

test('a change is taken back once: a second time says that it is undone already', async () => {
  const { client, one } = opened();
  const operation = (await client.updateFacts({ ids: [one], status: 'disputed' })).operation ?? -1;
  await client.undo({ operation });
  await expect(client.undo({ operation })).rejects.toMatchObject(refused('CANNOT_UNDO', /undone already/));
  expect((await client.fact({ id: one })).fact.status).toBe('draft');
});

test('what changed nothing has no number', async () => {
  const { client, one } = opened();
  expect((await client.updateFacts({ ids: [one], status: 'draft' })).operation).toBeNull();
});

test('only what was undone last is done again, whichever message asks', async () => {
  const { client, one, two } = opened();
  const first = (await client.updateFacts({ ids: [one], status: 'disputed' })).operation ?? -1;
  const second = (await client.updateFacts({ ids: [two], status: 'verified' })).operation ?? -1;
  await client.undo({ operation: first });
  await client.undo({ operation: second });
  await expect(client.redo({ operation: first })).rejects.toMatchObject(refused('CANNOT_REDO', /not the last/));
  await client.redo({ operation: second });
  expect((await client.fact({ id: two })).fact.status).toBe('verified');
});

test('an import of many files is one step of the history', async () => {
  const { client, library } = opened();
  const { operation } = await result(client.import({ paths: [articles(4)] }));
  expect((await client.info()).undo).toBe('Import 4 files');
  expect(await client.undo({ operation: operation ?? -1 })).toEqual({ undone: 'Import 4 files' });
  expect(library.counts()).toMatchObject({ sources: 0, documents: 0 });
  await client.redo();
  expect(library.counts()).toMatchObject({ sources: 4, documents: 4 });
});

test('an import between whose files somebody worked stays a step for each file', async () => {
  const { client, library, one } = opened();
  const { operation } = await importPaths(
    { library, ...jobsInProcess },
    [articles(3)],
    ({ done }) => {
      if (done === 2) library.facts.update(one, { status: 'disputed' });
    },
    new AbortController().signal,
  );
  expect(operation).toBeNull();
  expect((await client.undo()).undone).toBe('Import 3.txt');
  expect(library.counts()).toMatchObject({ sources: 2 });
  expect((await client.fact({ id: one })).fact.status).toBe('disputed');
});
