import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';

const FIRST = `Harbour drills grow

By Ada Brook
Published 3 March 2026

The first drill of Exercise Sea Lantern took place in September 2024 with four ships from two nations.

In May 2025 the second drill of Exercise Sea Lantern brought nine ships to the northern bay, the port said.
`;
/** A reprint of one sentence, a figure that contradicts, and something new. */
const SECOND = `A look back at the drills

By Dan Rook
Published 9 April 2026

The first drill of Exercise Sea Lantern took place in September 2024, with four ships from two nations.

In May 2025 the second drill of Exercise Sea Lantern brought twelve ships to the northern bay, the port said.

A third drill is planned for October 2026 in Westhaven and will add a night landing.
`;

async function openWith(...texts: readonly string[]) {
  const folder = scratchFolder();
  const library = createLibrary(join(folder, 'library.briefwright'));
  onTestFinished(() => library.close());
  const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const bringIn = async (text: string, n: number) => {
    const path = join(folder, `${n}.txt`);
    writeFileSync(path, text);
    await result(operations.import({ paths: [path] }));
  };
  for (const [n, text] of texts.entries()) await bringIn(text, n);
  const open = async () => (await operations.suggestions({ order: 'place' })).suggestions;
  return { library, operations, open, bringIn };
}

test('of many, one that is held in the same words becomes its evidence, and one that contradicts stays open', async () => {
  const { library, operations, open, bringIn } = await openWith(FIRST);
  const { accepted } = await result(operations.suggest({ accept: true }));
  expect(accepted).toHaveLength(2);
  await bringIn(SECOND, 9);
  const ids = (await open()).map(({ id }) => id);
  expect(ids).toHaveLength(3);
  const preview = await operations.previewAccepting({ ids });
  expect(preview).toMatchObject({
    added: [ids[2]],
    furthered: [ids[0]],
    leftOpen: [{ id: ids[1], why: 'contradiction' }],
  });

  const done = await operations.acceptSuggestions({ ids });
  expect(done).toMatchObject({ label: 'Accept 2 proposals', furthered: 1, leftOpen: preview.leftOpen });
  expect(done.factIds).toContain(accepted[0]);
  expect(library.facts.get(accepted[0] ?? '')?.evidence).toHaveLength(2);
  expect((await open()).map(({ id }) => id)).toEqual([ids[1]]);
  expect(await operations.info()).toMatchObject({ facts: 3 });

  await operations.undo({ operation: done.operation ?? -1 });
  expect(await open()).toHaveLength(3);
  expect(library.facts.get(accepted[0] ?? '')?.evidence).toHaveLength(1);
});

test('two of one batch are compared with one another as well', async () => {
  const { operations, open } = await openWith(FIRST, SECOND);
  const { suggestions, leftOpen, furthered } = await result(operations.suggest({ accept: true }));
  expect(suggestions).toHaveLength(5);
  expect(furthered).toBe(1);
  expect(leftOpen.map(({ why }) => why)).toEqual(['contradiction']);
  expect((await open()).map(({ id }) => id)).toEqual(leftOpen.map(({ id }) => id));
  expect(await operations.info()).toMatchObject({ facts: 3 });
});

test('what may be held in other words stays open, with the fact that it may be', async () => {
  const { operations, open } = await openWith(FIRST);
  const [first] = await open();
  const held = await operations.suggestion({ id: first?.id ?? '' });
  const { eventDate, entities, measures } = held;
  const { added } = await operations.add({
    facts: [
      {
        statement: 'Four ships of two nations met for the first Sea Lantern.',
        eventDate,
        entities: [...entities],
        measures: [...measures],
      },
    ],
  });
  const { leftOpen, factIds } = await operations.acceptSuggestions({ ids: [held.id] });
  expect(leftOpen).toMatchObject([{ id: held.id, why: 'may-be-held', factId: added[0] }]);
  expect(factIds).toEqual([]);
  expect((await operations.info()).undo).toBe('Add a fact');
});

test('many are accepted as edited; where one cannot be, none is', async () => {
  const { library, operations, open } = await openWith(FIRST);
  const [one = '', other = ''] = (await open()).map(({ id }) => id);
  const bad = operations.acceptSuggestions({ ids: [one, other], edits: { [other]: { statement: '  ' } } });
  await expect(bad).rejects.toThrow();
  expect(await open()).toHaveLength(2);
  expect((await operations.info()).facts).toBe(0);
  const { factIds } = await operations.acceptSuggestions({
    ids: [one, other],
    edits: { [other]: { statement: 'Nine came.' } },
  });
  expect(factIds.map((id) => library.facts.get(id)?.statement)).toContain('Nine came.');
});
