import { useRef } from 'react';
import type { EntityRef, Fact } from '../../../model/fact.ts';
import { type ChangeFact, tryEntry } from '../changes.ts';
import { EntityForm } from './EntityForm.tsx';
import { Inferred } from './Inferred.tsx';
import styles from './Inspector.module.css';
import { Section } from './Section.tsx';
import { EDITS, NEW, useListEditing } from './useEditing.ts';

/** Who and what a fact is about. */
export function Entities(props: {
  readonly fact: Fact;
  readonly readOnly: boolean;
  readonly inDeck: boolean;
  /** In place of changing the fact in the library. */
  readonly change?: ChangeFact;
}) {
  const { fact, readOnly } = props;
  const section = useRef<HTMLDivElement>(null);
  const { editing, edit, end, leave, basis, words } = useListEditing(section, fact, 'entities');
  if (readOnly && fact.entities.length === 0) return null;
  const at = editing === null || editing === NEW ? null : Number(editing);
  const save = (entity: EntityRef | null, said: string) => tryEntry(basis, 'entities', at, entity, said, props.change);
  return (
    <div ref={section}>
      <Section title="Entities" add="Add an entity" onAdd={readOnly ? undefined : () => edit(NEW)}>
        {fact.entities.length > 0 && (
          <ul className={styles.chips}>
            {fact.entities.map(({ name, kind }, n) => (
              <li key={`${kind}:${name}`} className={styles.line}>
                <button
                  type="button"
                  className={styles.chip}
                  disabled={readOnly}
                  aria-expanded={editing === String(n)}
                  aria-label={`${name}, ${kind}`}
                  title={readOnly ? kind : `${kind}: edit the entity and its aliases`}
                  onClick={() => (editing === String(n) ? end() : edit(String(n)))}
                  {...{ [EDITS]: n }}
                >
                  {name} <span className={styles.small}>{kind}</span>
                </button>
                <Inferred inferred={fact.inferred} of={`entities[${n}]`} />
              </li>
            ))}
          </ul>
        )}
        {editing !== null && (
          <EntityForm
            key={editing}
            entity={at === null ? null : (fact.entities[at] ?? null)}
            words={words}
            others={fact.entities.filter((_, n) => n !== at)}
            inDeck={props.inDeck}
            onSave={(entity) => save(entity, at === null ? 'Entity added' : 'Entity changed')}
            onRemove={async () => {
              const refused = await save(null, 'Entity removed');
              if (refused === null) leave();
              return refused;
            }}
            onEnd={end}
          />
        )}
      </Section>
    </div>
  );
}
