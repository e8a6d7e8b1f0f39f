import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportedContent } from '../../src/model/imported.ts';
import { forkImportProcess, runImportJobInChild } from '../../src/worker/importChild.ts';
import { importJobsIn } from '../../src/worker/importPool.ts';
import { scratchFolder } from '../cli/run.ts';

const hostile = new URL('./hostileImportJob.mjs', import.meta.url);
const never = new AbortController().signal;
const pidOf = (content: ImportedContent): number =>
  content.kind === 'document' ? Number(content.document.text) : Number.NaN;

test('a file that loops, ends its process or eats memory costs that file, and the next one is read', async () => {
  const soon = importJobsIn(() => forkImportProcess(hostile), 400);
  await expect(soon({ path: 'loop.pdf' }, never)).rejects.toMatchObject({ code: 'FILE_TOO_SLOW' });
  const run = importJobsIn(() => forkImportProcess(hostile), 60_000);
  await expect(run({ path: 'exit.pdf' }, never)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  await expect(run({ path: 'memory.pdf' }, never)).rejects.toMatchObject({ code: 'FILE_TOO_HUNGRY' });
  const good = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((path) => run({ path }, never)));
  expect(good).toHaveLength(7);
});

test('a process that works or waits for longer than a file may take ends itself, and the next file is read', async () => {
  const run = importJobsIn((needs) => forkImportProcess(hostile, needs, 1_500));
  const slow = { code: 'FILE_TOO_SLOW', message: expect.stringContaining('took longer than 25 s') };
  const ends = await Promise.allSettled(['loop.pdf', 'wait.pdf', 'a'].map((path) => run({ path }, never)));
  expect(ends).toMatchObject([{ reason: slow }, { reason: slow }, { status: 'fulfilled' }]);
});

test('files that lie ready for a process which another file ends are read by the next one', async () => {
  const run = importJobsIn(() => forkImportProcess(hostile), 60_000);
  const files = ['exit', 'memory', 'a', 'exit', 'b', 'c', 'memory', 'd', 'e', 'exit', 'f', 'g'];
  const ends = await Promise.allSettled(files.map((path) => run({ path }, never)));
  expect(ends.map((end) => (end.status === 'fulfilled' ? 'read' : end.reason.code))).toEqual(
    files.map((path) => ({ exit: 'FILE_DAMAGED', memory: 'FILE_TOO_HUNGRY' })[path] ?? 'read'),
  );
});

test('files of an import that is cancelled are given up together, and those of another are read', async () => {
  const run = importJobsIn(() => forkImportProcess(hostile), 60_000);
  const stop = new AbortController();
  const files = ['a', 'loop', 'b', 'loop', 'c', 'd', 'loop', 'e'];
  const ends = Promise.allSettled(files.map((path) => run({ path }, path === 'loop' ? stop.signal : never)));
  setImmediate(() => stop.abort(new Error('cancelled')));
  expect((await ends).map(({ status }) => status)).toEqual(
    files.map((path) => (path === 'loop' ? 'rejected' : 'fulfilled')),
  );
  await expect(run({ path: 'f' }, stop.signal)).rejects.toThrow('cancelled');
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
