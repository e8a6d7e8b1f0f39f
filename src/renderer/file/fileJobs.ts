import type { z } from 'zod';
import type { checkResultSchema, exportFormatSchema } from '../../contract/contract.ts';
import { client } from '../api/index.ts';
import { momentText } from '../common/format.ts';
import type { JobStart } from '../common/job.ts';
import { LastingJob } from '../common/lastingJob.ts';
import { tell, tellError } from '../common/toast.tsx';
import { shell } from '../shell/index.ts';

export type CheckResult = z.output<typeof checkResultSchema>;
export type ExportFormat = z.output<typeof exportFormatSchema>;
export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
}

/** Work on the library's file. It goes on while the user looks at another screen. */
export const backupJob = new LastingJob<WrittenFile>('Copying the library');
export const checkJob = new LastingJob<CheckResult>('Checking the file');
export const exportJob = new LastingJob<WrittenFile>('Exporting the library');

/** Lets the user choose a place, writes there, and hands the file over where the shell cannot show it. */
async function write(
  job: LastingJob<WrittenFile>,
  suggestedName: (library: string) => string,
  start: (out: string, signal: AbortSignal) => ReturnType<JobStart<WrittenFile>>,
  whenCancelled: string,
): Promise<void> {
  if (job.state.progress !== null) return;
  try {
    const out = await shell.saveAs(suggestedName((await client.info()).name));
    if (out === null) return;
    const end = await job.run((signal) => start(out, signal));
    if (end?.how === 'failed') tellError(end.error);
    if (end?.how === 'cancelled') tell(whenCancelled);
    if (end?.how === 'done' && shell.can.download && !shell.can.chooseSavePlace) await shell.download(end.result.file);
  } catch (error) {
    tellError(error);
  }
}

/** A whole copy of the library, named after today. */
export function backUp(): Promise<void> {
  const today = new Intl.DateTimeFormat('sv-SE').format(Date.now());
  return write(
    backupJob,
    (library) => `${library} ${today}.briefwright`,
    (file, signal) => client.backup({ file }, { signal }),
    'Backup cancelled. No file was left.',
  );
}

const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  json: '.json',
  csv: '.csv',
  'csl-json': ' sources.json',
  bibtex: '.bib',
  md: '.md',
  'web-annotations': ' annotations.jsonld',
};

/** The library in another format. */
export function exportAs(format: ExportFormat): Promise<void> {
  return write(
    exportJob,
    (library) => `${library}${ENDINGS[format]}`,
    (out, signal) => client.exportLibrary({ format, out }, { signal }),
    'Export cancelled. No file was left.',
  );
}

/** Integrity of the file, and every quote against its document. */
export async function check(): Promise<void> {
  const end = await checkJob.run((signal) => client.check(undefined, { signal }));
  if (end?.how === 'failed') tellError(end.error);
  if (end?.how === 'cancelled') tell('Check cancelled. Nothing was changed.');
}

/** When the library was last backed up, in words. */
export function lastBackupWords(lastBackup: { readonly at: string } | null): string {
  return lastBackup === null
    ? 'No backup has been made from this window yet.'
    : `Last backup: ${momentText(lastBackup.at)}.`;
}
