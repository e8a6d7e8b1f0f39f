import { Textarea, TextInput } from '@mantine/core';
import { useDraft } from '../common/useDraft.ts';

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
  const draft = useDraft(value, onCommit);
  const common = {
    label,
    value: draft.text,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(description === undefined ? {} : { description }),
    ...(disabled === undefined ? {} : { disabled }),
    onBlur: () => void draft.commit(),
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        draft.abandon();
      }
      if (event.key === 'Enter' && (lines === undefined || event.ctrlKey || event.metaKey)) void draft.commit();
    },
  };
  return lines === undefined ? (
    <TextInput {...common} onChange={(event) => draft.write(event.currentTarget.value)} />
  ) : (
    <Textarea
      {...common}
      autosize
      minRows={lines}
      maxRows={14}
      onChange={(event) => draft.write(event.currentTarget.value)}
    />
  );
}
