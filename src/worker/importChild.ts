import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ImportJobRunner } from '../core/operations/index.ts';
import type { FromImportJob } from './importJob.ts';
import { type ImportProcess, importJobsIn, type Needs } from './importPool.ts';

/** The words that the job writes before it ends itself; said here too, so that its module is not loaded in this process. */
const OUT_OF_MEMORY = 'OUT_OF_MEMORY';

/** Whether an import process ended because a file took too much memory, from what it wrote to stderr. */
export function ranOutOfMemory(complaint: string): boolean {
  return complaint.includes(OUT_OF_MEMORY) || /heap out of memory/i.test(complaint);
}

const importJobEntry = new URL(import.meta.url.endsWith('.ts') ? './importJob.ts' : './importJob.js', import.meta.url);

/** Starts the import job in a process of Node's, which may read files and nothing else. */
export function forkImportProcess(
  entry: URL = importJobEntry,
  { database }: Needs = { database: false },
): ImportProcess {
  const child: ChildProcess = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    execArgv: [
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
      ...(database ? ['--allow-addons'] : []),
      '--no-warnings',
      '--max-old-space-size=700',
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {},
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('latin1')).slice(-2_000);
  });
  let onMessage: (message: FromImportJob) => void = () => {};
  let onEnd: (end: { outOfMemory: boolean }) => void = () => {};
  child.on('message', (message) => onMessage(message as FromImportJob));
  // `close` comes after `exit`, when all that was written to stderr has been read.
  child.once('close', () => onEnd({ outOfMemory: ranOutOfMemory(complaint) }));
  child.on('error', () => {});
  return {
    send: (message) => void child.send(message, () => {}),
    onMessage: (listener) => {
      onMessage = listener;
    },
    onEnd: (listener) => {
      onEnd = listener;
    },
    keepAlive: (keep) => {
      for (const handle of [child, child.channel, child.stderr as unknown as { ref(): void; unref(): void } | null]) {
        if (keep) handle?.ref();
        else handle?.unref();
      }
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Runs import jobs in processes of Node's. */
export const runImportJobInChild: ImportJobRunner = importJobsIn((needs) => forkImportProcess(importJobEntry, needs));
