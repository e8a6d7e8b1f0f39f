import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import type { ImportedContent } from '../../model/imported.ts';
import { importFile, refuseTooLarge } from '../importers/index.ts';

/** One file to be read. Everything in it is plain, so that it can be handed to another process. */
export interface ImportJob {
  readonly path: string;
}

/** Reads a file somewhere: in this process, or in one that can be killed. */
export type ImportJobRunner = (job: ImportJob, signal: AbortSignal) => Promise<ImportedContent>;

/** Reads one file. It has no library. Throws BriefwrightError, and nothing else, for a file that is bad or not there. */
export const runImportJob: ImportJobRunner = async ({ path }) => {
  return importFile(await readBytes(path), basename(path));
};

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      throw new BriefwrightError('NOT_A_FILE', 'It is no regular file.', { hint: 'Name a file or a folder.' });
    }
    refuseTooLarge(found.size, basename(path));
    return await readFile(path);
  } catch (error) {
    if (error instanceof BriefwrightError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' && path.includes('\ufffd')) {
      throw new BriefwrightError('FILE_NAME_UNREADABLE', 'The name of the file is not UTF-8.', { hint: 'Rename it.' });
    }
    if (code === 'ENOENT') throw new BriefwrightError('FILE_NOT_FOUND', 'There is no such file.', { cause: error });
    throw new BriefwrightError('FILE_UNREADABLE', 'The file cannot be read.', {
      hint: 'Check its permissions, and that its disk is there.',
      cause: error,
    });
  }
}
