import { Command } from 'commander';
import { printResult } from '../output.ts';
import { withLibrary } from '../session.ts';

export function readCommand(): Command {
  return new Command('read')
    .description('print the document of a source')
    .argument('<library>')
    .argument('<source>', 'id of the source')
    .action(async (library: string, sourceId: string, options: { json?: boolean }) => {
      const result = await withLibrary({ path: library, mode: 'read' }, (operations) => operations.read({ sourceId }));
      printResult(options.json ?? false, result, () =>
        result.passages.flatMap((passage) => [
          passage.role === 'body' ? '' : `[${passage.role}]`,
          result.document.text.slice(passage.start, passage.end),
        ]),
      );
    });
}
