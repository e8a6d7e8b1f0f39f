import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';
import { closedAfterwards, evidenceOf, factOf, newLibrary, sourceOf } from '../database/builders.ts';

function opened() {
  const library = newLibrary();
  const source = library.sources.insert(sourceOf());
  const other = library.sources.insert(sourceOf({ csl: { id: 'report-2', type: 'report' }, reliability: null }));
  const [one = '', two = '', judgement = '', rival = ''] = library.facts.insertMany([
    factOf('One ship came.', { themes: ['market'], evidence: [evidenceOf(source)] }),
    factOf('A single ship came.', { themes: ['policy', 'market'], evidence: [evidenceOf(other)] }),
    factOf('More will come.', { kind: 'judgement', confidence: 'Low', themes: ['market'] }),
    factOf('No ship came.', { themes: ['threats'] }),
  ]);
  library.facts.update(judgement, { restsOn: [one, two] });
  library.facts.update(rival, { relations: [{ kind: 'contradicts', factId: two }] });
  return {
    library,
    client: createRouterClient(router, { context: { library, ...jobsInProcess } }),
    one,
    two,
    judgement,
    rival,
  };
}

const refused = (code: string, message: RegExp = /./) => ({
  code: 'BRIEFWRIGHT',
  message: expect.stringMatching(message),
  data: expect.objectContaining({ code }),
});

test('what rested on a merged fact, or contradicted it, is of the fact that was kept', async () => {
  const { client, one, two, judgement, rival } = opened();
  const kept = await client.mergeFacts({ keep: one, others: [two] });
  expect(kept.evidence).toHaveLength(2);
  expect(kept.themes).toEqual(['market', 'policy']);
  expect((await client.fact({ id: judgement })).fact.restsOn).toEqual([one]);
  expect((await client.fact({ id: rival })).fact.relations).toEqual([{ kind: 'contradicts', factId: one }]);
  expect((await client.fact({ id: two })).fact).toMatchObject({ status: 'retired', evidence: [] });
  expect((await client.fact({ id: one })).origins).toBe(2);
  await expect(client.mergeFacts({ keep: one, others: [one] })).rejects.toMatchObject(refused('NOTHING_TO_MERGE'));
});

test('a patch of one field leaves every other as it is, and null takes one away', async () => {
  const { client, one } = opened();
  const before = (await client.fact({ id: one })).fact;
  const noted = await client.updateFact({ id: one, revision: before.revision, patch: { note: 'Ask again.' } });
  const operation = expect.any(Number);
  expect(noted).toEqual({ ...before, note: 'Ask again.', revision: before.revision + 1, operation });
  const cleared = await client.updateFact({ id: one, revision: noted.revision, patch: { note: null } });
  expect(cleared).toEqual({ ...before, revision: before.revision + 2, operation });
});

test('a date that the analyst gives is no longer inferred', async () => {
  const { library, client, one } = opened();
  library.facts.update(one, { eventDate: '2024', inferred: ['eventDate', 'measures[0].value'] });
  const { revision } = (await client.fact({ id: one })).fact;
  const changed = await client.updateFact({ id: one, revision, patch: { eventDate: '2024-05' } });
  expect(changed.inferred).toEqual(['measures[0].value']);
});

test('what breaks the rules of a fact is refused with the field that is wrong, and changes nothing', async () => {
  const { client, one, judgement } = opened();
  const { fact } = await client.fact({ id: one });
  const change = (patch: object) => client.updateFact({ id: one, revision: fact.revision, patch });
  await expect(change({ confidence: 'High' })).rejects.toMatchObject(refused('BAD_FACT', /^confidence/));
  await expect(change({ kind: 'judgement' })).rejects.toMatchObject(refused('BAD_FACT', /^restsOn/));
  await expect(change({ marking: 'TLP:PINK' })).rejects.toMatchObject(refused('UNKNOWN_MARKING'));
  await expect(change({ relations: [{ kind: 'contradicts', factId: one }] })).rejects.toMatchObject(
    refused('BAD_FACT', /itself/),
  );
  const held = (await client.fact({ id: judgement })).fact;
  await expect(
    client.updateFact({ id: judgement, revision: held.revision, patch: { likelihood: 'likely' } }),
  ).rejects.toMatchObject(refused('BAD_FACT', /never stand in one sentence/));
  expect((await client.fact({ id: one })).fact).toEqual(fact);
});

test('evidence whose rating changes keeps its place even where its document is not held', async () => {
  const { library, client, one } = opened();
  const [evidence] = (await client.fact({ id: one })).fact.evidence;
  library.evidence.update(evidence?.id ?? '', { state: 'dormant', start: 4, end: 9 });
  const { fact } = await client.fact({ id: one });
  const rated = fact.evidence.map((e) => ({ ...e, credibility: 4 as const }));
  const changed = await client.updateFact({ id: one, revision: fact.revision, patch: { evidence: rated } });
  expect(changed.evidence).toEqual(rated);
});

