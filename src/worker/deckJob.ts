import { parentPort } from 'node:worker_threads';
import { type DeckJob, type PreviewJob, type Report, runDeckJob } from '../core/operations/index.ts';
import type { FromDeckThread, JobHead, ListName, ToDeckThread } from './deckThread.ts';
import { internalFault, sentError } from './sentError.ts';

/** The entry of the deck thread: takes a job, runs it, tells how it went, and may be given another. It has no database. */

let cancelled = new AbortController();
let lists: Record<ListName, unknown[]> = { facts: [], related: [], sources: [] };
let head: JobHead | null = null;

function tell(message: FromDeckThread): void {
  parentPort?.postMessage(message);
}

async function run(): Promise<void> {
  if (head === null) return;
  const job = { ...head, ...lists } as DeckJob | PreviewJob;
  const report: Report = (progress) => tell({ type: 'progress', progress });
  try {
    const result =
      job.kind === 'preview'
        ? await runDeckJob(job, report, cancelled.signal)
        : await runDeckJob(job, report, cancelled.signal);
    tell({ type: 'done', result });
  } catch (error) {
    if (cancelled.signal.aborted) return tell({ type: 'cancelled' });
    tell({ type: 'failed', error: sentError(error, internalFault('The deck could not be written', error)) });
  }
}

parentPort?.on('message', (message: ToDeckThread) => {
  if (message.type === 'job') {
    head = message.job;
    lists = { facts: [], related: [], sources: [] };
    cancelled = new AbortController();
  } else if (message.type === 'items') lists[message.list].push(...message.items);
  else if (message.type === 'cancel') cancelled.abort();
  else void run();
});
