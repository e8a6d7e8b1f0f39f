import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBook2, IconTrash } from '@tabler/icons-react';
import type { Evidence, Fact } from '../../model/fact.ts';
import { hrefOf } from '../app/route.ts';
import { EvidenceStatePill, RatingPill, StancePill } from '../common/Pill.tsx';
import { Quote } from '../common/Quote.tsx';
import { removeEvidence } from './changes.ts';
import styles from './Inspector.module.css';
import type { Lists } from './lists.ts';

/** The place of a piece of evidence in its document; null where the library does not hold the document. */
export function placeOf(evidence: Evidence, factId: string): string | null {
  if (!evidence.documentId || evidence.state === 'dormant') return null;
  const { documentId, start, end } = evidence;
  return hrefOf({ screen: 'reader', documentId, start, end, factId });
}

/** What ties the fact to its sources: quotes in their context, how they stand to it, how they are rated. */
export function EvidenceList({ fact, lists }: { readonly fact: Fact; readonly lists: Lists }) {
  return (
    <ul className={styles.list}>
      {fact.evidence.map((evidence) => (
        <EvidenceItem key={evidence.id} fact={fact} evidence={evidence} lists={lists} />
      ))}
    </ul>
  );
}

function EvidenceItem(props: { readonly fact: Fact; readonly evidence: Evidence; readonly lists: Lists }) {
  const { fact, evidence, lists } = props;
  const source = lists.sourceOf.get(evidence.sourceId);
  const name = lists.nameOfSource.get(evidence.sourceId) ?? 'Unknown source';
  const place = placeOf(evidence, fact.id);
  return (
    <li className={styles.evidence}>
      <div className={styles.line}>
        <StancePill stance={evidence.stance} />
        <RatingPill reliability={source?.reliability ?? null} credibility={evidence.credibility} />
        {evidence.state !== 'anchored' && <EvidenceStatePill state={evidence.state} />}
        {evidence.locator && (
          <span className={styles.small}>
            {evidence.locator.label} {evidence.locator.value}
          </span>
        )}
        <span className={styles.push} />
        {place && (
          <Tooltip label="Read it in the document (o)">
            <ActionIcon component="a" href={place} size="sm" aria-label={`Read the quote in ${name}`}>
              <IconBook2 size={16} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        )}
        {!lists.readOnly && (
          <Tooltip label="Remove this evidence">
            <ActionIcon
              size="sm"
              aria-label={`Remove the evidence from ${name}`}
              onClick={() => void removeEvidence(fact.id, evidence.id)}
            >
              <IconTrash size={16} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
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
      </a>
    </li>
  );
}
