import { Button, MultiSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId } from 'react';
import { edtfWords } from '../../model/edtf.ts';
import { orpc } from '../api/index.ts';
import { Pill } from '../common/Pill.tsx';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import { ThemeProposals } from '../common/ThemeProposals.tsx';
import type { ChangeFact } from '../library/changes.ts';
import { DateField } from '../library/inspector/DateField.tsx';
import { Entities } from '../library/inspector/Entities.tsx';
import { Inferred } from '../library/inspector/Inferred.tsx';
import inspectorStyles from '../library/inspector/Inspector.module.css';
import { Measures } from '../library/inspector/Measures.tsx';
import { hasOpenList } from '../library/inspector/openList.ts';
import { Section } from '../library/inspector/Section.tsx';
import type { Lists } from '../library/lists.ts';
import { PublishedAsk } from '../sources/PublishedAsk.tsx';
import { Copies } from './Copies.tsx';
import { edited, type ProposalEdits } from './edits.ts';
import styles from './Inbox.module.css';
import { Offers } from './Offers.tsx';
import { KIND_WORDS, type Offer, type Proposal } from './proposals.ts';

/** Where the keys of the inbox lead to in the card. */
export const FIELDS = { statement: 'proposal-statement', eventDate: 'proposal-event-date', themes: 'proposal-themes' };

interface CardProps {
  readonly edits: ProposalEdits | null;
  readonly lists: Lists;
  readonly canDecide: boolean;
  readonly onEdit: (patch: ProposalEdits) => void;
  readonly onUnedit: () => void;
  readonly onAccept: (offer: Offer | null) => void;
  readonly onLeave: () => void;
}

/** One proposal as the fact that it would become, every field ready to be changed, and why it is proposed. */
export function ProposalCard({ id, ...rest }: CardProps & { readonly id: string }) {
  const { data, error, refetch } = useQuery(orpc.suggestion.queryOptions({ input: { id } }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} label="Opening the proposal" />;
  return <Card key={id} {...rest} proposal={data} />;
}

function Card(props: CardProps & { readonly proposal: Proposal }) {
  const { proposal, edits, lists, canDecide, onEdit } = props;
  const id = useId();
  const fact = edited(proposal, edits);
  const change: ChangeFact = async (_fact, patch) => {
    onEdit(patch as ProposalEdits);
    return null;
  };
  const setDate = (field: 'eventDate' | 'asOf') => async (date: string | null) => {
    onEdit({ [field]: date });
    return true;
  };
  const leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.target instanceof HTMLElement && hasOpenList(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    props.onLeave();
  };
  const acceptOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    props.onLeave();
    props.onAccept(null);
  };
  const [evidence, ...copies] = proposal.evidence;
  const source = lists.sourceOf.get(proposal.evidence[0]?.sourceId ?? '');
  const isUndated = fact.eventDate === null && source !== undefined && source.csl.issued === undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape that nothing within has taken
    <div className={inspectorStyles.inspector} onKeyDown={leaveOnEscape}>
      <Offers offers={proposal.links} canDecide={canDecide} onAccept={props.onAccept} />
      {isUndated && canDecide && <PublishedAsk source={source} />}
      <div>
        <Textarea
          id={FIELDS.statement}
          aria-label="Statement"
          autosize
          minRows={2}
          maxRows={12}
          size="sm"
          readOnly={!canDecide}
          value={fact.statement}
          error={fact.statement.trim() === '' ? 'A fact says something.' : undefined}
          onChange={(event) => onEdit({ statement: event.currentTarget.value })}
          onKeyDown={acceptOnEnter}
        />
        <div className={styles.under}>
          <Pill tone="plain">{KIND_WORDS[proposal.suggestionKind]}</Pill>
          <span>score {Math.round(proposal.score * 100)}</span>
          {evidence?.locator && (
            <span>
              {evidence.locator.label} {evidence.locator.value}
            </span>
          )}
          <Inferred inferred={fact.inferred} of="statement" />
          {edits && canDecide && (
            <Button size="compact-xs" variant="subtle" onClick={props.onUnedit}>
              As proposed
            </Button>
          )}
        </div>
      </div>
      {copies.length > 0 && <Copies copies={copies} lists={lists} />}
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
          <label htmlFor={FIELDS.eventDate}>Event date</label>
          <DateField
            id={FIELDS.eventDate}
            value={fact.eventDate}
            readOnly={!canDecide}
            isInferred={fact.inferred.includes('eventDate')}
            onChange={setDate('eventDate')}
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
            onChange={setDate('asOf')}
          />
          <label htmlFor={FIELDS.themes}>Themes</label>
          <div className={inspectorStyles.value}>
            <MultiSelect
              id={FIELDS.themes}
              disabled={!canDecide}
              value={[...fact.themes]}
              data={lists.themes.map(({ slug, name }) => ({ value: slug, label: name }))}
              placeholder={fact.themes.length === 0 ? 'None' : ''}
              onChange={(themes) => onEdit({ themes })}
            />
            <Inferred inferred={fact.inferred} of="themes" />
          </div>
          {canDecide && evidence && (
            <div className={styles.wide}>
              <ThemeProposals
                statement={fact.statement}
                quote=""
                sourceId={evidence.sourceId}
                chosen={fact.themes}
                nameOf={(slug) => lists.themeOf.get(slug)?.name ?? slug}
                onChange={(themes) => onEdit({ themes: [...themes] })}
              />
            </div>
          )}
        </div>
      </Section>
      <Measures fact={fact} readOnly={!canDecide} inDeck={false} change={change} />
      <Entities fact={fact} readOnly={!canDecide} inDeck={false} change={change} />
    </div>
  );
}
