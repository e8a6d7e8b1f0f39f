import { useCallback, useMemo } from 'react';
import type { Fact } from '../../../model/fact.ts';
import { useKeptDraft } from '../../api/kept.ts';

/** A form of the inspector that was written in and not saved: of which entry, the fact as it was opened, and its words. */
export interface KeptForm {
  readonly editing: string;
  readonly opened: Fact;
  readonly words: object;
}

type KeptForms = Readonly<Record<string, KeptForm>>;

/** Forms that nobody came back to are let go, the oldest first. */
const MOST_KEPT = 30;

/**
 * The form that is kept for a place, such as the measures of one fact; null where nothing was written. All of them are one draft,
 * so that walking through facts asks the library for nothing more.
 */
export function useKeptForm(place: string) {
  const { text, change } = useKeptDraft('inspectorForms');
  const held = useMemo(() => readForms(text)[place] ?? null, [text, place]);
  const keep = useCallback(
    (form: KeptForm | null) =>
      change((before) => {
        const forms = readForms(before);
        if (form === null && !(place in forms)) return before;
        const { [place]: _, ...others } = forms;
        const entries = [...Object.entries(others), ...(form ? [[place, form] as const] : [])].slice(-MOST_KEPT);
        return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries));
      }),
    [change, place],
  );
  return { held, keep };
}

/** What cannot be read of a draft counts as not written. */
function readForms(text: string | null): KeptForms {
  if (text === null) return {};
  try {
    return JSON.parse(text) as KeptForms;
  } catch {
    return {};
  }
}
