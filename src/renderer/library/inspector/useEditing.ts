import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Fact } from '../../../model/fact.ts';

/** Marks the button that edits an entry with the entry's key, and the one that adds an entry. */
export const EDITS = 'data-edits';
export const ADDS = 'data-adds';

/** The key of an entry that is being added. */
export const NEW = 'new';

/**
 * Which entry of a list of a fact is under the pen: its key, null for none. When it is over the focus goes back to the button
 * that opened it, or, where that is gone, to the one that adds. `basis` is the fact to change: as it is now, unless this list
 * of it was changed since the entry was opened; then as it was, so that the change is refused and takes nothing away.
 */
export function useEditing(section: RefObject<HTMLElement | null>, fact: Fact, list: keyof Fact) {
  const [opened, setOpened] = useState<{ readonly key: string; readonly fact: Fact } | null>(null);
  const backTo = useRef<string | null>(null);
  const button = useCallback(
    (selector: string) => section.current?.querySelector<HTMLElement>(selector) ?? null,
    [section],
  );
  useLayoutEffect(() => {
    const key = backTo.current;
    if (key === null || opened !== null) return;
    backTo.current = null;
    (button(`[${EDITS}="${CSS.escape(key)}"]`) ?? button(`[${ADDS}]`))?.focus();
  });
  const end = useCallback((): void => {
    setOpened((entry) => {
      backTo.current = entry?.key ?? null;
      return null;
    });
  }, []);
  const isSame = opened === null || JSON.stringify(opened.fact[list]) === JSON.stringify(fact[list]);
  return {
    editing: opened?.key ?? null,
    basis: isSame ? fact : opened.fact,
    edit: (key: string): void => setOpened({ key, fact }),
    end,
    /** The focus goes to the button that adds: the one that opened the entry goes with it. */
    leave: (): void => button(`[${ADDS}]`)?.focus(),
  };
}
