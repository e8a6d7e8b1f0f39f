import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { JobProgress } from '../../common/JobProgress.tsx';
import { PaneBar, PaneBody, Panes } from '../../common/Panes.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../common/States.tsx';
import styles from './Duplicates.module.css';
import { GroupList } from './GroupList.tsx';
import type { DuplicateGroup } from './useDuplicates.ts';
import type { Groups } from './useGroups.ts';

/** A list of groups of facts, and one of them side by side: what is decided of it is handed in as its comparison. */
export function GroupFrame(props: {
  readonly title: string;
  /** What the list of them is called. */
  readonly listed: string;
  readonly groups: Groups;
  /** `3 groups`; what is said of none is in `none`. */
  readonly countWords: (total: number) => string;
  readonly other: { readonly name: string; readonly href: string };
  readonly none: { readonly icon: ReactNode; readonly title: string; readonly words: ReactNode };
  readonly comparison: (group: DuplicateGroup) => ReactNode;
}) {
  const { what, searching, found, group, place, show } = props.groups;
  return (
    <Panes
      name={what}
      label="Comparison"
      left={{
        label: props.listed,
        startPx: 300,
        minPx: 220,
        maxPx: 460,
        content: <GroupList groups={found.groups} place={place} onShow={show} />,
      }}
    >
      <PaneBar title={props.title}>
        <span className={styles.count} role="status">
          {found.total !== null && found.total > 0 && props.countWords(found.total)}
        </span>
        <JobProgress job={found.job} />
        <span className={styles.push} />
        <Button component="a" href={props.other.href} variant="subtle">
          {props.other.name}
        </Button>
        <Button
          component="a"
          href="#/library"
          variant="subtle"
          leftSection={<IconArrowLeft size={14} aria-hidden="true" />}
        >
          Library
        </Button>
      </PaneBar>
      <PaneBody>
        {found.error ? (
          <ErrorState error={found.error} onRetry={found.search} />
        ) : group ? (
          props.comparison(group)
        ) : found.job.progress ? (
          <SkeletonRows rows={6} label={searching} />
        ) : found.total === null ? (
          <EmptyState title="The search was stopped" actions={<Button onClick={found.search}>Search again</Button>}>
            Nothing was changed.
          </EmptyState>
        ) : (
          <EmptyState
            icon={props.none.icon}
            title={props.none.title}
            actions={
              <Button component="a" href="#/library" variant="default">
                Back to the library
              </Button>
            }
          >
            {props.none.words}
          </EmptyState>
        )}
      </PaneBody>
    </Panes>
  );
}
