import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import type { Library } from '../database/library.ts';
import type { OperationContext } from './context.ts';
import { checkWritable } from './files.ts';
import type { Report } from './progress.ts';
import { checkMarking, markingSchemeOf } from './settings.ts';

const LAST_BACKUP = 'lastBackup';

interface LastBackup {
  /** ISO date and time. */
  readonly at: string;
  readonly file: string;
}

async function bytesOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}

/** The file of the library: its size in bytes, its format, and when it was last backed up. */
export async function libraryFile(library: Library) {
  const [file, wal] = await Promise.all([bytesOf(library.path), bytesOf(`${library.path}-wal`)]);
  const disk = await statfs(dirname(library.path)).catch(() => null);
  return {
    bytes: file === null ? null : file + (wal ?? 0),
    formatVersion: library.formatVersion,
    freeBytes: disk === null ? null : disk.bavail * disk.bsize,
    decks: library.exports.list().length,
    lastBackup: lastBackup(library),
  };
}

function lastBackup(library: Library): LastBackup | null {
  const kept = library.preferences.get(LAST_BACKUP);
  return kept === null ? null : (JSON.parse(kept) as LastBackup);
}

/** Takes another default for what is unmarked: one undoable operation. */
export function setMarkingDefault(library: Library, label: string): { label: string } {
  const scheme = markingSchemeOf(library);
  checkMarking(scheme, label);
  const what = `Unmarked counts as ${label}`;
  if (label !== scheme.defaultLabel) library.operate(what, () => library.settings.set('markingDefault', label));
  return { label: what };
}

/** A whole copy of the library at `file`, checked before it takes that name. */
export async function backUpLibrary(
  { library, runCheckJob }: Pick<OperationContext, 'library' | 'runCheckJob'>,
  file: string,
  report: Report,
  signal: AbortSignal,
): Promise<{ file: string; bytes: number }> {
  const path = resolve(file);
  if (path === resolve(library.path)) {
    throw new BriefwrightError('OUT_NOT_WRITABLE', 'A backup cannot take the place of the library itself.', {
      hint: 'Choose another name.',
    });
  }
  await checkWritable(path);
  report({ doing: 'Copying the library', done: 0, total: null });
  await library.backup(path, {
    onProgress: (done, total) => report({ doing: 'Copying the library', done, total }),
    signal,
    check: async (copy) => {
      await runCheckJob({ kind: 'copy', file: copy }, signal);
    },
  });
  await noteBackup(library, { at: new Date().toISOString(), file: path });
  return { file: path, bytes: (await stat(path)).size };
}

/** A library that cannot be written to is backed up all the same: only the date of it is not kept then. */
async function noteBackup(library: Library, backup: LastBackup): Promise<void> {
  await library.idle();
  if (library.readOnly || library.standing() !== null) return;
  library.preferences.set(LAST_BACKUP, JSON.stringify(backup));
}
