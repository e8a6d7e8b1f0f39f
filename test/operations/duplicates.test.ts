import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import type { NewFact } from '../../src/core/database/library.ts';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { result } from '../contract/suite.ts';
import { evidenceOf, factOf, newLibrary, sourceOf } from '../database/builders.ts';

function opened(...facts: readonly (readonly [string, Partial<NewFact>?])[]) {
  const library = newLibrary();
  const source = library.sources.insert(sourceOf());
  const ids = library.facts.insertMany(facts.map(([statement, patch]) => factOf(statement, patch)));
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const groups = async () =>
    (await result(client.duplicates({}))).groups.map((group) => group.facts.map(({ id }) => ids.indexOf(id)).sort());
  return { library, client, source, ids, groups };
}

const NAVIES = 'Nine navies took part in Sea Lantern.';
const AGAIN = '9 navies participated in Sea Lantern.';

test('facts that nearly say the same are given whole, with the reason', async () => {
  const { client, ids } = opened([NAVIES], ['The harbour is deep.'], [AGAIN]);
  const { groups, total } = await result(client.duplicates({}));
  expect(total).toBe(1);
  expect(groups[0]?.facts.map(({ statement }) => statement)).toEqual([NAVIES, AGAIN]);
  expect(groups[0]?.pairs).toEqual([{ a: ids[0], b: ids[2], score: 1, why: 'same words' }]);
});

test('facts with other event dates, or other values of one measure, are never proposed', async () => {
  const crew = (value: number) => [
    { metric: 'crew', subject: null, value, unit: 'people', period: null, qualifier: null },
  ];
  const { groups } = opened(
    [NAVIES, { eventDate: '2024' }],
    [AGAIN, { eventDate: '2025' }],
    ['The harbour council met the crews.', { measures: crew(3) }],
    ['The harbour council met the crews again.', { measures: crew(4) }],
  );
  expect(await groups()).toEqual([]);
});

test('a pair kept apart is never proposed again, until that is undone', async () => {
  const { client, ids, groups } = opened([NAVIES], [AGAIN]);
  const { operation, label } = await client.keepApart({ ids });
  expect(label).toBe('Keep 2 facts apart');
  expect(await groups()).toEqual([]);
  expect((await client.fact({ id: ids[0] ?? '' })).fact.relations).toEqual([{ kind: 'distinct', factId: ids[1] }]);
  await client.undo({ operation: operation ?? -1 });
  expect(await groups()).toEqual([[0, 1]]);
});

test('keeping facts apart that are so already changes nothing', async () => {
  const { client, ids } = opened([NAVIES], [AGAIN]);
  await client.keepApart({ ids });
  expect((await client.keepApart({ ids: ids.toReversed() })).operation).toBeNull();
  const [id = ''] = ids;
  await expect(client.keepApart({ ids: [id, id] })).rejects.toMatchObject({ data: { code: 'NOTHING_TO_TELL_APART' } });
});

test('a pair that was merged is gone from the list, and its evidence is of the fact that stays', async () => {
  const { library, client, ids, source, groups } = opened([NAVIES], [AGAIN]);
  const [keep = '', other = ''] = ids;
  library.evidence.add(keep, evidenceOf(source));
  library.evidence.add(other, evidenceOf(source, { locator: { label: 'paragraph', value: '9' } }));
  await client.mergeFacts({ keep, others: [other] });
  expect(await groups()).toEqual([]);
  expect((await client.fact({ id: keep })).fact.evidence).toHaveLength(2);
});

test('a merged fact has the strictest marking of all, and the dates that it lacked', async () => {
  const { client, ids } = opened(
    [NAVIES, { marking: 'TLP:GREEN' }],
    [AGAIN, { marking: 'TLP:RED', eventDate: '2024-05', asOf: '2025', inferred: ['eventDate'] }],
  );
  const [keep = '', other = ''] = ids;
  const merged = await client.mergeFacts({ keep, others: [other] });
  expect(merged).toMatchObject({
    statement: NAVIES,
    marking: 'TLP:RED',
    eventDate: '2024-05',
    asOf: '2025',
    inferred: ['eventDate'],
  });
});

test('a fact without a marking keeps none where the default is as strict as the others', async () => {
  const { client, ids } = opened([NAVIES], [AGAIN, { marking: 'TLP:CLEAR' }]);
  const [keep = '', other = ''] = ids;
  expect((await client.mergeFacts({ keep, others: [other] })).marking).toBeNull();
});

test('a search that is stopped ends, and the library answers meanwhile', async () => {
  const many = Array.from(
    { length: 3_000 },
    (_, i) => [`The office opened file entry${i} for the old archive.`] as const,
  );
  const { client } = opened(...many);
  const stop = new AbortController();
  const stream = await client.duplicates({}, { signal: stop.signal });
  expect((await stream.next()).done).toBe(false);
  expect((await client.info()).facts).toBe(3_000);
  stop.abort();
  await expect(
    (async () => {
      for (;;) if ((await stream.next()).done) return;
    })(),
  ).rejects.toBeDefined();
});
