import { accessSync, constants, statSync } from 'node:fs';
import type { BriefwrightError } from '../../model/errors.ts';
import { gone, readOnly } from './errors.ts';

/** Write permission of the owner, the group or others; on Windows, that the file is not marked read-only. */
const ANY_MAY_WRITE = 0o222;

/**
 * Tells what has become of a library's file since this call: null while it stands where it was and may be written, else an
 * error for the user, LIBRARY_GONE or LIBRARY_READ_ONLY. SQLite writes on without a word into a file that was removed, or
 * marked read-only, after it was opened. `settle` runs when the file is first found gone, and writes what is still beside it
 * into it; a file that was changed after that, or is another one, is not the library that is open.
 */
export function standingOf(file: string, settle: () => void): () => BriefwrightError | null {
  const opened = statSync(file);
  let goneAtMs: number | null = null;
  const leave = (): BriefwrightError => {
    if (goneAtMs === null) {
      settle();
      // The clock gives whole milliseconds, a file's time parts of one: what was just settled must not count as later.
      goneAtMs = Date.now() + 1;
    }
    return gone(file);
  };
  return () => {
    const now = statSync(file, { throwIfNoEntry: false });
    if (now === undefined || now.ino !== opened.ino || now.dev !== opened.dev) return leave();
    if (goneAtMs !== null && now.mtimeMs > goneAtMs) return leave();
    goneAtMs = null;
    if ((now.mode & ANY_MAY_WRITE) === 0) return readOnly(file);
    try {
      accessSync(file, constants.W_OK);
      return null;
    } catch (error) {
      return readOnly(file, { cause: error });
    }
  };
}
