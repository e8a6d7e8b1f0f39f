import { Command } from 'commander';
import { EXIT } from '../../model/errors.ts';
import { counted, printResult } from '../output.ts';
import { finish, withLibrary } from '../session.ts';

export function checkCommand(): Command {
  return new Command('check')
    .description('check the file, and every quote against its document')
    .argument('<library>')
    .action(async (library: string, options: { json?: boolean }) => {
      const result = await withLibrary({ path: library, mode: 'read' }, (operations) =>
        finish((call) => operations.check(undefined, call)),
      );
      printResult(options.json ?? false, result, () => [
        ...result.problems.map((problem) => problem.message),
        `${result.ok ? 'Sound' : 'NOT sound'}: ${counted(result.facts, 'fact')}, ${counted(result.quotes, 'quote')} in place, ${result.dormant} dormant, ${counted(result.problems.length, 'problem')}.`,
      ]);
      process.exitCode = result.ok ? EXIT.done : EXIT.found;
    });
}
