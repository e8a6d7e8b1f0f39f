import { useSyncExternalStore } from 'react';
import type { Progress } from '../../contract/contract.ts';
import { follow, type Job, type JobEnd, type JobStart } from './job.ts';

interface State<Result> {
  readonly progress: Progress | null;
  readonly cancelling: boolean;
  readonly result: Result | null;
}

/** Long work that goes on while the user looks at another screen: one at a time, its state kept outside of them all. */
export class LastingJob<Result> {
  #state: State<Result> = { progress: null, cancelling: false, result: null };
  /** How the work under way is asked to stop; null where there is none. */
  #ask: (() => void) | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #startingWords: string;

  constructor(startingWords: string) {
    this.#startingWords = startingWords;
  }

  get state(): State<Result> {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly cancel = (): void => {
    if (this.#ask === null) return;
    this.#become({ cancelling: true });
    this.#ask();
  };

  /** Forgets the result of the last run. */
  readonly putAway = (): void => this.#become({ result: null });

  /** Null where this work is under way already. `stop` asks the library to stop it, as `follow` has it. */
  async run(start: JobStart<Result>, stop?: () => Promise<unknown>): Promise<JobEnd<Result> | null> {
    if (this.#ask !== null) return null;
    const stopper = new AbortController();
    const { signal } = stopper;
    this.#ask = stop ? () => void stop().catch(() => {}) : () => stopper.abort();
    this.#become({ progress: { doing: this.#startingWords, done: 0, total: null }, result: null });
    const report = (progress: Progress) => this.#become({ progress });
    const end = await follow(start, { signal, report, isWanted: () => this.#state.cancelling, stop });
    this.#ask = null;
    this.#become({ progress: null, cancelling: false, result: end.how === 'done' ? end.result : null });
    return end;
  }

  #become(change: Partial<State<Result>>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Such work as a screen shows it, with the result of its last run until that is put away. */
export function useLastingJob<Result>(job: LastingJob<Result>): Job & { readonly result: Result | null } {
  const state = useSyncExternalStore(job.subscribe, () => job.state);
  return { ...state, cancel: job.cancel };
}
