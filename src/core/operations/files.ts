import { randomUUID } from 'node:crypto';
import { access, constants, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';

function cannotWrite(path: string, why: string, cause?: unknown): BriefwrightError {
  return new BriefwrightError('OUT_NOT_WRITABLE', `${path} cannot be written: ${why}.`, {
    hint: 'Choose another place; nothing was changed.',
    cause,
  });
}

/** Refuses a place that cannot hold a file, before any work is done for it. */
export async function checkWritable(file: string): Promise<void> {
  const path = resolve(file);
  const folder = dirname(path);
  const isFolder = await stat(folder).then(
    (s) => s.isDirectory(),
    () => false,
  );
  if (!isFolder) throw cannotWrite(path, `there is no folder ${folder}`);
  const there = await stat(path).catch(() => null);
  if (there && !there.isFile()) throw cannotWrite(path, 'something that is no file has that name');
  await access(folder, constants.W_OK).catch((cause) => {
    throw cannotWrite(path, 'its folder is read-only', cause);
  });
}

/** Removes what a process that was killed while it wrote this very file has left beside it. */
async function removeLeftovers(path: string): Promise<void> {
  const begins = `.${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    if (name.startsWith(begins) && name.endsWith('.part')) await rm(join(dirname(path), name), { force: true });
  }
}

/**
 * Makes a file whole or not at all: `write` fills a new file beside it, which then takes its name in one step.
 * `beforeRename` runs when the content is on the disk; whatever fails, nothing half-written stays.
 */
export async function writeWhole<T>(
  file: string,
  write: (temporary: string) => Promise<T>,
  beforeRename: (written: T) => Promise<(() => void) | undefined> = async () => undefined,
): Promise<T> {
  const path = resolve(file);
  await checkWritable(path);
  await removeLeftovers(path);
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  let takeBack: (() => void) | undefined;
  try {
    const written = await write(temporary);
    takeBack = await beforeRename(written);
    await rename(temporary, path);
    return written;
  } catch (error) {
    takeBack?.();
    await rm(temporary, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC') throw cannotWrite(path, 'the disk is full', error);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EBUSY') {
      throw cannotWrite(path, 'the file is open elsewhere or its folder is read-only', error);
    }
    throw error;
  }
}
