import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { evidenceOf, factOf, newLibrary, sourceOf } from '../database/builders.ts';

const CABLE = 'The trawler crossed a cable on the seabed.';

function opened() {
  const library = newLibrary();
  library.themes.insert({ slug: 'sea', name: 'Undersea', colour: '000000' });
  const source = library.sources.insert(sourceOf());
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const add = (
    themes: readonly string[],
    count: number,
    statement = (i: number) => `Seabed cable ${i} met a trawler.`,
  ) => library.facts.insertMany(Array.from({ length: count }, (_, i) => factOf(statement(i), { themes })));
  const proposed = async (text = CABLE) => (await client.proposeThemes({ text })).themes.map(({ slug }) => slug);
  return { library, source, client, add, proposed };
}

test('a new library proposes from the lexicon, with the words that decided', async () => {
  const { client } = opened();
  expect(await client.proposeThemes({ text: 'Five navies joined the exercise.' })).toEqual({
    themes: [{ slug: 'exercises', score: expect.any(Number), words: ['exercise'], why: 'it says “exercise”' }],
  });
});

test('tagging facts teaches their words, untagging and undo take it back', async () => {
  const { library, client, add, proposed } = opened();
  expect(await proposed()).toEqual([]);
  const ids = add([], 8);
  expect(await proposed()).toEqual([]);
  const { operation } = await client.updateFacts({ ids, addThemes: ['sea'] });
  expect(await proposed()).toEqual(['sea']);
  await client.undo({ operation: operation ?? -1 });
  expect(await proposed()).toEqual([]);
  await client.redo({});
  expect(await proposed()).toEqual(['sea']);
  for (const id of ids) library.facts.update(id, { themes: ['policy'] });
  expect(await proposed()).toEqual(['policy']);
});

test('what is caught up is what is learned anew', async () => {
  const { library, client, add } = opened();
  const ids = add(['sea'], 5);
  await client.themeWords();
  add(['market'], 4, (i) => `Cable maker ${i} sold a trawler.`);
  library.facts.update(ids[0] ?? '', { themes: [], statement: 'Nothing.' });
  library.facts.update(ids[1] ?? '', { status: 'retired' });
  const caughtUp = await client.themeWords();
  expect(caughtUp).toMatchObject({ learnedFrom: 7, isReset: false });
  const anew = createRouterClient(router, { context: { library: { ...library }, ...jobsInProcess } });
  const sorted = (words: typeof caughtUp) => words.themes.map(({ slug, facts }) => [slug, facts]);
  expect(sorted(await anew.themeWords())).toEqual(sorted(caughtUp));
  expect(await anew.proposeThemes({ text: CABLE })).toEqual(await client.proposeThemes({ text: CABLE }));
});

test('facts of a theme that was merged into another speak for that one', async () => {
  const { client, add, proposed } = opened();
  add(['sea'], 8);
  expect(await proposed()).toEqual(['sea']);
  await client.mergeThemes({ from: 'sea', into: 'threats' });
  expect(await proposed()).toEqual(['threats']);
});

test('what was learned can be forgotten, learned again, and the forgetting taken back', async () => {
  const { client, add, proposed } = opened();
  const ids = add(['sea'], 8);
  expect(await proposed()).toEqual(['sea']);
  const { label, operation } = await client.resetThemeWords();
  expect(label).toBe('Forget what the themes have learned');
  expect(await proposed()).toEqual([]);
  expect(await client.themeWords()).toMatchObject({ learnedFrom: 0, isReset: true });
  expect((await client.fact({ id: ids[0] ?? '' })).fact.themes).toEqual(['sea']);
  add(['policy'], 8);
  expect(await proposed()).toEqual(['policy']);
  await client.undo({ operation: operation ?? -1 });
  expect(await client.themeWords()).toMatchObject({ learnedFrom: 16, isReset: false });
});

test('learned words are told apart from those of the lexicon', async () => {
  const { client, add } = opened();
  add(['sea'], 8);
  const { themes } = await client.themeWords();
  const wordsOf = (slug: string) => themes.find((theme) => theme.slug === slug)?.words ?? [];
  expect(wordsOf('sea')).toContainEqual({ word: 'trawler', weight: expect.any(Number), isLearned: true });
  expect(wordsOf('exercises')).toContainEqual({ word: 'drill', weight: expect.any(Number), isLearned: false });
  expect(wordsOf('exercises').some(({ isLearned }) => isLearned)).toBe(false);
});

test('facts of the source speak for their themes where the words say nothing', async () => {
  const { library, source, client } = opened();
  const evidence = [evidenceOf(source)];
  library.facts.insertMany([
    factOf('One.', { themes: ['people'], evidence }),
    factOf('Two.', { themes: ['people', 'market'], evidence }),
  ]);
  const { themes } = await client.proposeThemes({ text: 'The harbour is deep.', sourceId: source });
  expect(themes.map(({ slug, why }) => [slug, why])).toEqual([
    ['people', '2 facts of this source'],
    ['market', '1 fact of this source'],
  ]);
});

test('many who ask at once get the same answer', async () => {
  const { add, proposed } = opened();
  add(['sea'], 300);
  expect(await Promise.all([proposed(), proposed(), proposed()])).toEqual([['sea'], ['sea'], ['sea']]);
});
