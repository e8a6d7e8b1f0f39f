import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { type ChosenKind, NO_EDITS, type SlideEdits } from '../../src/model/briefing.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';
import { closedAfterwards } from '../database/builders.ts';

const folder = scratchFolder();
const KINDS: readonly ChosenKind[] = ['facts', 'timeline', 'table', 'quote', 'chart', 'comparison'];

test('whatever is edited, the deck has the slides of the preview, and verifies', async () => {
  const library = closedAfterwards(createLibrary(join(folder, 'edited.briefwright')));
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  await result(client.sample({ documents: null }));
  const briefing = await client.createBriefing({ name: 'Any edits', themes: ['exercises', 'market', 'people'] });
  const { plan } = await result(client.previewBriefing({ id: briefing.id }));
  const slideId = fc.constantFrom(...plan.slides.map((slide) => slide.id), 'own:1', 'own:2');
  const { facts } = await client.findFacts({ filter: {}, limit: 500 });
  const factId = fc.constantFrom(...facts.map((fact) => fact.id));
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  const anyEdits: fc.Arbitrary<SlideEdits> = fc.record({
    ...Object.fromEntries(Object.entries(NO_EDITS).map(([field, none]) => [field, fc.constant(none)])),
    order: fc.array(slideId),
    dropped: fc.array(slideId, { maxLength: 4 }),
    headings: fc.dictionary(slideId, text),
    kinds: fc.dictionary(slideId, fc.constantFrom(...KINDS)),
    facts: fc.dictionary(slideId, fc.array(factId, { maxLength: 15 }), { maxKeys: 6 }),
    wordings: fc.dictionary(factId, text),
    notes: fc.dictionary(slideId, text),
    locked: fc.array(slideId),
    added: fc.constant([
      { id: 'own:1', kind: 'timeline', theme: 'market' },
      { id: 'own:2', kind: 'comparison', theme: 'exercises' },
    ] as const),
  });
  let { revision } = briefing;
  for (const edits of fc.sample(anyEdits, { numRuns: 6, seed: 11 })) {
    const patch = { edits, asOf: '2026-11-01' };
    revision = (await client.updateBriefing({ id: briefing.id, revision, patch })).revision;
    const preview = await result(client.previewBriefing({ id: briefing.id }));
    const out = join(folder, `edited-${revision}.pptx`);
    const built = await result(client.exportBriefing({ id: briefing.id, out }));
    expect(built.slides.map((slide) => slide.title)).toEqual(preview.deck.scenes.map((scene) => scene.title));
    expect(await client.verify({ deck: out })).toMatchObject({ ok: true, problems: [] });
  }
}, 60_000);
