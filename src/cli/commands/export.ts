import { once } from 'node:events';
import { Command, Option } from 'commander';
import type { z } from 'zod';
import { exportFormatSchema } from '../../contract/contract.ts';
import { printResult } from '../output.ts';
import { withLibrary } from '../session.ts';

type Format = z.output<typeof exportFormatSchema>;

export function exportCommand(): Command {
  return new Command('export')
    .description('print the library in another format')
    .argument('<library>')
    .addOption(
      new Option('--format <format>', 'what to print').choices([...exportFormatSchema.options]).makeOptionMandatory(),
    )
    .action(async (library: string, options: { format: Format; json?: boolean }) => {
      await withLibrary({ path: library, mode: 'read' }, async (operations) => {
        const pieces: string[] = [];
        for await (const { text } of await operations.export({ format: options.format })) {
          if (options.json) pieces.push(text);
          else if (!process.stdout.write(text)) await once(process.stdout, 'drain');
        }
        if (options.json) printResult(true, { format: options.format, text: pieces.join('') }, () => []);
      });
    });
}
