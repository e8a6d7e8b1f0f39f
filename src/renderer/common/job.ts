import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../contract/contract.ts';

/** Long work as the screens see it: what is being done, whether it is being stopped. */
export interface Job {
  /** Null where nothing is under way. */
  readonly progress: Progress | null;
  readonly cancelling: boolean;
  readonly cancel: () => void;
}

/** How a piece of long work ended. A cancelled one leaves nothing behind: the operation sees to that. */
export type JobEnd<Result> =
  | { readonly how: 'done'; readonly result: Result }
  | { readonly how: 'cancelled' }
  | { readonly how: 'failed'; readonly error: unknown };

/** Only `next` is asked for: the `return` of the library's streams gives anything. */
type Start<Result> = (signal: AbortSignal) => Promise<{ next(): Promise<IteratorResult<Progress, Result>> }>;

/** Runs one streamed operation at a time: follows its progress, and stops it when asked or when the screen goes. */
export function useJob(startingWords = 'Starting'): Job & {
  readonly run: <Result>(start: Start<Result>) => Promise<JobEnd<Result>>;
} {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);

  const run = useCallback(
    async <Result>(start: Start<Result>): Promise<JobEnd<Result>> => {
      stopper.current?.abort();
      const mine = new AbortController();
      stopper.current = mine;
      setCancelling(false);
      setProgress({ doing: startingWords, done: 0, total: null });
      try {
        const stream = await start(mine.signal);
        for (;;) {
          const step = await stream.next();
          // Work that ended before it could be stopped is done; a stream that was cut off ends without a result.
          if (step.done && step.value !== undefined) return { how: 'done', result: step.value };
          if (step.done || mine.signal.aborted) return { how: 'cancelled' };
          setProgress(step.value);
        }
      } catch (error) {
        return mine.signal.aborted ? { how: 'cancelled' } : { how: 'failed', error };
      } finally {
        if (stopper.current === mine) {
          stopper.current = null;
          setProgress(null);
          setCancelling(false);
        }
      }
    },
    [startingWords],
  );
  const cancel = useCallback(() => {
    setCancelling(true);
    stopper.current?.abort();
  }, []);
  return { progress, cancelling, cancel, run };
}
