import { useQueries } from '@tanstack/react-query';
import { diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import type { Fact } from '../../../model/fact.ts';
import { orpc } from '../../api/index.ts';
import { countText, numberText } from '../../common/format.ts';
import { MarkingPill, RatingPill, StancePill, StatusPill, ThemePill } from '../../common/Pill.tsx';
import { Quote } from '../../common/Quote.tsx';
import { DeckWarning } from '../DeckWarning.tsx';
import type { Lists } from '../lists.ts';
import styles from './Duplicates.module.css';
import type { DuplicateGroup } from './useDuplicates.ts';

interface Row {
  readonly name: string;
  /** What is compared: equal texts are the same value. */
  readonly text: (fact: Fact) => string;
  readonly show: (fact: Fact) => ReactNode;
}

/** The facts of a group side by side: where their words and fields differ, and which of them stays. */
export function Comparison(props: {
  readonly group: DuplicateGroup;
  readonly lists: Lists;
  readonly keep: string;
  readonly onKeep: (id: string) => void;
  readonly actions: ReactNode;
  /** What can be done with one of several facts and the one that stays, the others left as they are. */
  readonly actionsOfOne: (id: string) => ReactNode;
  /** What the fact that is chosen, and choosing one, is called. */
  readonly names?: { readonly kept: string; readonly keep: string };
  /** What the actions do, in a sentence or two. */
  readonly children: ReactNode;
}) {
  const { group, lists, keep } = props;
  const { facts } = group;
  const { kept, keep: choose } = props.names ?? { kept: 'stays', keep: 'Keep' };
  const details = useQueries({ queries: facts.map(({ id }) => orpc.fact.queryOptions({ input: { id } })) });
  const decks = new Map(details.flatMap(({ data }) => data?.decks ?? []).map((deck) => [deck.id, deck]));
  const rows = rowsOf(lists).filter(({ name, text }) => name === 'Evidence' || facts.some((fact) => text(fact) !== ''));
  return (
    <div className={styles.comparison}>
      <div className={styles.head}>
        <strong className={styles.reason}>{reasonOf(group)}</strong>
        {props.actions}
      </div>
      <DeckWarning decks={[...decks.values()]} />
      <div className={styles.scroll}>
        <table className={styles.table} style={{ minWidth: `${6 + 16 * facts.length}rem` }}>
          <thead>
            <tr>
              <td className={styles.name} />
              {facts.map((fact, i) => (
                <th key={fact.id} scope="col" className={fact.id === keep ? styles.kept : undefined}>
                  <label className={styles.choice}>
                    <input type="radio" name="keep" checked={fact.id === keep} onChange={() => props.onKeep(fact.id)} />
                    {fact.id === keep ? `Fact ${i + 1} ${kept}` : `${choose} fact ${i + 1}`}
                  </label>
                  {fact.id !== keep && facts.length > 2 && props.actionsOfOne(fact.id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" className={styles.name}>
                Statement
              </th>
              {facts.map((fact) => (
                <td key={fact.id} className={styles.statement}>
                  <Words of={fact} beside={other(facts, fact, keep)} />
                </td>
              ))}
            </tr>
            {rows.map(({ name, text, show }) => {
              const differs = new Set(facts.map(text)).size > 1;
              return (
                <tr key={name} className={differs ? styles.differs : undefined}>
                  <th scope="row" className={styles.name}>
                    {name}
                    {differs && <span className={styles.differ}>differs</span>}
                  </th>
                  {facts.map((fact) => (
                    <td key={fact.id}>{text(fact) === '' ? <span className="bw-muted">none</span> : show(fact)}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.effect}>{props.children}</p>
    </div>
  );
}

/** The fact whose words a fact is compared with: the one that stays, and for that one the first of the others. */
function other(facts: readonly Fact[], fact: Fact, keep: string): Fact | undefined {
  return fact.id === keep ? facts.find(({ id }) => id !== keep) : facts.find(({ id }) => id === keep);
}

/** A statement with the words marked that the other has not. */
function Words({ of, beside }: { readonly of: Fact; readonly beside: Fact | undefined }) {
  const parts = diffWordsWithSpace(beside?.statement ?? of.statement, of.statement).filter(({ removed }) => !removed);
  let start = 0;
  return parts.map(({ value, added }) => {
    const key = start;
    start += value.length;
    return added ? (
      <mark key={key} className={styles.own}>
        {value}
      </mark>
    ) : (
      <span key={key}>{value}</span>
    );
  });
}

function reasonOf({ facts, pairs }: DuplicateGroup): string {
  const why = pairs[0]?.why ?? '';
  const sentence = `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
  return facts.length === 2 ? sentence : `${countText(facts.length, 'fact')}. ${sentence}`;
}

function rowsOf(lists: Lists): readonly Row[] {
  const marking = (fact: Fact) => fact.marking ?? lists.info?.markingDefault ?? '';
  const measures = (fact: Fact) =>
    fact.measures.map((m) =>
      [m.metric, m.subject, `${numberText(m.value)} ${m.unit ?? ''}`, m.period, m.qualifier]
        .filter(Boolean)
        .join(' · '),
    );
  const lines = (texts: readonly string[]) => texts.map((text) => <div key={text}>{text}</div>);
  const plain = (name: string, text: (fact: Fact) => string): Row => ({ name, text, show: text });
  return [
    { name: 'Status', text: (fact) => fact.status, show: (fact) => <StatusPill status={fact.status} /> },
    plain('Event date', (fact) => fact.eventDate ?? ''),
    plain('As of', (fact) => fact.asOf ?? ''),
    {
      name: 'Themes',
      text: (fact) => [...fact.themes].sort().join(),
      show: (fact) => (
        <span className={styles.pills}>
          {fact.themes.map((slug) => {
            const theme = lists.themeOf.get(slug);
            return <ThemePill key={slug} name={theme?.name ?? slug} colour={theme?.colour ?? null} />;
          })}
        </span>
      ),
    },
    {
      name: 'Marking',
      text: marking,
      show: (fact) => (
        <MarkingPill
          label={marking(fact)}
          isDefault={fact.marking === null}
          colours={lists.colourOf.get(marking(fact))}
        />
      ),
    },
    { name: 'Measures', text: (fact) => measures(fact).sort().join('\n'), show: (fact) => lines(measures(fact)) },
    plain('Entities', (fact) =>
      fact.entities
        .map(({ name }) => name)
        .sort()
        .join(', '),
    ),
    plain('Likelihood', (fact) => fact.likelihood ?? ''),
    plain('Confidence', (fact) => fact.confidence ?? ''),
    plain('Note', (fact) => fact.note ?? ''),
    {
      name: 'Evidence',
      text: (fact) => fact.evidence.map((e) => `${e.sourceId} ${e.quote ?? e.locator?.value ?? ''}`).join('\n'),
      show: (fact) => fact.evidence.map((evidence) => <Piece key={evidence.id} evidence={evidence} lists={lists} />),
    },
  ];
}

function Piece({ evidence, lists }: { readonly evidence: Fact['evidence'][number]; readonly lists: Lists }) {
  const source = lists.sourceOf.get(evidence.sourceId);
  return (
    <div className={styles.piece}>
      <span className={styles.pills}>
        {evidence.stance !== 'supports' && <StancePill stance={evidence.stance} />}
        <RatingPill reliability={source?.reliability ?? null} credibility={evidence.credibility} />
        <span>{lists.nameOfSource.get(evidence.sourceId) ?? 'Unknown source'}</span>
        {evidence.locator && (
          <span className="bw-muted">
            {evidence.locator.label} {evidence.locator.value}
          </span>
        )}
      </span>
      {evidence.quote && <Quote quote={evidence.quote} />}
    </div>
  );
}
