import { Command } from 'commander';
import { columns, counted, printResult } from '../output.ts';
import { withLibrary } from '../session.ts';

export function themesCommand(): Command {
  return new Command('themes')
    .description('list themes')
    .argument('<library>')
    .action(async (library: string, options: { json?: boolean }) => {
      const result = await withLibrary({ path: library, mode: 'read' }, (operations) => operations.themes());
      printResult(options.json ?? false, result, () =>
        columns(result.themes.map((theme) => [theme.slug, counted(theme.facts, 'fact'), theme.name])),
      );
    });
}
