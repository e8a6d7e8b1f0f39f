import { type RefObject, useRef, useState } from 'react';
import { go } from '../app/route.ts';
import { tell, tellError } from '../common/toast.tsx';
import type { FactTableHandle } from './FactTable.tsx';
import { cleared, type Selection, span, ticked, withTicked } from './selection.ts';
import type { FactWindow } from './useFactWindow.ts';

/** The most facts that "select all" takes at once. */
const SELECT_MOST = 5000;

/**
 * The cursor and the ticks of the list. The fact under the cursor stands in the address (`activeId`), so that going
 * back finds it again; the ticks are the screen's own and outlive a change of the filter.
 */
export function useCursor(activeId: string | null, facts: FactWindow, table: RefObject<FactTableHandle | null>) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  /** Where the cursor was last: its fact may have moved away, or be out of what is loaded. */
  const lastIndex = useRef(-1);
  /** Where a range that grows with Shift began. */
  const anchor = useRef(-1);

  /** Where the cursor is going while the rows there are on their way; −1 where it stands. */
  const goingTo = useRef(-1);

  const found = activeId ? facts.indexOf(activeId) : -1;
  const at = () => (goingTo.current >= 0 ? goingTo.current : found >= 0 ? found : activeId ? lastIndex.current : -1);
  const selection: Selection = { activeId, selected: picked };
  const set = (next: Selection) => setPicked(next.selected);

  const moveTo = async (index: number, extend: boolean): Promise<void> => {
    if (facts.total === 0) return;
    const to = Math.min(facts.total - 1, Math.max(0, index));
    const from = at();
    lastIndex.current = to;
    goingTo.current = to;
    try {
      // The rows come before the list is scrolled to them: a jump shows no row that is still on its way.
      const fact = facts.factAt(to) ?? (await facts.reach(to));
      if (!fact || lastIndex.current !== to) return;
      table.current?.scrollTo(to);
      go({ screen: 'library', factId: fact.id, theme: null, sourceId: null }, 'replace');
      if (!extend) {
        anchor.current = to;
        return;
      }
      if (anchor.current < 0) anchor.current = from < 0 ? to : from;
      await tickSpan(anchor.current, to);
    } catch (error) {
      tellError(error);
    } finally {
      if (goingTo.current === to) goingTo.current = -1;
    }
  };
  const tickSpan = async (from: number, to: number): Promise<void> => {
    const { first, last } = span(from, to);
    const loaded = Array.from({ length: last - first + 1 }, (_, i) => facts.factAt(first + i));
    const all = loaded.every((fact) => fact !== null) ? loaded : await facts.load(first, last);
    setPicked(
      (before) =>
        withTicked(
          { activeId, selected: before },
          all.flatMap((fact) => fact?.id ?? []),
        ).selected,
    );
  };

  return {
    selection,
    moveTo,
    moveBy: (rows: number, extend: boolean): Promise<void> => moveTo(Math.max(at(), rows > 0 ? -1 : 0) + rows, extend),
    /** Turns a row's tick over; with Shift, ticks every row from the last one to this. */
    tick: async (index: number, extend: boolean): Promise<void> => {
      try {
        if (extend && anchor.current >= 0) await tickSpan(anchor.current, index);
        else {
          const fact = facts.factAt(index);
          if (fact) set(ticked(selection, fact.id));
        }
        anchor.current = index;
      } catch (error) {
        tellError(error);
      }
    },
    tickActive: (): void => {
      if (!activeId) return;
      set(ticked(selection, activeId));
      anchor.current = at();
    },
    clear: (): void => {
      set(cleared(selection));
      anchor.current = -1;
    },
    selectAll: async (): Promise<void> => {
      try {
        const all = await facts.load(0, Math.min(facts.total, SELECT_MOST) - 1);
        set(
          withTicked(
            cleared(selection),
            all.map(({ id }) => id),
          ),
        );
        if (facts.total > SELECT_MOST) tell(`The first ${SELECT_MOST} facts are selected: that is the most at once.`);
      } catch (error) {
        tellError(error);
      }
    },
  };
}
