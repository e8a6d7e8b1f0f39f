import { useCallback, useMemo } from 'react';
import { useKeptDraft } from '../api/kept.ts';
import { type Draft, draftsText, readDrafts } from './drafts.ts';

/** The drafts of a document whose text has so many code units, and how they are written, changed and let go. */
export function useDrafts(documentId: string, lengthUtf16: number) {
  const { text, change } = useKeptDraft(`reader.${documentId}`, `briefwright.drafts.${documentId}`);
  const drafts = useMemo(() => readDrafts(text, lengthUtf16), [text, lengthUtf16]);
  const become = useCallback(
    (next: (drafts: readonly Draft[]) => readonly Draft[]) =>
      change((held) => draftsText(next(readDrafts(held, lengthUtf16)))),
    [change, lengthUtf16],
  );
  return {
    drafts,
    addDraft: useCallback((draft: Draft) => become((held) => [...held, draft]), [become]),
    changeDraft: useCallback(
      (draft: Draft) => become((held) => held.map((other) => (other.id === draft.id ? draft : other))),
      [become],
    ),
    dropDraft: useCallback((id: string) => become((held) => held.filter((draft) => draft.id !== id)), [become]),
  };
}
