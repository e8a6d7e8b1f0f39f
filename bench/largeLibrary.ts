import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import type { Library } from '../src/core/database/library.ts';
import { type ReadContent, runImportJob } from '../src/core/operations/importJob.ts';
import { createLibrary, jobsInProcess, openLibrary, router } from '../src/core/operations/index.ts';
import { suggestWith } from '../src/core/operations/suggesting.ts';
import { savedPage } from './importing/pages.ts';
import { fillLargeLibrary } from './largeLibrary/made.ts';
import { keptLibrary } from './madeLibrary.ts';

/**
 * What is asked of a library that has grown, beside an empty one: `npx node bench/largeLibrary.ts [--size 20000] [--articles 200]`. The
 * large one holds so many references, facts and waiting proposals. For each call: the processor's time of this thread, the mean of
 * some; and the longest that the thread went without turning to anybody else, the median of those, by the clock: on a machine that
 * others use, run it with a higher priority (`chrt -r 1`). Articles are read beforehand, so that only their storing is counted.
 */

const { values } = parseArgs({
  options: { size: { type: 'string', default: '20000' }, articles: { type: 'string', default: '200' } },
});
const size = Number(values.size);
const folder = mkdtempSync(join(tmpdir(), 'briefwright-large-'));

interface Figures {
  readonly cpuMs: number;
  readonly longestMs: number;
}
const figures = new Map<string, Figures[]>();

async function measured<T>(what: string, times: number, work: () => Promise<T>): Promise<T> {
  const longest: number[] = [];
  let cpu = 0;
  // What is done once is done for the first time; of what is done often, the first is not counted.
  let result = times > 1 ? await work() : undefined;
  for (let n = 0; n < times; n += 1) {
    let [longestMs, last, isOver] = [0, performance.now(), false];
    const turn = () => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
      if (!isOver) setImmediate(turn);
    };
    const before = process.threadCpuUsage();
    setImmediate(turn);
    result = await work();
    await new Promise((resolve) => setImmediate(resolve));
    isOver = true;
    const { user, system } = process.threadCpuUsage(before);
    cpu += (user + system) / 1000;
    longest.push(longestMs);
  }
  const told = { cpuMs: cpu / times, longestMs: longest.sort((a, b) => a - b)[longest.length >> 1] ?? 0 };
  figures.set(what, [...(figures.get(what) ?? []), told]);
  return result as T;
}

async function ended<T>(stream: Promise<AsyncIterator<unknown, T>>): Promise<T> {
  const steps = await stream;
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

const ARTICLE = 'an article stored with its proposals';
/** They are stored in so many imports, of which the first is not counted. */
const BATCHES = 4;
const BATCH = Math.ceil(Number(values.articles) / BATCHES);
const paths = Array.from({ length: BATCH * BATCHES }, (_, n) => join(folder, 'articles', `${n}.html`));
mkdirSync(join(folder, 'articles'));
const read = new Map<string, ReadContent>();
{
  const library = createLibrary(join(folder, 'reading.briefwright'));
  const suggest = await suggestWith(library);
  for (const [n, path] of paths.entries()) {
    writeFileSync(path, savedPage(n, 'news'));
    read.set(path, await runImportJob({ path, suggest }, new AbortController().signal));
  }
  library.close();
}

async function all(of: string): Promise<void> {
  const path = join(folder, `${figures.size}.briefwright`);
  copyFileSync(of, path);
  let library: Library | null = null;
  await measured('opened', 3, async () => {
    library?.close();
    library = openLibrary(path, 'write');
  });
  if (library === null) return;
  const open: Library = library;
  const known = async (job: Parameters<typeof runImportJob>[0]) =>
    structuredClone(read.get('path' in job ? job.path : ''));
  const client = createRouterClient(router, {
    context: { library: open, ...jobsInProcess, runImportJob: known as typeof runImportJob },
  });
  let changes = 0;
  const change = () => {
    changes += 1;
    open.operate('A change', () => open.settings.set('largeLibrary', String(changes)));
  };
  const pages = async (since: string | null) => {
    let after: number | null = null;
    let now = '';
    do {
      const page: Awaited<ReturnType<typeof client.sourcesSince>> = await client.sourcesSince({ since, after });
      if (after === null) now = page.now;
      after = page.next;
      await new Promise((resolve) => setImmediate(resolve));
    } while (after !== null);
    return now;
  };

  await measured('counts and badges for the first time', 1, () => client.info());
  await measured('what themes are learned from, read once', 1, async () => {
    await client.themeWords();
  });
  const batches = Array.from({ length: BATCHES }, (_, n) => paths.slice(n * BATCH, (n + 1) * BATCH));
  await measured(ARTICLE, BATCHES - 1, () => ended(client.import({ paths: batches.pop() ?? [] })));
  const now = await measured('all sources, as they are first read', 3, () => pages(null));
  await measured('the sources after a change', 20, async () => {
    change();
    return pages(now);
  });
  await measured('counts and badges after a change', 20, async () => {
    change();
    return client.info();
  });
  const { suggestions } = await measured('2,000 proposals of the inbox after a change', 10, async () => {
    change();
    return client.suggestions({ limit: 2_000 });
  });
  await measured('those of a theme', 10, () => client.suggestions({ limit: 2_000, themes: ['policy'] }));
  await measured('what contradicts or may be held, of 500, after a change', 10, async () => {
    change();
    return client.suggestionOffers({ limit: 500 });
  });
  const ids = suggestions.map(({ id }) => id);
  await measured('a proposal accepted', 10, () => client.acceptSuggestion({ id: ids.pop() ?? '' }));
  await measured('and taken back', 10, () => client.undo());
  await measured('a proposal rejected', 10, () => client.rejectSuggestions({ ids: [ids.pop() ?? ''] }));
  await measured('facts found by a word', 10, () => client.findFacts({ filter: { query: 'nation' }, limit: 100 }));
  await measured('all facts counted by theme and source, after a change', 5, async () => {
    change();
    return client.facets({ filter: {} });
  });
  await measured('duplicates', 1, () => ended(client.duplicates({ limit: 200 })));
  await measured('contradictions', 1, () => ended(client.contradictions({ limit: 200 })));
  open.close();
}

try {
  await all(keptLibrary('large-empty', () => {}));
  await all(keptLibrary(`large-${size}`, (library) => fillLargeLibrary(library, size)));
  console.log(`| of an empty and of a large library (${size}) | processor | longest stretch |\n|---|---|---|`);
  for (const [what, [empty, large]] of figures) {
    const each = what === ARTICLE ? BATCH : 1;
    const told = (of: Figures | undefined) => ((of?.cpuMs ?? Number.NaN) / each).toFixed(1);
    const long = (of: Figures | undefined) => (of?.longestMs ?? Number.NaN).toFixed(0);
    console.log(`| ${what} | ${told(empty)}, ${told(large)} ms | ${long(empty)}, ${long(large)} ms |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
