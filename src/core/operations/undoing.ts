import { BriefwrightError } from '../../model/errors.ts';
import type { Library, UndoResult } from '../database/library.ts';
import { breathe } from './progress.ts';

/** The step of each library that was asked for last: steps are taken one after another, in the order they were asked for. */
const lastStep = new WeakMap<Library, Promise<unknown>>();

/**
 * Takes one step back or forward in the library's history, or the very operation named, and gives the label of what was
 * undone or redone. Others are answered while a long one is taken. Throws CANNOT_UNDO or CANNOT_REDO with the reason, and
 * LIBRARY_BUSY where the last step is asked for while a large change is being made: by then that would be the last.
 */
export async function stepHistory(
  library: Library,
  direction: 'undo' | 'redo',
  operation: number | undefined,
): Promise<string> {
  const { history } = library;
  const step = async (): Promise<UndoResult> => {
    // What is named stays what it is while a large change is being made; what would be the last step does not.
    if (operation !== undefined) await library.idle();
    return direction === 'undo' ? history.undoInPieces(operation, breathe) : history.redoInPieces(operation, breathe);
  };
  const before = lastStep.get(library) ?? Promise.resolve();
  const taken = before.then(step, step);
  lastStep.set(library, taken);
  const result = await taken;
  if (result.done) return result.label;
  throw new BriefwrightError(direction === 'undo' ? 'CANNOT_UNDO' : 'CANNOT_REDO', result.reason);
}

/** Takes back what was done in these operations, newest first, where others may have come between; what was changed since then stays. */
export async function takeBack(library: Library, operations: readonly number[]): Promise<void> {
  for (const operation of operations.toReversed()) {
    await library.idle();
    await library.history.undoInPieces(operation, breathe);
    await breathe();
  }
}

/** What `change` gives, once nothing else is being written, with the operation that it was, by which it can be taken back; null where nothing changed. */
export async function asOperation<Result extends object>(
  library: Library,
  change: () => Result,
): Promise<Result & { readonly operation: number | null }> {
  await library.idle();
  const before = library.history.latest();
  const result = change();
  const operation = library.history.latest();
  return { ...result, operation: operation === before ? null : operation };
}
