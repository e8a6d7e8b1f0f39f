import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Progress } from '../../contract/contract.ts';
import type { Briefing } from '../../model/briefing.ts';
import type { Fact } from '../../model/fact.ts';
import type { DeckScenes } from '../../model/scene.ts';
import type { SlidePlan } from '../../model/slidePlan.ts';
import { client } from '../api/index.ts';

type PreviewOutput = Extract<
  Awaited<ReturnType<Awaited<ReturnType<typeof client.previewBriefing>>['next']>>,
  { done: true }
>['value'];

/** What is weak about one slide, with what to do about it. */
export type SlideWarning = PreviewOutput['slideWarnings'][number];
export type Weakness = SlideWarning['parts'][number];

export interface Preview {
  readonly plan: SlidePlan;
  readonly deck: DeckScenes;
  readonly tray: readonly Fact[];
  readonly slideWarnings: readonly SlideWarning[];
  /** The statements of the facts that are left out, by their ids. */
  readonly leftOutStatements: Readonly<Record<string, string>>;
}

/** Edits that follow one another faster than this are laid out once. */
const SETTLE_MS = 150;

function settled(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, SETTLE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/**
 * The slides of a briefing as an export would write them now. It is made anew when the briefing or the library changes;
 * one that is under way then is cancelled. The former slides stay in view meanwhile.
 */
export function usePreview(briefing: Briefing | undefined) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const id = briefing?.id ?? '';
  const query = useQuery<Preview>({
    queryKey: ['preview', id, briefing?.revision],
    enabled: briefing !== undefined && briefing.themes.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      await settled(signal);
      try {
        const stream = await client.previewBriefing({ id }, { signal });
        for (;;) {
          const step = await stream.next();
          if (step.done) return step.value;
          if (!signal.aborted) setProgress(step.value);
        }
      } finally {
        setProgress(null);
      }
    },
  });
  return { preview: query.data, error: query.error, refetch: query.refetch, busy: query.isFetching, progress };
}
