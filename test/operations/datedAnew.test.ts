import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import type { CandidateFact } from '../../src/model/suggestion.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';

const UNDATED = `Patrols resume off Westhaven

By Ada Brook

Norland resumed its patrols off Westhaven last Thursday with two frigates and 340 sailors.

The port of Westhaven was founded in 1911 and has 12,400 inhabitants today.

Sundia will send four ships to the patrols next month, the ministry said.
`;

async function undated() {
  const library = createLibrary(join(scratchFolder(), 'library.briefwright'));
  onTestFinished(() => library.close());
  const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const path = join(scratchFolder(), 'patrols.txt');
  writeFileSync(path, UNDATED);
  const { files } = await result(operations.import({ paths: [path] }));
  const source = library.sources.get(files[0]?.sources[0] ?? '');
  if (!source) throw new Error('It did not come in.');
  const dated = (parts: number[]) => ({
    id: source.id,
    revision: library.sources.get(source.id)?.revision ?? 0,
    csl: { ...source.csl, issued: { 'date-parts': [parts] } },
  });
  const open = async () => (await operations.suggestions({ order: 'place' })).suggestions;
  return { library, operations, source, dated, open };
}

test('a date that is given to a source dates what is proposed in its document, in one step', async () => {
  const { operations, dated, open } = await undated();
  const before = await open();
  expect(before.map(({ eventDate }) => eventDate)).toEqual([null, expect.anything(), null]);
  const ids = before.map(({ id }) => id);
  const { proposalsChanged, operation } = await operations.updateSource(dated([2026, 3, 18]));
  expect(proposalsChanged).toBeGreaterThanOrEqual(2);
  const after = await open();
  expect(after.map(({ id }) => id)).toEqual(ids);
  expect(after[0]).toMatchObject({ eventDate: '2026-03-12', inferred: expect.arrayContaining(['eventDate']) });
  expect(after[2]).toMatchObject({ eventDate: '2026-04' });

  await operations.undo({ operation: operation ?? -1 });
  expect(await open()).toEqual(before);
});

test('what is proposed only by the new date goes with it when that is undone, and comes back when it is done again', async () => {
  const { library, operations, dated, open } = await undated();
  const before = await open();
  const { runImportJob } = jobsInProcess;
  const finding = createRouterClient(router, {
    context: {
      library,
      ...jobsInProcess,
      runImportJob: async (job, signal) => {
        const found = await runImportJob(job as never, signal);
        const { candidates } = found as unknown as { candidates: readonly CandidateFact[] };
        const more = candidates
          .slice(0, 1)
          .map((one) => ({ ...one, statement: 'Two frigates are there.', end: one.end - 20 }));
        return { ...(found as object), candidates: [...candidates, ...more] } as never;
      },
    },
  });
  await finding.updateSource(dated([2026, 3, 18]));
  expect(await open()).toHaveLength(before.length + 1);
  await operations.undo();
  expect(await open()).toEqual(before);
  await operations.redo();
  expect((await open()).map(({ statement }) => statement)).toContain('Two frigates are there.');
});

test('what was decided stays decided, and what was snoozed stays snoozed with its new date', async () => {
  const { library, operations, dated, open } = await undated();
  const [first = '', second = '', third = ''] = (await open()).map(({ id }) => id);
  const { factId } = await operations.acceptSuggestion({ id: first });
  await operations.rejectSuggestions({ ids: [second] });
  await operations.snoozeSuggestions({ ids: [third], until: '2999-01-01' });
  const { keptDates } = await operations.updateSource(dated([2026, 3, 18]));
  expect(await open()).toEqual([]);
  expect(library.facts.get(factId)?.eventDate).toBeNull();
  expect(keptDates).toMatchObject([{ factId, eventDate: null, nowRead: '2026-03-12' }]);
  const { suggestions } = await operations.suggestions({ state: 'snoozed' });
  expect(suggestions).toMatchObject([{ id: third, eventDate: '2026-04', snoozedUntil: '2999-01-01' }]);
});

test('another title, or a text that cannot be read, leaves the proposals as they are', async () => {
  const { library, operations, source, dated, open } = await undated();
  const before = await open();
  const { id, revision, csl } = source;
  const { proposalsChanged } = await operations.updateSource({ id, revision, csl: { ...csl, title: 'Patrols' } });
  expect(proposalsChanged).toBe(0);
  const failing = createRouterClient(router, {
    context: {
      library,
      ...jobsInProcess,
      runImportJob: () => Promise.reject(new BriefwrightError('TOO_LONG', 'It took too long.')),
    },
  });
  const changed = await failing.updateSource(dated([2026, 3, 18]));
  expect(changed.csl.issued).toEqual({ 'date-parts': [[2026, 3, 18]] });
  expect(await open()).toEqual(before);
});

test('a theme that is merged into another is so in what is proposed, and accepting does not bring it back', async () => {
  const { library, operations, open } = await undated();
  await operations.createTheme({ name: 'Sea lanes', colour: '123456' });
  const [documentId = ''] = (await open()).map((one) => one.documentId);
  const start = UNDATED.indexOf('Norland');
  const quote = UNDATED.slice(start, start + 30);
  library.suggestions.keep(documentId, [
    {
      suggestionKind: 'event',
      kind: 'reported',
      statement: 'Patrols are back.',
      quote,
      start,
      end: start + 30,
      eventDate: null,
      asOf: null,
      themes: ['sea-lanes', 'policy'],
      measures: [],
      entities: [],
      inferred: [],
      score: 0.9,
      reasons: [],
    },
  ]);
  const made = async () => (await open()).find(({ statement }) => statement === 'Patrols are back.');
  await operations.mergeThemes({ from: 'sea-lanes', into: 'policy' });
  const merged = await made();
  expect(merged?.themes).toEqual(['policy']);
  const { factId } = await operations.acceptSuggestion({ id: merged?.id ?? '' });
  expect(library.facts.get(factId)?.themes).toEqual(['policy']);
  expect((await operations.themes()).themes.map(({ slug }) => slug)).not.toContain('sea-lanes');
  await operations.undo();
  await operations.undo();
  expect((await made())?.themes).toEqual(['sea-lanes', 'policy']);
});
