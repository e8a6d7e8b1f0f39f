import type { LeftOut } from '../../../model/imported.ts';

/** Counts what is left out of a file, by words for people. */
export interface Losses {
  add(what: string, count?: number): void;
  list(): LeftOut[];
}

export function lossCounter(): Losses {
  const counts = new Map<string, number>();
  return {
    add: (what, count = 1) => {
      if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
    },
    list: () => [...counts].map(([what, count]) => ({ what, count })),
  };
}
