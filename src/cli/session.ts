import { createRouterClient, ORPCError, type RouterClient } from '@orpc/server';
import type { Progress } from '../contract/contract.ts';
import {
  type ImportJobRunner,
  libraryWarnings,
  type OperationContext,
  openLibrary,
  router,
  runCheckJob,
  runDeckJob,
} from '../core/operations/index.ts';
import { BriefwrightError, EXIT, type ExitCode } from '../model/errors.ts';
import { runImportJobInChild } from '../worker/importChild.ts';
import { say, showProgress } from './output.ts';

export type Operations = RouterClient<typeof router>;

/** Stops long work when the user presses Ctrl-C. */
const interrupt = new AbortController();
process.once('SIGINT', () =>
  interrupt.abort(new BriefwrightError('CANCELLED', 'Cancelled; nothing half-done was kept.')),
);

let runImportJob = runImportJobInChild;

/** How files are read, where the program that runs the commands cannot start itself as Node. */
export function readFilesWith(runner: ImportJobRunner): void {
  runImportJob = runner;
}

/** Opens a library, runs some operations on it, and closes it whatever happens. */
export async function withLibrary<T>(
  open: { path: string; mode: 'write' | 'read' } | { opened: OperationContext['library'] },
  work: (operations: Operations) => Promise<T>,
): Promise<T> {
  const library = 'opened' in open ? open.opened : openLibrary(open.path, open.mode);
  try {
    if (!('opened' in open) && open.mode === 'write')
      for (const warning of libraryWarnings(open.path)) say(`Warning: ${warning}`);
    return await work(createRouterClient(router, { context: { library, runDeckJob, runImportJob, runCheckJob } }));
  } finally {
    library.close();
  }
}

/** Runs a streaming operation to its end, showing its progress, and gives its result. */
export async function finish<T>(
  start: (options: { signal: AbortSignal }) => Promise<{ next(): Promise<IteratorResult<Progress, T>> }>,
): Promise<T> {
  try {
    const stream = await start({ signal: interrupt.signal });
    for (;;) {
      const step = await stream.next();
      if (step.done) return step.value;
      showProgress(step.value);
    }
  } finally {
    showProgress(null);
  }
}

function fieldPath(path: readonly (PropertyKey | { key: PropertyKey })[]): string {
  return path
    .map((part) => (typeof part === 'object' ? part.key : part))
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? String(key) : `.${String(key)}`))
    .join('');
}

/** What the schema library says of a field, in the words of a user. */
function plainMessage(message: string): string {
  const wrongType = /^Invalid input: expected (\w+), received (\w+)$/.exec(message);
  if (!wrongType) return message.replace(/^Invalid (input|option): /, '');
  const [, expected = '', received] = wrongType;
  return received === 'undefined' ? 'is missing' : `must be of type ${expected}, not ${received}`;
}

interface InputIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { key: PropertyKey })[];
}

/** Any error as one that has a code, a sentence and an exit code. */
export function asUserError(error: unknown): BriefwrightError {
  if (interrupt.signal.aborted) return interrupt.signal.reason as BriefwrightError;
  if (error instanceof BriefwrightError) return error;
  if (error instanceof ORPCError) {
    if (error.cause instanceof BriefwrightError) return error.cause;
    if (error.code === 'BRIEFWRIGHT') {
      const { code, hint, exit } = error.data as { code: string; hint: string | null; exit: ExitCode };
      return new BriefwrightError(code, error.message, { exit, ...(hint === null ? {} : { hint }) });
    }
    const issues = (error.data as { issues?: readonly InputIssue[] } | undefined)?.issues;
    const issue = issues?.[0];
    if (error.code === 'BAD_REQUEST' && issue) {
      const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
      return new BriefwrightError(
        'BAD_INPUT',
        `${fieldPath(issue.path ?? [])}: ${plainMessage(issue.message)}${more}`,
        {
          hint: 'Nothing was changed.',
        },
      );
    }
  }
  const message = error instanceof Error ? error.message : String(error);
  if (process.env.BRIEFWRIGHT_DEBUG && error instanceof Error) say(error.stack ?? message);
  return new BriefwrightError('INTERNAL', `Something went wrong inside the program: ${message}`, {
    hint: 'Nothing half-done was kept. Run again with BRIEFWRIGHT_DEBUG=1 to see where.',
    exit: EXIT.unusable,
    cause: error,
  });
}
