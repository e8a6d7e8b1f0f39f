import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';
import { closedAfterwards } from '../database/builders.ts';

const folder = scratchFolder();

async function sample(name: string) {
  const library = closedAfterwards(createLibrary(join(folder, `${name}.briefwright`)));
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  await result(client.sample({ documents: null }));
  return client;
}

test('what a search finds for a briefing says why a fact can never reach its deck', async () => {
  const client = await sample('candidates');
  const { facts } = await client.facts({ themes: ['people'], limit: 3 });
  const [red, retired, free] = facts.map(({ id }) => id);
  if (red === undefined || retired === undefined || free === undefined) throw new Error('too few facts');
  await client.updateFacts({ ids: [red], marking: 'TLP:RED' });
  await client.updateFacts({ ids: [retired], status: 'retired' });
  const { added } = await client.add({ facts: [{ statement: 'A lone rumour of no source.', themes: ['people'] }] });
  const made = await client.createBriefing({ name: 'Any', themes: ['market'] });
  const { id } = await client.updateBriefing({ id: made.id, revision: made.revision, patch: { marking: 'TLP:GREEN' } });
  const found = await client.candidateFacts({ briefingId: id, themes: ['people'], limit: 200 });
  const why = new Map(found.facts.map((one) => [one.fact.id, one.why]));
  expect(why.get(red)).toBe('It is marked TLP:RED, above the ceiling TLP:GREEN.');
  expect(why.get(retired)).toBe('It is retired.');
  expect(why.get(added[0] ?? '')).toBe('It is unsourced: no evidence supports it.');
  expect(why.get(free)).toBeNull();
  expect(
    (await client.candidateFacts({ briefingId: id, query: 'lone rumour' })).facts.map(({ fact }) => fact.id),
  ).toEqual(added);
});

test('a fact of another theme and a slide of one’s own stand in the deck, which verifies, and undo takes them back', async () => {
  const client = await sample('own-slide');
  const { facts } = await client.facts({ themes: ['people'], limit: 2 });
  const made = await client.createBriefing({ name: 'Own', themes: ['market'] });
  const edits = {
    ...made.edits,
    added: [{ id: 'own:1', kind: 'table' as const, theme: 'market' }],
    facts: { 'own:1': facts.map(({ id }) => id) },
  };
  await client.updateBriefing({ id: made.id, revision: made.revision, patch: { edits } });
  expect((await client.info()).undo).toBe('Add a slide');
  const out = join(folder, 'own.pptx');
  const built = await result(client.exportBriefing({ id: made.id, out }));
  const shown = built.slides.flatMap(({ factIds }) => factIds);
  expect(shown).toEqual(expect.arrayContaining(facts.map(({ id }) => id)));
  expect(await client.verify({ deck: out })).toMatchObject({ ok: true, problems: [] });
  expect(await client.undo({})).toEqual({ undone: 'Add a slide' });
  const { plan } = await result(client.previewBriefing({ id: made.id }));
  expect(plan.slides.map((slide) => slide.id)).not.toContain('own:1');
});

test('the user’s notes stand in a Markdown deck, and none of them in a handout', async () => {
  const client = await sample('notes');
  const made = await client.createBriefing({ name: 'Notes', themes: ['market'] });
  const notes = { title: 'Begin with the harbour.\n::: no end\n# no heading' };
  const patch = { edits: { ...made.edits, notes } };
  const { revision } = await client.updateBriefing({ id: made.id, revision: made.revision, patch });
  const text = async () => {
    const out = join(folder, 'notes.md');
    await result(client.exportBriefing({ id: made.id, out }));
    return readFileSync(out, 'utf8');
  };
  const written = await text();
  expect(written).toContain('::: notes\nBegin with the harbour.\n');
  expect(written).toContain('\\::: no end');
  expect(written).toContain('\\# no heading');
  await client.updateBriefing({ id: made.id, revision, patch: { handout: true } });
  expect(await text()).not.toContain('harbour');
});

test('what a theme holds is counted without retired facts, and its weakest is not its strongest', async () => {
  const client = await sample('holdings');
  const before = await client.themeHoldings({ slug: 'market' });
  expect(before.periods.reduce((sum, { facts }) => sum + facts, 0) + before.undated).toBe(before.facts);
  expect(before.strongest?.rating).toMatch(/^[A-F][1-6]$/);
  expect(before.strongest?.fact.id).not.toBe(before.weakest?.fact.id);
  const { added } = await client.add({ facts: [{ statement: 'A lone rumour of no source.', themes: ['market'] }] });
  const after = await client.themeHoldings({ slug: 'market' });
  expect(after.weakest).toMatchObject({ rating: null, supports: 0, fact: { id: added[0] } });
  await client.updateFacts({ ids: [...added], status: 'retired' });
  expect(await client.themeHoldings({ slug: 'market' })).toEqual(before);
  await expect(client.themeHoldings({ slug: 'nothing' })).rejects.toThrow();
});
