import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import { temporaryFolder } from './temporary.ts';

/** The file in a Zotero data folder that tells it. */
export const ZOTERO_DATABASE = 'zotero.sqlite';

const LARGEST_BYTES = 4 * 1024 ** 3;

export function damagedZotero(cause: unknown): BriefwrightError {
  return new BriefwrightError('ZOTERO_DAMAGED', 'The database of this Zotero folder cannot be read.', {
    hint: 'Close Zotero and try again; if that does not help, start Zotero and let it check its database.',
    cause,
  });
}

/**
 * Copies the database of a Zotero data folder, so that a Zotero that runs is not disturbed, and reads the copy, whose path `read`
 * is given. `library` is the one that it is read for. The copy is gone afterwards. Throws ZOTERO_DAMAGED, and what `read` throws.
 */
export async function withZoteroCopy<T>(
  library: string,
  folder: string,
  read: (copy: string) => Promise<T>,
): Promise<T> {
  const file = join(folder, ZOTERO_DATABASE);
  const copies = await temporaryFolder(library);
  const copy = join(copies, ZOTERO_DATABASE);
  try {
    const found = await stat(file);
    // A pipe would be waited for without end.
    if (!found.isFile()) throw new Error('it is no file');
    if (found.size > LARGEST_BYTES) throw new Error('it is too large');
    await copyFile(file, copy);
    // What a running Zotero has written and not yet brought into its database.
    for (const ending of ['-journal', '-wal'])
      if ((await stat(file + ending).catch(() => null))?.isFile()) await copyFile(file + ending, copy + ending);
    return await read(copy);
  } catch (error) {
    if (error instanceof BriefwrightError) throw error;
    throw damagedZotero(error);
  } finally {
    await rm(copies, { recursive: true, force: true });
  }
}
