import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { evidenceOf, factOf, newLibrary, sourceOf } from '../database/builders.ts';

/** What hangs on a fact is changed in one undoable operation, which its history names. */

const SIZE = { metric: 'market size', subject: null, value: 12.5, unit: 'USD', period: '2025', qualifier: null };
const GROWTH = { metric: 'growth', subject: 'Region', value: 4, unit: '%', period: null, qualifier: 'projected' };

function opened() {
  const library = newLibrary();
  const source = library.sources.insert(sourceOf());
  const [one = '', two = '', judgement = ''] = library.facts.insertMany([
    factOf('One ship came.', {
      measures: [SIZE, GROWTH],
      entities: [{ name: 'Navalia', kind: 'place' }],
      evidence: [evidenceOf(source), evidenceOf(source, { stance: 'context', locator: null })],
    }),
    factOf('A second ship came.', { evidence: [evidenceOf(source)] }),
    factOf('More will come.', { kind: 'judgement', confidence: 'Low' }),
  ]);
  library.facts.update(judgement, { restsOn: [one] });
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const held = async (id: string) => (await client.fact({ id })).fact;
  /** Changes some fields of a fact as it is now. */
  const change = async (id: string, patch: Parameters<typeof client.updateFact>[0]['patch']) =>
    client.updateFact({ id, revision: (await held(id)).revision, patch });
  const undoLabel = async () => (await client.info()).undo;
  return { library, client, source, one, two, judgement, held, change, undoLabel };
}

const refused = (code: string, message: RegExp = /./) => ({
  code: 'BRIEFWRIGHT',
  message: expect.stringMatching(message),
  data: expect.objectContaining({ code }),
});

test('evidence takes a stance, a rating and a locator, each one step that undo names and takes back', async () => {
  const { client, one, held, undoLabel } = opened();
  const before = await held(one);
  const [evidence] = before.evidence;
  const steps = [
    [{ stance: 'contradicts' }, 'Set the stance of evidence to contradicts'],
    [{ credibility: 5 }, 'Rate evidence 5'],
    [{ credibility: null }, 'Take the rating from evidence'],
    [{ locator: { label: 'page', value: '12–13' } }, 'Set the locator of evidence to page 12–13'],
    [{ locator: null }, 'Take the locator from evidence'],
    [{ stance: 'context', credibility: 1 }, 'Change evidence: stance context, credibility 1'],
  ] as const;
  for (const [patch, label] of steps) {
    const { revision } = await held(one);
    const changed = await client.updateEvidence({ factId: one, evidenceId: evidence?.id ?? '', revision, patch });
    expect(changed.evidence[0]).toMatchObject(patch);
    expect(changed.revision).toBe(revision + 1);
    expect(await undoLabel()).toBe(label);
    expect((await client.fact({ id: one })).history[0]).toMatchObject({ label, what: 'evidence' });
  }
  for (const [, label] of steps.toReversed()) expect((await client.undo()).undone).toBe(label);
  expect(await held(one)).toEqual(before);
});

test('evidence of a fact that was changed meanwhile stays as it is, and so does what the fact does not have', async () => {
  const { client, one, two, held } = opened();
  const before = await held(one);
  const evidenceId = before.evidence[0]?.id ?? '';
  const patch = { credibility: 1 } as const;
  await expect(
    client.updateEvidence({ factId: one, evidenceId, revision: before.revision - 1, patch }),
  ).rejects.toMatchObject(refused('CHANGED_ELSEWHERE'));
  const { revision } = await held(two);
  await expect(client.updateEvidence({ factId: two, evidenceId, revision, patch })).rejects.toMatchObject(
    refused('BAD_FACT', /no such evidence/),
  );
  expect(await held(one)).toEqual(before);
});

test('what changes nothing is no change: no revision, nothing to undo', async () => {
  const { client, one, held, change, undoLabel } = opened();
  const before = await held(one);
  const label = await undoLabel();
  const [evidence] = before.evidence;
  const { stance = 'supports', credibility = null, locator = null } = evidence ?? {};
  const patch = { stance, credibility, locator };
  await client.updateEvidence({ factId: one, evidenceId: evidence?.id ?? '', revision: before.revision, patch });
  await change(one, { measures: [SIZE, GROWTH], eventDate: before.eventDate });
  expect(await held(one)).toEqual(before);
  expect(await undoLabel()).toBe(label);
});

test('measures and entities are added, changed and removed by name, and come back in their order', async () => {
  const { client, one, held, change, undoLabel } = opened();
  const before = await held(one);
  const exact = { ...SIZE, value: 74_220_000_000.25 };
  await change(one, { measures: [exact, GROWTH] });
  expect(await undoLabel()).toBe('Change the measure “market size” of a fact');
  expect((await held(one)).measures).toEqual([exact, GROWTH]);
  await change(one, { measures: [GROWTH] });
  expect(await undoLabel()).toBe('Remove the measure “market size” from a fact');
  await change(one, { measures: [GROWTH, SIZE] });
  expect(await undoLabel()).toBe('Add the measure “market size” to a fact');
  await change(one, { entities: [...before.entities, { name: 'Aquila', kind: 'exercise' }] });
  expect(await undoLabel()).toBe('Add the entity “Aquila” to a fact');
  await change(one, { entities: [] });
  expect(await undoLabel()).toBe('Change the entities of a fact');
  expect((await client.fact({ id: one })).history.slice(0, 3).map(({ what }) => what)).toEqual([
    'entities',
    'entities',
    'measures',
  ]);
  for (let step = 0; step < 5; step += 1) await client.undo();
  expect(await held(one)).toEqual(before);
  await expect(change(one, { measures: [{ ...SIZE, period: 'last year' }] })).rejects.toThrow();
});

