import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Fact, RelationKind } from '../../../model/fact.ts';
import { hrefOf } from '../../app/route.ts';
import { Pill } from '../../common/Pill.tsx';
import { unrelate } from '../changes.ts';
import { Contradictions } from './Contradictions.tsx';
import styles from './Inspector.module.css';
import { RelateForm } from './RelateForm.tsx';
import { Section } from './Section.tsx';
import { NEW, useListEditing } from './useEditing.ts';

/** How a relation reads for the fact that it points at. */
const SEEN_FROM_THE_OTHER: Readonly<Record<RelationKind, string>> = {
  contradicts: 'contradicted by',
  supersedes: 'superseded by',
  corroborates: 'corroborated by',
  'same-origin': 'same origin',
  distinct: 'distinct',
  'true-at-different-dates': 'true at different dates',
};

/** The facts that a fact stands in a relation to, or that stand in one to it. */
export function Related(props: {
  readonly fact: Fact;
  readonly related: readonly Fact[];
  readonly readOnly: boolean;
  readonly inDeck: boolean;
}) {
  const { fact, related, readOnly } = props;
  const section = useRef<HTMLDivElement>(null);
  const { editing, edit, end, leave, basis, words: kept } = useListEditing(section, fact, 'relations');
  const factOf = new Map(related.map((other) => [other.id, other]));
  const relations: readonly { words: string; factId: string; kind?: RelationKind }[] = [
    ...fact.relations.map(({ kind, factId }) => ({ words: kind.replaceAll('-', ' '), factId, kind })),
    ...related.flatMap((other) =>
      other.relations
        .filter(({ factId }) => factId === fact.id)
        .map(({ kind }) => ({ words: SEEN_FROM_THE_OTHER[kind], factId: other.id })),
    ),
    ...related
      .filter((other) => other.restsOn.includes(fact.id))
      .map((other) => ({ words: 'a judgement rests on this', factId: other.id })),
  ];
  if (readOnly && relations.length === 0) return null;
  return (
    <div ref={section}>
      <Section title="Relations" add="Add a relation" onAdd={readOnly ? undefined : () => edit(NEW)}>
        <ul className={styles.list}>
          {relations.map(({ words, factId, kind }) => (
            <li key={`${words}:${factId}`}>
              <div className={styles.line}>
                <Pill tone={words.startsWith('contradict') ? 'bad' : 'plain'}>{words}</Pill>
                <span className={styles.push} />
                {kind && !readOnly && (
                  <ActionIcon
                    size="sm"
                    aria-label={`Remove the relation: ${words}`}
                    onClick={() => {
                      leave();
                      void unrelate(fact, kind, factId);
                    }}
                  >
                    <IconTrash size={15} stroke={1.6} aria-hidden="true" />
                  </ActionIcon>
                )}
              </div>
              <a className={styles.related} href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>
                {factOf.get(factId)?.statement ?? 'A fact that is not in the library'}
              </a>
            </li>
          ))}
        </ul>
        <Contradictions fact={fact} readOnly={readOnly} />
        {editing === NEW && <RelateForm fact={basis} words={kept} inDeck={props.inDeck} onEnd={end} />}
      </Section>
    </div>
  );
}
