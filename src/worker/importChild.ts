import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ImportJobRunner } from '../core/operations/index.ts';
import type { FromImportJob } from './importJob.ts';
import { type OutOf, ranOutOf } from './importLimits.ts';
import { type ImportProcess, importJobsIn, type Needs } from './importPool.ts';

const importJobEntry = new URL(import.meta.url.endsWith('.ts') ? './importJob.ts' : './importJob.js', import.meta.url);

/** Starts the import job in a process of Node's, which may read files and nothing else. A time limit of its own is for tests. */
export function forkImportProcess(
  entry: URL = importJobEntry,
  { database }: Needs = { database: false },
  timeLimitMs?: number,
): ImportProcess {
  const child: ChildProcess = fork(fileURLToPath(entry), timeLimitMs === undefined ? [] : [String(timeLimitMs)], {
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
  let onEnd: (end: { outOf: OutOf }) => void = () => {};
  child.on('message', (message) => onMessage(message as FromImportJob));
  // `close` comes after `exit`, when all that was written to stderr has been read.
  child.once('close', () => onEnd({ outOf: ranOutOf(complaint) }));
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
