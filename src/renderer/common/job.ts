import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../contract/contract.ts';
import { describeError } from './errors.ts';

/** Long work as the screens see it: what is being done, whether it is being stopped. */
export interface Job {
  /** Null where nothing is under way. */
  readonly progress: Progress | null;
  readonly cancelling: boolean;
  readonly cancel: () => void;
}

/** How a piece of long work ended. A cancelled one leaves nothing behind: the operation sees to that. */
export type JobEnd<Result> =
  /** `askedToStop`: it was done before the wish to cancel came. */
  | { readonly how: 'done'; readonly result: Result; readonly askedToStop: boolean }
  | { readonly how: 'cancelled' }
  | { readonly how: 'failed'; readonly error: unknown };

/** Begins a streamed operation; what comes before its first word is told through `report`. */
export type JobStart<Result> = (
  signal: AbortSignal,
  report: (progress: Progress) => void,
) => Promise<{
  /** Only `next` is asked for: the `return` of the library's streams gives anything. */
  next(): Promise<IteratorResult<Progress, Result>>;
}>;

/** How work that is followed is told of, and stopped. */
interface Following {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  /** Whether the user has asked for a stop. */
  readonly isWanted: () => boolean;
  readonly stop?: (() => Promise<unknown>) | undefined;
}

/**
 * Follows a streamed operation to its end.
 *
 * A stop may cross the operation's end on the wire. With `stop`, the library is asked to stop, and the stream is read on until
 * it says what was done: cancelled is only what ends with `CANCELLED`.
 */
export async function follow<Result>(
  start: JobStart<Result>,
  { signal, report, isWanted, stop }: Following,
): Promise<JobEnd<Result>> {
  try {
    const stream = await start(signal, report);
    for (;;) {
      const step = await stream.next();
      // Work that ended before it could be stopped is done; a stream that was cut off ends without a result.
      if (step.done && step.value !== undefined) {
        return { how: 'done', result: step.value, askedToStop: isWanted() || signal.aborted };
      }
      if (stop && step.done) return { how: 'failed', error: new Error('The work ended without saying how.') };
      if (step.done || signal.aborted) return { how: 'cancelled' };
      report(step.value);
      // The work may not have been there yet when it was asked to stop.
      if (isWanted()) stop?.().catch(() => {});
    }
  } catch (error) {
    const isCancelled = stop ? describeError(error).code === 'CANCELLED' : signal.aborted;
    return isCancelled ? { how: 'cancelled' } : { how: 'failed', error };
  }
}

/**
 * Runs one streamed operation at a time: follows its progress, and stops it when asked or when the screen goes. Work with a
 * `stop` of its own goes on when the screen goes.
 */
export function useJob(startingWords = 'Starting'): Job & {
  readonly run: <Result>(start: JobStart<Result>, stop?: () => Promise<unknown>) => Promise<JobEnd<Result>>;
} {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const stopper = useRef<AbortController | null>(null);
  const asking = useRef<(() => Promise<unknown>) | null>(null);
  const wanted = useRef(false);
  useEffect(
    () => () => {
      if (asking.current === null) stopper.current?.abort();
    },
    [],
  );

  const run = useCallback(
    async <Result>(start: JobStart<Result>, stop?: () => Promise<unknown>): Promise<JobEnd<Result>> => {
      stopper.current?.abort();
      const mine = new AbortController();
      stopper.current = mine;
      asking.current = stop ?? null;
      wanted.current = false;
      setCancelling(false);
      setProgress({ doing: startingWords, done: 0, total: null });
      try {
        return await follow(start, { signal: mine.signal, report: setProgress, isWanted: () => wanted.current, stop });
      } finally {
        if (stopper.current === mine) {
          stopper.current = null;
          asking.current = null;
          setProgress(null);
          setCancelling(false);
        }
      }
    },
    [startingWords],
  );
  const cancel = useCallback(() => {
    setCancelling(true);
    wanted.current = true;
    const stop = asking.current;
    if (stop === null) stopper.current?.abort();
    // What came of it is read from the stream, which goes on.
    else stop().catch(() => {});
  }, []);
  return { progress, cancelling, cancel, run };
}
