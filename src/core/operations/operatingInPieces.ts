import type { InPieces, Library } from '../database/library.ts';
import { breathe } from './progress.ts';

/**
 * Changes the library by work that yields between its pieces: one step of the history, whole or not at all, also where the
 * process dies. Others are answered between the pieces, and read the library as it was; who writes waits. `signal` takes
 * everything back.
 */
export async function operateInPieces<T>(
  library: Library,
  label: string,
  work: () => Generator<void, T, void>,
  signal?: AbortSignal,
): Promise<InPieces<T>> {
  return library.operateInPieces(label, work, async () => {
    await breathe();
    signal?.throwIfAborted();
  });
}
