import { checkBackup, checkFile, type IntegrityStep } from '../database/library.ts';

/** A file that SQLite is to check as a whole: that of a library that is open, or a copy that was made of one. */
export type CheckJob =
  | { readonly kind: 'library'; readonly file: string; readonly readOnly: boolean }
  | { readonly kind: 'copy'; readonly file: string };

export type CheckJobRunner = (job: CheckJob, signal: AbortSignal) => Promise<readonly IntegrityStep[]>;

/** Runs the checks of a file where it is called; throws BACKUP_FAILED for a copy that is not whole. */
export const runCheckJob: CheckJobRunner = async (job) => {
  if (job.kind === 'library') return checkFile(job.file, job.readOnly);
  checkBackup(job.file);
  return [];
};
