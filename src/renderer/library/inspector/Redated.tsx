import { Button } from '@mantine/core';
import type { InferClientOutputs } from '@orpc/client';
import { IconCalendarExclamation } from '@tabler/icons-react';
import { edtfWords } from '../../../model/edtf.ts';
import type { Fact, Measure } from '../../../model/fact.ts';
import type { client } from '../../api/index.ts';
import { hrefOf } from '../../app/route.ts';
import { settleDate } from '../changes.ts';
import type { Lists } from '../lists.ts';
import styles from './Inspector.module.css';

type RedatedFact = NonNullable<InferClientOutputs<typeof client>['fact']['redated']>;

const dateText = (date: string | null | undefined): string => (date ? edtfWords(date) : 'none');
const periodsText = (measures: readonly Measure[]): string =>
  [...new Set(measures.map(({ period }) => dateText(period)))].join(', ');

interface Changed {
  readonly name: string;
  readonly was: string;
  readonly now: string;
}

function changesOf(fact: Fact, { now }: RedatedFact): readonly Changed[] {
  return [
    ...(now.eventDate === undefined
      ? []
      : [{ name: 'Event date', was: dateText(fact.eventDate), now: dateText(now.eventDate) }]),
    ...(now.asOf === undefined ? [] : [{ name: 'As of', was: dateText(fact.asOf), now: dateText(now.asOf) }]),
    ...(now.statement === undefined ? [] : [{ name: 'Statement', was: fact.statement, now: now.statement }]),
    ...(now.measures === undefined
      ? []
      : [{ name: 'Periods of measures', was: periodsText(fact.measures), now: periodsText(now.measures) }]),
  ];
}

/** Says that a fact was dated by a date of its source that is another one now, and what it would say by that: one press takes it. */
export function Redated(props: { readonly fact: Fact; readonly redated: RedatedFact; readonly lists: Lists }) {
  const { fact, redated, lists } = props;
  const name = lists.nameOfSource.get(redated.sourceId) ?? 'its source';
  const changes = changesOf(fact, redated);
  return (
    <section className={styles.redated} aria-label="Dated by an old date of its source">
      <p>
        <IconCalendarExclamation size={16} aria-hidden="true" />
        <span>
          Dated by an old date of <a href={hrefOf({ screen: 'sources', sourceId: redated.sourceId })}>{name}</a>, which{' '}
          {redated.published ? `is of ${edtfWords(redated.published)}` : 'states none'} now. By that it says:
        </span>
      </p>
      <dl>
        {changes.map(({ name: field, was, now }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              <del>{was}</del> <ins>{now}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {redated.checkWording && <p>The wording is your own: see whether it holds the old date.</p>}
      {!lists.readOnly && (
        <div className={styles.redatedTools}>
          <Button size="compact-sm" onClick={() => void settleDate(fact, true)}>
            Take what it says now
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void settleDate(fact, false)}>
            Keep the old date
          </Button>
        </div>
      )}
    </section>
  );
}
