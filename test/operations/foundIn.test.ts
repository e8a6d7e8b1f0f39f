import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';

const PAGE = `<!doctype html><html lang="en"><head><title>Drills in the bay</title>
<meta property="og:title" content="Drills in the bay"><meta name="author" content="Ada Brook">
<meta property="article:published_time" content="2026-03-18T09:00:00Z"></head><body><article><h1>Drills in the bay</h1>
<p>The first drill of Exercise Sea Lantern took place in September 2024 with four ships from two nations.</p>
<p>In May 2025 the second drill of Exercise Sea Lantern brought nine ships to the northern bay, the port said.</p>
</article></body></html>`;

test('where each field was found stands with the source, until somebody gives the field another value', async () => {
  const folder = scratchFolder();
  const library = createLibrary(join(folder, 'library.briefwright'));
  onTestFinished(() => library.close());
  const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
  writeFileSync(join(folder, 'drills.html'), PAGE);
  await result(operations.import({ paths: [join(folder, 'drills.html')] }));
  const source = async () => {
    const [only] = (await operations.sources()).sources;
    if (!only) throw new Error('It did not come in.');
    return only;
  };
  const before = await source();
  expect(before.csl.issued).toEqual({ 'date-parts': [[2026, 3, 18]] });
  expect(before.foundIn.issued).toContain('article:published_time');
  expect(Object.keys(before.foundIn)).toEqual(expect.arrayContaining(['title', 'author', 'issued']));

  const { id, revision, csl } = before;
  const changed = await operations.updateSource({ id, revision, csl: { ...csl, author: [{ literal: 'The port' }] } });
  expect(changed.foundIn.author).toBeUndefined();
  expect(changed.foundIn.issued).toBe(before.foundIn.issued);
  expect((await source()).foundIn).toEqual(changed.foundIn);
  await operations.undo();
  expect((await source()).foundIn).toEqual(before.foundIn);
  await operations.undo();
  await operations.redo();
  expect((await source()).foundIn).toEqual(before.foundIn);
});

test('a library that is merged brings along where each field was found, and nothing that is no field', async () => {
  const folder = scratchFolder();
  const [ours, theirs] = ['ours', 'theirs'].map((name) => createLibrary(join(folder, `${name}.briefwright`)));
  if (!ours || !theirs) throw new Error('There are two.');
  onTestFinished(() => {
    ours.close();
    theirs.close();
  });
  const clientOf = (library: typeof ours) => createRouterClient(router, { context: { library, ...jobsInProcess } });
  writeFileSync(join(folder, 'drills.html'), PAGE);
  await result(clientOf(theirs).import({ paths: [join(folder, 'drills.html')] }));
  await result(clientOf(ours).import({ paths: [theirs.path] }));
  const [there] = (await clientOf(theirs).sources()).sources;
  const [here] = (await clientOf(ours).sources()).sources;
  expect(Object.keys(here?.foundIn ?? {})).toEqual(expect.arrayContaining(['title', 'author', 'issued']));
  expect(here?.foundIn).toEqual(there?.foundIn);
});
