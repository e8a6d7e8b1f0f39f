import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { BriefwrightError } from '../../model/errors.ts';
import { shownFileName } from '../../model/shownFileName.ts';
import { refuseTooLarge } from '../importers/index.ts';

/** A pipe that took the place of the file would else be waited for without end. Windows has neither. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function refuseNoFile(found: Stats): void {
  if (found.isFile()) return;
  const what = found.isDirectory() ? 'It is a folder, not a file.' : 'It is no regular file.';
  throw new BriefwrightError('NOT_A_FILE', what, { hint: 'Name a file, or a folder of files.' });
}

function changedMeanwhile(): BriefwrightError {
  return new BriefwrightError('FILE_CHANGED', 'The file was changed while it was read.', {
    hint: 'Wait until it is saved or copied in full, and import it again.',
  });
}

/** Why a file or a folder cannot be read, from what the system says. `what` is for people. */
export function cannotRead(error: unknown, path: string, what: 'file' | 'folder'): BriefwrightError {
  if (error instanceof BriefwrightError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const because = (name: string, message: string, hint: string) =>
    new BriefwrightError(name, message, { hint, cause: error });
  if ((code === 'ENOENT' || code === 'ENOTDIR') && (path.includes('\ufffd') || !path.isWellFormed()))
    return because('FILE_NAME_UNREADABLE', `The name of the ${what} is not UTF-8.`, 'Rename it, and import it again.');
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return because('FILE_NOT_FOUND', `There is no such ${what}.`, 'It may have been moved or deleted meanwhile.');
  if (code === 'ENAMETOOLONG')
    return because(
      'PATH_TOO_LONG',
      `The path of the ${what} is longer than the system can open.`,
      'Move it into a folder with a shorter path, and import it there.',
    );
  if (code === 'ELOOP')
    return because('LINK_IN_A_RING', `It is a link that leads back to itself.`, 'Name the file that is meant.');
  return because(
    what === 'file' ? 'FILE_UNREADABLE' : 'FOLDER_UNREADABLE',
    `The ${what} cannot be read.`,
    'Check its permissions, and that its disk is there.',
  );
}

/** As many bytes as a file had when it was opened; fewer are there where it was cut meanwhile. */
async function bytesOf(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let read = 0;
  while (read < size) {
    const { bytesRead } = await file.read(bytes, read, size - read, read);
    if (bytesRead === 0) throw changedMeanwhile();
    read += bytesRead;
  }
  return bytes;
}

/**
 * The bytes of a file, all of one moment: what is no regular file is never waited for, and a file that is written to while it is
 * read is refused. Throws FILE_NOT_FOUND, FILE_NAME_UNREADABLE, PATH_TOO_LONG, LINK_IN_A_RING, FILE_UNREADABLE, NOT_A_FILE,
 * FILE_TOO_LARGE and FILE_CHANGED.
 */
export async function readFileBytes(path: string): Promise<Uint8Array> {
  let file: FileHandle | null = null;
  try {
    // Before it is opened too: opening a device may do something.
    refuseNoFile(await stat(path));
    file = await open(path, AT_ONCE);
    const before = await file.stat();
    refuseNoFile(before);
    refuseTooLarge(before.size, shownFileName(path));
    const bytes = await bytesOf(file, before.size);
    const after = await file.stat();
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw changedMeanwhile();
    return bytes;
  } catch (error) {
    throw cannotRead(error, path, 'file');
  } finally {
    await file?.close();
  }
}
