import { constants } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BriefwrightError } from '../../../model/errors.ts';
import { temporaryFolder } from '../temporary.ts';

const MOST_TRIES = 3;
/** Files that SQLite keeps beside a database, with what is committed and not yet in it. */
const BESIDE = ['', '-wal', '-journal'];

/** A copy of a library file in a folder of its own. */
export interface Copy {
  readonly path: string;
  remove(): Promise<void>;
}

/** Size and time of a file and of what stands beside it: the same before and after means that nobody wrote meanwhile. */
async function standingOf(path: string): Promise<string> {
  const parts = await Promise.all(
    BESIDE.map((ending) =>
      stat(path + ending, { bigint: true }).then(
        ({ size, mtimeNs }) => `${size} ${mtimeNs}`,
        () => '',
      ),
    ),
  );
  return parts.join(', ');
}

/**
 * Copies a library with what is committed beside it, so that reading never touches the file itself nor disturbs who writes to
 * it; `ours` is the library that it is read for. Throws LIBRARY_IN_USE where it changes all the time, and DISK_FULL where the temporary folder cannot hold it.
 */
export async function copyForReading(path: string, ours: string): Promise<Copy> {
  const folder = await temporaryFolder(ours);
  const remove = () => rm(folder, { recursive: true, force: true });
  const copy = join(folder, 'library.briefwright');
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const before = await standingOf(path);
      for (const ending of BESIDE) {
        await rm(copy + ending, { force: true });
        await copyFile(path + ending, copy + ending, constants.COPYFILE_FICLONE).catch((error) => {
          if (ending === '' || error.code !== 'ENOENT') throw error;
        });
      }
      if ((await standingOf(path)) === before) return { path: copy, remove };
    }
    throw new BriefwrightError('LIBRARY_IN_USE', `The library ${path} is being written to by another program.`, {
      hint: 'Wait until that is done, or close it there, and try again.',
    });
  } catch (error) {
    await remove();
    throw translated(error, path);
  }
}

function translated(error: unknown, path: string): unknown {
  if (error instanceof BriefwrightError) return error;
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
    return new BriefwrightError('DISK_FULL', `There is no room in the temporary folder for a copy of ${path}.`, {
      hint: 'Free some space, and try again. Nothing was changed.',
      cause: error,
    });
  }
  return new BriefwrightError('LIBRARY_NOT_READABLE', `The library ${path} cannot be read.`, {
    hint: 'Check that its disk is there, and that you may read it.',
    cause: error,
  });
}
