import { useRef, useState } from 'react';

/**
 * The words of a field until they are kept: what is typed, else what the library holds, so that a change from elsewhere
 * comes into a field that nobody is writing in. `keep` gives whether it was done; refused words stay for another try.
 */
export function useDraft(held: string, keep: (text: string) => Promise<boolean>) {
  const [draft, setDraft] = useState<string | null>(null);
  /** What is on its way: Enter and leaving the field are one change. */
  const sent = useRef<string | null>(null);
  const commit = async (): Promise<void> => {
    if (draft === null || draft === sent.current) return;
    sent.current = draft;
    const done = draft.trim() === held.trim() || (await keep(draft));
    sent.current = null;
    // Who typed on meanwhile has a newer draft.
    if (done) setDraft((now) => (now === draft ? null : now));
  };
  return { text: draft ?? held, isWritten: draft !== null, write: setDraft, commit, abandon: () => setDraft(null) };
}
