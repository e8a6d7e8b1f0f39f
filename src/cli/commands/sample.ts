import { rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { createLibrary } from '../../core/operations/index.ts';
import { BriefwrightError, EXIT } from '../../model/errors.ts';
import { counted, printResult } from '../output.ts';
import { finish, withLibrary } from '../session.ts';
import { importExit, importLines } from './import.ts';

/** A mistyped folder is told before a library is made that would be in the way of the next try. */
function checkFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new BriefwrightError('FILE_NOT_FOUND', `There is no folder ${path}.`, { hint: 'No library was made.' });
}

export function sampleCommand(): Command {
  return new Command('sample')
    .description('make the sample library')
    .argument('<library>', 'path of the file to make')
    .option('--documents <dir>', 'folder with the articles, so that their quotes come alive')
    .action(async (path: string, options: { json?: boolean; documents?: string }) => {
      if (options.documents !== undefined) checkFolder(options.documents);
      const library = createLibrary(path);
      const result = await withLibrary({ opened: library }, (operations) =>
        finish((call) => operations.sample({ documents: options.documents ?? null }, call)),
      ).catch((error) => {
        for (const ending of ['', '-wal', '-shm', '-lock']) rmSync(path + ending, { force: true });
        throw error;
      });
      printResult(options.json ?? false, { library: resolve(path), ...result }, () => [
        ...(options.documents === undefined ? [] : importLines(result.files)),
        `Made ${resolve(path)} with ${counted(result.facts, 'fact')} from ${counted(result.sources, 'source')}.`,
      ]);
      process.exitCode = options.documents === undefined ? EXIT.done : importExit(result.files.slice(1));
    });
}
