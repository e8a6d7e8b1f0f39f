import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type Fact, RELATION_KINDS, type RelationKind } from '../../../model/fact.ts';
import { tryFact } from '../changes.ts';
import { EditForm } from './EditForm.tsx';
import { FactPicker } from './FactPicker.tsx';
import type { FormWords } from './useEditing.ts';

/** A relation before it is saved. */
interface RelationWords {
  readonly kind: RelationKind;
  readonly other: { readonly id: string; readonly statement: string } | null;
}

/** Says how a fact stands to another, which is found by its words. */
export function RelateForm(props: {
  readonly fact: Fact;
  readonly words: FormWords;
  readonly inDeck: boolean;
  readonly onEnd: () => void;
}) {
  const { fact } = props;
  const [form, setForm] = useState<RelationWords>({ kind: 'contradicts', other: null, ...props.words.kept });
  const { kind, other } = form;
  const write = (written: RelationWords) => {
    setForm(written);
    props.words.keep(written);
  };
  const related = fact.relations.filter((relation) => relation.kind === kind).map(({ factId }) => factId);
  const words = kind.replaceAll('-', ' ');
  return (
    <EditForm
      label="New relation"
      canSave={other !== null && !related.includes(other.id)}
      inDeck={props.inDeck}
      isKept={props.words.kept !== null}
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
        onChange={(event) => write({ kind: event.currentTarget.value as RelationKind, other })}
      />
      {other && <div>{other.statement}</div>}
      <FactPicker
        label={other ? 'Another fact instead' : 'Which fact'}
        without={[fact.id, ...related]}
        onPick={(id, statement) => write({ kind, other: { id, statement } })}
      />
    </EditForm>
  );
}
