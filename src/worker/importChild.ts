import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnyImportJob, AnyImportResult, ImportJobRunner, SuggestWith } from '../core/operations/index.ts';
import { BriefwrightError } from '../model/errors.ts';
import type { FromImportJob, ToImportJob } from './importJob.ts';

/** A process that reads files, as the one that started it sees it. */
export interface ImportProcess {
  send(message: ToImportJob): void;
  /** One listener each; setting another takes the place of the last. */
  onMessage(listener: (message: FromImportJob) => void): void;
  /** `outOfMemory` where it ended itself because a file took too much. */
  onEnd(listener: (end: { readonly outOfMemory: boolean }) => void): void;
  /** Whether it keeps the program that started it alive. */
  keepAlive(keep: boolean): void;
  kill(): void;
}

/** How long one file may take. */
const TIME_LIMIT_MS = 25_000;
/** A process that has grown to this after a file is not given another. */
const RETIRE_ABOVE_BYTES = 400 * 1024 * 1024;
/** Whoever drops one file after another finds the language model loaded. */
const IDLE_MS = 30_000;
/** The words that the job writes before it ends itself; said here too, so that its module is not loaded in this process. */
const OUT_OF_MEMORY = 'OUT_OF_MEMORY';

/** Whether an import process ended because a file took too much memory, from what it wrote to stderr. */
export function ranOutOfMemory(complaint: string): boolean {
  return complaint.includes(OUT_OF_MEMORY) || /heap out of memory/i.test(complaint);
}

const importJobEntry = new URL(import.meta.url.endsWith('.ts') ? './importJob.ts' : './importJob.js', import.meta.url);

/** What a job needs beyond reading files. */
interface Needs {
  /** SQLite, which is an addon: Node's permissions do not hold what it does, so only a process for a database has it. */
  readonly database: boolean;
}

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

const nameOf = (job: AnyImportJob): string => ('path' in job ? basename(job.path) : job.name);

function tooSlow(name: string, limitMs: number): BriefwrightError {
  return new BriefwrightError(
    'FILE_TOO_SLOW',
    `${name} took longer than ${Math.round(limitMs / 1000)} s to read, and was given up.`,
    { hint: 'It may be damaged, or made to do harm; try to save its text alone.' },
  );
}

function ended(name: string, outOfMemory: boolean): BriefwrightError {
  return outOfMemory
    ? new BriefwrightError('FILE_TOO_HUNGRY', `${name} needs too much memory to be read, and was given up.`, {
        hint: 'It may be damaged, or made to do harm; try to save its text alone.',
      })
    : new BriefwrightError('FILE_DAMAGED', `${name} ended the program that reads files.`, {
        hint: 'It is damaged; open it in its own program and save it again.',
      });
}

/**
 * Runs import jobs in processes that are killed when a file takes too long or too much memory, a few at a time. A file that
 * ends its process costs that file. `start` makes a process that has what a job needs.
 */
export function importJobsIn(start: (needs: Needs) => ImportProcess, timeLimitMs = TIME_LIMIT_MS): ImportJobRunner {
  const most = Math.max(1, Math.min(4, availableParallelism()));
  const idle: { readonly process: ImportProcess; readonly timer: NodeJS.Timeout }[] = [];
  const waiting: (() => void)[] = [];
  /** What each process holds to look for facts with. */
  const held = new WeakMap<ImportProcess, SuggestWith | undefined>();
  let busy = 0;

  const take = async (needs: Needs): Promise<ImportProcess> => {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    const kept = needs.database ? undefined : idle.pop();
    if (!kept) return start(needs);
    clearTimeout(kept.timer);
    kept.process.keepAlive(true);
    return kept.process;
  };
  const giveBack = (process: ImportProcess | null): void => {
    if (process) {
      process.keepAlive(false);
      const forget = (): void => {
        const at = idle.findIndex((entry) => entry.process === process);
        if (at >= 0) idle.splice(at, 1);
      };
      process.onEnd(forget);
      const timer = setTimeout(() => {
        forget();
        process.kill();
      }, IDLE_MS).unref();
      idle.push({ process, timer });
    }
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  };

  const runIn = (process: ImportProcess, job: AnyImportJob, signal: AbortSignal) =>
    new Promise<{ content: AnyImportResult; reusable: boolean }>((resolve, reject) => {
      const timer = setTimeout(() => reject(tooSlow(nameOf(job), timeLimitMs)), timeLimitMs);
      const cancel = (): void => reject(signal.reason);
      signal.addEventListener('abort', cancel, { once: true });
      const settle = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      };
      process.onEnd(({ outOfMemory }) => {
        settle();
        reject(ended(nameOf(job), outOfMemory));
      });
      process.onMessage((message) => {
        settle();
        const reusable = message.residentBytes < RETIRE_ABOVE_BYTES;
        if ('content' in message) return resolve({ content: message.content, reusable });
        const { code, message: text, hint, exit } = message.error;
        reject(
          new FileRefused(new BriefwrightError(code, text, { exit, ...(hint === null ? {} : { hint }) }), reusable),
        );
      });
      const { suggest, ...rest }: AnyImportJob & { readonly suggest?: SuggestWith } = job;
      process.send({ job: rest, suggest: suggest && held.get(process) === suggest ? 'kept' : suggest });
      held.set(process, suggest);
    });

  const run = async (job: AnyImportJob, signal: AbortSignal): Promise<AnyImportResult> => {
    signal.throwIfAborted();
    const needs = { database: 'zotero' in job };
    const process = await take(needs);
    let reusable = false;
    try {
      signal.throwIfAborted();
      const result = await runIn(process, job, signal);
      reusable = result.reusable && !needs.database;
      return result.content;
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      reusable = error.reusable && !needs.database;
      throw error.told;
    } finally {
      if (!reusable) process.kill();
      giveBack(reusable ? process : null);
    }
  };
  // The job answers each kind of job with its own kind of result.
  return run as ImportJobRunner;
}

/** The job said why the file is not read; its process is well. */
class FileRefused extends Error {
  readonly told: BriefwrightError;
  readonly reusable: boolean;

  constructor(told: BriefwrightError, reusable: boolean) {
    super(told.message);
    this.told = told;
    this.reusable = reusable;
  }
}

/** Import jobs in processes of Node's. */
export const runImportJobInChild: ImportJobRunner = importJobsIn((needs) => forkImportProcess(importJobEntry, needs));
