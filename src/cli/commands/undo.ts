import { Command } from 'commander';
import { printResult } from '../output.ts';
import { withLibrary } from '../session.ts';

export function undoCommand(): Command {
  return new Command('undo')
    .description('undo the last operation')
    .argument('<library>')
    .action(async (library: string, options: { json?: boolean }) => {
      const result = await withLibrary({ path: library, mode: 'write' }, (operations) => operations.undo());
      printResult(options.json ?? false, result, () => [`Undone: ${result.undone}`]);
    });
}

export function redoCommand(): Command {
  return new Command('redo')
    .description('redo what was undone')
    .argument('<library>')
    .action(async (library: string, options: { json?: boolean }) => {
      const result = await withLibrary({ path: library, mode: 'write' }, (operations) => operations.redo());
      printResult(options.json ?? false, result, () => [`Redone: ${result.redone}`]);
    });
}
