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

/**
 * What would be undone and redone, and the two steps. The words are those of the last reading; what the steps take back is for the
 * library to say, so that a key pressed right after a change takes back that change.
 */
export function useHistorySteps() {
  const { data } = useQuery(orpc.info.queryOptions());
  const readOnly = data?.readOnly === true;
  const back = useCallback(() => {
    if (!readOnly) void stepBack();
  }, [readOnly]);
  const forward = useCallback(() => {
    if (!readOnly) void stepForward();
  }, [readOnly]);
  return {
    undo: (!readOnly && data?.undo) || null,
    redo: (!readOnly && data?.redo) || null,
    stepBack: back,
    stepForward: forward,
  };
}
