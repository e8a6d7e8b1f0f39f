import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Folders in the temporary folder that work for one library begin like this: whoever may write to it is the only one to make them. */
function beginningOf(library: string): string {
  return `briefwright-${createHash('sha256').update(resolve(library)).digest('hex').slice(0, 16)}-`;
}

/** A new folder for a copy that work for this library reads. Whoever makes it removes it. */
export function temporaryFolder(library: string): Promise<string> {
  return mkdtemp(join(tmpdir(), beginningOf(library)));
}

/** Removes what a process that was killed has left there. Only who holds the lock of the library may call it. */
export function removeLeftFolders(library: string): void {
  const beginning = beginningOf(library);
  try {
    for (const name of readdirSync(tmpdir())) {
      if (name.startsWith(beginning)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  } catch {
    // A temporary folder that cannot be listed or emptied stays as it is: the library is whole without it.
  }
}
