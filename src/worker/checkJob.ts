import { parentPort, workerData } from 'node:worker_threads';
import { type CheckJob, runCheckJob } from '../core/operations/index.ts';
import type { FromCheckThread } from './checkThread.ts';
import { internalFault, sentError } from './sentError.ts';

/** The entry of the thread that checks one file and ends. */

function tell(message: FromCheckThread): void {
  parentPort?.postMessage(message);
}

try {
  tell({ steps: await runCheckJob(workerData as CheckJob, new AbortController().signal) });
} catch (error) {
  tell({ error: sentError(error, internalFault('The file could not be checked', error)) });
}
