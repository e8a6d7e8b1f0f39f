import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Fact, Measure } from '../../../model/fact.ts';
import { numberText } from '../../common/format.ts';
import { type ChangeFact, tryEntry } from '../changes.ts';
import { Inferred } from './Inferred.tsx';
import styles from './Inspector.module.css';
import { MeasureForm } from './MeasureForm.tsx';
import { Section } from './Section.tsx';
import { EDITS, NEW, useListEditing } from './useEditing.ts';

/** The numbers that a fact carries. */
export function Measures(props: {
  readonly fact: Fact;
  readonly readOnly: boolean;
  readonly inDeck: boolean;
  /** In place of changing the fact in the library. */
  readonly change?: ChangeFact;
}) {
  const { fact, readOnly } = props;
  const section = useRef<HTMLDivElement>(null);
  const { editing, edit, end, leave, basis, words } = useListEditing(section, fact, 'measures');
  if (readOnly && fact.measures.length === 0) return null;
  const form = (at: number | null) => {
    const save = (measure: Measure | null, said: string) =>
      tryEntry(basis, 'measures', at, measure, said, props.change);
    return (
      <MeasureForm
        measure={at === null ? null : (fact.measures[at] ?? null)}
        words={words}
        inDeck={props.inDeck}
        onSave={(measure) => save(measure, at === null ? 'Measure added' : 'Measure changed')}
        onRemove={async () => {
          const refused = await save(null, 'Measure removed');
          if (refused === null) leave();
          return refused;
        }}
        onEnd={end}
      />
    );
  };
  return (
    <div ref={section}>
      <Section title="Measures" add="Add a measure" onAdd={readOnly ? undefined : () => edit(NEW)}>
        <ul className={styles.rows}>
          {fact.measures.map((measure, n) =>
            editing === String(n) ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a measure has no other name than its place
              <li key={n}>{form(n)}</li>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a measure has no other name than its place
              <li key={n} className={styles.row}>
                <MeasureText measure={measure} inferred={fact.inferred} of={`measures[${n}]`} />
                {!readOnly && (
                  <ActionIcon
                    size="sm"
                    aria-label={`Edit the measure: ${measure.metric}`}
                    onClick={() => edit(String(n))}
                    {...{ [EDITS]: n }}
                  >
                    <IconPencil size={15} stroke={1.6} aria-hidden="true" />
                  </ActionIcon>
                )}
              </li>
            ),
          )}
          {editing === NEW && <li>{form(null)}</li>}
        </ul>
      </Section>
    </div>
  );
}

function MeasureText(props: { readonly measure: Measure; readonly inferred: readonly string[]; readonly of: string }) {
  const { metric, subject, value, unit, period, qualifier } = props.measure;
  return (
    <div className={styles.grow}>
      <div className={styles.line}>
        <span>{metric}</span>
        <span className={styles.push} />
        <span className={styles.number}>
          {qualifier && <span className={styles.small}>{qualifier} </span>}
          {numberText(value)} {unit}
        </span>
      </div>
      <div className={styles.line}>
        <span className={styles.small}>{[subject, period ?? 'period not known'].filter(Boolean).join(' · ')}</span>
        <Inferred inferred={props.inferred} of={props.of} />
      </div>
    </div>
  );
}
