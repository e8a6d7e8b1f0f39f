import { ActionIcon, Button, Popover, SegmentedControl, Tooltip } from '@mantine/core';
import { IconFilter, IconFilterFilled, IconX } from '@tabler/icons-react';
import { countText } from '../common/format.ts';
import { JobProgress } from '../common/JobProgress.tsx';
import type { Job } from '../common/job.ts';
import type { Lists } from '../library/lists.ts';
import styles from './Inbox.module.css';
import { lookForFacts } from './looking.ts';
import { Narrowing } from './Narrowing.tsx';
import { NOT_NARROWED, narrowedBy } from './narrowedBy.ts';
import type { InboxView, Triage } from './useTriage.ts';

interface Head {
  readonly triage: Triage;
  readonly lists: Lists;
  readonly documentId: string | null;
}

/** Which proposals are listed: one row, with what narrows them under it, and the documents that were not looked through yet. */
export function ListHead(
  props: Head & {
    readonly job: Job;
    readonly canDecide: boolean;
    readonly narrowing: boolean;
    readonly onNarrowing: (opened: boolean) => void;
  },
) {
  const { triage, lists, job, narrowing, onNarrowing } = props;
  const { view, setView } = triage;
  const unread = triage.list.data?.unread ?? 0;
  return (
    <div className={styles.head}>
      <div className={styles.headRow}>
        <SegmentedControl
          className={styles.states ?? ''}
          size="xs"
          aria-label="Which proposals"
          value={view.state}
          onChange={(state) => setView({ state: state as InboxView['state'] })}
          data={[
            { value: 'open', label: 'Open' },
            { value: 'snoozed', label: 'Snoozed' },
            { value: 'rejected', label: 'Rejected' },
          ]}
        />
        <Popover
          opened={narrowing}
          onChange={onNarrowing}
          position="bottom-end"
          width={300}
          trapFocus
          returnFocus
          shadow="md"
        >
          <Popover.Target>
            <Tooltip label="Narrow and order the list (/)">
              <ActionIcon
                variant={triage.isNarrowed ? 'light' : 'default'}
                size="md"
                aria-label="Narrow and order the list"
                aria-expanded={narrowing}
                onClick={() => onNarrowing(!narrowing)}
              >
                {triage.isNarrowed ? (
                  <IconFilterFilled size={15} aria-hidden="true" />
                ) : (
                  <IconFilter size={15} stroke={1.6} aria-hidden="true" />
                )}
              </ActionIcon>
            </Tooltip>
          </Popover.Target>
          <Popover.Dropdown aria-label="Narrow and order the list">
            {narrowing && <Narrowing triage={triage} lists={lists} documentId={props.documentId} />}
          </Popover.Dropdown>
        </Popover>
      </div>
      {triage.isNarrowed && <NarrowedBy triage={triage} lists={lists} documentId={props.documentId} />}
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

/** What the list is narrowed by, each with what takes it away. */
function NarrowedBy({ triage, lists, documentId }: Head) {
  const { view, setView, showDocument } = triage;
  const document =
    documentId === null ? null : triage.list.data?.documents.find((one) => one.documentId === documentId);
  const name = document ? lists.nameOfSource.get(document.sourceId) : undefined;
  const parts = [
    ...(documentId === null ? [] : [{ words: name ?? 'One document', clear: () => showDocument(null) }]),
    ...narrowedBy(view, lists).map(({ words, field }) => ({
      words,
      clear: () => setView({ [field]: NOT_NARROWED[field] }),
    })),
  ];
  return (
    <ul className={styles.narrowed} aria-label="Narrowed by">
      {parts.map(({ words, clear }) => (
        <li key={words}>
          <span className="bw-ellipsis" title={words}>
            {words}
          </span>
          <button type="button" aria-label={`Not only: ${words}`} onClick={clear}>
            <IconX size={12} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
