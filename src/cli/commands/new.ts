import { resolve } from 'node:path';
import { Command } from 'commander';
import { createLibrary } from '../../core/operations/index.ts';
import { printResult } from '../output.ts';

export function newCommand(): Command {
  return new Command('new')
    .description('make an empty library')
    .argument('<library>', 'path of the file to make')
    .option('--marking <label>', 'what unmarked facts and sources take')
    .action((path: string, options: { json?: boolean; marking?: string }) => {
      createLibrary(path, options.marking === undefined ? {} : { markingDefault: options.marking }).close();
      printResult(options.json ?? false, { library: resolve(path) }, () => [`Made ${resolve(path)}`]);
    });
}
