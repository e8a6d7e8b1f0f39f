import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import type { Connection } from './connection.ts';
import type { BackupOptions } from './libraryTypes.ts';
import { checkBackup } from './migrate.ts';

/** Few enough that other calls come in between, many enough that a large library does not take long. */
const PAGES_A_STEP = 1_000;

/**
 * Copies the whole library, what is only in its WAL included, to a name beside `file`; reopens and checks the copy; then
 * gives it the name, over an older backup. Until then the older backup stays as it was.
 */
export async function backupTo(
  { database }: Connection,
  libraryPath: string,
  file: string,
  { onProgress = () => {}, signal, check = async (copy) => checkBackup(copy) }: BackupOptions = {},
): Promise<void> {
  if (resolve(file) === libraryPath) {
    throw new BriefwrightError('BACKUP_ONTO_LIBRARY', 'A library cannot be backed up onto itself.', {
      hint: 'Choose another file.',
    });
  }
  const beside = `${file}.part`;
  try {
    rmSync(beside, { force: true });
    await database.backup(beside, {
      progress: ({ totalPages, remainingPages }) => {
        signal?.throwIfAborted();
        onProgress(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
    signal?.throwIfAborted();
    await check(beside);
    flush(beside);
    // A stop that was asked for during the check is heard before the copy takes its name.
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    renameSync(beside, file);
  } catch (error) {
    for (const left of [beside, `${beside}-wal`, `${beside}-shm`]) rmSync(left, { force: true });
    if (error instanceof BriefwrightError || signal?.aborted) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
      throw new BriefwrightError('DISK_FULL', `The disk of ${file} is full: the backup was not written.`, {
        hint: 'Choose a place on another disk.',
        cause: error,
      });
    }
    throw new BriefwrightError('BACKUP_FAILED', `The backup ${file} cannot be written (${code ?? String(error)}).`, {
      hint: 'Check that its folder exists and that you may write there.',
      cause: error,
    });
  }
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
