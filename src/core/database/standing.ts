import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BriefwrightError } from '../../model/errors.ts';
import { diskFull, gone, readOnly } from './errors.ts';

/** Write permission of the owner, the group or others; on Windows, that the file is not marked read-only. */
const ANY_MAY_WRITE = 0o222;

/** With less than this free, a disk on which a change has failed counts as full: a small change needs some hundred KB. */
const ROOM_BYTES = 2 * 2 ** 20;

function roomFor(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

/** What has become of a library's file since it was opened. */
export interface Standing {
  /** Null while the file takes changes, else why not: LIBRARY_GONE, LIBRARY_READ_ONLY or DISK_FULL. */
  fault(): BriefwrightError | null;
  /** To be told of every change that SQLite could not write: where there is no room left, the library takes no more for now. */
  wroteInVain(): void;
}

/**
 * Watches the file of an open library. SQLite writes on without a word into a file that was removed, or marked read-only, after
 * it was opened. `settle` brings what is still beside the file into it: when the file is first found gone, since whoever moved it
 * may have left the rest behind, and when its disk is full, since that frees what lies beside it. A file that was changed while
 * it was gone, or is another one, is not the library that is open.
 */
export function standingOf(file: string, settle: () => void): Standing {
  const opened = statSync(file);
  let goneAtMs: number | null = null;
  let isFull = false;
  const leave = (): BriefwrightError => {
    if (goneAtMs === null) {
      settle();
      // The clock gives whole milliseconds, a file's time parts of one: what was just settled must not count as later.
      goneAtMs = Date.now() + 1;
    }
    return gone(file);
  };
  return {
    fault: () => {
      const now = statSync(file, { throwIfNoEntry: false });
      if (now === undefined || now.ino !== opened.ino || now.dev !== opened.dev) return leave();
      if (goneAtMs !== null && now.mtimeMs > goneAtMs) return leave();
      goneAtMs = null;
      if ((now.mode & ANY_MAY_WRITE) === 0) return readOnly(file);
      try {
        accessSync(file, constants.W_OK);
      } catch (error) {
        return readOnly(file, { cause: error });
      }
      isFull &&= roomFor(file) < ROOM_BYTES;
      return isFull ? diskFull(file) : null;
    },
    wroteInVain: () => {
      if (statSync(file, { throwIfNoEntry: false }) === undefined || roomFor(file) >= ROOM_BYTES) return;
      settle();
      isFull = true;
    },
  };
}
