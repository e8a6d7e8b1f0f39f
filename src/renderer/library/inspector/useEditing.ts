import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Fact } from '../../../model/fact.ts';
import { useKeptForm } from './keptForms.ts';

/** Marks the button that edits an entry with the entry's key, and the one that adds an entry. */
export const EDITS = 'data-edits';
export const ADDS = 'data-adds';

/** The key of an entry that is being added. */
export const NEW = 'new';

/**
 * Which entry of a list is under the pen: its key, null for none. When it is over the focus goes back to the button that
 * opened it, or, where that is gone, to the one that adds. An entry that was `left` under the pen is so again.
 */
export function useEditing(section: RefObject<HTMLElement | null>, left: string | null = null) {
  const [chosen, setEditing] = useState<string | null>(null);
  const editing = chosen ?? left;
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

type EditedList = 'measures' | 'entities' | 'evidence' | 'relations';

/** The words of a form: those that were kept, null where it was opened and not written in, and how they are kept. */
export interface FormWords {
  readonly kept: object | null;
  readonly keep: (words: object) => void;
}

/**
 * `useEditing` of a list of a fact, whose form keeps what is written in it when another fact is chosen, or the window closed.
 * `basis` is the fact that a change is made to.
 */
export function useListEditing(section: RefObject<HTMLElement | null>, fact: Fact, list: EditedList) {
  const { held, keep } = useKeptForm(`${fact.id}.${list}`);
  const { editing, edit, end, leave } = useEditing(section, held?.editing ?? null);
  const kept = held !== null && held.editing === editing ? held : null;
  const basis = useBasis(fact, list, editing, kept?.opened ?? null);
  const words: FormWords = {
    kept: kept?.words ?? null,
    keep: (written) => {
      if (editing !== null) keep({ editing, opened: basis, words: written });
    },
  };
  return {
    editing,
    edit,
    end: (): void => {
      keep(null);
      end();
    },
    leave,
    basis,
    words,
  };
}

/**
 * The fact that a change of an entry is made to: as it is now, unless its list was changed since the entry was opened. Then
 * as it was, so that the change is refused and takes nothing away.
 */
function useBasis(fact: Fact, list: EditedList, editing: string | null, kept: Fact | null): Fact {
  const [opened, setOpened] = useState({ editing, fact });
  if (opened.editing !== editing) setOpened({ editing, fact });
  const from = kept ?? opened.fact;
  const isSame = JSON.stringify(from[list]) === JSON.stringify(fact[list]);
  return editing === null || isSame ? fact : from;
}
