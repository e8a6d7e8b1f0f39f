import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { client, orpc } from '../api/index.ts';
import { tell, tellError } from '../common/toast.tsx';

/** Takes back the last change of the library, and says what it was. */
export async function stepBack(): Promise<void> {
  try {
    const { undone } = await client.undo();
    tell(`Undone: ${undone}`, { action: { label: 'Redo', run: () => void stepForward() } });
  } catch (error) {
    tellError(error);
  }
}

/** Makes the change again that was last taken back. */
export async function stepForward(): Promise<void> {
  try {
    const { redone } = await client.redo();
    tell(`Done again: ${redone}`, { onUndo: () => void stepBack() });
  } catch (error) {
    tellError(error);
  }
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
