import { parentPort, workerData } from 'node:worker_threads';
import { type CheckJob, runCheckJob } from '../core/operations/index.ts';
import { BriefwrightError, EXIT } from '../model/errors.ts';
import type { FromCheckThread } from './checkThread.ts';

/** The entry of the thread that checks one file and ends. */

function tell(message: FromCheckThread): void {
  parentPort?.postMessage(message);
}

try {
  tell({ steps: await runCheckJob(workerData as CheckJob, new AbortController().signal) });
} catch (error) {
  const known = error instanceof BriefwrightError ? error : null;
  tell({
    error: {
      code: known?.code ?? 'INTERNAL',
      message: known?.message ?? `The file could not be checked: ${error instanceof Error ? error.message : error}`,
      hint: known?.hint ?? null,
      exit: known?.exit ?? EXIT.unusable,
    },
  });
}
