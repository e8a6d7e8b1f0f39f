import { useMemo } from 'react';
import { useKeptDraft } from '../../api/kept.ts';
import { draftText, isBlank, type NewFactDraft, readDraft } from './draft.ts';

/** The fact that is being typed; it outlives the window. */
export interface KeptFact {
  readonly draft: NewFactDraft;
  /** Whether anything was typed. */
  readonly isBegun: boolean;
  readonly change: (draft: NewFactDraft) => void;
  readonly letGo: () => void;
}

export function useNewFact(): KeptFact {
  const { text, change } = useKeptDraft('newFact');
  return useMemo(() => {
    const draft = readDraft(text);
    return {
      draft,
      isBegun: !isBlank(draft),
      change: (next) => change(() => draftText(next)),
      letGo: () => change(() => null),
    };
  }, [text, change]);
}
