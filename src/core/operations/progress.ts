import type { Progress } from '../../contract/contract.ts';

/** How long work tells where it is. */
export type Report = (progress: Progress) => void;

/** Lets other work on this thread go first; long loops call it between chunks so that neither calls nor cancels wait. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Does work that yields between its pieces, so that other calls are answered between them; ends when the caller has left. */
export async function inPieces<T>(work: Generator<void, T, void>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await breathe();
    signal?.throwIfAborted();
  }
}

/**
 * Turns work that reports through a callback into a stream: its reports, then its result. Reports that come faster than
 * they are read replace one another, so that a slow reader holds nothing up. Leaving the stream early cancels the work.
 */
export async function* streamed<T>(
  callerSignal: AbortSignal | undefined,
  work: (report: Report, signal: AbortSignal) => Promise<T>,
): AsyncGenerator<Progress, T, undefined> {
  const controller = new AbortController();
  const signal = callerSignal ? AbortSignal.any([callerSignal, controller.signal]) : controller.signal;
  let latest: Progress | null = null;
  let wake: () => void = () => {};
  let settled = false;
  const result = work((progress) => {
    latest = progress;
    wake();
  }, signal).finally(() => {
    settled = true;
    wake();
  });
  // The rejection is thrown below by `await result`; without a handler it would count as unhandled until then.
  result.catch(() => {});
  try {
    while (!settled) {
      const waiting: Progress | null = latest;
      if (waiting !== null) {
        latest = null;
        yield waiting;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return await result;
  } finally {
    controller.abort();
    await result.catch(() => {});
  }
}
