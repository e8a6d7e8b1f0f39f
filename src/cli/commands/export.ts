import { once } from 'node:events';
import { Command, Option } from 'commander';
import { withLibrary } from '../session.ts';

type Format = 'json' | 'csv' | 'csl-json' | 'bibtex' | 'md';

export function exportCommand(): Command {
  return new Command('export')
    .description('print the library in another format')
    .argument('<library>')
    .addOption(
      new Option('--format <format>', 'what to print')
        .choices(['json', 'csv', 'csl-json', 'bibtex', 'md'])
        .makeOptionMandatory(),
    )
    .action(async (library: string, options: { format: Format }) => {
      await withLibrary({ path: library, mode: 'read' }, async (operations) => {
        for await (const { text } of await operations.export({ format: options.format })) {
          if (!process.stdout.write(text)) await once(process.stdout, 'drain');
        }
      });
    });
}
