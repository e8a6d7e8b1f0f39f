import { Textarea } from '@mantine/core';
import type { Fact } from '../../../model/fact.ts';
import { useDraft } from '../../common/useDraft.ts';
import { changeFact } from '../changes.ts';

/** A note that never leaves with a deck; kept when the field is left or with Ctrl+Enter, as it was with Escape. */
export function PrivateNote(props: { readonly id: string; readonly fact: Fact; readonly readOnly: boolean }) {
  const { fact } = props;
  const draft = useDraft(fact.note ?? '', (text) =>
    changeFact(fact, { note: text.trim() === '' ? null : text }, 'Private note changed'),
  );
  return (
    <Textarea
      id={props.id}
      autosize
      minRows={1}
      maxRows={8}
      disabled={props.readOnly}
      placeholder="None"
      value={draft.text}
      onChange={(event) => draft.write(event.currentTarget.value)}
      onBlur={() => void draft.commit()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && draft.isWritten) {
          event.preventDefault();
          draft.abandon();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void draft.commit();
      }}
    />
  );
}
