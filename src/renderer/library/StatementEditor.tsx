import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import type { Fact } from '../../model/fact.ts';
import { orpc } from '../api/index.ts';
import { changeFact } from './changes.ts';
import { DeckWarning, decksAtStake } from './DeckWarning.tsx';
import type { FormWords } from './inspector/useEditing.ts';
import styles from './StatementEditor.module.css';

/** The statement of a fact under the pen: Enter keeps it, Escape leaves it as it was. Warns where decks carry the fact. */
export function StatementEditor(props: {
  readonly fact: Fact;
  /** Over its row in the list, or within the inspector. */
  readonly place: 'row' | 'inspector';
  /** Keeps what is written until it is saved; none where it goes with the editor. */
  readonly words?: FormWords;
  readonly onEnd: () => void;
}) {
  const { fact, onEnd } = props;
  const [start] = useState<{ readonly text: string }>({ text: fact.statement, ...props.words?.kept });
  const [text, setText] = useState(start.text);
  const [takesFocus] = useState(!props.words?.kept);
  const [saving, setSaving] = useState(false);
  const { data } = useQuery(orpc.fact.queryOptions({ input: { id: fact.id } }));
  const decks = decksAtStake(data?.decks ?? []);
  const words = text.trim();
  const isChanged = words !== '' && words !== fact.statement;
  const save = async () => {
    if (!isChanged) return onEnd();
    setSaving(true);
    const done = await changeFact(fact, { statement: words }, 'Statement changed');
    setSaving(false);
    if (done) onEnd();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onEnd();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void save();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps clicks and keys of the editor from the row under it
    <div
      className={`${styles.editor} ${props.place === 'row' ? styles.overRow : ''}`}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    >
      <Textarea
        aria-label="Statement"
        autosize
        minRows={2}
        maxRows={10}
        size="sm"
        value={text}
        {...(takesFocus ? { 'data-autofocus': true, autoFocus: true } : {})}
        onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
        onChange={(event) => {
          setText(event.currentTarget.value);
          props.words?.keep({ text: event.currentTarget.value });
        }}
        error={words === '' ? 'A fact says something.' : undefined}
      />
      {/* In the inspector it stands above the statement already. */}
      {props.place === 'row' && <DeckWarning decks={decks} />}
      <div className={styles.tools}>
        <Button onClick={() => void save()} loading={saving} disabled={!isChanged}>
          {decks.length > 0 ? 'Save anyway' : 'Save'}
        </Button>
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
        <span className="bw-muted">
          <kbd>Enter</kbd> saves · <kbd>Esc</kbd> cancels
        </span>
      </div>
    </div>
  );
}
