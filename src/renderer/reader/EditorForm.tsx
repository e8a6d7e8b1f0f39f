import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import styles from './Reader.module.css';

/**
 * What every draft in the margin has around its fields: Ctrl+Enter saves; Escape lets go what is still blank, and otherwise
 * goes back to the text and keeps what was written.
 */
export function EditorForm(props: {
  readonly saveLabel: string;
  readonly canSave: boolean;
  readonly saving: boolean;
  readonly isBlank: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}) {
  const canSave = props.canSave && !props.saving;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const observer = new ResizeObserver(() => staysInSight(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    // An open list of choices takes Escape and Enter for itself.
    const isChoosing = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (canSave) props.onSave();
    } else if (event.key === 'Escape') {
      if (!isChoosing) (props.isBlank ? props.onDiscard : props.onLeave)();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      ref={form}
      onFocus={(event) => staysInSight(event.currentTarget)}
      className={styles.editor}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) props.onSave();
      }}
    >
      {props.children}
      <div className={styles.editorActions}>
        <Button variant="default" onClick={props.onDiscard}>
          Discard
        </Button>
        <Button type="submit" disabled={!canSave} loading={props.saving}>
          {props.saveLabel}
        </Button>
      </div>
    </form>
  );
}

/** The form that is being written in is in sight as a whole where there is room for it, with its buttons. */
function staysInSight(form: HTMLFormElement): void {
  if (form.contains(document.activeElement)) form.scrollIntoView({ block: 'nearest' });
}
