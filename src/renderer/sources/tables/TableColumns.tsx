import { Button, Radio } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { shownFileName } from '../../../model/shownFileName.ts';
import type { DateOrder, TableField, TableMapping } from '../../../model/tableMapping.ts';
import { orpc } from '../../api/index.ts';
import { countText } from '../../common/format.ts';
import { useKeys } from '../../common/keys.ts';
import { PaneBar } from '../../common/Panes.tsx';
import { ErrorState } from '../../common/States.tsx';
import type { TableQuestion } from './asking.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { withField } from './mapping.ts';
import { dateBy, goodText, problemText, type TableCheck } from './problemWords.ts';
import styles from './Tables.module.css';

/** What the columns of a table hold: guessed or remembered, changed here, checked at each change, then imported. */
export function TableColumns(props: { readonly question: TableQuestion; readonly onCancel: () => void }) {
  const { tables, step, of, answer } = props.question;
  const [first] = tables;
  const [mapping, setMapping] = useState<TableMapping>(first?.mapping ?? { columns: [], dateOrder: null });
  const hasStatement = mapping.columns.includes('statement');
  const places = tables.slice(0, 50).map(({ path, table }) => ({ path, table }));
  const check = useQuery(
    orpc.checkTables.queryOptions({
      input: { tables: places, mapping: { ...mapping, columns: [...mapping.columns] } },
      enabled: hasStatement,
      placeholderData: keepPreviousData,
    }),
  );
  const bring = () => {
    if (hasStatement) answer(mapping);
  };
  useKeys({ 'Mod+Enter': bring });
  if (!first) return null;
  const name = `${shownFileName(first.path)}${first.name === null ? '' : `, sheet “${first.name}”`}`;
  const put = (column: number, field: TableField | null) => setMapping(withField(mapping, column, field));
  return (
    <>
      <PaneBar title={`Columns of ${name}`}>
        <span className={styles.step}>
          {of > 1 && `Table ${step} of ${of} · `}
          {countText(
            tables.reduce((sum, { rows }) => sum + rows, 0),
            'row',
          )}
        </span>
        <Button variant="default" onClick={props.onCancel}>
          Cancel the import
        </Button>
        <Button variant="default" onClick={() => answer(null)}>
          Leave this table out
        </Button>
        <Button disabled={!hasStatement} onClick={bring} autoFocus={hasStatement}>
          Import
        </Button>
      </PaneBar>
      <section className={styles.body} aria-label={`Columns of ${name}`}>
        <p className={styles.say}>
          {first.how === 'remembered'
            ? 'As on the last import of a table with these columns. '
            : 'Guessed from the names of the columns and what stands in them. '}
          {tables.length > 1 && `It holds for ${countText(tables.length, 'table')} with the same columns. `}
          What is chosen here is remembered.
        </p>
        <ColumnTable table={first} mapping={mapping} onChange={put} />
        {hasStatement ? (
          <Findings
            check={check.data ?? null}
            isStale={check.isPlaceholderData}
            order={mapping.dateOrder}
            onOrder={(dateOrder) => setMapping({ ...mapping, dateOrder })}
          />
        ) : (
          <p className={styles.missing} role="status">
            Choose the column that holds the statements: every row under it becomes one fact.
          </p>
        )}
        {check.error && hasStatement && <ErrorState error={check.error} onRetry={() => void check.refetch()} />}
      </section>
    </>
  );
}

/** How many rows can come in, what is wrong with the others, and the order of dates where it is open. */
function Findings(props: {
  readonly check: TableCheck | null;
  readonly isStale: boolean;
  readonly order: DateOrder | null;
  readonly onOrder: (order: DateOrder) => void;
}) {
  const { check, order } = props;
  // That dates can be read in two ways is the question above the list.
  const problems = check?.problems.filter(({ code }) => code !== 'DATE_AMBIGUOUS' || check.eitherDates === null) ?? [];
  if (!check)
    return (
      <p className={styles.say} role="status">
        Checking the rows…
      </p>
    );
  return (
    <div className={styles.findings} data-stale={props.isStale || undefined}>
      <strong role="status">{props.isStale ? 'Checking the rows…' : `${goodText(check)}.`}</strong>
      {check.eitherDates && <OrderOfDates {...check} eitherDates={check.eitherDates} {...props} order={order} />}
      <ul className={styles.problems}>
        {problems.map((problem) => (
          <li key={problem.code}>
            {problemText(problem)}
            {problem.examples.map(({ where, message }) => (
              <div key={where} className={styles.example}>
                {where}: {message}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** 03/04/2025: which of its numbers is the day, asked with one of the table's own dates. */
function OrderOfDates(props: {
  readonly eitherDates: NonNullable<TableCheck['eitherDates']>;
  readonly shownOrders: TableCheck['shownOrders'];
  readonly order: DateOrder | null;
  readonly onOrder: (order: DateOrder) => void;
}) {
  const { count, where, text } = props.eitherDates;
  const shown = props.shownOrders.map(
    (one) => `“${one.text}” (${one.where}) can only have its ${one.order === 'day-first' ? 'day' : 'month'} first`,
  );
  return (
    <Radio.Group
      className={styles.order}
      label={`What is “${text}” (${where})? ${countText(count, 'date')} could be either.`}
      description={shown.length > 0 ? `${shown.join('; ')}.` : null}
      value={props.order ?? ''}
      onChange={(order) => props.onOrder(order as DateOrder)}
    >
      <div className={styles.orders}>
        <Radio value="day-first" label={`${dateBy(text, 'day-first')}: day first`} />
        <Radio value="month-first" label={`${dateBy(text, 'month-first')}: month first`} />
      </div>
    </Radio.Group>
  );
}
