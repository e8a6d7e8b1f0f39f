import { constants, setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import type {
  AnyImportJob,
  AnyImportResult,
  ImportJob,
  SuggestJob,
  SuggestWith,
  TableJob,
  ZoteroJob,
} from '../core/operations/index.ts';
import { startWatch, watch } from './importWatch.ts';
import { type SentError, sentError } from './sentError.ts';

/**
 * The entry of the import job: a process of its own that reads one hostile file after another. It has no library. A second
 * thread watches its time and memory.
 */

/** What facts are looked for with is large, and the same for all files of an import: it is sent once, then `kept`. */
export type ToImportJob = {
  readonly job: ImportJob | Omit<SuggestJob, 'suggest'> | TableJob | ZoteroJob;
  readonly suggest?: SuggestWith | 'kept' | undefined;
};

export type FromImportJob =
  | { readonly content: AnyImportResult; readonly residentBytes: number }
  | { readonly error: SentError; readonly residentBytes: number };

/** Electron's utility process has a port in place of Node's channel. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: ToImportJob }) => void): void;
  postMessage(message: FromImportJob): void;
}

/** The window and the library's thread go before it where there is less than one core for each. */
function standBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system that does not let it reads at the same priority.
  }
}

async function serve(): Promise<void> {
  standBack();
  // A limit of time other than the app's is told by who starts it.
  const limit = Number(process.argv[2]);
  const watched = startWatch(new URL(import.meta.url), limit > 0 ? limit : undefined);
  const { runImportJob } = await import('../core/operations/importJob.ts');
  const port = (process as { parentPort?: ParentPort }).parentPort;
  /** Done when it is on its way: the next job may end the process. */
  const tell = (message: FromImportJob): Promise<void> =>
    new Promise((sent) => {
      if (port) {
        port.postMessage(message);
        setImmediate(sent);
      } else process.send?.(message, () => sent());
    });
  let kept: SuggestWith | undefined;
  const run = async ({ job, suggest }: ToImportJob): Promise<void> => {
    watched.begins();
    try {
      if (suggest !== 'kept') kept = suggest;
      const whole = (kept === undefined ? job : { ...job, suggest: kept }) as AnyImportJob;
      const content = await runImportJob(whole, new AbortController().signal);
      watched.ends();
      await tell({ content, residentBytes: process.memoryUsage.rss() });
    } catch (error) {
      watched.ends();
      await tell({
        error: sentError(error, {
          code: 'FILE_DAMAGED',
          message: 'The file cannot be read: it is damaged, or not what its name says.',
          hint: 'Open it in its own program and save it again.',
        }),
        residentBytes: process.memoryUsage.rss(),
      });
    }
  };
  /** One after another: the next lies ready while one is read. */
  let last = Promise.resolve();
  const inTurn = (message: ToImportJob): void => {
    last = last.then(() => run(message));
  };
  if (port) port.on('message', ({ data }) => inTurn(data));
  else {
    process.on('message', inTurn);
    process.on('disconnect', () => process.exit());
  }
}

if (isMainThread) await serve();
else watch();
