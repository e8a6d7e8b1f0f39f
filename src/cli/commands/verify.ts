import { Command } from 'commander';
import { EXIT } from '../../model/errors.ts';
import { counted, printResult } from '../output.ts';
import { withLibrary } from '../session.ts';

export function verifyCommand(): Command {
  return new Command('verify')
    .description('read a deck back: every mark, quote and fact in it against the library')
    .argument('<library>')
    .argument('<deck>', 'a .pptx that the library wrote, whoever saved it since')
    .action(async (library: string, deck: string, options: { json?: boolean }) => {
      const result = await withLibrary({ path: library, mode: 'read' }, (operations) => operations.verify({ deck }));
      const how = result.export.matchedBy === 'words' ? ', matched by its words: its provenance part is gone' : '';
      printResult(options.json ?? false, result, () => [
        ...result.problems.map((p) => (p.slide > 0 ? `Slide ${p.slide}: ${p.message}` : p.message)),
        ...result.changed.map((c) => `Slide ${c.slide}: ${c.message}`),
        `${result.ok ? 'Verified' : 'NOT verified'}: ${counted(result.statements, 'statement')}, ${counted(result.marks, 'mark')}, ${counted(result.problems.length, 'problem')}, ${result.changed.length} changed in the library since (export of ${result.export.date}${how}).`,
      ]);
      process.exitCode = result.ok ? EXIT.done : EXIT.found;
    });
}
