/**
 * Importing saved articles with suggestions, beside reading them with Readability and linkedom alone, in turn and in the same run:
 * `npx node bench/importing.ts [--articles 1000] [--batch 100] [--shape news|dense|text] [--pages FOLDER] [--keep FILE]`: made pages,
 * or the saved ones below a folder, as many as there are up to `--articles`. The import is that of the app: the
 * core host in its thread, files read in processes of their own, two at once. Prints how many times as
 * long it takes, the longest time that the library's thread did not answer meanwhile (asked every 10 ms, beside a thread that does
 * nothing), resident memory after each batch, and a hash of all that came in, by which two versions can be compared.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Client, clientOver } from '../src/contract/wire.ts';
import { openLibrary } from '../src/core/operations/index.ts';
import { pipeOf, startCoreHost } from '../src/worker/coreHostClient.ts';
import type { Alone } from './importing/alone.ts';
import { type PageShape, savedPage } from './importing/pages.ts';
import { childProcesses } from './importing/processes.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    batch: { type: 'string', default: '100' },
    shape: { type: 'string', default: 'news' },
    pages: { type: 'string' },
    keep: { type: 'string' },
  },
});
const saved = values.pages === undefined ? null : pagesBelow(values.pages).slice(0, Number(values.articles));
const articles = saved?.length ?? Number(values.articles);
const size = Math.min(articles, Number(values.batch));
const folder = mkdtempSync(join(tmpdir(), 'briefwright-bench-'));
const path = values.keep ?? join(folder, 'L.briefwright');
const MEGABYTE = 1024 * 1024;

const batches: { readonly folder: string; readonly files: readonly string[] }[] = [];
for (let first = 0; first < articles; first += size) {
  const into = join(folder, String(first));
  mkdirSync(into);
  const files = Array.from({ length: Math.min(size, articles - first) }, (_, i) =>
    join(into, `article-${first + i}.html`),
  );
  files.forEach((file, i) => {
    const page = saved?.[first + i];
    if (page === undefined) writeFileSync(file, savedPage(first + i, values.shape as PageShape));
    else copyFileSync(page, file);
  });
  batches.push({ folder: into, files });
}

const alone = fork(new URL('./importing/alone.ts', import.meta.url), { serialization: 'advanced' });
const readAlone = (files: readonly string[]): Promise<Alone> =>
  new Promise((resolve) => {
    alone.once('message', (said) => resolve(said as Alone));
    alone.send([...files]);
  });

/** Asks again and again while `work` runs, 10 ms after each answer; gives the longest that an answer took, in milliseconds. */
async function longestAnswer(ask: () => Promise<unknown>, work: () => Promise<unknown>): Promise<number> {
  let over = false;
  let longest = 0;
  const asking = (async () => {
    while (!over) {
      const asked = performance.now();
      await ask();
      longest = Math.max(longest, performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  await work();
  over = true;
  await asking;
  return longest;
}

async function importAll(client: Client, from: string): Promise<number> {
  const stream = await client.import({ paths: [from] });
  for (;;) {
    const step = await stream.next();
    if (!step.done) continue;
    const bad = step.value.files.find(({ status }) => status !== 'imported');
    if (bad && saved === null) throw new Error(`${bad.path}: ${bad.status}, ${bad.reason}`);
    return step.value.files.reduce((sum, { proposed }) => sum + proposed, 0);
  }
}

/** Processor time of this process and of those that it started, `alone` left out, in milliseconds. */
const spent = { ended: 0, now: new Map<number, number>() };
function cpuMs(): number {
  for (const { pid, cpuMs: used } of childProcesses()) if (pid !== alone.pid) spent.now.set(pid, used);
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + [...spent.now.values()].reduce((sum, used) => sum + used, 0);
}

const host = await startCoreHost(path, 'create');
const client = clientOver(pipeOf(host.connect())).client;
const asker = clientOver(pipeOf(host.connect())).client;
const idle = new Worker(
  `require('node:worker_threads').parentPort.on('message', (m) => require('node:worker_threads').parentPort.postMessage(m))`,
  { eval: true },
);
const askIdle = (): Promise<unknown> =>
  new Promise((resolve) => {
    idle.once('message', resolve);
    idle.postMessage(0);
  });

interface Round {
  readonly ours: { readonly wallMs: number; readonly cpuMs: number; readonly proposed: number };
  readonly alone: Alone;
  readonly answerMs: number;
  readonly idleAnswerMs: number;
}
const rounds: Round[] = [];
const resident: { host: number; children: number[] }[] = [];
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const timer = setInterval(cpuMs, 500).unref();
try {
  for (const [n, batch] of batches.entries()) {
    let [answerMs, idleAnswerMs] = [0, 0];
    const ours = async () => {
      const began = performance.now();
      const used = cpuMs();
      let proposed = 0;
      idleAnswerMs = await longestAnswer(askIdle, async () => {
        answerMs = await longestAnswer(
          () => asker.authorName(),
          async () => {
            proposed = await importAll(client, batch.folder);
          },
        );
      });
      return { wallMs: performance.now() - began, cpuMs: cpuMs() - used, proposed };
    };
    const round: Round = { ours: await ours(), alone: await readAlone(batch.files), answerMs, idleAnswerMs };
    rounds.push(round);
    const children = childProcesses().filter(({ pid }) => pid !== alone.pid);
    resident.push({ host: process.memoryUsage.rss(), children: children.map(({ residentBytes }) => residentBytes) });
    console.log(
      `${(n + 1) * size}: import ${Math.round(round.ours.wallMs)} ms (${Math.round(round.ours.cpuMs)} of processor), alone ${Math.round(round.alone.wallMs)} ms (${Math.round(round.alone.cpuMs)}),` +
        ` ratio ${(round.ours.wallMs / round.alone.wallMs).toFixed(2)} (${(round.ours.cpuMs / round.alone.cpuMs).toFixed(2)}); longest answer ${Math.round(answerMs)} ms, of an idle thread ${Math.round(idleAnswerMs)} ms;` +
        ` resident: host ${Math.round((resident.at(-1)?.host ?? 0) / MEGABYTE)} MB, readers ${resident
          .at(-1)
          ?.children.map((bytes) => Math.round(bytes / MEGABYTE))
          .join(' and ')} MB`,
    );
  }
} finally {
  clearInterval(timer);
  alone.kill();
  await idle.terminate();
  await host.close();
}

const sum = (of: (round: Round) => number): number => rounds.reduce((total, round) => total + of(round), 0);
console.log(
  `${articles} articles: import ${(sum(({ ours }) => ours.wallMs) / 1000).toFixed(1)} s, ${sum(({ ours }) => ours.proposed)} proposals; alone ${(sum((round) => round.alone.wallMs) / 1000).toFixed(1)} s`,
);
console.log(
  `ratio: ${(sum(({ ours }) => ours.wallMs) / sum((round) => round.alone.wallMs)).toFixed(2)} in all, ${median(rounds.map((round) => round.ours.wallMs / round.alone.wallMs)).toFixed(2)} of the median batch;` +
    ` by processor ${(sum(({ ours }) => ours.cpuMs) / sum((round) => round.alone.cpuMs)).toFixed(2)}`,
);
console.log(`what came in: ${hashOfLibrary()}`);
rmSync(folder, { recursive: true, force: true });

/** The pages below a folder that are of the size that the issue of speed is told of: 60 to 160 KB. */
function pagesBelow(of: string): readonly string[] {
  return readdirSync(of, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.html?$/i.test(name))
    .map((name) => join(of, name))
    .filter((page) => {
      const { size } = statSync(page);
      return size >= 60 * 1024 && size <= 160 * 1024;
    })
    .sort();
}

/** Every text, passage, source and proposal, in the order of the files; ids left out, since each run makes new ones. */
function hashOfLibrary(): string {
  const library = openLibrary(path, 'read');
  const hash = createHash('sha256');
  for (const { csl, documents } of library.sources.list().sort((a, b) => (a.csl.id < b.csl.id ? -1 : 1))) {
    for (const document of documents) {
      const query = { documentId: document.id, state: 'open', order: 'place', today: '2026-01-01' } as const;
      const told = library.suggestions
        .list(query)
        .suggestions.map(({ id: _, documentId: __, sourceId: ___, ...suggestion }) => suggestion);
      hash.update(JSON.stringify([csl, document.sha256, library.documents.passages(document.id), told]));
    }
  }
  library.close();
  return hash.digest('hex').slice(0, 16);
}
