import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { factOf, newLibrary } from '../database/builders.ts';

/** A change that is asked for a second time: a field that is left after Enter, a choice that is made again. */

function opened() {
  const library = newLibrary();
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const source = library.sources.insert({
    csl: { id: 'report', type: 'report', title: 'A report' },
    reliability: null,
    marking: null,
    descriptor: null,
    inferred: [],
  });
  const [fact = '', other = ''] = library.facts.insertMany([factOf('One ship came.'), factOf('Two ships left.')]);
  return { library, client, source, fact, other };
}

type Opened = ReturnType<typeof opened>;
type Ask = (library: Opened) => Promise<() => Promise<{ readonly operation: number | null }>>;

const CHANGES: readonly [string, Ask][] = [
  [
    'the colour of a theme',
    async ({ client }) => {
      await client.createTheme({ name: 'Harbours', colour: '0B6E99' });
      return () => client.updateTheme({ slug: 'harbours', colour: '123456' });
    },
  ],
  [
    'the name of a theme',
    async ({ client }) => {
      await client.createTheme({ name: 'Harbours', colour: '0B6E99' });
      return () => client.updateTheme({ slug: 'harbours', name: 'Ports' });
    },
  ],
  [
    'the order of the themes',
    async ({ client }) => {
      await client.createTheme({ name: 'Harbours', colour: '0B6E99' });
      await client.createTheme({ name: 'Ships', colour: '0B6E99' });
      return () => client.orderThemes({ slugs: ['ships', 'harbours'] });
    },
  ],
  [
    'the note of a fact',
    async ({ client, fact }) => {
      return async () => {
        const { revision } = (await client.fact({ id: fact })).fact;
        return client.updateFact({ id: fact, revision, patch: { note: 'Ask again.' } });
      };
    },
  ],
  [
    'the status of facts',
    async ({ client, fact, other }) =>
      () =>
        client.updateFacts({ ids: [fact, other], status: 'verified' }),
  ],
  [
    'what is known of a source',
    async ({ client, source }) => {
      return async () => {
        const held = (await client.sources()).sources.find((one) => one.id === source);
        if (!held) throw new Error('The source is gone.');
        const { revision, csl } = held;
        return client.updateSource({ id: source, revision, csl: { ...csl, title: 'Another' }, reliability: 'B' });
      };
    },
  ],
  [
    'the name and a heading of a briefing',
    async ({ client }) => {
      await client.createTheme({ name: 'Harbours', colour: '0B6E99' });
      const { id } = await client.createBriefing({ name: 'Week', themes: ['harbours'] });
      return async () => {
        const { revision, edits } = await client.briefing({ id });
        const headings = { 'section:harbours': 'Ports' };
        return client.updateBriefing({ id, revision, patch: { name: 'Month', edits: { ...edits, headings } } });
      };
    },
  ],
  [
    'the words of a comment',
    async ({ client, fact }) => {
      const { id } = await client.annotate({ motivation: 'commenting', factId: fact, body: 'Ask.' });
      return () => client.updateAnnotation({ id, body: 'Ask again.' });
    },
  ],
  [
    'the default marking',
    async ({ client }) =>
      () =>
        client.setMarkingDefault({ label: 'TLP:GREEN' }),
  ],
];

test.each(CHANGES)('%s, changed to what it is already, is no step of the history', async (_what, ask) => {
  const held = opened();
  const change = await ask(held);
  const before = held.library.history.canUndo();
  const first = await change();
  expect(first.operation).toEqual(expect.any(Number));
  const label = held.library.history.canUndo();
  expect(label).not.toBe(before);
  const second = await change();
  expect(second.operation).toBeNull();
  expect(held.library.history.canUndo()).toBe(label);
  // One step back takes the change itself back, and one forward makes it again.
  await held.client.undo({});
  expect(held.library.history.canUndo()).toBe(before);
  await held.client.redo({});
  expect((await change()).operation).toBeNull();
});

test('what was undone can be done again after a change to what is there already', async () => {
  const { client } = opened();
  await client.createTheme({ name: 'Harbours', colour: '0B6E99' });
  await client.updateTheme({ slug: 'harbours', colour: '123456' });
  await client.undo({});
  await client.updateTheme({ slug: 'harbours', colour: '0B6E99' });
  expect(await client.redo({})).toEqual({ redone: 'Change theme: Harbours' });
});
