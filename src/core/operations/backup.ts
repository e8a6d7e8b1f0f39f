import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import type { Library } from '../database/library.ts';
import { checkWritable } from './files.ts';
import type { Report } from './progress.ts';

/** A whole copy of the library at `file`, checked before it takes that name. */
export async function backUpLibrary(
  library: Library,
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
  });
  return { file: path, bytes: (await stat(path)).size };
}
