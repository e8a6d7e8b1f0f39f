import { basename } from 'node:path';
import { Command } from 'commander';
import type { z } from 'zod';
import type { importResultSchema } from '../../contract/contract.ts';
import { EXIT, type ExitCode } from '../../model/errors.ts';
import { columns, counted, printResult } from '../output.ts';
import { finish, withLibrary } from '../session.ts';

type Files = z.output<typeof importResultSchema>['files'];

/** What became of the entries of a bibliography, or of the rows of a table. */
function entryWords(entries: Files[number]['entries']): string[] {
  if (!entries) return [];
  const { of, imported, merged, failed } = entries;
  const all = imported + merged + failed;
  return [
    of === 'facts' ? `${counted(all, 'row')}, ${counted(imported, 'new fact')}` : counted(all, 'entry', 'entries'),
    ...(merged > 0 ? [`${merged} known already`] : []),
    ...(failed > 0 ? [`${failed} not read`] : []),
  ];
}

/** A row a file; under it what was left out, and every quote that lost its place. */
export function importLines(files: Files): string[] {
  const rows = columns(
    files.map((file) => [
      file.status,
      basename(file.path),
      file.sources[0] ?? '',
      file.status === 'failed' || (file.sources.length === 0 && !file.entries)
        ? (file.reason ?? '')
        : [
            ...entryWords(file.entries),
            ...(file.entries && file.passages === 0 ? [] : [counted(file.passages, 'passage')]),
            ...(file.woken > 0 ? [`${counted(file.woken, 'quote')} came alive`] : []),
            ...(file.proposed > 0 ? [counted(file.proposed, 'proposal')] : []),
            ...file.leftOut.map(({ what, count }) => `${count} ${what}`),
          ].join(', '),
    ]),
  );
  return files.flatMap((file, i) => [
    rows[i] ?? '',
    ...(file.problems ?? []).map(({ where, message }) => `  NOT READ: ${where}: ${message}`),
    ...(file.sameOrigin ? [`  SAME ORIGIN: ${file.reason}`] : []),
    ...file.orphaned.map(({ factId, why }) => `  ORPHANED: the quote of fact ${factId}: ${why}.`),
  ]);
}

/** 0 if all came in, 1 if some failed, 3 if none did. */
export function importExit(files: Files): ExitCode {
  const failed = files.filter((file) => file.status === 'failed').length;
  if (failed === 0) return EXIT.done;
  return failed === files.length ? EXIT.unusable : EXIT.found;
}

export function importCommand(): Command {
  return new Command('import')
    .description('bring files or folders in')
    .argument('<library>')
    .argument('<path...>', 'files or folders')
    .action(async (library: string, paths: string[], options: { json?: boolean }) => {
      const result = await withLibrary({ path: library, mode: 'write' }, (operations) =>
        finish((call) => operations.import({ paths }, call)),
      );
      printResult(options.json ?? false, result, () => [
        ...importLines(result.files),
        ...(result.files.length === 0 ? ['There is nothing to import there.'] : []),
      ]);
      process.exitCode = importExit(result.files);
    });
}
