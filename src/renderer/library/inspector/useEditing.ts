import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Fact } from '../../../model/fact.ts';

/** Marks the button that edits an entry with the entry's key, and the one that adds an entry. */
export const EDITS = 'data-edits';
export const ADDS = 'data-adds';

/** The key of an entry that is being added. */
export const NEW = 'new';

/**
 * Which entry of a list is under the pen: its key, null for none. When it is over the focus goes back to the button that
 * opened it, or, where that is gone, to the one that adds.
 */
export function useEditing(section: RefObject<HTMLElement | null>) {
  const [editing, setEditing] = useState<string | null>(null);
  const backTo = useRef<string | null>(null);
  const button = useCallback(
    (selector: string) => section.current?.querySelector<HTMLElement>(selector) ?? null,
    [section],
  );
  useLayoutEffect(() => {
    const key = backTo.current;
    if (key === null || editing !== null) return;
    backTo.current = null;
    (button(`[${EDITS}="${CSS.escape(key)}"]`) ?? button(`[${ADDS}]`))?.focus();
  });
  return {
    editing,
    edit: (key: string): void => setEditing(key),
    end: (): void => {
      backTo.current = editing;
      setEditing(null);
    },
    /** The focus goes to the button that adds: the one that has it goes with its entry. */
    leave: (): void => button(`[${ADDS}]`)?.focus(),
  };
}

/**
 * The fact that a change of an entry is made to: as it is now, unless its list was changed since the entry was opened. Then
 * as it was, so that the change is refused and takes nothing away.
 */
export function useBasis(fact: Fact, list: 'measures' | 'entities' | 'evidence', editing: string | null): Fact {
  const [opened, setOpened] = useState({ editing, fact });
  if (opened.editing !== editing) setOpened({ editing, fact });
  const isSame = JSON.stringify(opened.fact[list]) === JSON.stringify(fact[list]);
  return editing === null || isSame ? fact : opened.fact;
}
