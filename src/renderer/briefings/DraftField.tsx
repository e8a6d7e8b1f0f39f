import { Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';

/**
 * A text that is kept when the field is left, or with Enter; Escape gives back what it was. `onCommit` gives false where it
 * was refused: the words then stay in the field.
 */
export function DraftField(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly description?: string;
  readonly lines?: number;
  readonly disabled?: boolean;
  readonly onCommit: (text: string) => Promise<boolean>;
}) {
  const { label, value, placeholder, description, lines, disabled, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  /** What is on its way: Enter and leaving the field are one change. */
  const sent = useRef<string | null>(null);
  const commit = async () => {
    if (draft === null || draft === sent.current) return;
    sent.current = draft;
    const kept = draft.trim() === value.trim() || (await onCommit(draft));
    sent.current = null;
    // Who typed on meanwhile has a newer draft.
    if (kept) setDraft((now) => (now === draft ? null : now));
  };
  const common = {
    label,
    value: draft ?? value,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(description === undefined ? {} : { description }),
    ...(disabled === undefined ? {} : { disabled }),
    onBlur: () => void commit(),
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        setDraft(null);
      }
      if (event.key === 'Enter' && (lines === undefined || event.ctrlKey || event.metaKey)) void commit();
    },
  };
  return lines === undefined ? (
    <TextInput {...common} onChange={(event) => setDraft(event.currentTarget.value)} />
  ) : (
    <Textarea
      {...common}
      autosize
      minRows={lines}
      maxRows={14}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
}
