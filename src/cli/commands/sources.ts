import { Command } from 'commander';
import { columns, counted, printResult } from '../output.ts';
import { withLibrary } from '../session.ts';

export function sourcesCommand(): Command {
  return new Command('sources')
    .description('list sources')
    .argument('<library>')
    .action(async (library: string, options: { json?: boolean }) => {
      const result = await withLibrary({ path: library, mode: 'read' }, (operations) => operations.sources());
      printResult(options.json ?? false, result, () =>
        columns(
          result.sources.map((source) => [
            source.id,
            source.reliability ?? 'F',
            counted(source.documents.length, 'document'),
            source.csl.title ?? source.csl.id,
          ]),
        ),
      );
    });
}
