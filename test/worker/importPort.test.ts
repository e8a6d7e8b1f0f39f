import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { forkImportProcess } from '../../src/worker/importChild.ts';
import { type ImportProcess, importJobsIn } from '../../src/worker/importPool.ts';
import { importProcessOver, serveImportProcess } from '../../src/worker/importPort.ts';

/** An import process that another thread starts, as in Electron, does what one of one's own does. */

const hostile = new URL('./hostileImportJob.mjs', import.meta.url);
const never = new AbortController().signal;

function startElsewhere(): ImportProcess {
  const { port1, port2 } = new MessageChannel();
  serveImportProcess(port2, forkImportProcess(hostile));
  return importProcessOver(port1);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a file that loops, ends its process or eats memory costs that file, and the next one is read', async () => {
  const soon = importJobsIn(startElsewhere, 400);
  await expect(soon({ path: 'loop.pdf' }, never)).rejects.toMatchObject({ code: 'FILE_TOO_SLOW' });
  const run = importJobsIn(startElsewhere, 60_000);
  await expect(run({ path: 'exit.pdf' }, never)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  await expect(run({ path: 'memory.pdf' }, never)).rejects.toMatchObject({ code: 'FILE_TOO_HUNGRY' });
  expect(await Promise.all(['a', 'b', 'c'].map((path) => run({ path }, never)))).toHaveLength(3);
});

test('the process is killed when the thread that asked for it has gone', async () => {
  const { port1, port2 } = new MessageChannel();
  serveImportProcess(port2, forkImportProcess(hostile));
  const far = importProcessOver(port1);
  const pid = await new Promise<number>((resolve, reject) => {
    far.onMessage((message) =>
      'content' in message && message.content.kind === 'document'
        ? resolve(Number(message.content.document.text))
        : reject(message),
    );
    far.send({ job: { path: 'a' } });
  });
  expect(isAlive(pid)).toBe(true);
  port1.close();
  await expect.poll(() => isAlive(pid)).toBe(false);
});
