import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { readDeck } from '../../src/core/pptx/read/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';

const DATED = `Patrols resume off Westhaven

By Ada Brook
18 March 2026

Norland resumed its patrols off Westhaven last Thursday with two frigates and 340 sailors.

The port of Westhaven was founded in 1911 and has 12,400 inhabitants today.
`;

/** A fact that was accepted from a text dated 18 March 2026, of which “last Thursday” is the 12th. */
async function accepted(patch: { statement?: string; eventDate?: string; measures?: [] } = {}) {
  const folder = scratchFolder();
  const library = createLibrary(join(folder, 'library.briefwright'));
  onTestFinished(() => library.close());
  const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const path = join(folder, 'patrols.txt');
  writeFileSync(path, DATED);
  const { files } = await result(operations.import({ paths: [path] }));
  const sourceId = files[0]?.sources[0] ?? '';
  const [first] = (await operations.suggestions({ order: 'place' })).suggestions;
  expect(first).toMatchObject({ eventDate: '2026-03-12' });
  const { factId } = await operations.acceptSuggestion({
    id: first?.id ?? '',
    patch: { themes: ['policy'], ...patch },
  });
  const date = async (...parts: number[]) => {
    const source = library.sources.get(sourceId);
    if (!source) throw new Error('The source is gone.');
    const csl = { ...source.csl, issued: { 'date-parts': [parts] } };
    return operations.updateSource({ id: sourceId, revision: source.revision, csl });
  };
  const fact = () => operations.fact({ id: factId });
  const found = async () => (await operations.findFacts({ filter: { needs: ['date'] }, limit: 10 })).total;
  return { folder, library, operations, sourceId, factId, date, fact, found, proposed: first };
}

test('a fact keeps what it says when its source gets another date, and is marked until that is settled', async () => {
  const { operations, sourceId, factId, date, fact, found } = await accepted();
  expect((await fact()).redated).toBeNull();
  expect(await found()).toBe(0);
  const { keptDates } = await date(2026, 4, 22);
  expect(keptDates).toMatchObject([{ factId, eventDate: '2026-03-12', nowRead: '2026-04-16' }]);
  const held = await fact();
  expect(held.fact).toMatchObject({ eventDate: '2026-03-12' });
  expect(held.redated).toMatchObject({ sourceId, published: '2026-04-22', now: { eventDate: '2026-04-16' } });
  expect(held.redated?.now.statement ?? '').not.toContain('March');
  expect(await found()).toBe(1);
  expect((await operations.facets({ filter: {} })).needs).toEqual([{ value: 'date', facts: 1 }]);
});

test('taking the new date is one step, whatever of it stands in the statement and among the figures', async () => {
  const { operations, date, fact, found, proposed } = await accepted();
  await date(2026, 4, 22);
  const before = await fact();
  expect(before.redated?.now).toMatchObject({ eventDate: '2026-04-16' });
  const settled = await operations.settleDate({ id: before.fact.id, revision: before.fact.revision, take: true });
  expect(settled).toMatchObject({ ...before.redated?.now });
  expect(settled.inferred.toSorted()).toEqual(proposed?.inferred.toSorted());
  expect((await fact()).redated).toBeNull();
  expect(await found()).toBe(0);
  await operations.undo();
  expect((await fact()).fact).toMatchObject({ statement: before.fact.statement, eventDate: '2026-03-12' });
  expect(await found()).toBe(1);
});

test('keeping it settles it too, until the source gets yet another date', async () => {
  const { operations, date, fact, found } = await accepted();
  await date(2026, 4, 22);
  const { fact: held } = await fact();
  await operations.settleDate({ id: held.id, revision: held.revision, take: false });
  expect((await fact()).fact.eventDate).toBe('2026-03-12');
  expect(await found()).toBe(0);
  const again = await fact();
  await expect(operations.settleDate({ id: held.id, revision: again.fact.revision, take: true })).rejects.toMatchObject(
    { data: { code: 'NOTHING_TO_DATE' } },
  );
  await date(2026, 5, 20);
  expect((await fact()).redated?.now.eventDate).toBe('2026-05-14');
});

