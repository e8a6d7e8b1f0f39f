import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { createRouterClient } from '@orpc/server';
import { createLibrary, router } from '../src/core/operations/index.ts';
import { runCheckJobInThread } from '../src/worker/checkThread.ts';
import { runDeckJobInThread } from '../src/worker/deckThread.ts';
import { runImportJobInChild } from '../src/worker/importChild.ts';
import { madeFacts, madeSources } from './madeFacts.ts';

/**
 * How long work that takes long keeps the library's thread from answering: `npx node bench/longWork.ts [--only WORDS] [--times 0.1]`. While a
 * piece of work goes on, a call is made every 5 ms; the longest that one waited is printed, beside how late a timer was in a thread
 * that has nothing else to do: what that one waits is the machine's. The processor's time of this thread between two answers is what
 * it was really held for on a machine that others use.
 */

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, times: { type: 'string', default: '1' } },
});
/** By what the sizes of all work are multiplied, for a quick look. */
const TIMES = Number(values.times);
const sized = (count: number): number => Math.round(count * TIMES);
const folder = mkdtempSync(join(tmpdir(), 'briefwright-longwork-'));
const EVERY_MS = 5;

/** Counts how late a timer is, in shared memory, in hundredths of a millisecond. */
const IDLE_THREAD = `
  const { workerData } = require('node:worker_threads');
  const late = new Int32Array(workerData);
  let due = performance.now() + ${EVERY_MS};
  const tick = () => {
    const now = performance.now();
    Atomics.store(late, 0, Math.max(Atomics.load(late, 0), Math.round((now - due) * 100)));
    due = now + ${EVERY_MS};
    setTimeout(tick, ${EVERY_MS});
  };
  setTimeout(tick, ${EVERY_MS});
`;
const idleLate = new Int32Array(new SharedArrayBuffer(4));
const idleThread = new Worker(IDLE_THREAD, { eval: true, workerData: idleLate.buffer });

const library = createLibrary(join(folder, 'L.briefwright'));
const client = createRouterClient(router, {
  context: {
    library,
    runDeckJob: runDeckJobInThread,
    runImportJob: runImportJobInChild,
    runCheckJob: runCheckJobInThread,
  },
});

