import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Fact } from '../../../model/fact.ts';
import { hrefOf } from '../../app/route.ts';
import { changeFact } from '../changes.ts';
import { FactPicker } from './FactPicker.tsx';
import { Inferred } from './Inferred.tsx';
import styles from './Inspector.module.css';
import { Section } from './Section.tsx';
import { NEW, useEditing } from './useEditing.ts';

/** The facts that a judgement rests on; at least one. */
export function RestsOn(props: { readonly fact: Fact; readonly related: readonly Fact[]; readonly readOnly: boolean }) {
  const { fact, readOnly } = props;
  const section = useRef<HTMLDivElement>(null);
  const { editing, edit, end, leave } = useEditing(section);
  const factOf = new Map(props.related.map((other) => [other.id, other]));
  const isLast = fact.restsOn.length === 1;
  const change = (restsOn: readonly string[], words: string) => changeFact(fact, { restsOn: [...restsOn] }, words);
  return (
    <div ref={section}>
      <Section title="Rests on" add="Add a fact it rests on" onAdd={readOnly ? undefined : () => edit(NEW)}>
        <ul className={styles.rows}>
          {fact.restsOn.map((id) => {
            const statement = factOf.get(id)?.statement ?? 'A fact that is not in the library';
            return (
              <li key={id} className={styles.row}>
                <a
                  className={`${styles.related} ${styles.grow}`}
                  href={hrefOf({ screen: 'library', factId: id, theme: null, sourceId: null })}
                >
                  {statement}
                </a>
                {!readOnly && (
                  <Tooltip label={isLast ? 'A judgement names at least one fact it rests on' : 'No longer rests on it'}>
                    <ActionIcon
                      size="sm"
                      aria-label={`No longer rests on: ${statement}`}
                      aria-disabled={isLast}
                      {...(isLast ? { 'data-disabled': true } : {})}
                      onClick={() => {
                        if (isLast) return;
                        leave();
                        void change(
                          fact.restsOn.filter((one) => one !== id),
                          'No longer rests on that fact',
                        );
                      }}
                    >
                      <IconTrash size={15} stroke={1.6} aria-hidden="true" />
                    </ActionIcon>
                  </Tooltip>
                )}
              </li>
            );
          })}
        </ul>
        <Inferred inferred={fact.inferred} of="restsOn" />
        {editing === NEW && (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the field within
          <div
            className={styles.form}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              if (!event.defaultPrevented) end();
            }}
          >
            <FactPicker
              label="A fact it rests on"
              autoFocus
              without={[fact.id, ...fact.restsOn]}
              onPick={async (id) => {
                if (await change([...fact.restsOn, id], 'Rests on one fact more')) end();
              }}
            />
          </div>
        )}
      </Section>
    </div>
  );
}
