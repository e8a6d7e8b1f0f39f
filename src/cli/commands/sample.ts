import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { createLibrary } from '../../core/operations/index.ts';
import { EXIT } from '../../model/errors.ts';
import { counted, printResult } from '../output.ts';
import { finish, withLibrary } from '../session.ts';
import { importExit, importLines } from './import.ts';

export function sampleCommand(): Command {
  return new Command('sample')
    .description('make the sample library')
    .argument('<library>', 'path of the file to make')
    .option('--documents <dir>', 'folder with the articles, so that their quotes come alive')
    .action(async (path: string, options: { json?: boolean; documents?: string }) => {
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
