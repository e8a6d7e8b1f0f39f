import { ActionIcon, MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { isEdtf } from '../../model/edtf.ts';
import { FACT_STATUSES, type Fact, type FactStatus, type RelationKind } from '../../model/fact.ts';
import { orpc } from '../api/index.ts';
import { hrefOf } from '../app/route.ts';
import { countText, momentText, numberText } from '../common/format.ts';
import { PaneBar, PaneBody } from '../common/Panes.tsx';
import { MarkingPill, Pill, StatusPill } from '../common/Pill.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../common/States.tsx';
import { changeFact, unrelate } from './changes.ts';
import { DeckWarning, fileName } from './DeckWarning.tsx';
import { EvidenceList } from './Evidence.tsx';
import styles from './Inspector.module.css';
import type { Lists } from './lists.ts';
import { Notes } from './Notes.tsx';
import { StatementEditor } from './StatementEditor.tsx';

/** Everything the library knows of one fact, and where it can be changed. */
export function Inspector(props: { readonly factId: string | null; readonly lists: Lists }) {
  const { factId, lists } = props;
  const { data, error, refetch } = useQuery({
    ...orpc.fact.queryOptions({ input: { id: factId ?? '' } }),
    enabled: factId !== null,
    placeholderData: (previous) => (previous?.fact.id === factId ? previous : undefined),
  });
  if (!factId) {
    return (
      <EmptyState title="No fact chosen">
        Choose a fact in the list, or press <kbd>j</kbd>, to see its evidence here.
      </EmptyState>
    );
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={12} label="Loading the fact" />;
  const { fact, related, origins, annotations, history, decks } = data;
  return (
    <>
      <PaneBar title={fact.kind === 'judgement' ? 'Judgement' : 'Fact'}>
        <StatusPill status={fact.status} />
        <MarkingPill
          label={fact.marking ?? lists.info?.markingDefault ?? ''}
          isDefault={fact.marking === null}
          colours={lists.colourOf.get(fact.marking ?? lists.info?.markingDefault ?? '')}
        />
        {fact.likelihood && <Pill tone="info">{fact.likelihood}</Pill>}
        {fact.confidence && <Pill tone="info">{fact.confidence} confidence</Pill>}
      </PaneBar>
      <PaneBody>
        <div className={styles.inspector} key={fact.id}>
          <Statement fact={fact} readOnly={lists.readOnly} />
          <DeckWarning decks={decks} />
          <Section
            title="Evidence"
            says={fact.evidence.length > 0 ? countText(origins, 'independent origin') : undefined}
          >
            {fact.evidence.length > 0 ? (
              <EvidenceList fact={fact} lists={lists} />
            ) : (
              <span className={styles.small}>No evidence: this fact never reaches a slide.</span>
            )}
          </Section>
          <Fields key={fact.revision} fact={fact} lists={lists} />
          {fact.measures.length > 0 && <Measures fact={fact} />}
          {fact.entities.length > 0 && (
            <Section title="Entities">
              <div className={styles.line}>
                {fact.entities.map(({ name, kind }) => (
                  <Pill key={`${kind}:${name}`} tone="plain" title={kind}>
                    {name}
                  </Pill>
                ))}
              </div>
            </Section>
          )}
          <Related fact={fact} related={related} readOnly={lists.readOnly} />
          {(annotations.length > 0 || !lists.readOnly) && (
            <Section title="Comments">
              <Notes factId={fact.id} annotations={annotations} readOnly={lists.readOnly} />
            </Section>
          )}
          {decks.length > 0 && (
            <Section title="Decks">
              <ul className={styles.list}>
                {decks.map((deck) => (
                  <li key={deck.id} className="bw-ellipsis" title={deck.file}>
                    {fileName(deck.file)} <span className={styles.small}>{momentText(deck.date)}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <History history={history} />
        </div>
      </PaneBody>
    </>
  );
}

function Section(props: { readonly title: string; readonly says?: string | undefined; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>
        {props.title}
        {props.says && <span>· {props.says}</span>}
      </h2>
      {props.children}
    </section>
  );
}

function Statement({ fact, readOnly }: { readonly fact: Fact; readonly readOnly: boolean }) {
  const [editing, setEditing] = useState(false);
  if (editing) return <StatementEditor fact={fact} place="inspector" onEnd={() => setEditing(false)} />;
  return (
    <button
      type="button"
      className={styles.statement}
      disabled={readOnly}
      title={readOnly ? undefined : 'Edit the statement'}
      onClick={() => setEditing(true)}
    >
      {fact.statement}
    </button>
  );
}

function Fields({ fact, lists }: { readonly fact: Fact; readonly lists: Lists }) {
  const id = useId();
  const inferred = (field: string) =>
    fact.inferred.includes(field) ? (
      <Pill tone="warn" title="This value was inferred: the source does not state it.">
        inferred
      </Pill>
    ) : null;
  return (
    <Section title="Details">
      <div className={styles.fields}>
        <label htmlFor={`${id}status`}>Status</label>
        <NativeSelect
          id={`${id}status`}
          disabled={lists.readOnly}
          size="xs"
          value={fact.status}
          data={[...FACT_STATUSES]}
          onChange={(event) => {
            const status = event.currentTarget.value as FactStatus;
            void changeFact(fact, { status }, `Status set to ${status}`);
          }}
        />
        <label htmlFor={`${id}themes`}>Themes</label>
        <MultiSelect
          id={`${id}themes`}
          disabled={lists.readOnly}
          value={[...fact.themes]}
          data={lists.themes.map(({ slug, name }) => ({ value: slug, label: name }))}
          placeholder={fact.themes.length === 0 ? 'None' : ''}
          onChange={(themes) => void changeFact(fact, { themes }, 'Themes changed')}
        />
        <label htmlFor={`${id}marking`}>Marking</label>
        <NativeSelect
          id={`${id}marking`}
          disabled={lists.readOnly}
          size="xs"
          value={fact.marking ?? ''}
          data={[
            { value: '', label: `Default (${lists.info?.markingDefault ?? ''})` },
            ...lists.markings.map(({ label }) => ({ value: label, label })),
          ]}
          onChange={(event) => {
            const marking = event.currentTarget.value || null;
            void changeFact(fact, { marking }, marking ? `Marked ${marking}` : 'Marking set to the default');
          }}
        />
        <label htmlFor={`${id}event`}>Event date</label>
        <DateField
          id={`${id}event`}
          value={fact.eventDate}
          readOnly={lists.readOnly}
          beside={inferred('eventDate')}
          onChange={(eventDate) => changeFact(fact, { eventDate }, 'Event date changed')}
        />
        <label htmlFor={`${id}asof`}>As of</label>
        <DateField
          id={`${id}asof`}
          value={fact.asOf}
          readOnly={lists.readOnly}
          beside={inferred('asOf')}
          onChange={(asOf) => changeFact(fact, { asOf }, 'As-of date changed')}
        />
        <label htmlFor={`${id}note`} title="It never leaves with a deck">
          Private note
        </label>
        <PrivateNote id={`${id}note`} fact={fact} readOnly={lists.readOnly} />
      </div>
    </Section>
  );
}

/** A note that never leaves with a deck; kept when the field is left. */
function PrivateNote(props: { readonly id: string; readonly fact: Fact; readonly readOnly: boolean }) {
  const { fact } = props;
  const [text, setText] = useState(fact.note ?? '');
  const keep = () => {
    const note = text.trim() === '' ? null : text;
    if (note === fact.note) return;
    // Where it was refused, which is told, the words stay for another try.
    void changeFact(fact, { note }, 'Private note changed');
  };
  return (
    <Textarea
      id={props.id}
      autosize
      minRows={1}
      maxRows={8}
      disabled={props.readOnly}
      placeholder="None"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
    />
  );
}

/** An EDTF date that is kept when the field is left or Enter is pressed. */
function DateField(props: {
  readonly id: string;
  readonly value: string | null;
  readonly readOnly: boolean;
  readonly beside: ReactNode;
  readonly onChange: (value: string | null) => Promise<boolean>;
}) {
  const [text, setText] = useState(props.value ?? '');
  const words = text.trim();
  const isWrong = words !== '' && !isEdtf(words);
  const keep = () => {
    if (isWrong || words === (props.value ?? '')) return;
    void props.onChange(words || null).then((done) => {
      if (!done) setText(props.value ?? '');
    });
  };
  return (
    <TextInput
      id={props.id}
      size="xs"
      disabled={props.readOnly}
      value={text}
      placeholder="Not known"
      error={isWrong ? 'Write a date as 2025, 2025-09, 2025-09-14 or 2021/2023' : undefined}
      rightSection={props.beside}
      rightSectionWidth={props.beside ? 70 : 0}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setText(props.value ?? '');
      }}
    />
  );
}

function Measures({ fact }: { readonly fact: Fact }) {
  return (
    <Section title="Measures">
      <table className={styles.measures}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className={styles.number}>
              Value
            </th>
            <th scope="col">Period</th>
          </tr>
        </thead>
        <tbody>
          {fact.measures.map((measure) => (
            <tr key={JSON.stringify(measure)}>
              <td>
                {measure.metric}
                {measure.subject && <div className={styles.small}>{measure.subject}</div>}
              </td>
              <td className={styles.number}>
                {numberText(measure.value)} {measure.unit}
                {measure.qualifier && <div className={styles.small}>{measure.qualifier}</div>}
              </td>
              <td>{measure.period ?? <span className={styles.small}>not known</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** How a relation reads for the fact that it points at. */
const SEEN_FROM_THE_OTHER: Readonly<Record<RelationKind, string>> = {
  contradicts: 'contradicted by',
  supersedes: 'superseded by',
  corroborates: 'corroborated by',
  'same-origin': 'same origin',
  distinct: 'distinct',
  'true-at-different-dates': 'true at different dates',
};

function Related(props: { readonly fact: Fact; readonly related: readonly Fact[]; readonly readOnly: boolean }) {
  const { fact, related } = props;
  const factOf = new Map(related.map((other) => [other.id, other]));
  const relations: readonly { words: string; factId: string; kind?: RelationKind }[] = [
    ...fact.relations.map(({ kind, factId }) => ({ words: kind.replaceAll('-', ' '), factId, kind })),
    ...fact.restsOn.map((factId) => ({ words: 'rests on', factId })),
    ...related.flatMap((other) =>
      other.relations
        .filter(({ factId }) => factId === fact.id)
        .map(({ kind }) => ({ words: SEEN_FROM_THE_OTHER[kind], factId: other.id })),
    ),
    ...related
      .filter((other) => other.restsOn.includes(fact.id))
      .map((other) => ({ words: 'a judgement rests on this', factId: other.id })),
  ];
  if (relations.length === 0) return null;
  return (
    <Section title="Relations">
      <ul className={styles.list}>
        {relations.map(({ words, factId, kind }) => (
          <li key={`${words}:${factId}`}>
            <div className={styles.line}>
              <Pill tone={words.startsWith('contradict') ? 'bad' : 'plain'}>{words}</Pill>
              <span className={styles.push} />
              {kind && !props.readOnly && (
                <ActionIcon
                  size="sm"
                  aria-label={`Remove the relation: ${words}`}
                  onClick={() => void unrelate(fact, kind, factId)}
                >
                  <IconTrash size={15} stroke={1.6} aria-hidden="true" />
                </ActionIcon>
              )}
            </div>
            <a className={styles.related} href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>
              {factOf.get(factId)?.statement ?? 'A fact that is not in the library'}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const SHORT_HISTORY = 5;

function History({ history }: { readonly history: readonly { at: string; label: string; what: string }[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? history : history.slice(0, SHORT_HISTORY);
  if (history.length === 0) return null;
  return (
    <Section title="History">
      <ul className={styles.list}>
        {shown.map((entry) => (
          <li key={`${entry.at}${entry.label}${entry.what}`}>
            {entry.label}
            <div className={styles.small}>
              {momentText(entry.at)}
              {entry.what && ` · ${entry.what}`}
            </div>
          </li>
        ))}
      </ul>
      {history.length > SHORT_HISTORY && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${history.length - SHORT_HISTORY} more`}
        </button>
      )}
    </Section>
  );
}
