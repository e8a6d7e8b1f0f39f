import { Worker } from 'node:worker_threads';
import type { Progress } from '../contract/contract.ts';
import type {
  DeckJob,
  DeckJobResult,
  DeckJobRunner,
  PreviewJob,
  PreviewResult,
  Report,
} from '../core/operations/index.ts';
import { BriefwrightError, EXIT } from '../model/errors.ts';
import { receivedError, type SentError } from './sentError.ts';

/** A deck that is written, or one that is only looked at. */
export type ThreadJob = DeckJob | PreviewJob;

/** A job without its long lists. */
export type JobHead = Omit<DeckJob, ListName> | Omit<PreviewJob, ListName>;

/** What is sent to the deck thread: the job without its lists, then the lists in pieces, then the word to begin. */
export type ToDeckThread =
  | { readonly type: 'job'; readonly job: JobHead }
  | { readonly type: 'items'; readonly list: ListName; readonly items: readonly unknown[] }
  | { readonly type: 'run' }
  | { readonly type: 'cancel' };

export type FromDeckThread =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly result: DeckJobResult | PreviewResult }
  | { readonly type: 'failed'; readonly error: SentError }
  | { readonly type: 'cancelled' };

/** The long lists of a job. They cross in pieces, because copying one whole list would hold this thread too long. */
export const JOB_LISTS = ['facts', 'related', 'sources'] as const;
export type ListName = (typeof JOB_LISTS)[number];

const PIECE = 100;

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function send(worker: Worker, job: ThreadJob): Promise<void> {
  const { facts, related, sources, ...rest } = job;
  const lists = { facts, related, sources };
  const post = (message: ToDeckThread): void => worker.postMessage(message);
  post({ type: 'job', job: rest });
  for (const list of JOB_LISTS) {
    const items = lists[list];
    for (let i = 0; i < items.length; i += PIECE) {
      post({ type: 'items', list, items: items.slice(i, i + PIECE) });
      await breathe();
    }
  }
  post({ type: 'run' });
}

/**
 * A thread that has laid out a deck has its fonts and styles read, and lays out the next twenty times as fast: one is kept
 * for the next preview. It does not keep the process alive.
 */
let idle: Worker | null = null;

function takeWorker(): Worker {
  const worker =
    idle ?? new Worker(new URL(import.meta.url.endsWith('.ts') ? './deckJob.ts' : './deckJob.js', import.meta.url));
  idle = null;
  worker.removeAllListeners();
  worker.ref();
  return worker;
}

async function giveBack(worker: Worker, reusable: boolean): Promise<void> {
  worker.removeAllListeners();
  if (!reusable || idle !== null) {
    await worker.terminate();
    return;
  }
  worker.unref();
  const gone = (): void => {
    if (idle === worker) idle = null;
  };
  worker.on('error', gone);
  worker.on('exit', gone);
  idle = worker;
}

/**
 * Runs deck jobs in a thread of their own, one thread a job at a time, so that the thread of the library never waits for an
 * export. A thread that dies fails its job with `DECK_JOB_DIED`; nothing else is touched.
 */
export const runDeckJobInThread = (async (job: ThreadJob, report: Report, signal: AbortSignal) => {
  signal.throwIfAborted();
  const worker = takeWorker();
  const cancel = (): void => worker.postMessage({ type: 'cancel' } satisfies ToDeckThread);
  signal.addEventListener('abort', cancel);
  let finished = false;
  try {
    return await new Promise<DeckJobResult | PreviewResult>((resolve, reject) => {
      const died = (cause: unknown): void =>
        reject(
          new BriefwrightError('DECK_JOB_DIED', 'The deck could not be written: its thread ended.', {
            hint: 'Nothing was changed; try again with fewer themes.',
            exit: EXIT.unusable,
            cause,
          }),
        );
      worker.on('error', died);
      worker.on('exit', died);
      worker.on('message', (message: FromDeckThread) => {
        if (message.type === 'progress') report(message.progress);
        else if (message.type === 'done') {
          finished = true;
          resolve(message.result);
        } else if (message.type === 'cancelled') {
          finished = true;
          reject(signal.reason);
        } else reject(receivedError(message.error));
      });
      send(worker, job).catch(reject);
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    await giveBack(worker, finished && job.kind === 'preview');
  }
}) as DeckJobRunner;
