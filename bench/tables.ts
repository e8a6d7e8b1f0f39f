import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { importPaths } from '../src/core/operations/importing.ts';
import { createLibrary, jobsInProcess } from '../src/core/operations/index.ts';
import { checkTables } from '../src/core/operations/lookingAtTables.ts';
import { runImportJobInChild } from '../src/worker/importChild.ts';

/**
 * A table of 20,000 facts with 300 sources: how long it is checked by a mapping and stored, and how long the library's thread is
 * held meanwhile. `node bench/tables.ts`
 */

const ROWS = 20_000;
const never = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'briefwright-tables-'));
const library = createLibrary(join(folder, 'x.briefwright'));
const path = join(folder, 'a.csv');
const day = (at: number) => `2025-03-${String(1 + (at % 28)).padStart(2, '0')}`;
writeFileSync(
  path,
  [
    'statement,eventDate,themes,sourceTitle,sourceUrl,quote',
    ...Array.from(
      { length: ROWS },
      (_, at) =>
        `"Claim number ${at}, of some length that is usual for one",${day(at)},ports; trade,"Source ${at % 300}",https://example.org/${at % 300},"the quote of claim ${at}"`,
    ),
  ].join('\n'),
);
const context = { library, ...jobsInProcess, runImportJob: runImportJobInChild };
const columns = ['statement', 'eventDate', 'themes', 'sourceTitle', 'sourceUrl', 'quote'] as const;

async function timed<T>(what: string, work: () => Promise<T> | T): Promise<T> {
  const held = monitorEventLoopDelay({ resolution: 2 });
  held.enable();
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  held.disable();
  console.info(
    `${what}: ${((performance.now() - start) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time here, the thread held for ${Math.round(held.max / 1e6)} ms at most, ${Math.round(held.percentile(99) / 1e6)} ms in 99 of 100`,
  );
  return result;
}

await timed('Checked by a mapping', () =>
  checkTables(context, [{ path, table: 0 }], { columns: [...columns], dateOrder: null }, never),
);
await timed('Imported', () => importPaths(context, [path], () => {}, never));
await timed('Undone', () => library.history.undo());
library.close();
rmSync(folder, { recursive: true });
process.exit();
