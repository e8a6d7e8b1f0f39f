import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';
import { closedAfterwards, factOf, newLibrary } from '../database/builders.ts';

function opened(library = newLibrary()) {
  return { library, client: createRouterClient(router, { context: { library, ...jobsInProcess } }) };
}

const NAVIES = { name: 'Navies', filter: { query: 'navies', themes: ['exercises'] }, sort: 'oldest' as const };
const EVERY = { themes: [], sourceIds: [], statuses: [], markings: [], needs: [], reliabilities: [] };

test('a draft is there when the library is opened again, and is gone when it was let go', async () => {
  const { library, client } = opened();
  const text = '{"statement":"Nine navies 🛰️ took"}';
  await client.keepDraft({ key: 'newFact', text });
  library.close();
  const again = opened(closedAfterwards(openLibrary(library.path, 'write'))).client;
  expect(await again.draft({ key: 'newFact' })).toEqual({ text });
  await again.keepDraft({ key: 'newFact', text: null });
  expect(await again.draft({ key: 'newFact' })).toEqual({ text: null });
});

test('a draft is no step of the history, and nobody is told of it', async () => {
  const { library, client } = opened();
  library.facts.insertMany([factOf('One ship came.')]);
  const told: string[] = [];
  library.changes.subscribe(({ label }) => told.push(label));
  await client.keepDraft({ key: 'note.1', text: 'x' });
  expect(told).toEqual([]);
  expect((await client.undo()).undone).toBe('Added facts');
  expect(await client.draft({ key: 'note.1' })).toEqual({ text: 'x' });
});

test('a draft is no way to what else a person set for themselves', async () => {
  const { client } = opened();
  await client.setAuthorName({ name: 'Ada' });
  await client.keepDraft({ key: 'authorName', text: 'Eve' });
  expect(await client.authorName()).toEqual({ name: 'Ada' });
  await expect(client.keepDraft({ key: 'a b/../c', text: 'x' })).rejects.toBeDefined();
});

test('saved views are in the library, in their order; one of the same name takes its place', async () => {
  const { library, client } = opened();
  await client.saveView(NAVIES);
  await client.saveView({ name: 'Drafts', filter: { statuses: ['draft'] }, sort: 'changed' });
  await client.saveView({ ...NAVIES, sort: 'newest' });
  library.close();
  const again = opened(closedAfterwards(openLibrary(library.path, 'write'))).client;
  expect((await again.savedViews()).views).toEqual([
    { ...NAVIES, filter: { ...EVERY, ...NAVIES.filter }, sort: 'newest' },
    { name: 'Drafts', filter: { ...EVERY, statuses: ['draft'] }, sort: 'changed' },
  ]);
  await again.removeView({ name: 'Navies' });
  expect((await again.savedViews()).views.map(({ name }) => name)).toEqual(['Drafts']);
});

test('views that cannot be read any more are left out, and the others shown', async () => {
  const { library, client } = opened();
  library.preferences.set('savedViews', JSON.stringify([{ name: 'Old', filter: { shape: 'round' } }, NAVIES]));
  expect((await client.savedViews()).views.map(({ name }) => name)).toEqual(['Navies']);
});

test('a library that is only read keeps neither drafts nor views, and says so', async () => {
  const { library } = opened();
  library.close();
  const { client } = opened(closedAfterwards(openLibrary(library.path, 'read')));
  const refused = { data: expect.objectContaining({ code: 'LIBRARY_READ_ONLY' }) };
  await expect(client.keepDraft({ key: 'newFact', text: 'x' })).rejects.toMatchObject(refused);
  await expect(client.saveView(NAVIES)).rejects.toMatchObject(refused);
  expect(await client.draft({ key: 'newFact' })).toEqual({ text: null });
});
