import { useLayoutEffect, useRef, useState } from 'react';
import type { Fact } from '../../../model/fact.ts';
import { StatementEditor } from '../StatementEditor.tsx';
import styles from './Inspector.module.css';

/** The statement, which becomes its own editor; the focus is back on it afterwards. */
export function Statement({ fact, readOnly }: { readonly fact: Fact; readonly readOnly: boolean }) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useLayoutEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (editing) return <StatementEditor fact={fact} place="inspector" onEnd={() => setEditing(false)} />;
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
