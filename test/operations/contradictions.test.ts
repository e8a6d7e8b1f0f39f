import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import type { NewFact } from '../../src/core/database/library.ts';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { result } from '../contract/suite.ts';
import { factOf, newLibrary } from '../database/builders.ts';

/** Contradictions of the whole library, pair by pair, until somebody says how the two stand. */

const size = (value: number, period = '2024', qualifier: string | null = null) => [
  { metric: 'market size', subject: 'Harbour Radar', value, unit: 'USD', period, qualifier },
];
const RADAR = [{ name: 'Harbour Radar', kind: 'programme' as const }];
const radar = (value: number, patch: Partial<NewFact> = {}) =>
  factOf(`The market for Harbour Radar stood at ${value / 1e9} billion dollars.`, {
    measures: size(value),
    entities: RADAR,
    ...patch,
  });

function opened(...facts: NewFact[]) {
  const library = newLibrary();
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const ids = library.facts.insertMany(facts);
  const pairs = async () =>
    (await result(client.contradictions({}))).groups.map(({ facts: pair, pairs: [first] }) => [
      pair.map(({ id }) => ids.indexOf(id)).sort(),
      first?.why,
    ]);
  return { library, client, ids, pairs };
}

test('two values of one figure, and two opposed statements of one event, are pairs', async () => {
  const { pairs } = opened(
    radar(3.1e9),
    radar(4.4e9),
    radar(9.9e9, { measures: size(9.9e9, '2030', 'projected') }),
    factOf('The ministers of the northern ports signed the harbour treaty.', { eventDate: '2025-03' }),
    factOf('The ministers of the northern ports did not sign the harbour treaty.', { eventDate: '2025-03' }),
    factOf('The ministers of the northern ports did not sign the harbour treaty.', { eventDate: '2019' }),
  );
  expect((await pairs()).sort()).toEqual([
    [[0, 1], expect.stringContaining('market size')],
    [[3, 4], 'March 2025: one denies what the other states'],
  ]);
});

test('what agrees is no pair: a range and one of its ends, other years, retired facts', async () => {
  const { pairs } = opened(
    radar(3.1e9),
    radar(3.1e9, { measures: [...size(3.1e9), ...size(4.4e9)] }),
    radar(4.4e9, { measures: size(4.4e9, '2023') }),
    radar(5.5e9, { status: 'retired' }),
  );
  expect(await pairs()).toEqual([]);
});

test('a pair that somebody has decided is not asked about again, until that is undone', async () => {
  const { client, ids, library, pairs } = opened(radar(3.1e9), radar(4.4e9), radar(5.5e9));
  const [a = '', b = '', c = ''] = ids;
  expect(await pairs()).toHaveLength(3);
  const { operation } = await client.keepApart({ ids: [a, b] });
  library.facts.update(a, {
    relations: [...(library.facts.get(a)?.relations ?? []), { kind: 'contradicts', factId: c }],
  });
  library.facts.update(b, { relations: [{ kind: 'supersedes', factId: c }] });
  expect(await pairs()).toEqual([]);
  expect(library.history.undo()).toMatchObject({ done: true });
  expect((await pairs()).map(([pair]) => pair)).toEqual([[1, 2]]);
  expect(operation).not.toBeNull();
});

test('a search that is stopped ends, and the library answers meanwhile', async () => {
  const many = Array.from({ length: 3_000 }, (_, i) => factOf(`The office opened file entry${i} for the old archive.`));
  const { client } = opened(...many);
  const stop = new AbortController();
  const stream = await client.contradictions({}, { signal: stop.signal });
  expect((await stream.next()).done).toBe(false);
  expect((await client.info()).facts).toBe(3_000);
  stop.abort();
  await expect(
    (async () => {
      for (;;) if ((await stream.next()).done) return;
    })(),
  ).rejects.toBeDefined();
});