test('a fact becomes a judgement with what it rests on, takes one estimate, and is reported again', async () => {
  const { client, one, two, held, change, undoLabel } = opened();
  const before = await held(two);
  await expect(change(two, { kind: 'judgement' })).rejects.toMatchObject(refused('BAD_FACT', /^restsOn/));
  await change(two, { kind: 'judgement', restsOn: [one] });
  expect(await undoLabel()).toBe('Make a fact a judgement');
  await change(two, { likelihood: 'likely' });
  expect(await undoLabel()).toBe('Set the likelihood of a judgement to likely');
  await expect(change(two, { confidence: 'High' })).rejects.toMatchObject(
    refused('BAD_FACT', /a likelihood and a confidence never stand in one sentence/),
  );
  await change(two, { likelihood: null, confidence: 'High' });
  expect(await undoLabel()).toBe('Set the confidence of a judgement to High');
  const [latest] = (await client.fact({ id: two })).history;
  expect(latest?.what).toBe('likelihood: likely → none, confidence: none → High');
  await change(two, { confidence: null });
  expect(await undoLabel()).toBe('Take the confidence from a judgement');
  await change(two, { kind: 'reported', restsOn: [] });
  expect(await undoLabel()).toBe('Make a judgement a reported fact');
  for (let step = 0; step < 5; step += 1) await client.undo();
  expect(await held(two)).toEqual(before);
});

test('a judgement never rests on itself, not even by way of others', async () => {
  const { one, two, judgement, held, change } = opened();
  await change(two, { kind: 'judgement', restsOn: [judgement] });
  const before = await held(judgement);
  await expect(change(judgement, { restsOn: [one, two] })).rejects.toMatchObject(refused('BAD_FACT', /rests on this/));
  await expect(change(judgement, { restsOn: [judgement] })).rejects.toMatchObject(refused('BAD_FACT', /itself/));
  expect(await held(judgement)).toEqual(before);
});

test('of a list, only the value that an analyst changed is no longer inferred, wherever its entry stands', async () => {
  const { library, client, one, held, change } = opened();
  library.facts.update(one, {
    inferred: ['asOf', 'measures[0].period', 'measures[1].value', 'measures[1].unit', 'evidence[1].locator'],
  });
  const inferred = async () => (await held(one)).inferred;
  await change(one, { measures: [SIZE, GROWTH, { ...SIZE, metric: 'third' }] });
  expect(await inferred()).toEqual([
    'asOf',
    'measures[0].period',
    'measures[1].value',
    'measures[1].unit',
    'evidence[1].locator',
  ]);
  await change(one, { measures: [SIZE, GROWTH] });
  await change(one, { measures: [SIZE, { ...GROWTH, value: 5 }] });
  expect(await inferred()).toEqual(['asOf', 'measures[0].period', 'measures[1].unit', 'evidence[1].locator']);
  await change(one, { measures: [{ ...GROWTH, value: 5 }] });
  expect(await inferred()).toEqual(['asOf', 'measures[0].unit', 'evidence[1].locator']);
  const { evidence } = await held(one);
  await client.removeEvidence({ factId: one, evidenceId: evidence[0]?.id ?? '' });
  expect(await inferred()).toEqual(['asOf', 'measures[0].unit', 'evidence[0].locator']);
  const { revision } = await held(one);
  const locator = { label: 'page', value: '3' } as const;
  await client.updateEvidence({ factId: one, evidenceId: evidence[1]?.id ?? '', revision, patch: { locator } });
  await change(one, { asOf: '2025' });
  expect(await inferred()).toEqual(['measures[0].unit']);
});

test('an entity is found by part of its name or of an alias, and an alias comes and goes', async () => {
  const { client, undoLabel } = opened();
  const alias = { name: 'Navalia', kind: 'place', alias: 'The Republic' } as const;
  const names = async (query: string) => (await client.entities({ query })).entities;
  await client.addAlias(alias);
  expect(await undoLabel()).toBe('Add the alias The Republic of Navalia');
  expect(await names('republ')).toEqual([{ name: 'Navalia', kind: 'place', aliases: ['The Republic'], facts: 1 }]);
  expect((await client.entities({ query: 'naval', kind: 'person' })).entities).toEqual([]);
  await client.removeAlias(alias);
  expect(await names('republ')).toEqual([]);
  await expect(client.removeAlias(alias)).rejects.toMatchObject(refused('UNKNOWN_ALIAS'));
  await client.undo();
  expect(await names('republ')).toHaveLength(1);
});
