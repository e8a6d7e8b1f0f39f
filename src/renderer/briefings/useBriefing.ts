import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import type { Briefing, SlideEdits } from '../../model/briefing.ts';
import { client, orpc, queryClient } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { describeError } from '../common/errors.ts';
import { tell, tellError } from '../common/toast.tsx';

export type BriefingPatch = Partial<Omit<Briefing, 'id' | 'revision'>>;

/**
 * A briefing and its changes. Changes go to the library one after another, each made from what the one before left, so
 * that quick hands lose nothing; a change that the library refuses is told, and the briefing read again. What is `said` of a
 * change is told when it is kept, with the way back.
 */
export function useBriefing(id: string) {
  const options = useMemo(() => orpc.briefing.queryOptions({ input: { id } }), [id]);
  const { data, error, refetch } = useQuery(options);
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  const update = useCallback(
    (change: (briefing: Briefing) => BriefingPatch, said?: string): Promise<boolean> => {
      const { queryKey } = options;
      const attempt = async (now: Briefing) => {
        const { operation, ...next } = await client.updateBriefing({ id, revision: now.revision, patch: change(now) });
        queryClient.setQueryData(queryKey, next);
        if (said !== undefined) tell(said, undoOf({ operation }));
      };
      const mine = turn.current.then(async () => {
        try {
          const known = queryClient.getQueryData<Briefing>(queryKey);
          try {
            await attempt(known ?? ((await client.briefing({ id })) as Briefing));
          } catch (failed) {
            // An undo, or another window, was quicker: the change is made from what is there now.
            if (known === undefined || describeError(failed).code !== 'CHANGED_ELSEWHERE') throw failed;
            await attempt((await client.briefing({ id })) as Briefing);
          }
          return true;
        } catch (failed) {
          tellError(failed);
          await queryClient.refetchQueries({ queryKey });
          return false;
        }
      });
      turn.current = mine;
      return mine;
    },
    [id, options],
  );
  const edit = useCallback(
    (change: (edits: SlideEdits) => SlideEdits, said?: string) =>
      update((briefing) => ({ edits: change(briefing.edits) }), said),
    [update],
  );
  return { briefing: data as Briefing | undefined, error, refetch, update, edit };
}
