import { readFileSync, writeSync } from 'node:fs';
import { Worker, workerData } from 'node:worker_threads';
import { LAST_WORDS, MOST_RESIDENT_BYTES, TIME_LIMIT_MS } from './importLimits.ts';
import { SpentTime } from './spentTime.ts';

/** A second thread of the import process, which ends it when a file passes its limits: a reader that is caught in a loop cannot. */

const LOOK_EVERY_MS = 20;

interface Watched {
  /** The number of the job that is done now; 0 while there is none. */
  readonly job: Int32Array;
  readonly timeLimitMs: number;
}

/** Starts the watch in a thread whose entry calls `watch`. Gives what is to be told when a job begins and when it ends. */
export function startWatch(entry: URL, timeLimitMs = TIME_LIMIT_MS): { begins(): void; ends(): void } {
  const job = new Int32Array(new SharedArrayBuffer(4));
  new Worker(entry, { workerData: { job, timeLimitMs } satisfies Watched }).unref();
  let count = 0;
  return {
    begins: () => {
      count = (count % 0x7fffffff) + 1;
      Atomics.store(job, 0, count);
    },
    ends: () => void Atomics.store(job, 0, 0),
  };
}

function endsBy(outOf: keyof typeof LAST_WORDS): void {
  writeSync(2, LAST_WORDS[outOf]);
  process.kill(process.pid, 'SIGKILL');
}

/** How long the process's first thread stood in the queue for a processor, in milliseconds, as Linux tells it (`/proc/PID/schedstat`). */
function queuedMs(): number {
  if (process.platform !== 'linux') return 0;
  try {
    const nanoseconds = Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[1]);
    return Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : 0;
  } catch {
    return 0;
  }
}

/** Watches the process for as long as it lives. */
export function watch(): void {
  const { job, timeLimitMs } = workerData as Watched;
  let at = 0;
  let spent: SpentTime | null = null;
  setInterval(() => {
    if (process.memoryUsage.rss() >= MOST_RESIDENT_BYTES) endsBy('memory');
    const now = Atomics.load(job, 0);
    if (now === 0 && at === 0) return;
    const { user, system } = process.cpuUsage();
    const reading = { clockMs: performance.now(), processorMs: (user + system) / 1000, queuedMs: queuedMs() };
    if (now !== at) {
      at = now;
      spent = now === 0 ? null : new SpentTime(reading);
    } else if (spent !== null && spent.at(reading) >= timeLimitMs) endsBy('time');
  }, LOOK_EVERY_MS);
}