async function measured(what: string, work: () => Promise<unknown>): Promise<void> {
  if (!what.includes(values.only)) {
    await work();
    return;
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  let longest = 0;
  let busiest = 0;
  let asks = true;
  const asking = (async () => {
    let before = process.threadCpuUsage();
    while (asks) {
      const due = performance.now() + EVERY_MS;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      await client.info();
      const { user, system } = process.threadCpuUsage(before);
      before = process.threadCpuUsage();
      busiest = Math.max(busiest, (user + system) / 1000);
      longest = Math.max(longest, performance.now() - due);
    }
  })();
  Atomics.store(idleLate, 0, 0);
  const [start, cpu] = [performance.now(), process.threadCpuUsage()];
  await work();
  const [took, { user, system }] = [performance.now() - start, process.threadCpuUsage(cpu)];
  await new Promise((resolve) => setTimeout(resolve, 2 * EVERY_MS));
  const idle = Atomics.load(idleLate, 0) / 100;
  asks = false;
  await asking;
  console.log(
    `${what.padEnd(52)} ${(took / 1000).toFixed(2).padStart(6)} s, ${((user + system) / 1e6).toFixed(2).padStart(6)} s of processor here; longest answer ${longest.toFixed(0).padStart(5)} ms (${busiest.toFixed(0).padStart(4)} of processor), an idle thread ${idle.toFixed(0).padStart(3)} ms`,
  );
}

async function ended<T>(stream: Promise<AsyncIterator<unknown, T>>): Promise<T> {
  const steps = await stream;
  for (;;) {
    const step = await steps.next();
    if (step.done) return checked(step.value);
  }
}

/** A file that failed would be stored in no time. */
function checked<T>(result: T): T {
  const files = (result as { files?: readonly { status: string; reason: string | null }[] }).files ?? [];
  const failed = files.find(({ status }) => status === 'failed');
  if (failed) throw new Error(failed.reason ?? 'A file failed.');
  return result;
}

function written(name: string, words: string): string {
  const path = join(folder, name);
  writeFileSync(path, words);
  return path;
}

const bibtex = Array.from(
  { length: sized(20_000) },
  (_, n) => `@article{key${n},
  author = {Doe${n % 700}, Jane and van der Berg, Jan},
  title = {The ports of a coast, part ${n}: a survey of harbours},
  journal = {Journal of Harbours}, year = ${1990 + (n % 30)}, volume = ${n}, pages = {1--9}, doi = {10.1000/${n}}
}
`,
).join('');
const listed = Array.from(
  { length: sized(2_000) },
  (_, n) =>
    `Doe, J. A., & Berg, K. (${1990 + (n % 30)}). The ports of a coast, part ${n}: A survey of harbours. Journal of Harbours, ${n}(2), 1–${n + 9}. https://doi.org/10.1000/l${n}`,
).join('\n\n');
const table = [
  'statement,eventDate,themes,sourceTitle,sourceUrl,quote',
  ...Array.from(
    { length: sized(20_000) },
    (_, n) =>
      `"Claim number ${n}, of some length that is usual for one",2025-03-${String(1 + (n % 28)).padStart(2, '0')},ports; trade,"Source ${n % 300}",https://example.org/${n % 300},"the quote of claim ${n}"`,
  ),
].join('\n');
const article = (n: number): string =>
  `Ports of the year ${n}\n\n${Array.from({ length: 40 }, (_, i) => `In May ${1990 + (i % 30)} the port of Westhaven counted ${n * 40 + i} ships in its northern bay, the harbour office said on ${1 + (i % 28)} June ${1990 + (i % 30)}.`).join('\n\n')}\n`;

try {
  await measured('20,000 references imported', () => ended(client.import({ paths: [written('a.bib', bibtex)] })));
  await measured('the same undone', () => client.undo());
  await measured('redone', () => client.redo());
  await measured('2,000 references pasted', () => client.references({ text: listed }));
  const { references } = await client.references({ text: listed });
  await measured('2,000 references added', () =>
    client.addReferences({
      documentId: null,
      references: references.map(({ csl, inferred }) => ({ csl, inferred: [...inferred] })),
    }),
  );
  await measured('a table of 20,000 facts imported', () => ended(client.import({ paths: [written('a.csv', table)] })));
  await measured('the same undone', () => client.undo());
  await measured('redone', () => client.redo());
  const other = createLibrary(join(folder, 'other.briefwright'));
  other.facts.insertMany(madeFacts(sized(10_000), madeSources(other, 200), 3));
  other.close();
  await measured('a library of 10,000 facts merged', () =>
    ended(client.import({ paths: [join(folder, 'other.briefwright')] })),
  );
  await measured('the same undone', () => client.undo());
  await measured('redone', () => client.redo());
  const ids: string[] = [];
  for (let offset = 0; offset < sized(10_000); offset += 500)
    ids.push(...(await client.findFacts({ filter: {}, offset, limit: 500 })).facts.map(({ id }) => id));
  await measured('10,000 facts set to verified', () => client.updateFacts({ ids, status: 'verified' }));
  await measured('10,000 facts given two themes', () => client.updateFacts({ ids, addThemes: ['people', 'research'] }));
  await measured('the same undone', () => client.undo());
  await measured('two themes merged', () => client.mergeThemes({ from: 'ports', into: 'policy' }));
  await measured('the same undone', () => client.undo());
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  for (let n = 0; n < sized(300); n += 1) written(join('articles', `${n}.txt`), article(n));
  await measured('300 articles imported', () => ended(client.import({ paths: [articles] })));
  const open = await client.suggestions({ limit: 100 });
  await measured(`the inbox of ${open.total} proposals listed ten times`, async () => {
    for (let n = 0; n < 10; n += 1) {
      await client.suggestions({ limit: 2_000 });
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  });
  await measured('the library checked', () => ended(client.check()));
  await measured('the library backed up', () => ended(client.backup({ file: join(folder, 'backup.briefwright') })));
} finally {
  await idleThread.terminate();
  library.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
