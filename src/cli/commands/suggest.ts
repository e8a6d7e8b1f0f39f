import { Command } from 'commander';
import { edtfWords } from '../../model/edtf.ts';
import { counted, printResult, say } from '../output.ts';
import { finish, withLibrary } from '../session.ts';

interface Options {
  readonly json?: boolean;
  readonly source?: string;
  readonly accept?: boolean;
}

export function suggestCommand(): Command {
  return new Command('suggest')
    .description('propose the facts in the documents')
    .argument('<library>')
    .option('--source <id>', 'of this source only')
    .option('--accept', 'add all that is proposed as draft facts, with their evidence')
    .action(async (library: string, { source, accept = false, json = false }: Options) => {
      const { operation: _operation, ...result } = await withLibrary({ path: library, mode: 'write' }, (operations) =>
        finish((call) => operations.suggest({ accept, ...(source === undefined ? {} : { sourceId: source }) }, call)),
      );
      for (const { reason } of result.failed) say(`Not looked through: ${reason}`);
      printResult(json, result, () => [
        ...result.suggestions.flatMap((proposed) => [
          proposed.statement,
          `  ${[
            proposed.id,
            proposed.suggestionKind,
            dateText(proposed.eventDate, proposed.inferred),
            proposed.themes.join(', ') || 'no theme',
            `score ${proposed.score.toFixed(2)}`,
          ].join(' · ')}`,
          `  ${proposed.reasons.join('; ')}`,
        ]),
        accept
          ? `${counted(result.accepted.length, 'draft fact')} from ${counted(result.suggestions.length, 'proposal')}`
          : counted(result.suggestions.length, 'proposal'),
      ]);
    });
}

function dateText(date: string | null, inferred: readonly string[]): string {
  if (date === null) return 'undated';
  return inferred.includes('eventDate') ? `${edtfWords(date)} (inferred)` : edtfWords(date);
}
