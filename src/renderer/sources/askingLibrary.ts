import { useSyncExternalStore } from 'react';

/** What a library that was handed over is for: its content is merged into this one, or it is opened by itself. */
export type LibraryWish = 'merge' | 'open';

interface Question {
  /** Names of the files. */
  readonly names: readonly string[];
  /** Null leaves them out. */
  readonly answer: (wish: LibraryWish | null) => void;
}

let question: Question | null = null;
const listeners = new Set<() => void>();

function become(next: Question | null): void {
  question = next;
  for (const tell of listeners) tell();
}

/** The question that stands; null while there is none. */
export function useLibraryQuestion(): Question | null {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => question,
  );
}

/** Asks what to do with libraries that were dropped or picked; null where they are left out, or the import is cancelled. */
export function askAboutLibraries(names: readonly string[], signal: AbortSignal): Promise<LibraryWish | null> {
  return new Promise((resolve) => {
    const answer = (wish: LibraryWish | null): void => {
      signal.removeEventListener('abort', giveUp);
      become(null);
      resolve(wish);
    };
    const giveUp = (): void => answer(null);
    if (signal.aborted) return resolve(null);
    signal.addEventListener('abort', giveUp);
    become({ names, answer });
  });
}
