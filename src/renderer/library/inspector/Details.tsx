import { MultiSelect, NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { FACT_STATUSES, type Fact, type FactStatus } from '../../../model/fact.ts';
import { changeFact } from '../changes.ts';
import type { Lists } from '../lists.ts';
import { DateField } from './DateField.tsx';
import { Inferred } from './Inferred.tsx';
import styles from './Inspector.module.css';
import { Judgement } from './Judgement.tsx';
import { PrivateNote } from './PrivateNote.tsx';
import { Section } from './Section.tsx';

/** The fields of a fact that hold one value each. */
export function Details(props: { readonly fact: Fact; readonly lists: Lists; readonly inDeck: boolean }) {
  const { fact, lists } = props;
  const { readOnly } = lists;
  const id = useId();
  const markingDefault = lists.info?.markingDefault ?? '';
  return (
    <Section title="Details">
      <div className={styles.fields}>
        <label htmlFor={`${id}status`}>Status</label>
        <NativeSelect
          id={`${id}status`}
          disabled={readOnly}
          size="xs"
          value={fact.status}
          data={[...FACT_STATUSES]}
          onChange={(event) => {
            const status = event.currentTarget.value as FactStatus;
            void changeFact(fact, { status }, `Status set to ${status}`);
          }}
        />
        <Judgement fact={fact} readOnly={readOnly} inDeck={props.inDeck} />
        <label htmlFor={`${id}themes`}>Themes</label>
        <div className={styles.value}>
          <MultiSelect
            id={`${id}themes`}
            disabled={readOnly}
            value={[...fact.themes]}
            data={lists.themes.map(({ slug, name }) => ({ value: slug, label: name }))}
            placeholder={fact.themes.length === 0 ? 'None' : ''}
            onChange={(themes) => void changeFact(fact, { themes }, 'Themes changed')}
          />
          <Inferred inferred={fact.inferred} of="themes" />
        </div>
        <label htmlFor={`${id}marking`}>Marking</label>
        <NativeSelect
          id={`${id}marking`}
          disabled={readOnly}
          size="xs"
          value={fact.marking ?? ''}
          data={[
            { value: '', label: `Default (${markingDefault})` },
            ...lists.markings.map(({ label }) => ({ value: label, label })),
          ]}
          onChange={(event) => {
            const marking = event.currentTarget.value || null;
            void changeFact(fact, { marking }, marking ? `Marked ${marking}` : 'Marking set to the default');
          }}
        />
        <label htmlFor={`${id}event`}>Event date</label>
        <DateField
          id={`${id}event`}
          value={fact.eventDate}
          readOnly={readOnly}
          isInferred={fact.inferred.includes('eventDate')}
          onChange={(eventDate) => changeFact(fact, { eventDate }, 'Event date changed')}
        />
        <label htmlFor={`${id}asof`}>As of</label>
        <DateField
          id={`${id}asof`}
          value={fact.asOf}
          readOnly={readOnly}
          isInferred={fact.inferred.includes('asOf')}
          onChange={(asOf) => changeFact(fact, { asOf }, 'As-of date changed')}
        />
        <label htmlFor={`${id}note`} title="It never leaves with a deck">
          Private note
        </label>
        <PrivateNote id={`${id}note`} fact={fact} readOnly={readOnly} />
      </div>
    </Section>
  );
}