test('a bulk change leaves themes in their order, raises the revision of what it changes, and is one step back', async () => {
  const { client, one, two, judgement, rival } = opened();
  const ids = [one, two, judgement, rival];
  const facts = async () => Promise.all(ids.map(async (id) => (await client.fact({ id })).fact));
  const before = await facts();
  const change = { ids, addThemes: ['New Theme', 'market'], removeThemes: ['policy', 'unheard-of'] };
  const { label } = await client.updateFacts({ ...change, status: 'disputed', marking: 'TLP:AMBER' });
  const after = await facts();
  expect(after.map(({ themes }) => themes)).toEqual([
    ['market', 'new-theme'],
    ['market', 'new-theme'],
    ['market', 'new-theme'],
    ['threats', 'new-theme', 'market'],
  ]);
  expect(after.map(({ themes: _themes, ...fact }) => fact)).toEqual(
    before.map(({ themes: _themes, ...fact }) => ({
      ...fact,
      status: 'disputed',
      marking: 'TLP:AMBER',
      revision: fact.revision + 1,
    })),
  );
  const { themes } = await client.themes();
  expect(themes.filter((theme) => ids.length === theme.facts).map(({ slug }) => slug)).toEqual(['market', 'new-theme']);

  // Only the last of these is different from what it is to be.
  await client.updateFacts({ ids: [rival], status: 'retired' });
  await client.updateFacts({ ids, status: 'disputed' });
  expect((await facts()).map(({ revision }, i) => revision - (after[i]?.revision ?? 0))).toEqual([0, 0, 0, 2]);
  await client.undo();
  await client.undo();

  expect((await client.undo()).undone).toBe(label);
  expect(await facts()).toEqual(before);
});

test('a bulk change with an unknown fact changes none', async () => {
  const { client, one } = opened();
  const unknown = '01a205b3-d004-7c97-ab07-4ac3ea2f522a';
  await expect(client.updateFacts({ ids: [one, unknown], status: 'verified' })).rejects.toMatchObject(
    refused('UNKNOWN_FACT'),
  );
  expect((await client.fact({ id: one })).fact.status).not.toBe('verified');
});

test('a fact with both merged themes keeps the place of the earlier one', async () => {
  const { client, two } = opened();
  const briefing = await client.createBriefing({ name: 'B', themes: ['policy', 'market'] });
  await client.mergeThemes({ from: 'policy', into: 'market' });
  expect((await client.fact({ id: two })).fact.themes).toEqual(['market']);
  expect((await client.briefing({ id: briefing.id })).themes).toEqual(['market']);
  await client.undo();
  expect((await client.fact({ id: two })).fact.themes).toEqual(['policy', 'market']);
  expect((await client.briefing({ id: briefing.id })).themes).toEqual(['policy', 'market']);
  await client.redo();
  expect((await client.fact({ id: two })).fact.themes).toEqual(['market']);
});

test('a library that is only read can be looked at in every way, and refuses every change', async () => {
  const { library, one } = opened();
  const { path } = library;
  library.close();
  const readOnly = closedAfterwards(openLibrary(path, 'read'));
  const client = createRouterClient(router, { context: { library: readOnly, ...jobsInProcess } });
  expect(await client.info()).toMatchObject({ readOnly: true, facts: 4 });
  expect((await client.facets({ filter: { query: 'ship', themes: ['market'] } })).themes.length).toBeGreaterThan(0);
  expect((await client.themesInUse()).themes.length).toBeGreaterThan(0);
  const { fact } = await client.fact({ id: one });
  await expect(client.updateFact({ id: one, revision: fact.revision, patch: { note: 'x' } })).rejects.toMatchObject(
    refused('LIBRARY_READ_ONLY'),
  );
  await expect(client.annotate({ motivation: 'commenting', factId: one, body: 'x' })).rejects.toMatchObject(
    refused('LIBRARY_READ_ONLY'),
  );
  await expect(client.setAuthorName({ name: 'Ada' })).rejects.toMatchObject(refused('LIBRARY_READ_ONLY'));
});

test('a briefing without themes, or with edits of what is gone, says so or shows what there is', async () => {
  const { client } = opened();
  const empty = await client.createBriefing({ name: 'Empty', themes: [] });
  const preview = async (id: string) => {
    const stream = await client.previewBriefing({ id });
    for (;;) {
      const step = await stream.next();
      if (step.done) return step.value;
    }
  };
  await expect(preview(empty.id)).rejects.toMatchObject(refused('NO_THEMES'));
  const briefing = await client.createBriefing({ name: 'B', themes: ['market'] });
  const edits = { ...briefing.edits, order: ['nowhere'], facts: { nowhere: ['nobody'] }, locked: ['nowhere'] };
  await client.updateBriefing({ id: briefing.id, revision: 1, patch: { edits, audience: 'the committee' } });
  const { plan } = await preview(briefing.id);
  expect(plan.slides[0]).toMatchObject({ kind: 'title', subtitle: expect.stringContaining('For the committee') });
  expect((await client.info()).undo).toBe('Change briefing: B');
});
