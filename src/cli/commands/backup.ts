import { Command } from 'commander';
import { printResult } from '../output.ts';
import { finish, withLibrary } from '../session.ts';

export function backupCommand(): Command {
  return new Command('backup')
    .description('write a whole, checked copy of the library')
    .argument('<library>')
    .argument('<file>')
    .action(async (library: string, file: string, options: { json?: boolean }) => {
      const result = await withLibrary({ path: library, mode: 'read' }, (operations) =>
        finish((call) => operations.backup({ file }, call)),
      );
      printResult(options.json ?? false, result, () => [`Wrote ${result.file} (${result.bytes} bytes).`]);
    });
}
