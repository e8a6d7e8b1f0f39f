import { useCallback, useState } from 'react';
import { isFoldedAtFirst, type PassageGroup } from './passageGroups.ts';

/** Which groups of a document are folded away, by their first passages. */
export function useFolding(groups: readonly PassageGroup[], hasMarks: (passage: number) => boolean) {
  const [folded, setFolded] = useState<ReadonlySet<number>>(
    () => new Set(groups.filter((group) => isFoldedAtFirst(group, hasMarks)).map(({ first }) => first)),
  );
  return {
    folded,
    fold: useCallback(
      (first: number) =>
        setFolded((before) => {
          const after = new Set(before);
          if (!after.delete(first)) after.add(first);
          return after;
        }),
      [],
    ),
    unfold: useCallback(
      (passage: number) =>
        setFolded((before) => {
          const first = groupAt(groups, passage)?.first;
          if (first === undefined || !before.has(first)) return before;
          const after = new Set(before);
          after.delete(first);
          return after;
        }),
      [groups],
    ),
    isShown: useCallback(
      (passage: number) => {
        const group = groupAt(groups, passage);
        return group !== undefined && !folded.has(group.first);
      },
      [groups, folded],
    ),
    foldAll: useCallback(
      () => setFolded(new Set(groups.filter((group) => group.asides).map(({ first }) => first))),
      [groups],
    ),
    unfoldAll: useCallback(() => setFolded(new Set()), []),
  };
}

function groupAt(groups: readonly PassageGroup[], passage: number): PassageGroup | undefined {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((groups[middle]?.after ?? 0) <= passage) low = middle + 1;
    else high = middle;
  }
  return groups[low];
}
