import { ActionIcon, Anchor, Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconBookmark, IconHelp, IconHighlight, IconMessage, IconPencil, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { Annotation } from '../../model/annotation.ts';
import type { Evidence, Fact } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import { hrefOf } from '../app/route.ts';
import { momentText } from '../common/format.ts';
import { RatingPill, StancePill, StatusPill, ThemePill } from '../common/Pill.tsx';
import type { CommentDraft } from './drafts.ts';
import styles from './Reader.module.css';

export type ThemeLook = ReadonlyMap<string, { readonly name: string; readonly colour: string }>;

/** A fact beside its quote: what it says, how the quote stands to it, how good it is, and the way to it in the library. */
export function FactCard(props: {
  readonly fact: Fact;
  readonly evidence: Evidence;
  readonly reliability: Source['reliability'];
  readonly isActive: boolean;
  readonly themes: ThemeLook;
}) {
  const { fact, evidence, isActive, themes } = props;
  const href = hrefOf({ screen: 'library', factId: fact.id, theme: null, sourceId: null });
  return (
    <>
      <p className={styles.statement}>{fact.statement}</p>
      <div className={styles.pills}>
        <StancePill stance={evidence.stance} />
        <RatingPill reliability={props.reliability} credibility={evidence.credibility} />
        <StatusPill status={fact.status} />
        {isActive &&
          fact.themes.map((slug) => (
            <ThemePill key={slug} name={themes.get(slug)?.name ?? slug} colour={themes.get(slug)?.colour ?? null} />
          ))}
        {isActive && (
          <Anchor href={href} size="xs" className={styles.cardLink}>
            In the library
          </Anchor>
        )}
      </div>
    </>
  );
}

const MOTIVATION: Record<Annotation['motivation'], { readonly name: string; readonly icon: typeof IconMessage }> = {
  highlighting: { name: 'Highlight', icon: IconHighlight },
  commenting: { name: 'Comment', icon: IconMessage },
  questioning: { name: 'Question', icon: IconHelp },
  bookmarking: { name: 'Bookmark', icon: IconBookmark },
};

/** A highlight or a comment: who made it and when, what was said. */
export function AnnotationCard(props: {
  readonly annotation: Annotation;
  readonly canEdit: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { annotation } = props;
  const { name, icon: Icon } = MOTIVATION[annotation.motivation];
  return (
    <>
      <div className={styles.noteHead}>
        <Icon size={14} aria-hidden />
        <span>{name}</span>
        <span className={styles.noteBy} title={momentText(annotation.created)}>
          {annotation.author ?? 'No name'} ·{' '}
          <time dateTime={annotation.created}>{momentText(annotation.created.slice(0, 10))}</time>
        </span>
        {props.canEdit && (
          <>
            <ActionIcon size="sm" aria-label={annotation.body ? 'Edit' : 'Add a comment'} onClick={props.onEdit}>
              <IconPencil size={14} />
            </ActionIcon>
            <ActionIcon size="sm" aria-label={`Remove this ${name.toLowerCase()}`} onClick={props.onRemove}>
              <IconTrash size={14} />
            </ActionIcon>
          </>
        )}
      </div>
      {annotation.body && <p className={styles.noteBody}>{annotation.body}</p>}
    </>
  );
}

/** A comment being written. It is kept as it is typed; nothing of it is in the library before it is saved. */
export function CommentEditor(props: {
  readonly draft: CommentDraft;
  /** Whether the author's name is still to be asked for. */
  readonly asksName: boolean;
  readonly saving: boolean;
  readonly onChange: (draft: CommentDraft) => void;
  readonly onSave: (name: string | null) => void;
  readonly onCancel: () => void;
}) {
  const { draft, onChange } = props;
  const [name, setName] = useState('');
  const canSave = draft.body.trim() !== '' && !props.saving;
  const save = () => props.onSave(name.trim() === '' ? null : name.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSave) save();
    else if (event.key === 'Escape' && draft.body.trim() === '') props.onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      className={styles.editor}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) save();
      }}
    >
      {draft.annotationId === null && (
        <SegmentedControl
          aria-label="Kind of note"
          value={draft.motivation}
          onChange={(motivation) => onChange({ ...draft, motivation })}
          data={[
            { value: 'commenting', label: 'Comment' },
            { value: 'questioning', label: 'Question' },
          ]}
        />
      )}
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
      <div className={styles.editorActions}>
        <Button variant="default" onClick={props.onCancel}>
          Discard
        </Button>
        <Button type="submit" disabled={!canSave} loading={props.saving}>
          Save
        </Button>
      </div>
    </form>
  );
}
