import { ActionIcon, Anchor, Tooltip } from '@mantine/core';
import {
  IconBookmark,
  IconHelp,
  IconHighlight,
  IconMessage,
  IconPencil,
  IconTrash,
  IconUnlink,
} from '@tabler/icons-react';
import { type Annotation, MOTIVATION_WORDS, type Motivation } from '../../model/annotation.ts';
import type { Evidence, Fact } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import { hrefOf } from '../app/route.ts';
import { countText, momentText } from '../common/format.ts';
import { RatingPill, StancePill, StatusPill, ThemePill } from '../common/Pill.tsx';
import { Notes } from '../library/inspector/Notes.tsx';
import styles from './Reader.module.css';

export type ThemeLook = ReadonlyMap<string, { readonly name: string; readonly colour: string }>;

/**
 * A fact beside its quote: what it says, how the quote stands to it, how good it is, the notes on it, and the way to it in the
 * library.
 */
export function FactCard(props: {
  readonly fact: Fact;
  readonly evidence: Evidence;
  readonly notes: readonly Annotation[];
  readonly canEdit: boolean;
  readonly onRemoveEvidence: () => void;
  readonly reliability: Source['reliability'];
  readonly isActive: boolean;
  readonly themes: ThemeLook;
}) {
  const { fact, evidence, notes, isActive, themes, canEdit } = props;
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
        {!isActive && notes.length > 0 && (
          <span className={styles.noteCount}>
            <IconMessage size={13} aria-hidden /> {countText(notes.length, 'comment')}
          </span>
        )}
        {isActive && evidence.locator && (
          <span className={styles.beside}>
            {evidence.locator.label} {evidence.locator.value}
          </span>
        )}
        {isActive && (
          <Anchor href={href} size="xs" className={styles.cardLink}>
            In the library
          </Anchor>
        )}
        {isActive && canEdit && (
          <Tooltip label="Take this quote from the fact">
            <ActionIcon size="sm" aria-label="Take this quote from the fact" onClick={props.onRemoveEvidence}>
              <IconUnlink size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {isActive && (canEdit || notes.length > 0) && (
        <div className={styles.factNotes}>
          <Notes factId={fact.id} annotations={notes} readOnly={!canEdit} />
        </div>
      )}
    </>
  );
}

const ICONS: Record<Motivation, typeof IconMessage> = {
  highlighting: IconHighlight,
  commenting: IconMessage,
  questioning: IconHelp,
  bookmarking: IconBookmark,
};

/** A highlight or a comment: who made it and when, what was said. */
export function AnnotationCard(props: {
  readonly annotation: Annotation;
  readonly isActive: boolean;
  readonly canEdit: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { annotation } = props;
  const Icon = ICONS[annotation.motivation];
  const name = MOTIVATION_WORDS[annotation.motivation];
  return (
    <>
      <div className={styles.noteHead}>
        <Icon size={14} aria-hidden />
        <span>{name}</span>
        <span className={styles.noteBy} title={whenInWords(annotation)}>
          {annotation.author ?? 'No name'} ·{' '}
          <time dateTime={annotation.created}>
            {props.isActive ? whenInWords(annotation) : momentText(annotation.created.slice(0, 10))}
          </time>
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

function whenInWords({ created, modified }: Annotation): string {
  return created === modified ? momentText(created) : `${momentText(created)}, changed ${momentText(modified)}`;
}