test('a date that was taken is followed when the source is dated once more, and the old date brings the old reading back', async () => {
  const { operations, date, fact, found } = await accepted();
  await date(2026, 4, 22);
  const { fact: held } = await fact();
  await operations.settleDate({ id: held.id, revision: held.revision, take: true });
  await date(2026, 5, 20);
  expect((await fact()).redated?.now.eventDate).toBe('2026-05-14');
  await date(2026, 4, 22);
  expect(await found()).toBe(0);
  await date(2026, 5, 20);
  await operations.undo();
  expect(await found()).toBe(0);
});

test('a date that the analyst wrote waits for nothing, and wording of theirs is theirs to check', async () => {
  const statement = 'Norland is back off Westhaven with 340 sailors.';
  const own = await accepted({ eventDate: '2026-03-11', statement, measures: [] });
  await own.date(2026, 4, 22);
  expect((await own.fact()).redated).toBeNull();
  const worded = await accepted({ statement: 'On 12 March 2026 Norland came back with 340 sailors.' });
  await worded.date(2026, 4, 22);
  const { redated } = await worded.fact();
  expect(redated?.now).toMatchObject({ eventDate: '2026-04-16' });
  expect(redated?.now.statement).toBeUndefined();
  expect(redated?.checkWording).toBe(worded.proposed?.inferred.includes('statement'));
});

test('what a retired fact says of its date is nobody’s business', async () => {
  const { operations, date, fact, found } = await accepted();
  const { fact: held } = await fact();
  await operations.updateFact({ id: held.id, revision: held.revision, patch: { status: 'retired' } });
  await date(2026, 4, 22);
  expect(await found()).toBe(0);
});

test('a deck that tells of it says so to its author and in its notes, and a deck written before is told of by decks and verify', async () => {
  const { folder, operations, factId, date } = await accepted();
  const out = join(folder, 'before.pptx');
  const asOf = '2026-11-01';
  await result(operations.build({ out, themes: ['policy'], asOf }));
  expect((await operations.verify({ deck: out })).changed).toEqual([]);
  await date(2026, 4, 22);
  const { ok, changed } = await operations.verify({ deck: out });
  expect(ok).toBe(true);
  expect(changed).toMatchObject([{ factId, message: expect.stringContaining('read as 2026-04-16 now') }]);
  expect((await operations.decks({})).decks[0]?.changed).toMatchObject([{ factId }]);
  const after = join(folder, 'after.pptx');
  const { warnings } = await result(operations.build({ out: after, themes: ['policy'], asOf }));
  const notes = (await readDeck(readFileSync(after))).slides.flatMap((slide) => slide.notes);
  expect(notes).toContain('Its date was worked out by a date of its source that is another one now: check it.');
  expect((await operations.verify({ deck: after })).problems).toEqual([]);
  expect(warnings.join('\n')).toContain('1 fact was dated by a date of its source that is another one now');
});

test('facts without a theme, which no briefing takes, are found and counted; a retired one waits for none', async () => {
  const { operations, sourceId } = await accepted();
  const evidence = [{ sourceId }];
  const { added } = await operations.add({
    facts: [
      { statement: 'The harbour has a new crane.', evidence },
      { statement: 'The old crane is gone.', evidence, status: 'retired' },
    ],
  });
  const needs = { needs: ['theme' as const] };
  const found = await operations.findFacts({ filter: needs, limit: 10 });
  expect(found.facts.map(({ id }) => id)).toEqual([added[0]]);
  expect((await operations.facets({ filter: {} })).needs).toEqual([{ value: 'theme', facts: 1 }]);
  expect((await operations.facets({ filter: { ...needs, query: 'crane' } })).statuses).toEqual([
    { value: 'draft', facts: 1 },
  ]);
});
