import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ErrorWords } from '../../common/errors.ts';
import styles from './Inspector.module.css';
import { hasOpenList } from './openList.ts';

/**
 * What is being written about a fact, as one change: Enter saves it, Escape leaves everything as it was. `onSave` gives why
 * it was refused, which stands in the form with the words for another try, or null where it was done.
 */
export function EditForm(props: {
  readonly label: string;
  readonly canSave: boolean;
  /** Whether a deck carries the fact as it is: who saves is told once more. */
  readonly inDeck: boolean;
  /** Whether its words are those of another time: then the focus stays where it is. */
  readonly isKept?: boolean;
  readonly onSave: () => Promise<ErrorWords | null>;
  readonly onEnd: () => void;
  /** Removes what is edited, as `onSave` saves it; none where there is nothing to remove. */
  readonly onRemove?: (() => Promise<ErrorWords | null>) | undefined;
  readonly children: ReactNode;
}) {
  const { onRemove } = props;
  const form = useRef<HTMLFormElement>(null);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const [takesFocus] = useState(props.isKept !== true);
  useEffect(() => {
    if (!takesFocus) return;
    const first = form.current?.querySelector<HTMLElement>('input, textarea, select');
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [takesFocus]);
  const run = async (change: () => Promise<ErrorWords | null>) => {
    if (saving) return;
    setSaving(true);
    const refused = await change();
    setSaving(false);
    setRefusal(refused);
    if (refused === null) props.onEnd();
  };
  const save = () => {
    if (props.canSave) void run(props.onSave);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const { target, key } = event;
    // An open list takes Enter and Escape for itself, and so does a button Enter.
    if (!(target instanceof HTMLElement) || event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (hasOpenList(target)) return;
    if (key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      props.onEnd();
    } else if (key === 'Enter' && !event.shiftKey && !(target instanceof HTMLButtonElement)) {
      event.preventDefault();
      save();
    }
  };
  return (
    <form
      ref={form}
      aria-label={props.label}
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {props.children}
      {refusal && (
        <div role="alert" className={styles.refusal}>
          {refusal.message} {refusal.hint}
        </div>
      )}
      <div className={styles.line}>
        <Button type="submit" disabled={!props.canSave} loading={saving}>
          {props.inDeck ? 'Save anyway' : 'Save'}
        </Button>
        <Button variant="default" onClick={props.onEnd}>
          Cancel
        </Button>
        <span className={styles.push} />
        {onRemove && (
          <Button variant="subtle" color="red" onClick={() => void run(onRemove)}>
            Remove
          </Button>
        )}
      </div>
    </form>
  );
}
