import { Command } from 'commander';
import { pageSize, repeated } from '../options.ts';
import { counted, printResult } from '../output.ts';
import { withLibrary } from '../session.ts';

interface Options {
  readonly json?: boolean;
  readonly query?: string;
  readonly theme: readonly string[];
  readonly source?: string;
  readonly status?: string;
  readonly limit: number;
  readonly after?: string;
}

export function factsCommand(): Command {
  return new Command('facts')
    .description('list facts with their evidence')
    .argument('<library>')
    .option('--query <words>', 'words to search for; the last may be the beginning of a word')
    .option('--theme <theme>', 'of this theme; may be given several times', repeated, [])
    .option('--source <id>', 'with evidence of this source')
    .option('--status <status>', 'draft, verified, disputed or retired')
    .option('--limit <n>', 'how many at the most, up to 1000', pageSize, 50)
    .option('--after <cursor>', 'go on after a page: the `next` of it')
    .action(async (library: string, options: Options) => {
      const result = await withLibrary({ path: library, mode: 'read' }, (operations) =>
        operations.facts({
          themes: [...options.theme],
          limit: options.limit,
          ...(options.query === undefined ? {} : { query: options.query }),
          ...(options.source === undefined ? {} : { sourceId: options.source }),
          ...(options.status === undefined ? {} : { status: options.status }),
          ...(options.after === undefined ? {} : { after: options.after }),
        }),
      );
      printResult(options.json ?? false, result, () => [
        ...result.facts.flatMap((fact) => [
          fact.statement,
          `  ${[fact.id, fact.kind, fact.status, fact.themes.join(', '), fact.eventDate ?? 'undated', counted(fact.evidence.length, 'piece of evidence', 'pieces of evidence')].join(' · ')}`,
        ]),
        `${result.facts.length} of ${result.totalIsExact ? '' : 'at least '}${counted(result.total, 'fact')}${result.next === null ? '' : `; more with --after ${result.next}`}`,
      ]);
    });
}
