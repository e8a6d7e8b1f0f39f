import { readdirSync, readFileSync } from 'node:fs';

/** A process as Linux tells of it; the other systems keep no such files, and the list is empty there. */
export interface RunningProcess {
  readonly pid: number;
  readonly residentBytes: number;
  /** The most that it was resident at once. */
  readonly peakBytes: number;
  readonly cpuMs: number;
}

/** Clock ticks of `/proc`: a hundred a second on every Linux that Node runs on. */
const TICK_MS = 10;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function running(pid: number): RunningProcess {
  const status = read(`/proc/${pid}/status`);
  const resident = /VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0;
  const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0;
  // The name may hold spaces; what follows its bracket does not. User and system time are the 14th and 15th fields.
  const fields = (read(`/proc/${pid}/stat`).split(') ')[1] ?? '').split(' ');
  return {
    pid,
    residentBytes: 1024 * Number(resident),
    peakBytes: 1024 * Number(peak),
    cpuMs: TICK_MS * (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)),
  };
}

/** The processes that this one has started and that still run. */
export function childProcesses(): RunningProcess[] {
  let threads: readonly string[] = [];
  try {
    threads = readdirSync('/proc/self/task');
  } catch {}
  return threads
    .flatMap((thread) => read(`/proc/self/task/${thread}/children`).split(' '))
    .filter((pid) => /^\d+$/.test(pid))
    .map((pid) => running(Number(pid)));
}
