import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InferRouterOutputs } from '@orpc/server';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { createLibrary, jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';

type Page = InferRouterOutputs<typeof router>['sourcesSince'];

const report = (n: number) => ({
  csl: { id: `report-${n}`, type: 'report', title: `Report ${n}` },
  reliability: null,
  marking: null,
  descriptor: null,
  inferred: [],
});

function openSources() {
  const folder = scratchFolder();
  const library = createLibrary(join(folder, 'library.briefwright'));
  const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
  onTestFinished(() => library.close());
  const pages = async (since: string | null): Promise<Page[]> => {
    const read: Page[] = [];
    do {
      const before = read[0]?.isWhole ? null : since;
      read.push(await operations.sourcesSince({ since: before, after: read.at(-1)?.next ?? null }));
    } while (read.at(-1)?.next != null);
    return read;
  };
  return { folder, library, operations, pages };
}

/** What a screen holds of the sources, as it follows them. */
function follower({ pages }: Pick<ReturnType<typeof openSources>, 'pages'>) {
  const placed = new Map<string, Page['sources'][number]>();
  let now: string | null = null;
  return async () => {
    const read = await pages(now);
    if (read[0]?.isWhole) placed.clear();
    now = read[0]?.now ?? null;
    for (const id of read.flatMap(({ removed }) => removed)) placed.delete(id);
    for (const one of read.flatMap(({ sources }) => sources)) placed.set(one.id, one);
    const sources = [...placed.values()].sort((a, b) => a.place - b.place).map(({ place: _, ...one }) => one);
    return { sources, read: read.flatMap((page) => page.sources).length, isWhole: read[0]?.isWhole };
  };
}

test('who follows the sources by what has changed holds the list as it is, whatever was done', async () => {
  const opened = openSources();
  const { folder, library, operations } = opened;
  const follow = follower(opened);
  expect(await follow()).toMatchObject({ isWhole: true });
  const first = library.sources.insert(report(1));
  const bringIn = async (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    await result(operations.import({ paths: [join(folder, name)] }));
  };
  const steps = [
    () => library.operate('Two', () => [library.sources.insert(report(2)), library.sources.insert(report(3))]),
    () => bringIn('a.txt', 'A text\n\nIn May 2025 nine ships met in the bay.\n'),
    () => bringIn('a.txt', 'A text\n\nIn May 2025 ten ships met in the bay.\n'),
    () => operations.updateSource({ id: first, revision: 1, reliability: 'B' }),
    () => operations.undo(),
    () => operations.undo(),
    () => operations.undo(),
    () => operations.undo(),
    () => operations.redo(),
    () => operations.redo(),
  ];
  for (const step of steps) {
    await step();
    const { sources, isWhole } = await follow();
    expect(sources).toEqual((await operations.sources()).sources);
    expect(isWhole).toBe(false);
  }
  expect(await follow()).toMatchObject({ read: 0, isWhole: false });
});

test('many sources come in pages, and so much that is new is read as a whole', async () => {
  const opened = openSources();
  const { library, operations, pages } = opened;
  const follow = follower(opened);
  await follow();
  library.operate('Many', () => {
    for (let n = 0; n < 5_200; n += 1) library.sources.insert(report(n));
  });
  expect((await pages(null)).length).toBeGreaterThan(5);
  const { sources, isWhole } = await follow();
  expect(isWhole).toBe(true);
  expect(sources).toEqual((await operations.sources()).sources);
  library.sources.update(sources[7]?.id ?? '', { reliability: 'A' });
  expect(await follow()).toMatchObject({ read: 1, isWhole: false });
});

test('what another opening of the file has told means nothing to this one', async () => {
  const { library, pages } = openSources();
  library.sources.insert(report(1));
  const [before] = await pages(null);
  const anew = openLibrary(library.path, 'read');
  const reading = createRouterClient(router, { context: { library: anew, ...jobsInProcess } });
  expect(await reading.sourcesSince({ since: before?.now ?? null, after: null })).toMatchObject({ isWhole: true });
  anew.close();
});
