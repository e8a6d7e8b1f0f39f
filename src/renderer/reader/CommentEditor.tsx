import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CommentDraft } from './drafts.ts';
import { EditorForm } from './EditorForm.tsx';

/** A comment being written. It is kept as it is typed; nothing of it is in the library before it is saved. */
export function CommentEditor(props: {
  readonly draft: CommentDraft;
  /** Whether the author's name is still to be asked for. */
  readonly asksName: boolean;
  readonly saving: boolean;
  readonly onChange: (draft: CommentDraft) => void;
  readonly onSave: (name: string | null) => void;
  readonly onDiscard: () => void;
  readonly onLeave: () => void;
}) {
  const { draft, onChange } = props;
  const [name, setName] = useState('');
  return (
    <EditorForm
      saveLabel="Save"
      canSave={draft.body.trim() !== ''}
      saving={props.saving}
      isBlank={draft.body.trim() === ''}
      onSave={() => props.onSave(name.trim() === '' ? null : name.trim())}
      onDiscard={props.onDiscard}
      onLeave={props.onLeave}
    >
      <SegmentedControl
        aria-label="Kind of note"
        value={draft.motivation}
        onChange={(motivation) => onChange({ ...draft, motivation })}
        data={[
          { value: 'commenting', label: 'Comment' },
          { value: 'questioning', label: 'Question' },
        ]}
      />
      <Textarea
        aria-label={draft.motivation === 'questioning' ? 'Question' : 'Comment'}
        placeholder="What do you want to remember?"
        autosize
        minRows={2}
        maxRows={12}
        value={draft.body}
        onChange={(event) => onChange({ ...draft, body: event.currentTarget.value })}
        data-autofocus
      />
      {props.asksName && (
        <TextInput
          label="Your name, as it stands on annotations"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </EditorForm>
  );
}
