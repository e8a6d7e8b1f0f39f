import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { orpc } from '../../api/index.ts';
import { PaneBar, PaneBody } from '../../common/Panes.tsx';
import { MarkingPill, Pill, StatusPill } from '../../common/Pill.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../common/States.tsx';
import { DeckWarning, decksAtStake } from '../DeckWarning.tsx';
import type { Lists } from '../lists.ts';
import { Decks } from './Decks.tsx';
import { Details } from './Details.tsx';
import { Entities } from './Entities.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { HistoryList } from './HistoryList.tsx';
import { Inferred } from './Inferred.tsx';
import styles from './Inspector.module.css';
import { Measures } from './Measures.tsx';
import { Notes } from './Notes.tsx';
import { hasOpenList } from './openList.ts';
import { Redated } from './Redated.tsx';
import { Related } from './Related.tsx';
import { RestsOn } from './RestsOn.tsx';
import { Section } from './Section.tsx';
import { Statement } from './Statement.tsx';

const INSPECTOR = 'data-inspector';

/** The focus goes to the first thing in the inspector that can be changed or followed. */
export function focusInspector(): void {
  const first = `[${INSPECTOR}] :is(button:not(:disabled), a[href])`;
  document.querySelector<HTMLElement>(first)?.focus();
}

/** Everything the library knows of one fact, and where it can be changed. */
export function Inspector(props: {
  readonly factId: string | null;
  readonly lists: Lists;
  /** Back to the list: Escape where nothing is being written. */
  readonly onLeave: () => void;
}) {
  const { factId, lists } = props;
  const { readOnly } = lists;
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
  const { fact, related, redated, origins, annotations, history, decks } = data;
  const marking = fact.marking ?? lists.info?.markingDefault ?? '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (event.target instanceof HTMLElement && hasOpenList(event.target)) return;
    event.preventDefault();
    props.onLeave();
  };
  const inDeck = decksAtStake(decks).length > 0;
  return (
    <>
      <PaneBar title={fact.kind === 'judgement' ? 'Judgement' : 'Fact'}>
        <StatusPill status={fact.status} />
        <MarkingPill label={marking} isDefault={fact.marking === null} colours={lists.colourOf.get(marking)} />
        {fact.likelihood && <Pill tone="info">{fact.likelihood}</Pill>}
        {fact.confidence && <Pill tone="info">{fact.confidence} confidence</Pill>}
      </PaneBar>
      {/* Above what scrolls: whatever is changed below it, it is in sight. */}
      {inDeck && !readOnly && (
        <div className={styles.warning}>
          <DeckWarning decks={decks} />
        </div>
      )}
      <PaneBody>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape that nothing within has taken */}
        <div className={styles.inspector} key={fact.id} onKeyDown={onKeyDown} {...{ [INSPECTOR]: '' }}>
          <div>
            <Statement fact={fact} readOnly={readOnly} />
            <Inferred inferred={fact.inferred} of="statement" />
          </div>
          {redated && <Redated fact={fact} redated={redated} lists={lists} />}
          <EvidenceList fact={fact} origins={origins} lists={lists} inDeck={inDeck} />
          <Details fact={fact} lists={lists} inDeck={inDeck} />
          {fact.kind === 'judgement' && <RestsOn fact={fact} related={related} readOnly={readOnly} />}
          <Measures fact={fact} readOnly={readOnly} inDeck={inDeck} />
          <Entities fact={fact} readOnly={readOnly} inDeck={inDeck} />
          <Related fact={fact} related={related} readOnly={readOnly} inDeck={inDeck} />
          {(annotations.length > 0 || !readOnly) && (
            <Section title="Comments">
              <Notes factId={fact.id} annotations={annotations} readOnly={readOnly} />
            </Section>
          )}
          <Decks decks={decks} />
          <HistoryList history={history} />
        </div>
      </PaneBody>
    </>
  );
}
