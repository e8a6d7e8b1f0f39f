import { Command, InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import type { importResultSchema } from '../../contract/contract.ts';
import { EXIT, type ExitCode } from '../../model/errors.ts';
import { shownFileName } from '../../model/shownFileName.ts';
import { DATE_ORDERS } from '../../model/tableMapping.ts';
import { columns, counted, printResult } from '../output.ts';
import { finish, withLibrary } from '../session.ts';

type Files = z.output<typeof importResultSchema>['files'];

/** What became of the entries of a bibliography, or of the rows of a table. */
function entryWords(entries: Files[number]['entries']): string[] {
  if (!entries) return [];
  const { of, imported, merged, failed } = entries;
  const all = imported + merged + failed;
  return [
    of === 'facts' ? `${counted(all, 'row')}, ${counted(imported, 'new fact')}` : '',
    of === 'annotations' ? `${counted(all, 'annotation')}, ${counted(imported, 'new one')}` : '',
    of === undefined ? counted(all, 'entry', 'entries') : '',
    ...(merged > 0 ? [`${merged} known already`] : []),
    ...(failed > 0 ? [`${failed} ${of === 'annotations' ? 'without a place here' : 'not read'}`] : []),
  ].filter((words) => words !== '');
}

/** What to do about a file that did not come in, or about a table that needs it. */
function adviceOn({ code, hint, problems = [] }: Files[number]): string[] {
  if (code === 'MAPPING_NEEDED') return ['  Say which it is: --mapping statement=COLUMN'];
  const isEither = problems.some((problem) => problem.code === 'DATE_AMBIGUOUS');
  return [
    ...(hint === null ? [] : [`  ${hint}`]),
    ...(isEither ? ['  Say which comes first in its dates: --dates day-first or --dates month-first'] : []),
  ];
}

/** How the columns of a table were read, where somebody chose it. */
function columnWords(columns: Files[number]['columns']): string[] {
  if (!columns) return [];
  const read = columns.read.map(({ field, column }) => `${field} = “${column}”`).join(', ');
  return [`  COLUMNS ${columns.how === 'remembered' ? 'as on an earlier import' : 'as chosen'}: ${read}`];
}

/** What came of a merge of libraries, a line for each kind of thing, and each fact that both have changed. */
function libraryLines({ library }: Files[number]): string[] {
  if (!library) return [];
  return [
    ...library.counts
      .filter(({ added, changed, known }) => added + changed + known > 0)
      .map(({ what, added, changed, known }) => `  ${what}: ${added} new, ${changed} changed, ${known} here already`),
    ...library.differing.map(({ factId, besideId, statement, why }) =>
      [`  DIFFERS: ${statement} (${factId}${besideId === null ? '' : `, beside it ${besideId}`})`, `    ${why}`].join(
        '\n',
      ),
    ),
  ];
}

/** A row a file; under it what was left out, and every quote that lost its place. */
export function importLines(files: Files): string[] {
  const rows = columns(
    files.map((file) => [
      file.status,
      shownFileName(file.path),
      file.sources[0] ?? '',
      file.status === 'failed' || (file.sources.length === 0 && !file.entries && !file.library)
        ? (file.reason ?? '')
        : [
            ...entryWords(file.entries),
            ...(file.status === 'skipped' && file.reason !== null ? [file.reason.replace(/\.$/, '')] : []),
            ...((file.entries || file.library) && file.passages === 0 ? [] : [counted(file.passages, 'passage')]),
            ...(file.woken > 0 ? [`${counted(file.woken, 'quote')} came alive`] : []),
            ...(file.proposed > 0 ? [counted(file.proposed, 'proposal')] : []),
            ...file.leftOut.map(({ what, count }) => `${count} ${what}`),
          ].join(', '),
    ]),
  );
  return files.flatMap((file, i) => [
    rows[i] ?? '',
    ...adviceOn(file),
    ...columnWords(file.columns),
    ...(file.problems ?? []).map(
      ({ where, message }) => `  ${file.entries?.of === 'annotations' ? 'NO PLACE' : 'NOT READ'}: ${where}: ${message}`,
    ),
    ...libraryLines(file),
    ...(file.sameOrigin ? [`  SAME ORIGIN: ${file.reason}`] : []),
    ...file.orphaned.map(({ factId, why }) => `  ORPHANED: the quote of fact ${factId}: ${why}.`),
  ]);
}

/** `statement=Fact,date=When` as columns by field; a comma parts two of them where a word and `=` follow it. */
function mappingIn(text: string, before: NamedColumns): NamedColumns {
  const parts = text.split(/,(?=\s*[A-Za-z]+\s*=)/).map((part) => {
    const at = part.indexOf('=');
    if (at < 1) throw new InvalidArgumentError('Write it as statement=COLUMN,date=COLUMN.');
    return { field: part.slice(0, at).trim(), column: part.slice(at + 1).trim() };
  });
  return [...before, ...parts];
}
type NamedColumns = readonly { readonly field: string; readonly column: string }[];

interface Options {
  readonly json?: boolean;
  readonly mapping: NamedColumns;
  readonly dates?: (typeof DATE_ORDERS)[number];
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
    .option('--mapping <columns>', 'what columns of tables hold: statement=Fact,date=When; remembered', mappingIn, [])
    .addOption(new Option('--dates <order>', 'of 03/04/2025 in tables, which comes first').choices(DATE_ORDERS))
    .action(async (library: string, paths: string[], options: Options) => {
      const mappings = { named: [...options.mapping], ...(options.dates ? { dateOrder: options.dates } : {}) };
      const result = await withLibrary({ path: library, mode: 'write' }, (operations) =>
        finish((call) => operations.import({ paths, mappings }, call)),
      );
      printResult(options.json ?? false, result, () => [
        ...importLines(result.files),
        ...(result.files.length === 0 ? ['There is nothing to import there.'] : []),
      ]);
      process.exitCode = importExit(result.files);
    });
}
