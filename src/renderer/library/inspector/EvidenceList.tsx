import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBook2, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { Evidence, Fact } from '../../../model/fact.ts';
import { hrefOf } from '../../app/route.ts';
import { countText } from '../../common/format.ts';
import { EvidenceStatePill, Pill, RatingPill, StancePill } from '../../common/Pill.tsx';
import { Quote } from '../../common/Quote.tsx';
import { removeEvidence } from '../changes.ts';
import type { Lists } from '../lists.ts';
import { EvidenceForm } from './EvidenceForm.tsx';
import { placeOf } from './evidencePlace.ts';
import { Inferred } from './Inferred.tsx';
import styles from './Inspector.module.css';
import { NewEvidenceForm } from './NewEvidenceForm.tsx';
import { Section } from './Section.tsx';
import { EDITS, NEW, useListEditing } from './useEditing.ts';

/** What ties the fact to its sources: quotes in their context, how they stand to it, how they are rated. */
export function EvidenceList(props: {
  readonly fact: Fact;
  readonly origins: number;
  readonly lists: Lists;
  readonly inDeck: boolean;
}) {
  const { fact, lists, inDeck } = props;
  const section = useRef<HTMLDivElement>(null);
  const { editing, edit, end, leave, basis, words } = useListEditing(section, fact, 'evidence');
  const count = fact.evidence.length;
  return (
    <div ref={section}>
      <Section
        title="Evidence"
        says={count > 0 ? countText(props.origins, 'independent origin') : undefined}
        add="Add evidence"
        onAdd={lists.readOnly ? undefined : () => edit(NEW)}
      >
        {editing === NEW && (
          <NewEvidenceForm factId={fact.id} lists={lists} words={words} inDeck={inDeck} onEnd={end} />
        )}
        {count === 0 && editing !== NEW && (
          <span className={styles.small}>No evidence: this fact never reaches a slide.</span>
        )}
        <ul className={styles.list}>
          {fact.evidence.map((evidence, n) => (
            <li key={evidence.id} className={styles.evidence}>
              <EvidenceHead
                evidence={evidence}
                isCopy={isCopyOf(fact.evidence.slice(0, n), evidence, lists)}
                factId={fact.id}
                inferred={<Inferred inferred={fact.inferred} of={`evidence[${n}]`} />}
                lists={lists}
                onEdit={() => edit(evidence.id)}
                onRemove={() => {
                  leave();
                  void removeEvidence(fact.id, evidence.id);
                }}
              />
              {editing === evidence.id && (
                <EvidenceForm
                  key={evidence.id}
                  fact={basis}
                  evidence={evidence}
                  words={words}
                  inDeck={inDeck}
                  onEnd={end}
                />
              )}
              <EvidenceBody evidence={evidence} lists={lists} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** Whether another source of its origin stands to the fact as it does: it is no further evidence. */
function isCopyOf(before: readonly Evidence[], { sourceId, stance }: Evidence, lists: Lists): boolean {
  const originOf = (id: string) => lists.sourceOf.get(id)?.origin ?? id;
  return before.some(
    (other) =>
      other.sourceId !== sourceId && other.stance === stance && originOf(other.sourceId) === originOf(sourceId),
  );
}

const nameOf = (evidence: Evidence, lists: Lists): string =>
  lists.nameOfSource.get(evidence.sourceId) ?? 'Unknown source';

function EvidenceHead(props: {
  readonly evidence: Evidence;
  readonly isCopy: boolean;
  readonly factId: string;
  readonly inferred: ReactNode;
  readonly lists: Lists;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { evidence, lists } = props;
  const name = nameOf(evidence, lists);
  const place = placeOf(evidence, props.factId);
  return (
    <div className={styles.line}>
      <StancePill stance={evidence.stance} />
      <RatingPill
        reliability={lists.sourceOf.get(evidence.sourceId)?.reliability ?? null}
        credibility={evidence.credibility}
      />
      {evidence.state !== 'anchored' && <EvidenceStatePill state={evidence.state} />}
      {evidence.locator && (
        <span className={styles.small}>
          {evidence.locator.label} {evidence.locator.value}
        </span>
      )}
      {props.isCopy && (
        <Pill tone="plain" title="Its source goes back to the same origin as one above: it is no further evidence.">
          copy
        </Pill>
      )}
      {props.inferred}
      <span className={styles.tools}>
        {place && (
          <Tooltip label="Read it in the document (o)">
            <ActionIcon component="a" href={place} size="sm" aria-label={`Read the quote in ${name}`}>
              <IconBook2 size={16} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        )}
        {!lists.readOnly && (
          <>
            <Tooltip label="Stance, credibility, locator" position="left">
              <ActionIcon
                size="sm"
                aria-label={`Edit the evidence from ${name}`}
                onClick={props.onEdit}
                {...{ [EDITS]: evidence.id }}
              >
                <IconPencil size={16} stroke={1.6} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="Remove this evidence">
              <ActionIcon size="sm" aria-label={`Remove the evidence from ${name}`} onClick={props.onRemove}>
                <IconTrash size={16} stroke={1.6} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </span>
    </div>
  );
}

function EvidenceBody({ evidence, lists }: { readonly evidence: Evidence; readonly lists: Lists }) {
  const name = nameOf(evidence, lists);
  const format = lists.formatOf.get(evidence.documentId ?? '');
  return (
    <>
      {evidence.quote ? (
        <Quote quote={evidence.quote} prefix={evidence.prefix} suffix={evidence.suffix} />
      ) : (
        <span className={styles.small}>
          {evidence.state === 'dormant'
            ? 'The library does not hold the document: its quote is not known yet.'
            : 'No quote was taken.'}
        </span>
      )}
      <a
        className={`${styles.source} bw-ellipsis`}
        href={hrefOf({ screen: 'sources', sourceId: evidence.sourceId })}
        title={name}
      >
        {name}
        {format && <span className={styles.small}> · {format}</span>}
      </a>
    </>
  );
}
