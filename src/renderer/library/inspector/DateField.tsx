import { TextInput } from '@mantine/core';
import { isEdtf } from '../../../model/edtf.ts';
import { Pill } from '../../common/Pill.tsx';
import { useDraft } from '../../common/useDraft.ts';

/**
 * An EDTF date that is kept when the field is left or Enter is pressed; Escape gives the old one back. Enter in a field
 * whose date was inferred confirms it.
 */
export function DateField(props: {
  readonly id: string;
  readonly value: string | null;
  readonly readOnly: boolean;
  readonly isInferred: boolean;
  readonly onChange: (value: string | null) => Promise<boolean>;
}) {
  const { value, isInferred, onChange } = props;
  const draft = useDraft(value ?? '', (text) => onChange(text.trim() || null));
  const words = draft.text.trim();
  const isWrong = words !== '' && !isEdtf(words);
  const keep = () => {
    if (!isWrong) void draft.commit();
  };
  return (
    <TextInput
      id={props.id}
      size="xs"
      disabled={props.readOnly}
      value={draft.text}
      placeholder="Not known"
      error={isWrong ? 'Write a date as 2025, 2025-09, 2025-09-14 or 2021/2023' : undefined}
      rightSection={
        isInferred && (
          <Pill tone="warn" title="The source does not state it. Enter confirms it.">
            inferred
          </Pill>
        )
      }
      rightSectionWidth={isInferred ? 70 : 0}
      onChange={(event) => draft.write(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          if (isInferred && words !== '' && words === value) void onChange(value);
          else keep();
        } else if (event.key === 'Escape' && draft.isWritten) {
          event.preventDefault();
          draft.abandon();
        }
      }}
    />
  );
}
