import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';

/** A text that is kept when the field is left, or with Enter; Escape gives back what it was. */
export function DraftField(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly description?: string;
  readonly lines?: number;
  readonly disabled?: boolean;
  readonly onCommit: (text: string) => void;
}) {
  const { label, value, placeholder, description, lines, disabled, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft.trim() !== value.trim()) onCommit(draft);
    setDraft(null);
  };
  const common = {
    label,
    value: draft ?? value,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(description === undefined ? {} : { description }),
    ...(disabled === undefined ? {} : { disabled }),
    onBlur: commit,
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        setDraft(null);
      }
      if (event.key === 'Enter' && (lines === undefined || event.ctrlKey || event.metaKey)) commit();
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
