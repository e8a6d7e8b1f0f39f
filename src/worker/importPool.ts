import { availableParallelism } from 'node:os';
import type { AnyImportJob, AnyImportResult, ImportJobRunner, SuggestWith } from '../core/operations/index.ts';
import { BriefwrightError } from '../model/errors.ts';
import { shownFileName } from '../model/shownFileName.ts';
import type { FromImportJob, ToImportJob } from './importJob.ts';
import { CLOCK_LIMIT_MS, type OutOf, TIME_LIMIT_MS } from './importLimits.ts';
import { receivedError } from './sentError.ts';

/** A process that reads files, as the one that started it sees it. */
export interface ImportProcess {
  send(message: ToImportJob): void;
  /** One listener each; setting another takes the place of the last. */
  onMessage(listener: (message: FromImportJob) => void): void;
  /** `outOf` tells what a file took too much of where it ended itself. */
  onEnd(listener: (end: { readonly outOf: OutOf }) => void): void;
  /** Whether it keeps the program that started it alive. */
  keepAlive(keep: boolean): void;
  kill(): void;
}

/** What a job needs beyond reading files. */
export interface Needs {
  /** SQLite, which is an addon: Node's permissions do not hold what it does, so only a process for a database has it. */
  readonly database: boolean;
}

/** A process that has grown to this after a file is not given another. */
const RETIRE_ABOVE_BYTES = 400 * 1024 * 1024;
/** Whoever drops one file after another finds the language model loaded. */
const IDLE_MS = 30_000;
/** A process is at one job while the next lies ready for it: it need not wait until the library's thread has stored the first. */
const GIVEN_AT_ONCE = 2;

const nameOf = (job: AnyImportJob): string => ('path' in job ? shownFileName(job.path) : job.name);

function tooSlow(name: string, limitMs: number): BriefwrightError {
  return new BriefwrightError(
    'FILE_TOO_SLOW',
    `${name} took longer than ${Math.round(limitMs / 1000)} s to read, and was given up.`,
    { hint: 'It may be damaged, or made to do harm; try to save its text alone.' },
  );
}

function ended(name: string, outOf: OutOf): BriefwrightError {
  if (outOf === 'time') return tooSlow(name, TIME_LIMIT_MS);
  return outOf === 'memory'
    ? new BriefwrightError('FILE_TOO_HUNGRY', `${name} needs too much memory to be read, and was given up.`, {
        hint: 'It may be damaged, or made to do harm; try to save its text alone.',
      })
    : new BriefwrightError('FILE_DAMAGED', `${name} ended the program that reads files.`, {
        hint: 'Import it again; if that fails too it is damaged: open it in its own program and save it again.',
      });
}

/** A job, and whom its end is told. */
interface Wanted {
  readonly job: AnyImportJob;
  readonly done: (result: AnyImportResult) => void;
  readonly failed: (why: unknown) => void;
}

/** A process with the jobs that it was given, in order: it is at the first of them. */
interface Reader {
  readonly process: ImportProcess;
  readonly given: Wanted[];
  /** It is ended after one job. */
  readonly once: boolean;
  /** What it holds to look for facts with. */
  held: SuggestWith | undefined;
  /** Ends it when its job has taken too long, or when it had none for long. */
  timer: NodeJS.Timeout | undefined;
}

/**
 * Runs import jobs in processes that end themselves when a file takes too long or too much memory, a few at a time, and that are
 * killed when they do not by `clockLimitMs`. A file that ends its process costs that file. `start` makes a process that has
 * what a job needs.
 */
export function importJobsIn(start: (needs: Needs) => ImportProcess, clockLimitMs = CLOCK_LIMIT_MS): ImportJobRunner {
  const most = Math.max(1, Math.min(4, availableParallelism()));
  const readers: Reader[] = [];
  const waiting: Wanted[] = [];

  const open = (needs: Needs): Reader => {
    const process = start(needs);
    const reader: Reader = { process, given: [], once: needs.database, held: undefined, timer: undefined };
    process.onMessage((message) => onMessage(reader, message));
    process.onEnd(({ outOf }) => {
      const at = reader.given.shift();
      end(reader);
      at?.failed(ended(nameOf(at.job), outOf));
    });
    readers.push(reader);
    return reader;
  };

  /** Ends a process; the jobs that it did not come to go to others. */
  const end = (reader: Reader): void => {
    clearTimeout(reader.timer);
    reader.process.onMessage(() => {});
    reader.process.onEnd(() => {});
    reader.process.kill();
    if (readers.includes(reader)) readers.splice(readers.indexOf(reader), 1);
    waiting.unshift(...reader.given.splice(0));
    // Jobs that are cancelled together leave one after another.
    queueMicrotask(giveOut);
  };

  const onMessage = (reader: Reader, message: FromImportJob): void => {
    const at = reader.given.shift();
    if (reader.once || message.residentBytes >= RETIRE_ABOVE_BYTES) end(reader);
    else goOn(reader);
    giveOut();
    if ('content' in message) at?.done(message.content);
    else at?.failed(receivedError(message.error));
  };

  /** It is at its next job, or has none. */
  const goOn = (reader: Reader): void => {
    clearTimeout(reader.timer);
    const [next] = reader.given;
    reader.process.keepAlive(next !== undefined);
    reader.timer = next
      ? setTimeout(() => {
          reader.given.shift();
          end(reader);
          next.failed(tooSlow(nameOf(next.job), clockLimitMs));
        }, clockLimitMs)
      : setTimeout(() => end(reader), IDLE_MS).unref();
  };

  const give = (reader: Reader, wanted: Wanted): void => {
    const { suggest, ...job }: AnyImportJob & { readonly suggest?: SuggestWith } = wanted.job;
    reader.given.push(wanted);
    reader.process.send({ job, suggest: suggest && reader.held === suggest ? 'kept' : suggest });
    reader.held = suggest;
    if (reader.given.length === 1) goOn(reader);
  };

  /** Who is given the next job: somebody who has none, else a new one, else somebody who is soon done. */
  const nextReader = (): Reader | null => {
    const lasting = readers.filter(({ once }) => !once);
    const [freest] = lasting.sort((a, b) => a.given.length - b.given.length);
    if (freest?.given.length !== 0 && lasting.length < most) return open({ database: false });
    return freest && freest.given.length < GIVEN_AT_ONCE ? freest : null;
  };

  const giveOut = (): void => {
    while (waiting.length > 0) {
      const reader = nextReader();
      const wanted = reader && waiting.shift();
      if (!reader || !wanted) return;
      give(reader, wanted);
    }
  };

  const cancel = (wanted: Wanted): void => {
    if (waiting.includes(wanted)) waiting.splice(waiting.indexOf(wanted), 1);
    const reader = readers.find(({ given }) => given.includes(wanted));
    if (!reader) return;
    reader.given.splice(reader.given.indexOf(wanted), 1);
    end(reader);
  };

  const run = (job: AnyImportJob, signal: AbortSignal): Promise<AnyImportResult> =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = (): void => {
        cancel(wanted);
        reject(signal.reason);
      };
      const wanted: Wanted = {
        job,
        done: (result) => {
          signal.removeEventListener('abort', stop);
          resolve(result);
        },
        failed: (why) => {
          signal.removeEventListener('abort', stop);
          reject(why);
        },
      };
      signal.addEventListener('abort', stop, { once: true });
      if ('zotero' in job) give(open({ database: true }), wanted);
      else {
        waiting.push(wanted);
        giveOut();
      }
    });
  // The job answers each kind of job with its own kind of result.
  return run as ImportJobRunner;
}
