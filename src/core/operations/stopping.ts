import { BriefwrightError, EXIT } from '../../model/errors.ts';
import type { Library } from '../database/library.ts';

/** The jobs of a library that can be stopped, by the ids that their callers gave them. */
const running = new WeakMap<Library, Map<string, AbortController>>();

/**
 * Runs work that `stopJob` can stop under the name `job`. Stopped in time it fails with `CANCELLED`; where it was done before,
 * it gives its result: whoever asked for the stop reads here what came of it. A caller who left gets the error of leaving.
 */
export async function stoppable<T>(
  library: Library,
  job: string | undefined,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (job === undefined) return work(signal);
  const jobs = running.get(library) ?? new Map<string, AbortController>();
  running.set(library, jobs);
  if (jobs.has(job)) {
    throw new BriefwrightError('JOB_RUNS', 'A job of this id is under way.', { exit: EXIT.usage });
  }
  const stopper = new AbortController();
  jobs.set(job, stopper);
  try {
    return await work(AbortSignal.any([signal, stopper.signal]));
  } catch (error) {
    if (!stopper.signal.aborted || signal.aborted) throw error;
    throw new BriefwrightError('CANCELLED', 'It was cancelled; nothing of it was kept.', { cause: error });
  } finally {
    jobs.delete(job);
  }
}

/** Asks a job to stop. False where none of that id is under way: it has ended, or never began. */
export function stopJob(library: Library, job: string): { asked: boolean } {
  const stopper = running.get(library)?.get(job);
  stopper?.abort();
  return { asked: stopper !== undefined };
}
