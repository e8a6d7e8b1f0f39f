import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import type { Annotation } from '../../../model/annotation.ts';
import { client, orpc } from '../../api/index.ts';
import { useKeptDraft } from '../../api/kept.ts';
import { momentText } from '../../common/format.ts';
import { tellError } from '../../common/toast.tsx';
import { addNote, changeNote, removeNote } from '../changes.ts';
import styles from './Inspector.module.css';

/** Comments on a fact, with their author and time, and a place to write one. What is being written is kept as a draft. */
export function Notes(props: {
  readonly factId: string;
  readonly annotations: readonly Annotation[];
  readonly readOnly: boolean;
}) {
  const { factId, annotations, readOnly } = props;
  const [editing, setEditing] = useState<string | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  /** The note whose editing has ended: its button takes the focus back. */
  const edited = useRef<string | null>(null);
  const endEditing = (id: string) => {
    edited.current = id;
    setEditing(null);
  };
  return (
    <>
      <ul className={styles.list}>
        {annotations.map((note) =>
          editing === note.id ? (
            <li key={note.id}>
              <NoteEditor
                start={note.body ?? ''}
                label="Comment"
                onCancel={() => endEditing(note.id)}
                onSave={async (body) => {
                  const done = await changeNote(note.id, body);
                  if (done) endEditing(note.id);
                  return done;
                }}
              />
            </li>
          ) : (
            <li key={note.id}>
              <div className={styles.line}>
                <span className={styles.small}>
                  {note.author ?? 'No author name'} · {momentText(note.modified)}
                </span>
                <span className={styles.push} />
                {!readOnly && (
                  <>
                    <ActionIcon
                      ref={(button) => {
                        if (!button || edited.current !== note.id) return;
                        edited.current = null;
                        button.focus();
                      }}
                      size="sm"
                      aria-label="Edit the comment"
                      onClick={() => setEditing(note.id)}
                    >
                      <IconPencil size={15} stroke={1.6} aria-hidden="true" />
                    </ActionIcon>
                    <ActionIcon
                      size="sm"
                      aria-label="Remove the comment"
                      onClick={() => void removeNote(note.id).then(() => addButton.current?.focus())}
                    >
                      <IconTrash size={15} stroke={1.6} aria-hidden="true" />
                    </ActionIcon>
                  </>
                )}
              </div>
              <div className={styles.noteBody}>{note.body}</div>
            </li>
          ),
        )}
      </ul>
      {!readOnly && <NewNote key={factId} factId={factId} button={addButton} />}
    </>
  );
}

function NewNote(props: { readonly factId: string; readonly button: RefObject<HTMLButtonElement | null> }) {
  const { factId, button } = props;
  const hasEnded = useRef(false);
  const draft = useKeptDraft(`note.${factId}`, `draft.note.${factId}`);
  const [writing, setWriting] = useState(false);
  const [name, setName] = useState('');
  const queries = useQueryClient();
  const { data: author } = useQuery(orpc.authorName.queryOptions());
  if (!draft.ready || (!writing && draft.text === null)) {
    return (
      <Button
        ref={(element) => {
          button.current = element;
          if (element && hasEnded.current) element.focus();
          hasEnded.current = false;
        }}
        variant="subtle"
        size="compact-xs"
        data-add-note
        onClick={() => setWriting(true)}
      >
        Add a comment
      </Button>
    );
  }
  const end = () => {
    hasEnded.current = true;
    draft.change(() => null);
    setWriting(false);
  };
  return (
    <NoteEditor
      start={draft.text ?? ''}
      label="New comment"
      onChange={(text) => draft.change(() => text)}
      onCancel={end}
      onSave={async (body) => {
        if (name.trim()) {
          await client.setAuthorName({ name: name.trim() }).catch(tellError);
          await queries.invalidateQueries({ queryKey: orpc.authorName.key() });
        }
        const done = await addNote(factId, body);
        if (done) end();
        return done;
      }}
    >
      {author?.name === null && (
        <TextInput
          aria-label="Your name, for this and later comments"
          placeholder="Your name (it may stay empty)"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </NoteEditor>
  );
}

function NoteEditor(props: {
  readonly start: string;
  readonly label: string;
  readonly onChange?: (text: string) => void;
  readonly onCancel: () => void;
  readonly onSave: (body: string) => Promise<boolean>;
  readonly children?: ReactNode;
}) {
  const [text, setText] = useState(props.start);
  const [saving, setSaving] = useState(false);
  const save = async () => {
    if (saving || !text.trim()) return;
    setSaving(true);
    if (!(await props.onSave(text.trim()))) setSaving(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          props.onCancel();
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <Textarea
        aria-label={props.label}
        autosize
        minRows={2}
        value={text}
        autoFocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          props.onChange?.(event.currentTarget.value);
        }}
      />
      {props.children && <div className={styles.below}>{props.children}</div>}
      <div className={`${styles.line} ${styles.below}`}>
        <Button type="submit" loading={saving} disabled={!text.trim()}>
          Save
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
