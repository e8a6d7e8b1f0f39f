import { useState } from 'react';
import { type DuplicateGroup, groupKey, useDuplicates } from './useDuplicates.ts';

/**
 * The groups that were found, which of them is shown, and which fact of it is chosen: `proposed` until somebody chooses. One change is
 * made at a time; a group that was handled goes at once.
 */
export function useGroups(
  what: 'duplicates' | 'contradictions',
  searching: string,
  proposed: (group: DuplicateGroup) => string,
) {
  const found = useDuplicates(what, searching);
  const { groups } = found;
  const [at, setAt] = useState(0);
  const place = Math.min(at, groups.length - 1);
  const group = groups[place] ?? null;
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const move = (steps: number) => setAt(Math.max(0, Math.min(groups.length - 1, place + steps)));
  const during = async (change: () => Promise<boolean>): Promise<boolean> => {
    setBusy(true);
    const done = await change();
    setBusy(false);
    return done;
  };
  return {
    what,
    /** `Looking for duplicates`. */
    searching,
    found,
    group,
    place,
    show: setAt,
    next: () => move(1),
    previous: () => move(-1),
    busy,
    chosen: group ? (chosen[groupKey(group)] ?? proposed(group)) : '',
    choose: (id: string) => {
      if (group) setChosen({ ...chosen, [groupKey(group)]: id });
    },
    /** Handles the group that is shown, which goes where that was done. */
    handle: async (change: (group: DuplicateGroup) => Promise<boolean>): Promise<void> => {
      if (group && !busy && (await during(() => change(group)))) found.hide(group);
    },
    /** Changes some facts of the group; what is left of it comes again. */
    handleSome: (change: () => Promise<boolean>): void => {
      if (!busy) void during(change);
    },
  };
}

export type Groups = ReturnType<typeof useGroups>;
