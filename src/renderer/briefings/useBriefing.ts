import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import type { Briefing, SlideEdits } from '../../model/briefing.ts';
import { client, orpc, queryClient } from '../api/index.ts';
import { tellError } from '../common/toast.tsx';

export type BriefingPatch = Partial<Omit<Briefing, 'id' | 'revision'>>;

/**
 * A briefing and its changes. Changes go to the library one after another, each made from what the one before left, so
 * that quick hands lose nothing; a change that the library refuses is told, and the briefing read again.
 */
export function useBriefing(id: string) {
  const options = useMemo(() => orpc.briefing.queryOptions({ input: { id } }), [id]);
  const { data, error, refetch } = useQuery(options);
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  const update = useCallback(
    (change: (briefing: Briefing) => BriefingPatch): Promise<boolean> => {
      const { queryKey } = options;
      const mine = turn.current.then(async () => {
        try {
          const now = queryClient.getQueryData<Briefing>(queryKey) ?? ((await client.briefing({ id })) as Briefing);
          const patch = change(now);
          const next = await client.updateBriefing({ id, revision: now.revision, patch });
          queryClient.setQueryData(queryKey, next);
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
    (change: (edits: SlideEdits) => SlideEdits) => update((briefing) => ({ edits: change(briefing.edits) })),
    [update],
  );
  return { briefing: data as Briefing | undefined, error, refetch, update, edit };
}
