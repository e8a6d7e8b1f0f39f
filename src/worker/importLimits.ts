/** What one file may take, for the process that reads it and for the one that started it. */

/**
 * How long one file may take: processor time, and time in which its process waits without any, as for a promise that nobody
 * keeps. What other programs take meanwhile is not the file's fault. On a machine that does nothing else it is time by the clock.
 */
export const TIME_LIMIT_MS = 25_000;
/**
 * By the clock, whatever else the machine does: the last resort where a process does not end itself. A file that has a tenth of a
 * processor, as on a machine under a load of twenty, is read all the same.
 */
export const CLOCK_LIMIT_MS = 12 * TIME_LIMIT_MS;
/** Resident memory at which the process ends itself, in bytes; what a file needs beyond it is not worth having. */
export const MOST_RESIDENT_BYTES = 900 * 1024 * 1024;

/** What of its limits a process ran out of, or null where it ended for another reason. */
export type OutOf = 'memory' | 'time' | null;

/** Written to stderr before the process ends itself, for the one that started it. */
export const LAST_WORDS = { memory: 'OUT_OF_MEMORY', time: 'OUT_OF_TIME' } as const;

/** What an import process ran out of, from what it wrote to stderr before it ended. */
export function ranOutOf(complaint: string): OutOf {
  if (complaint.includes(LAST_WORDS.memory) || /heap out of memory/i.test(complaint)) return 'memory';
  return complaint.includes(LAST_WORDS.time) ? 'time' : null;
}
