import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importPaths } from '../src/core/operations/importing.ts';
import { createLibrary } from '../src/core/operations/index.ts';
import { runImportJobInChild } from '../src/worker/importChild.ts';
import { drawnFiles } from './drawnFiles.ts';
import { childProcesses } from './importing/processes.ts';

/**
 * What becomes of real files: `npx node bench/realFiles.ts FOLDER [--ext pdf] [--most 1000] [--seed 1]`. A sample of the folder's files
 * is imported as the app does it, with its processes and limits. Prints how many came in, of how many entries, the reasons of
 * those that did not with one example each, the slowest, and the most memory of a process. A reason without a code, and
 * a process that died, is a fault of ours.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ext: { type: 'string', default: 'pdf' },
    most: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const root = resolve(positionals[0] ?? '.');

const files = drawnFiles(root, values.ext, Number(values.seed)).slice(0, Number(values.most));

const folder = mkdtempSync(join(tmpdir(), 'briefwright-bench-'));
const library = createLibrary(join(folder, 'L.briefwright'));
const reasons = new Map<string, { count: number; example: string }>();
const times: { readonly name: string; readonly ms: number }[] = [];
const entries = { imported: 0, merged: 0, failed: 0 };
let came = 0;
let untyped = 0;
let peak = 0;
try {
  for (const file of files) {
    const began = performance.now();
    const report = await importPaths(
      { library, runImportJob: runImportJobInChild },
      [file],
      () => {},
      new AbortController().signal,
    );
    times.push({ name: relative(root, file), ms: performance.now() - began });
    for (const { peakBytes } of childProcesses()) peak = Math.max(peak, peakBytes / 1024 ** 2);
    for (const one of report.files) {
      entries.imported += one.entries?.imported ?? 0;
      entries.merged += one.entries?.merged ?? 0;
      entries.failed += one.entries?.failed ?? 0;
      if (one.status !== 'failed' && one.status !== 'skipped') came += 1;
      else {
        const code = one.code ?? 'NO CODE';
        if (one.code === null || /DIED|INTERNAL/.test(one.code)) untyped += 1;
        const reason = reasons.get(code) ?? { count: 0, example: `${relative(root, file)}: ${one.reason}` };
        reasons.set(code, { ...reason, count: reason.count + 1 });
      }
    }
  }
  const slowest = times.sort((a, b) => b.ms - a.ms);
  console.log(`${files.length} files, ${came} came in, ${untyped} without a typed reason`);
  console.log(reasons);
  console.log({ entries });
  console.log({
    medianMs: Math.round(slowest[Math.floor(slowest.length / 2)]?.ms ?? 0),
    slowest: slowest.slice(0, 3).map(({ name, ms }) => `${name}: ${Math.round(ms)} ms`),
    peakMegabytes: Math.round(peak),
  });
} finally {
  library.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = untyped > 0 ? 1 : 0;
