import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportedContent } from '../../src/model/imported.ts';
import { forkImportProcess, importJobsIn, runImportJobInChild } from '../../src/worker/importChild.ts';
import { scratchFolder } from '../cli/run.ts';

const hostile = new URL('./hostileImportJob.mjs', import.meta.url);
const never = new AbortController().signal;
const pidOf = (content: ImportedContent): number =>
  content.kind === 'document' ? Number(content.document.text) : Number.NaN;

test('a file that loops, ends its process or eats memory costs that file, and the next one is read', async () => {
  const run = importJobsIn(() => forkImportProcess(hostile), 400);
  await expect(run({ path: 'loop.pdf' }, never)).rejects.toMatchObject({ code: 'FILE_TOO_SLOW' });
  await expect(run({ path: 'exit.pdf' }, never)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  await expect(run({ path: 'memory.pdf' }, never)).rejects.toMatchObject({ code: 'FILE_TOO_HUNGRY' });
  const good = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((path) => run({ path }, never)));
  expect(good).toHaveLength(7);
});

test('a process that is well is used again, and one that was cancelled is gone', async () => {
  const run = importJobsIn(() => forkImportProcess(hostile), 60_000);
  const first = pidOf(await run({ path: 'a' }, never));
  expect(pidOf(await run({ path: 'b' }, never))).toBe(first);
  const stop = new AbortController();
  const looping = run({ path: 'loop' }, stop.signal);
  stop.abort(new Error('cancelled'));
  await expect(looping).rejects.toThrow('cancelled');
  await expect.poll(() => isAlive(first)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('the real job reads a text in a process that cannot write, and says why a file is refused', async () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'x'));
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'Harbours\n\nThe harbour held nine ships that day, as the report says.\n');
  const content = await runImportJobInChild({ path }, never);
  expect(content).toMatchObject({ kind: 'document', document: { passages: [{ role: 'heading' }, { role: 'body' }] } });
  writeFileSync(path, '');
  await expect(runImportJobInChild({ path }, never)).rejects.toMatchObject({ code: 'EMPTY_FILE' });
  await expect(runImportJobInChild({ path: join(folder, 'b.txt') }, never)).rejects.toMatchObject({
    code: 'FILE_NOT_FOUND',
  });
});
