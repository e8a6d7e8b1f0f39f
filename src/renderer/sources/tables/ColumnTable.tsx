import { NativeSelect } from '@mantine/core';
import type { TableField, TableMapping } from '../../../model/tableMapping.ts';
import type { TableReading } from './asking.ts';
import { FIELD_CHOICES } from './mapping.ts';
import styles from './Tables.module.css';

/** The first rows of a table under what each of its columns holds. */
export function ColumnTable(props: {
  readonly table: TableReading;
  readonly mapping: TableMapping;
  readonly onChange: (column: number, field: TableField | null) => void;
}) {
  const { header, sample, rows } = props.table;
  const { columns } = props.mapping;
  const nameOf = (at: number): string => header[at]?.trim() || `column ${at + 1}`;
  const out = (at: number) => (columns[at] === null ? { 'data-out': true } : {});
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached and scrolled from the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="The first rows, under what their columns hold">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.place}>
              Row
            </th>
            {header.map((_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move, and two may have one name
              <th key={at} scope="col" {...out(at)}>
                <span className={styles.name} title={nameOf(at)}>
                  {nameOf(at)}
                </span>
                <NativeSelect
                  size="xs"
                  aria-label={`What “${nameOf(at)}” holds`}
                  data={FIELD_CHOICES}
                  value={columns[at] ?? ''}
                  onChange={({ currentTarget }) =>
                    props.onChange(at, currentTarget.value === '' ? null : (currentTarget.value as TableField))
                  }
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map(({ where, cells }) => (
            <tr key={where}>
              <th scope="row" className={styles.place}>
                {/\d+$/.exec(where)?.[0] ?? where}
              </th>
              {header.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move, and two may have one name
                <td key={at} {...out(at)} title={cells[at]}>
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows > sample.length && <p className={styles.more}>{rows - sample.length} more rows</p>}
    </section>
  );
}
