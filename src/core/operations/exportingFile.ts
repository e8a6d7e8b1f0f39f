import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import type { Library } from '../database/library.ts';
import { type ExportFormat, exportLibrary } from './exporting.ts';
import { writeWhole } from './files.ts';
import type { Report } from './progress.ts';

/** Writes the library to a file in another format, whole or not at all. Gives the path and its size in bytes. */
export async function exportLibraryTo(
  library: Library,
  format: ExportFormat,
  out: string,
  report: Report,
  signal: AbortSignal,
): Promise<{ file: string; bytes: number }> {
  const path = resolve(out);
  if (path === resolve(library.path)) {
    throw new BriefwrightError('OUT_NOT_WRITABLE', 'An export cannot take the place of the library itself.', {
      hint: 'Choose another name.',
    });
  }
  const total = library.counts().facts;
  let done = 0;
  await writeWhole(path, async (temporary) => {
    const file = await open(temporary, 'wx');
    try {
      for await (const { text, facts } of exportLibrary(library, format)) {
        signal.throwIfAborted();
        await file.writeFile(text);
        done += facts;
        report({ doing: 'Exporting the library', done, total });
      }
      signal.throwIfAborted();
      await file.sync();
    } finally {
      await file.close();
    }
  });
  return { file: path, bytes: (await stat(path)).size };
}
