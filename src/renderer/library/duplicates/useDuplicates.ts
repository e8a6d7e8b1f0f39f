import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { Progress } from '../../../contract/contract.ts';
import type { duplicatesSchema } from '../../../contract/duplicates.ts';
import { client } from '../../api/index.ts';
import type { Job } from '../../common/job.ts';

export type DuplicateGroup = z.output<typeof duplicatesSchema>['groups'][number];

export const groupKey = (group: DuplicateGroup): string => group.facts.map(({ id }) => id).join(' ');

/** The groups of duplicates of the library, or its contradictions, which are groups of two. They are looked for again whenever it changes; until then those handled are hidden. */
export function useDuplicates(what: 'duplicates' | 'contradictions', startingWords: string) {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery({
    queryKey: [what],
    queryFn: async ({ signal }) => {
      try {
        const stream = await client[what]({}, { signal });
        for (;;) {
          const step = await stream.next();
          if (step.done) return step.value;
          setProgress(step.value);
        }
      } finally {
        setProgress(null);
      }
    },
    gcTime: 0,
  });
  /** The groups that were handled since the last answer. */
  const [handled, setHandled] = useState<{ readonly at: number; readonly keys: ReadonlySet<string> }>({
    at: 0,
    keys: new Set(),
  });
  const keys = handled.at === dataUpdatedAt ? handled.keys : null;
  const groups = useMemo(
    () => (data?.groups ?? []).filter((group) => keys === null || !keys.has(groupKey(group))),
    [data, keys],
  );
  const job: Job = {
    progress: isFetching ? (progress ?? { doing: startingWords, done: 0, total: null }) : null,
    cancelling: false,
    cancel: () => void queries.cancelQueries({ queryKey: [what] }),
  };
  return {
    groups,
    /** Groups there are in all; null while none were ever found, which is so too where the search was stopped. */
    total: data ? data.total - (keys?.size ?? 0) : null,
    job,
    error,
    search: () => void refetch(),
    hide: (group: DuplicateGroup) =>
      setHandled({ at: dataUpdatedAt, keys: new Set([...(keys ?? []), groupKey(group)]) }),
  };
}
