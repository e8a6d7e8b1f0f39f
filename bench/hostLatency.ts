/**
 * How long an export holds the thread that owns the library: `npx node bench/hostLatency.ts [--facts 5000]`.
 * Builds a deck of all facts in the deck thread while a timer asks, every millisecond, to be served. Prints the longest time it
 * was kept waiting, with the same measure taken over an idle second before.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';
import { runDeckJobInThread } from '../src/worker/deckThread.ts';

const { values } = parseArgs({ options: { facts: { type: 'string', default: '5000' } } });
const count = Number(values.facts);
const folder = mkdtempSync(join(tmpdir(), 'briefwright-bench-'));
const library = createLibrary(join(folder, 'L.briefwright'));
const operations = createRouterClient(router, {
  context: { library, ...jobsInProcess, runDeckJob: runDeckJobInThread },
});

const sourceId = library.sources.insert({
  csl: { id: 'report', type: 'report', title: 'A report of many facts', author: [{ literal: 'An institute' }] },
  reliability: 'B',
  marking: null,
  descriptor: null,
  inferred: [],
});
const facts = Array.from({ length: count }, (_, i) => ({
  statement: `Exercise ${i} brought ${20 + (i % 300)} participants from ${2 + (i % 30)} nations to range ${i % 17}.`,
  themes: ['exercises'],
  status: 'verified' as const,
  eventDate: `${2000 + (i % 25)}-${String(1 + (i % 12)).padStart(2, '0')}`,
  evidence: [{ sourceId, locator: { label: 'page' as const, value: String(i) } }],
}));
await operations.add({ facts });

/** The longest the thread was kept from serving a timer, in ms, while `work` ran. */
async function longestHold(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  return delay.max / 1e6;
}

async function build(): Promise<number> {
  const stream = await operations.build({ themes: ['exercises'], out: join(folder, 'deck.pptx'), asOf: '2026-11-01' });
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value.slides.length;
  }
}

const idle = await longestHold(() => new Promise((resolve) => setTimeout(resolve, 1000)));
let slides = 0;
const holds: number[] = [];
for (let run = 0; run < 3; run++) {
  holds.push(
    await longestHold(async () => {
      slides = await build();
    }),
  );
}
holds.sort((a, b) => a - b);
process.stdout.write(
  `${JSON.stringify({ facts: count, slides, idleMs: Math.round(idle), longestHoldMs: holds.map((ms) => Math.round(ms)) })}\n`,
);
library.close();
rmSync(folder, { recursive: true, force: true });
