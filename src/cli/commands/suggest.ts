import { Command } from 'commander';
import { edtfWords } from '../../model/edtf.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { LeftOpen } from '../../model/suggestion.ts';
import { counted, printResult, say } from '../output.ts';
import { finish, withLibrary } from '../session.ts';

/** Why a library is not opened for writing, though it can be read. */
const ONLY_READ: ReadonlySet<string> = new Set(['LIBRARY_READ_ONLY', 'LIBRARY_IN_USE']);

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
    .option(
      '--accept',
      'accept what is proposed: draft facts, or evidence of facts that are there; what may contradict stays open',
    )
    .action(async (library: string, { source, accept = false, json = false }: Options) => {
      const run = (mode: 'write' | 'read') =>
        withLibrary({ path: library, mode }, (operations) =>
          finish((call) => operations.suggest({ accept, ...(source === undefined ? {} : { sourceId: source }) }, call)),
        );
      const { operation: _operation, ...result } = await run('write').catch((error: unknown) => {
        if (accept || !(error instanceof BriefwrightError) || !ONLY_READ.has(error.code)) throw error;
        say(`${error.message} What was proposed before is shown.`);
        return run('read');
      });
      if (result.unread > 0)
        say(`${counted(result.unread, 'document')} cannot be looked through while it is only read.`);
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
        ...result.leftOpen.map(({ id, why, reason }) => `Left open: ${id} · ${LEFT_WORDS[why]}: ${reason}`),
        accept ? acceptedWords(result) : counted(result.suggestions.length, 'proposal'),
      ]);
    });
}

const LEFT_WORDS = {
  contradiction: 'it contradicts a fact',
  'may-be-held': 'the library may hold it already',
} as const;

/** What came of accepting all: `2 draft facts and 1 further evidence from 5 proposals; 2 left open`. */
function acceptedWords(result: {
  readonly accepted: readonly string[];
  readonly furthered: number;
  readonly leftOpen: readonly LeftOpen[];
  readonly suggestions: readonly unknown[];
}): string {
  const { accepted, furthered, leftOpen, suggestions } = result;
  const contradicting = leftOpen.filter(({ why }) => why === 'contradiction').length;
  const parts = [
    `${counted(suggestions.length - leftOpen.length - furthered, 'draft fact')} from ${counted(suggestions.length, 'proposal')}`,
    ...(furthered > 0 ? [`${counted(furthered, 'further piece of evidence', 'further pieces of evidence')}`] : []),
    ...(contradicting > 0 ? [`${contradicting} left open as contradicting a fact`] : []),
    ...(leftOpen.length > contradicting
      ? [`${leftOpen.length - contradicting} left open as perhaps held already`]
      : []),
  ];
  return accepted.length === 0 && suggestions.length === 0 ? 'No proposals' : parts.join('; ');
}

function dateText(date: string | null, inferred: readonly string[]): string {
  if (date === null) return 'undated';
  return inferred.includes('eventDate') ? `${edtfWords(date)} (inferred)` : edtfWords(date);
}
