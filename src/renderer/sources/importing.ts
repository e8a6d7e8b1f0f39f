import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { importResultSchema, Progress } from '../../contract/contract.ts';
import { client } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import type { Job } from '../common/job.ts';
import { tell, tellError } from '../common/toast.tsx';
import { shell } from '../shell/index.ts';

type ImportResult = z.output<typeof importResultSchema>;
export type ImportedFile = ImportResult['files'][number];

interface ImportState {
  readonly progress: Progress | null;
  readonly cancelling: boolean;
  /** A row for each file of the last import; null where there was none, or it was put away. */
  readonly report: readonly ImportedFile[] | null;
}

/** The import goes on while the user looks at another screen, so its state is kept outside of them all. */
let state: ImportState = { progress: null, cancelling: false, report: null };
let stopper: AbortController | null = null;
const listeners = new Set<() => void>();

function become(change: Partial<ImportState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function cancel(): void {
  become({ cancelling: true });
  stopper?.abort();
}

/** The import under way, and the report of the last one. */
export function useImporting(): Job & Pick<ImportState, 'report'> {
  return { ...useSyncExternalStore(subscribe, () => state), cancel };
}

export function putReportAway(): void {
  become({ report: null });
}

/** Imports the files that `take` gives; one import at a time. A cancelled one leaves nothing behind. */
export async function importFiles(take: () => Promise<readonly string[]>): Promise<void> {
  if (stopper) return;
  const mine = new AbortController();
  stopper = mine;
  let paths: readonly string[] = [];
  try {
    paths = await take();
    if (paths.length === 0) return;
    become({ progress: { doing: 'Reading the files', done: 0, total: paths.length }, cancelling: false, report: null });
    const stream = await client.import({ paths: [...paths] }, { signal: mine.signal });
    for (;;) {
      const step = await stream.next();
      if (step.done) {
        finish(step.value);
        return;
      }
      become({ progress: step.value });
    }
  } catch (error) {
    if (mine.signal.aborted) tell('Import cancelled: nothing of it is in the library.');
    else tellError(error);
  } finally {
    stopper = null;
    become({ progress: null, cancelling: false });
    await shell.release(paths).catch(() => undefined);
  }
}

function finish({ files, operation = null }: ImportResult): void {
  become({ report: files });
  const came = files.filter((file) => file.status === 'imported' || file.status === 'merged').length;
  const message = files.length === 1 && came === 1 ? 'The file came in.' : `${came} of ${files.length} files came in.`;
  const isOneStep = came === 0 || operation !== null;
  tell(
    isOneStep ? message : `${message} The library was changed meanwhile: undo takes the files back one by one.`,
    undoOf({ operation }),
  );
}

/** The name of a file without the folders before it. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
