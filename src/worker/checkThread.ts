import { Worker } from 'node:worker_threads';
import type { CheckJobRunner } from '../core/operations/index.ts';
import { BriefwrightError, EXIT } from '../model/errors.ts';
import { receivedError, type SentError } from './sentError.ts';

export type FromCheckThread = { readonly steps: Awaited<ReturnType<CheckJobRunner>> } | { readonly error: SentError };

/**
 * Checks a file in a thread of its own: SQLite looks at all of it in one go, for a second where a library is large, and the thread
 * of the library would answer nobody meanwhile. A thread that dies fails with CHECK_DIED.
 */
export const runCheckJobInThread: CheckJobRunner = async (job, signal) => {
  signal.throwIfAborted();
  const entry = new URL(import.meta.url.endsWith('.ts') ? './checkJob.ts' : './checkJob.js', import.meta.url);
  const worker = new Worker(entry, { workerData: job });
  let stop = (): void => {};
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop);
      const died = (cause: unknown): void =>
        reject(
          new BriefwrightError('CHECK_DIED', 'The file could not be checked: the thread for it ended.', {
            hint: 'Nothing was changed; try again.',
            exit: EXIT.unusable,
            cause,
          }),
        );
      worker.on('error', died);
      worker.on('exit', died);
      worker.on('message', (message: FromCheckThread) => {
        if ('steps' in message) resolve(message.steps);
        else reject(receivedError(message.error));
      });
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
};
