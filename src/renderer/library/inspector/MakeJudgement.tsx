import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Fact } from '../../../model/fact.ts';
import { tryFact } from '../changes.ts';
import { EditForm } from './EditForm.tsx';
import { FactPicker } from './FactPicker.tsx';
import styles from './Inspector.module.css';
import type { FormWords } from './useEditing.ts';

/** What a fact shall rest on, before it is saved. */
interface GroundWords {
  readonly grounds: readonly { readonly id: string; readonly statement: string }[];
}

/** Makes a reported fact a judgement: it names the facts it rests on first. */
export function MakeJudgement(props: {
  readonly fact: Fact;
  readonly words: FormWords;
  readonly inDeck: boolean;
  readonly onEnd: () => void;
}) {
  const { fact } = props;
  const [{ grounds }, setForm] = useState<GroundWords>({ grounds: [], ...props.words.kept });
  const setGrounds = (written: GroundWords['grounds']) => {
    setForm({ grounds: written });
    props.words.keep({ grounds: written });
  };
  const ids = grounds.map(({ id }) => id);
  return (
    <EditForm
      label="Make it a judgement"
      canSave={ids.length > 0}
      inDeck={props.inDeck}
      isKept={props.words.kept !== null}
      onSave={() => tryFact(fact, { kind: 'judgement', restsOn: ids }, 'Now a judgement')}
      onEnd={props.onEnd}
    >
      <FactPicker
        label="Rests on (a judgement names at least one fact)"
        without={[fact.id, ...ids]}
        onPick={(id, statement) => setGrounds([...grounds, { id, statement }])}
      />
      {grounds.length > 0 && (
        <ul className={styles.rows}>
          {grounds.map(({ id, statement }) => (
            <li key={id} className={styles.row}>
              <span className={styles.grow}>{statement}</span>
              <ActionIcon
                size="sm"
                aria-label={`Do not rest on: ${statement}`}
                onClick={() => setGrounds(grounds.filter((ground) => ground.id !== id))}
              >
                <IconX size={15} stroke={1.6} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </EditForm>
  );
}
