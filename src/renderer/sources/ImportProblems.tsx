import { TABLE_FIELDS, type TableField } from '../../model/tableMapping.ts';
import { countText } from '../common/format.ts';
import type { ImportedFile } from './importing.ts';

/** More rows than anybody reads in a report; how many more there are is said. */
const MOST_SHOWN = 50;

const NEW = { facts: 'new fact', annotations: 'new annotation' };

/** What became of the entries of a bibliography, or of the rows of a table. */
export function ImportedEntries({ entries }: { readonly entries: NonNullable<ImportedFile['entries']> }) {
  const { of, imported, merged, failed } = entries;
  return (
    <>
      {' · '}
      {countText(imported, of === undefined ? 'new source' : NEW[of])}
      {merged > 0 && `, ${merged} known already`}
      {failed > 0 && `, ${failed} ${of === 'annotations' ? 'without a place here' : 'not read'}`}
    </>
  );
}

/** How the columns of a table were read, where somebody chose it. */
export function ImportedColumns({
  columns: { how, read },
}: {
  readonly columns: NonNullable<ImportedFile['columns']>;
}) {
  const words = read.map(({ field, column }) => `${nameOf(field)} from “${column}”`).join(', ');
  return (
    <div className="bw-muted">
      Columns {how === 'remembered' ? 'as on an earlier import' : 'as chosen'}: {words}
    </div>
  );
}

const nameOf = (field: string): string =>
  Object.hasOwn(TABLE_FIELDS, field) ? TABLE_FIELDS[field as TableField] : field;

/** The parts of a file that could not be read or placed, each with where it stands and the reason. */
export function ImportProblems({
  problems,
  of,
}: {
  readonly problems: NonNullable<ImportedFile['problems']>;
  readonly of: NonNullable<ImportedFile['entries']>['of'];
}) {
  const says = of === 'annotations' ? 'has no place here' : 'could not be read';
  const saysOfMany = of === 'annotations' ? 'have no place here' : says;
  return (
    <details>
      <summary>
        {countText(problems.length, of === 'annotations' ? 'annotation' : 'part')}{' '}
        {problems.length === 1 ? says : saysOfMany}
      </summary>
      {problems.slice(0, MOST_SHOWN).map(({ where, message }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes, and two entries may have one fault
        <div key={index}>
          {where}: {message}
        </div>
      ))}
      {problems.length > MOST_SHOWN && <div className="bw-muted">And {problems.length - MOST_SHOWN} more.</div>}
    </details>
  );
}
