import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { client, orpc } from '../api/index.ts';
import { tell, tellError } from '../common/toast.tsx';

/** Takes back the last change of the library, or the very operation that is named, and says what it was. */
export async function stepBack(operation?: number): Promise<void> {
  try {
    const { undone } = await client.undo({ operation });
    tell(`Undone: ${undone}`, { action: { label: 'Redo', run: () => void stepForward(operation) } });
  } catch (error) {
    tellError(error);
  }
}

/** Makes the change again that was last taken back. */
export async function stepForward(operation?: number): Promise<void> {
  try {
    const { redone } = await client.redo({ operation });
    tell(`Done again: ${redone}`, { onUndo: () => void stepBack(operation) });
  } catch (error) {
    tellError(error);
  }
}

/**
 * What a message offers after a change: to take back this very one, whatever was done since. Nothing where nothing was
 * changed.
 */
export function undoOf(change: { readonly operation: number | null }): { readonly onUndo?: () => void } {
  const { operation } = change;
  return operation === null ? {} : { onUndo: () => void stepBack(operation) };
}

/** What would be undone and redone now, and the two steps. */
export function useHistorySteps() {
  const { data } = useQuery(orpc.info.queryOptions());
  const canChange = data?.readOnly === false;
  const undo = (canChange && data.undo) || null;
  const redo = (canChange && data.redo) || null;
  const back = useCallback(() => {
    if (undo) void stepBack();
  }, [undo]);
  const forward = useCallback(() => {
    if (redo) void stepForward();
  }, [redo]);
  return { undo, redo, stepBack: back, stepForward: forward };
}
