import { Command } from 'commander';
import { counted, printResult } from '../output.ts';
import { withLibrary } from '../session.ts';

export function decksCommand(): Command {
  return new Command('decks')
    .description('list the decks that were written, and what has changed since')
    .argument('<library>')
    .option('--fact <id>', 'only decks that hold this fact')
    .action(async (library: string, options: { json?: boolean; fact?: string }) => {
      const result = await withLibrary({ path: library, mode: 'read' }, (operations) =>
        operations.decks(options.fact === undefined ? {} : { factId: options.fact }),
      );
      printResult(options.json ?? false, result, () =>
        result.decks.length === 0
          ? ['No deck has been written.']
          : result.decks.flatMap((deck) => [
              `${deck.file} · ${deck.date} · ${counted(deck.facts, 'fact')}, ${deck.changed.length} changed since`,
              ...deck.changed.map(({ factId, why }) => `  ${factId}: ${why}`),
            ]),
      );
    });
}
