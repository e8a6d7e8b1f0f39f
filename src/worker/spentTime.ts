/** What a process has had since it began, in milliseconds: by the clock, and of the processor. */
export interface Reading {
  readonly clockMs: number;
  readonly processorMs: number;
  /** How long it was ready to work while others had the processor; 0 where the system does not tell. */
  readonly queuedMs: number;
}

/** Time is weighed in stretches of this length; clocks of processor time go in steps of 16 ms on some systems. */
const STRETCH_MS = 1_000;
/** Of a stretch: a process that works, or is ready to, for less of it waits. */
const LEAST_SHARE = 0.03;

/**
 * How much of its time limit a file has spent, from readings taken every now and then: processor time, never more than the clock
 * shows, and whole stretches in which the process waited. A stretch that nobody looked at, as when the machine slept, counts as one.
 */
export class SpentTime {
  #from: Reading;
  #spentMs = 0;

  constructor(from: Reading) {
    this.#from = from;
  }

  /** What was spent up to a reading, in milliseconds. */
  at(now: Reading): number {
    const clockMs = now.clockMs - this.#from.clockMs;
    const workedMs = Math.min(clockMs, now.processorMs - this.#from.processorMs);
    if (clockMs < STRETCH_MS) return this.#spentMs + workedMs;
    const readyMs = workedMs + now.queuedMs - this.#from.queuedMs;
    this.#spentMs += readyMs < LEAST_SHARE * clockMs ? STRETCH_MS : workedMs;
    this.#from = now;
    return this.#spentMs;
  }
}
