import { useRef, useState } from 'react';
import { readAnew } from '../api/index.ts';

/**
 * The words of a field until they are kept: what is typed, else what the library holds, so that a change from elsewhere
 * comes into a field that nobody is writing in. `keep` gives whether it was done; refused words stay for another try. Enter,
 * and leaving the field right after it, are one change. Words that were kept stay in sight until the library was read again.
 */
export function useDraft(held: string, keep: (text: string) => Promise<boolean>) {
  const [draft, setDraft] = useState<string | null>(null);
  /** What the library holds now, also for who began to keep words before it was read again. */
  const newest = useRef(held);
  newest.current = held;
  /** The newest words, also before the field is drawn with them. */
  const words = useRef<string | null>(null);
  /** What is on its way to the library, or there and not read again. */
  const sent = useRef<string | null>(null);
  const write = (text: string | null): void => {
    words.current = text;
    setDraft(text);
  };
  const commit = async (): Promise<void> => {
    const text = words.current;
    if (text === null || text === sent.current) return;
    const isNew = text.trim() !== (sent.current ?? newest.current).trim();
    sent.current = text;
    const done = !isNew || (await keep(text));
    if (done && isNew) await readAnew();
    if (sent.current === text) sent.current = null;
    // Who typed on meanwhile has newer words.
    if (done && words.current === text) write(null);
  };
  return {
    text: draft ?? held,
    isWritten: draft !== null,
    write: (text: string): void => write(text),
    commit,
    abandon: (): void => write(null),
  };
}
