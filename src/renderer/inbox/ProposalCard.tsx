import { Button, MultiSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId } from 'react';
import { edtfWords } from '../../model/edtf.ts';
import { orpc } from '../api/index.ts';
import { hrefOf } from '../app/route.ts';
import { Pill } from '../common/Pill.tsx';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import type { ChangeFact } from '../library/changes.ts';
import { DateField } from '../library/inspector/DateField.tsx';
import { Entities } from '../library/inspector/Entities.tsx';
import { Inferred } from '../library/inspector/Inferred.tsx';
import inspectorStyles from '../library/inspector/Inspector.module.css';
import { Measures } from '../library/inspector/Measures.tsx';
import { Section } from '../library/inspector/Section.tsx';
import type { Lists } from '../library/lists.ts';
import { edited, type ProposalEdits } from './edits.ts';
import styles from './Inbox.module.css';
import { KIND_WORDS, type Proposal } from './proposals.ts';

export const STATEMENT_ID = 'proposal-statement';

/** One proposal as the fact that it would become, every field ready to be changed, and why it is proposed. */
export function ProposalCard(props: {
  readonly id: string;
  readonly edits: ProposalEdits | null;
  readonly lists: Lists;
  readonly canDecide: boolean;
  readonly onEdit: (patch: ProposalEdits) => void;
  readonly onUnedit: () => void;
  readonly onAccept: (link: Proposal['links'][number] | null) => void;
  readonly onLeave: () => void;
}) {
  const { data, error, refetch } = useQuery(orpc.suggestion.queryOptions({ input: { id: props.id } }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} label="Opening the proposal" />;
  return <Card key={data.id} {...props} proposal={data} />;
}

function Card(props: {
  readonly proposal: Proposal;
  readonly edits: ProposalEdits | null;
  readonly lists: Lists;
  readonly canDecide: boolean;
  readonly onEdit: (patch: ProposalEdits) => void;
  readonly onUnedit: () => void;
  readonly onAccept: (link: Proposal['links'][number] | null) => void;
  readonly onLeave: () => void;
}) {
  const { proposal, edits, lists, canDecide, onEdit } = props;
  const id = useId();
  const fact = edited(proposal, edits);
  const change: ChangeFact = async (_fact, patch) => {
    onEdit(patch as ProposalEdits);
    return null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      props.onLeave();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onLeave();
      props.onAccept(null);
    }
  };
  const [evidence] = proposal.evidence;
  return (
    <div className={inspectorStyles.inspector}>
      {proposal.links.map((link) => (
        <div key={link.factId} className={styles.link} data-kind={link.kind} role="note">
          <div>
            <strong>{link.kind === 'contradiction' ? 'It contradicts a fact' : 'The library holds this'}</strong>
            {`: ${link.why}`}
          </div>
          <a href={hrefOf({ screen: 'library', factId: link.factId, theme: null, sourceId: null })}>{link.statement}</a>
          {canDecide && (
            <Button size="compact-xs" variant="light" onClick={() => props.onAccept(link)}>
              {link.kind === 'contradiction' ? 'Accept as contradicting it' : 'Add as further evidence'}
            </Button>
          )}
        </div>
      ))}
      <div>
        <Textarea
          id={STATEMENT_ID}
          aria-label="Statement"
          autosize
          minRows={2}
          maxRows={12}
          size="sm"
          readOnly={!canDecide}
          value={fact.statement}
          error={fact.statement.trim() === '' ? 'A fact says something.' : undefined}
          onChange={(event) => onEdit({ statement: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        <div className={styles.under}>
          <Pill tone="plain">{KIND_WORDS[proposal.suggestionKind]}</Pill>
          <span>score {Math.round(proposal.score * 100)}</span>
          {evidence?.locator && (
            <span>
              {evidence.locator.label} {evidence.locator.value}
            </span>
          )}
          {edits && canDecide && (
            <Button size="compact-xs" variant="subtle" onClick={props.onUnedit}>
              As proposed
            </Button>
          )}
        </div>
      </div>
      {proposal.reasons.length > 0 && (
        <Section title="Why it is proposed">
          <ul className={styles.reasons}>
            {proposal.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Details">
        <div className={inspectorStyles.fields}>
          <label htmlFor={`${id}event`}>Event date</label>
          <DateField
            id={`${id}event`}
            value={fact.eventDate}
            readOnly={!canDecide}
            isInferred={fact.inferred.includes('eventDate')}
            onChange={async (eventDate) => {
              onEdit({ eventDate });
              return true;
            }}
          />
          {fact.eventDate !== null && fact.inferred.includes('eventDate') && (
            <div className={styles.guess}>
              <span>{edtfWords(fact.eventDate)} was worked out: the words do not state it.</span>
              {canDecide && (
                <span>
                  <Button size="compact-xs" variant="light" onClick={() => onEdit({ eventDate: fact.eventDate })}>
                    Confirm
                  </Button>{' '}
                  <Button size="compact-xs" variant="default" onClick={() => onEdit({ eventDate: null })}>
                    Clear
                  </Button>
                </span>
              )}
            </div>
          )}
          <label htmlFor={`${id}asof`}>As of</label>
          <DateField
            id={`${id}asof`}
            value={fact.asOf}
            readOnly={!canDecide}
            isInferred={fact.inferred.includes('asOf')}
            onChange={async (asOf) => {
              onEdit({ asOf });
              return true;
            }}
          />
          <label htmlFor={`${id}themes`}>Themes</label>
          <div className={inspectorStyles.value}>
            <MultiSelect
              id={`${id}themes`}
              disabled={!canDecide}
              value={[...fact.themes]}
              data={lists.themes.map(({ slug, name }) => ({ value: slug, label: name }))}
              placeholder={fact.themes.length === 0 ? 'None' : ''}
              onChange={(themes) => onEdit({ themes })}
            />
            <Inferred inferred={fact.inferred} of="themes" />
          </div>
        </div>
      </Section>
      <Measures fact={fact} readOnly={!canDecide} inDeck={false} change={change} />
      <Entities fact={fact} readOnly={!canDecide} inDeck={false} change={change} />
    </div>
  );
}
