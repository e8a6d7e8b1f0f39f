import type { Library, LibraryChange } from '../database/library.ts';

/**
 * Tells of every commit until the caller leaves. A slow reader gets the newest change only: whoever hears of one reads the
 * library anew, so that what lies between is of no use. Begins with where the library is now.
 */
export async function* libraryChanges(
  library: Library,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ version: number; label: string }, void, undefined> {
  let latest: LibraryChange | null = { version: library.changes.version(), label: '' };
  let wake: () => void = () => {};
  const stop = library.changes.subscribe((change) => {
    latest = change;
    wake();
  });
  const aborted = (): void => wake();
  signal?.addEventListener('abort', aborted);
  try {
    while (!signal?.aborted) {
      const waiting: LibraryChange | null = latest;
      if (waiting !== null) {
        latest = null;
        yield { version: waiting.version, label: waiting.label };
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', aborted);
  }
}
