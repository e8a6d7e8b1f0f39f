import { ActionIcon, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { MOST_FOUND } from './findInText.ts';
import styles from './Reader.module.css';

/** The bar of Ctrl+F: words, how many times they are there, the next and the one before. */
export function FindBar(props: {
  readonly query: string;
  readonly found: number;
  /** Which of them is shown, from 0; -1 for none. */
  readonly current: number;
  /** Grows whenever the bar is asked for, so that its words are selected anew. */
  readonly asked: number;
  readonly onQuery: (query: string) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
}) {
  const { query, found, current, asked, onQuery, onStep, onClose } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked > 0) input.current?.select();
  }, [asked]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'F3') onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') onClose();
    else if (event.key === 'f' && (event.ctrlKey || event.metaKey)) input.current?.select();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count =
    query.trim() === ''
      ? ''
      : found === 0
        ? 'Not found'
        : `${current + 1} of ${found >= MOST_FOUND ? `${found}+` : found}`;
  return (
    <search className={styles.find} onKeyDown={onKeyDown}>
      <TextInput
        ref={input}
        aria-label="Find in this document"
        placeholder="Find in this document"
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        className={styles.findInput}
        autoFocus
      />
      <span className={styles.findCount} role="status">
        {count}
      </span>
      <ActionIcon aria-label="Previous place (Shift+Enter)" disabled={found === 0} onClick={() => onStep(-1)}>
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon aria-label="Next place (Enter)" disabled={found === 0} onClick={() => onStep(1)}>
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon aria-label="Close (Esc)" onClick={onClose}>
        <IconX size={16} />
      </ActionIcon>
    </search>
  );
}
