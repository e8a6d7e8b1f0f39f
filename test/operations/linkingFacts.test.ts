import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewFact } from '../../src/core/database/library.ts';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { linksOf } from '../../src/core/operations/linkingFacts.ts';
import { result } from '../contract/suite.ts';
import { factOf, newLibrary } from '../database/builders.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwright-links-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const size = (value: number, period: string | null = '2024') => ({
  metric: 'market size',
  subject: null,
  value,
  unit: 'USD',
  period,
  qualifier: null,
});
const RADAR = [{ name: 'Harbour Radar', kind: 'programme' as const }];
const stated = (value: number, patch: Partial<NewFact> = {}) =>
  factOf(`The market for Harbour Radar stood at ${value / 1e9} billion dollars.`, {
    measures: [size(value)],
    entities: RADAR,
    ...patch,
  });

test('of many facts, the one with the same figure and the one with another are found', () => {
  const library = newLibrary();
  const others = Array.from({ length: 500 }, (_, i) =>
    factOf(`Ferry line ${i} carried passengers.`, { measures: [size(i, '2019')], eventDate: '2019' }),
  );
  const [same = '', other = ''] = library.facts.insertMany([stated(3.1e9), stated(4.4e9), ...others]);
  const links = linksOf(library, stated(3.1e9));
  expect(links.map(({ kind, factId }) => [kind, factId])).toEqual([
    ['contradiction', other],
    ['further-evidence', same],
  ]);
  expect(links[0]).toMatchObject({
    why: 'market size (2024): USD 3.1 bn here, USD 4.4 bn there',
    statement: 'The market for Harbour Radar stood at 4.4 billion dollars.',
  });
});

test('an alias of the library joins two names of one thing', () => {
  const library = newLibrary();
  library.facts.insertMany([stated(4.4e9, { measures: [{ ...size(4.4e9), subject: 'Portwatch' }] })]);
  const asked = stated(3.1e9, { measures: [{ ...size(3.1e9), subject: 'Harbour Radar' }] });
  expect(linksOf(library, asked)).toEqual([]);
  library.entities.addAlias('Harbour Radar', 'programme', 'Portwatch');
  expect(linksOf(library, asked).map(({ kind }) => kind)).toEqual(['contradiction']);
});

test('retired facts, and the fact that a candidate became, are no links', () => {
  const library = newLibrary();
  const [id = ''] = library.facts.insertMany([stated(3.1e9), stated(4.4e9, { status: 'retired' })]);
  expect(linksOf(library, stated(3.1e9), id)).toEqual([]);
});

test('a candidate of an imported document says what it is further evidence for and what it contradicts', async () => {
  const library = newLibrary();
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const path = join(folder, 'report.md');
  writeFileSync(
    path,
    '# Radar report\n\nThe market for harbour radar was valued at USD 3.1 billion in 2024. Buyers met in Oslo in March 2024.\n',
  );
  await result(client.import({ paths: [path] }));
  const { suggestions } = await result(client.suggest({ accept: false }));
  const figure = suggestions.find(({ measures }) => measures.some(({ value }) => value === 3.1e9));
  if (!figure) throw new Error('the figure is not proposed');
  const [measure] = figure.measures;
  if (!measure) throw new Error('it has no measure');
  const { statement, entities, eventDate } = figure;
  const hold = (value: number) =>
    library.facts.insertMany([
      factOf(`${statement} (${value})`, {
        eventDate,
        entities,
        measures: [{ ...measure, value, subject: 'harbour radar' }],
      }),
    ])[0];
  const [same, other] = [hold(3.1e9), hold(4.4e9)];
  const again = await result(client.suggest({ accept: false }));
  const links = again.suggestions.find(({ id }) => id === figure.id)?.links ?? [];
  expect(links.map(({ kind, factId }) => [kind, factId])).toEqual([
    ['contradiction', other],
    ['further-evidence', same],
  ]);
});

test('a held fact names those that may contradict it, until a relation says how they stand', async () => {
  const library = newLibrary();
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const [one = '', other = '', third = ''] = library.facts.insertMany([stated(3.1e9), stated(4.4e9), stated(5.6e9)]);
  const named = async (id: string) =>
    (await client.contradictionsOf({ id })).contradictions.map(({ factId }) => factId);
  expect((await named(one)).sort()).toEqual([other, third].sort());
  expect(await named(other)).toContain(one);
  await client.keepApart({ ids: [one, other] });
  const fact = library.facts.get(one);
  await client.updateFact({
    id: one,
    revision: fact?.revision ?? 0,
    patch: { relations: [...(fact?.relations ?? []), { kind: 'contradicts', factId: third }] },
  });
  expect(await named(one)).toEqual([]);
  expect(await named(third)).toEqual([other]);
});
