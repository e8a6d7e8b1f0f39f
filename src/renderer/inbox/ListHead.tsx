import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { SUGGESTION_KINDS, type SuggestionKind } from '../../model/suggestion.ts';
import { countText, numberText } from '../common/format.ts';
import { JobProgress } from '../common/JobProgress.tsx';
import type { Job } from '../common/job.ts';
import type { Lists } from '../library/lists.ts';
import { AcceptListed } from './AcceptListed.tsx';
import styles from './Inbox.module.css';
import { lookForFacts } from './looking.ts';
import { KIND_WORDS } from './proposals.ts';
import type { InboxView, Triage } from './useTriage.ts';

const SCORES = [0.5, 0.6, 0.7, 0.8, 0.9];

/** What the list of proposals is narrowed by, and the documents that were not looked through yet. */
export function ListHead(props: {
  readonly triage: Triage;
  readonly lists: Lists;
  readonly documentId: string | null;
  readonly job: Job;
  readonly canDecide: boolean;
  readonly previewing: boolean;
  readonly onPreviewing: (opened: boolean) => void;
  readonly onAcceptMany: (ids: readonly string[]) => void;
}) {
  const { triage, lists, job } = props;
  const { view, setView } = triage;
  const data = triage.list.data;
  const documents = data?.documents ?? [];
  const unread = data?.unread ?? 0;
  const kinds = [...triage.offers.values()].flat();
  const counts = {
    contradiction: kinds.filter((kind) => kind === 'contradiction').length,
    'further-evidence': kinds.filter((kind) => kind === 'further-evidence').length,
  };
  return (
    <div className={styles.head}>
      <SegmentedControl
        fullWidth
        aria-label="Which proposals"
        value={view.state}
        onChange={(state) => setView({ state: state as InboxView['state'] })}
        data={[
          { value: 'open', label: 'Open' },
          { value: 'snoozed', label: 'Snoozed' },
          { value: 'rejected', label: 'Rejected' },
        ]}
      />
      <NativeSelect
        aria-label="Document"
        size="xs"
        value={props.documentId ?? ''}
        data={[
          { value: '', label: `All documents (${numberText(documents.length)})` },
          ...documents.map(({ documentId, sourceId, count }) => ({
            value: documentId,
            label: `${lists.nameOfSource.get(sourceId) ?? ''} (${count})`,
          })),
        ]}
        onChange={(event) => triage.showDocument(event.currentTarget.value || null)}
      />
      <div className={styles.filters}>
        <NativeSelect
          aria-label="Kind"
          size="xs"
          value={view.kind ?? ''}
          data={[
            { value: '', label: 'All kinds' },
            ...SUGGESTION_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
          ]}
          onChange={(event) => setView({ kind: (event.currentTarget.value || null) as SuggestionKind | null })}
        />
        <NativeSelect
          aria-label="Theme"
          size="xs"
          value={view.theme ?? ''}
          data={[
            { value: '', label: 'All themes' },
            ...lists.themes.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
          onChange={(event) => setView({ theme: event.currentTarget.value || null })}
        />
        <NativeSelect
          aria-label="Least score"
          size="xs"
          value={String(view.leastScore)}
          data={[
            { value: '0', label: 'Any score' },
            ...SCORES.map((score) => ({ value: String(score), label: `${Math.round(score * 100)} or more` })),
          ]}
          onChange={(event) => setView({ leastScore: Number(event.currentTarget.value) })}
        />
        {view.state === 'open' && (
          <NativeSelect
            aria-label="In the library"
            size="xs"
            value={view.offers}
            data={[
              { value: 'any', label: triage.isComparing ? 'Comparing…' : 'Held or new' },
              { value: 'contradiction', label: `Contradicts (${counts.contradiction})` },
              { value: 'further-evidence', label: `May be held (${counts['further-evidence']})` },
              { value: 'none', label: 'New' },
            ]}
            onChange={(event) => setView({ offers: event.currentTarget.value as InboxView['offers'] })}
          />
        )}
        <NativeSelect
          aria-label="Order"
          size="xs"
          value={view.order}
          data={[
            { value: 'place', label: 'By place' },
            { value: 'score', label: 'Best first' },
          ]}
          onChange={(event) => setView({ order: event.currentTarget.value as InboxView['order'] })}
        />
        {props.canDecide && view.state === 'open' && triage.count > 1 && (
          <AcceptListed
            ids={triage.ticked.length > 0 ? triage.ticked : triage.listed}
            isTicked={triage.ticked.length > 0}
            opened={props.previewing}
            onOpened={props.onPreviewing}
            onAccept={props.onAcceptMany}
          />
        )}
      </div>
      {job.progress ? (
        <JobProgress job={job} />
      ) : (
        unread > 0 &&
        props.canDecide && (
          <div className={styles.unread}>
            <span>{countText(unread, 'document')} not looked through yet</span>
            <Button size="compact-xs" variant="light" rightSection={<kbd>l</kbd>} onClick={() => void lookForFacts()}>
              Look for facts
            </Button>
          </div>
        )
      )}
    </div>
  );
}
