import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type Fact, RELATION_KINDS, type RelationKind } from '../../../model/fact.ts';
import { tryFact } from '../changes.ts';
import { EditForm } from './EditForm.tsx';
import { FactPicker } from './FactPicker.tsx';

/** Says how a fact stands to another, which is found by its words. */
export function RelateForm(props: { readonly fact: Fact; readonly inDeck: boolean; readonly onEnd: () => void }) {
  const { fact } = props;
  const [kind, setKind] = useState<RelationKind>('contradicts');
  const [other, setOther] = useState<{ readonly id: string; readonly statement: string } | null>(null);
  const related = fact.relations.filter((relation) => relation.kind === kind).map(({ factId }) => factId);
  const words = kind.replaceAll('-', ' ');
  return (
    <EditForm
      label="New relation"
      canSave={other !== null && !related.includes(other.id)}
      inDeck={props.inDeck}
      onSave={async () =>
        other && tryFact(fact, { relations: [...fact.relations, { kind, factId: other.id }] }, `Related: ${words}`)
      }
      onEnd={props.onEnd}
    >
      <NativeSelect
        label="This fact"
        size="xs"
        value={kind}
        data={RELATION_KINDS.map((value) => ({ value, label: value.replaceAll('-', ' ') }))}
        onChange={(event) => setKind(event.currentTarget.value as RelationKind)}
      />
      {other && <div>{other.statement}</div>}
      <FactPicker
        label={other ? 'Another fact instead' : 'Which fact'}
        without={[fact.id, ...related]}
        onPick={(id, statement) => setOther({ id, statement })}
      />
    </EditForm>
  );
}
