import { useLayoutEffect, useRef, useState } from 'react';
import type { Fact } from '../../../model/fact.ts';
import { StatementEditor } from '../StatementEditor.tsx';
import styles from './Inspector.module.css';
import { useKeptForm } from './keptForms.ts';

/** The statement, which becomes its own editor; the focus is back on it afterwards. What is written in it is kept until it is saved. */
export function Statement({ fact, readOnly }: { readonly fact: Fact; readonly readOnly: boolean }) {
  const [chosen, setEditing] = useState(false);
  const { held, keep } = useKeptForm(`${fact.id}.statement`);
  const editing = chosen || (held !== null && !readOnly);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useLayoutEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (editing) {
    // Where the statement was changed since, the change is made to what was read then, and refused.
    const basis = held && held.opened.statement !== fact.statement ? held.opened : fact;
    return (
      <StatementEditor
        fact={basis}
        place="inspector"
        words={{
          kept: held?.words ?? null,
          keep: (words) => keep({ editing: 'statement', opened: basis, words }),
        }}
        onEnd={() => {
          keep(null);
          setEditing(false);
        }}
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      className={styles.statement}
      disabled={readOnly}
      title={readOnly ? undefined : 'Edit the statement'}
      onClick={() => setEditing(true)}
    >
      {fact.statement}
    </button>
  );
}
