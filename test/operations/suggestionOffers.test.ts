import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';

const ARTICLE = `Harbour drills grow

Published 3 March 2026

The first drill of Exercise Sea Lantern took place in September 2024 with four ships from two nations.

In May 2025 the second drill of Exercise Sea Lantern brought nine ships to the northern bay, the port said.
`;

test('the offers of all that is proposed follow the facts as they are made, changed, retired and taken back', async () => {
  const folder = scratchFolder();
  const library = createLibrary(join(folder, 'library.briefwright'));
  onTestFinished(() => library.close());
  const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
  writeFileSync(join(folder, 'drills.txt'), ARTICLE);
  await result(operations.import({ paths: [join(folder, 'drills.txt')] }));
  const { suggestions } = await operations.suggestions({ order: 'place' });
  const [first = '', second = ''] = suggestions.map(({ id }) => id);
  /** Both ways to know are asked, the quick one and the one of each card: they must say the same. */
  const offers = async () => {
    const quick = (await operations.suggestionOffers({ order: 'place' })).offers;
    for (const { id } of suggestions) {
      const { links } = await operations.suggestion({ id });
      expect(new Set(quick.find((one) => one.id === id)?.kinds)).toEqual(new Set(links.map(({ kind }) => kind)));
    }
    return Object.fromEntries(quick.map(({ id, kinds }) => [id, kinds]));
  };
  expect(await offers()).toEqual({});

  const shown = await operations.suggestion({ id: second });
  const [measure] = shown.measures;
  if (!measure) throw new Error('It has no figure.');
  const { eventDate, statement } = shown;
  const [entities, measures] = [[...shown.entities], [{ ...measure, value: 12 }]];
  const { added } = await operations.add({
    facts: [{ statement: statement.replace('nine', 'twelve'), eventDate, entities, measures }],
  });
  expect(await offers()).toEqual({ [second]: ['contradiction'] });

  const id = added[0] ?? '';
  await operations.updateFact({ id, revision: library.facts.get(id)?.revision ?? 0, patch: { measures: [measure] } });
  expect(await offers()).toEqual({ [second]: ['further-evidence'] });
  await operations.updateFacts({ ids: [id], status: 'retired' });
  expect(await offers()).toEqual({});
  await operations.undo();
  expect(await offers()).toEqual({ [second]: ['further-evidence'] });
  await operations.undo();
  await operations.undo();
  expect(await offers()).toEqual({});
  const { factId } = await operations.acceptSuggestion({ id: first });
  expect(library.facts.get(factId)).not.toBeNull();
  expect(await offers()).toEqual({});
});

test('what is worth less than asked for is not listed', async () => {
  const folder = scratchFolder();
  const library = createLibrary(join(folder, 'library.briefwright'));
  onTestFinished(() => library.close());
  const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
  writeFileSync(join(folder, 'drills.txt'), ARTICLE);
  await result(operations.import({ paths: [join(folder, 'drills.txt')] }));
  const { suggestions } = await operations.suggestions({ order: 'score' });
  const [best, other] = suggestions.map(({ score }) => score);
  if (best === undefined || other === undefined || best === other) throw new Error('The scores must differ.');
  expect(await operations.suggestions({ leastScore: best })).toMatchObject({
    total: 1,
    suggestions: [{ score: best }],
  });
  expect(await operations.suggestions({ leastScore: other })).toMatchObject({ total: 2 });
  expect(await operations.suggestions({ leastScore: 1 })).toMatchObject({ total: 0 });
});
