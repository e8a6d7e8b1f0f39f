import type { Connection } from './connection.ts';
import type { Library, LibraryChange } from './libraryTypes.ts';

/** Who is told of each commit. `version` starts at the newest operation, and only grows. */
export function changeFeed({ sql }: Connection): { changes: Library['changes']; committed: (label: string) => void } {
  let version: number = sql('SELECT coalesce(max(id), 0) AS newest FROM operation').get().newest;
  const listeners = new Set<(change: LibraryChange) => void>();
  return {
    changes: {
      version: () => version,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    committed: (label) => {
      version += 1;
      for (const listener of [...listeners]) listener({ version, label });
    },
  };
}
