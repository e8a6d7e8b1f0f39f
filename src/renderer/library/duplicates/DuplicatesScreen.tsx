import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowsJoin, IconCopyCheck, IconEqualNot } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type Command, useCommands } from '../../app/palette.ts';
import { go, LIBRARY } from '../../app/route.ts';
import { countText } from '../../common/format.ts';
import { JobProgress } from '../../common/JobProgress.tsx';
import { useKeys } from '../../common/keys.ts';
import { PaneBar, PaneBody, Panes } from '../../common/Panes.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../common/States.tsx';
import { keepApart, mergeFacts } from '../changes.ts';
import { useLists } from '../lists.ts';
import { Comparison } from './Comparison.tsx';
import styles from './Duplicates.module.css';
import { GroupList } from './GroupList.tsx';
import { type DuplicateGroup, groupKey, useDuplicates } from './useDuplicates.ts';

/** Facts that nearly say the same, group by group and side by side: merged, or kept apart for good. */
export function DuplicatesScreen() {
  const duplicates = useDuplicates('duplicates', 'Looking for duplicates');
  const lists = useLists();
  const { groups } = duplicates;
  const [at, setAt] = useState(0);
  const place = Math.min(at, groups.length - 1);
  const group = groups[place] ?? null;
  /** The fact that stays, for each group where it is not the first. */
  const [kept, setKept] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const canChange = !lists.readOnly && group !== null && !busy;
  const keep = group ? (kept[groupKey(group)] ?? strongest(group)) : '';
  const setKeep = (id: string) => group && setKept({ ...kept, [groupKey(group)]: id });

  const handle = async (change: (group: DuplicateGroup) => Promise<boolean>) => {
    if (!canChange) return;
    setBusy(true);
    if (await change(group)) duplicates.hide(group);
    setBusy(false);
  };
  const merge = () =>
    void handle(({ facts }) =>
      mergeFacts(
        keep,
        facts.map(({ id }) => id).filter((id) => id !== keep),
      ),
    );
  /** Of a group of more than two, one fact and the one that stays; the group comes again without it. */
  const handleOne = async (change: Promise<boolean>) => {
    setBusy(true);
    await change;
    setBusy(false);
  };
  const apart = () => void handle(({ facts }) => keepApart(facts.map(({ id }) => id)));
  const move = (steps: number) => setAt(Math.max(0, Math.min(groups.length - 1, place + steps)));
  const next = () => move(1);
  const previous = () => move(-1);
  const back = () => go(LIBRARY);
  useKeys({
    j: next,
    k: previous,
    ArrowDown: next,
    ArrowUp: previous,
    m: merge,
    d: apart,
    ...Object.fromEntries((group?.facts ?? []).slice(0, 9).map(({ id }, i) => [String(i + 1), () => setKeep(id)])),
    Escape: back,
    Backspace: back,
  });
  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'duplicates-back', group: 'Go to', label: 'Back to the library', keys: 'Esc', run: () => go(LIBRARY) },
    ],
    [],
  );
  useCommands('duplicates', commands);

  return (
    <Panes
      name="duplicates"
      label="Comparison"
      left={{
        label: 'Groups of duplicates',
        startPx: 300,
        minPx: 220,
        maxPx: 460,
        content: <GroupList groups={groups} place={place} onShow={setAt} />,
      }}
    >
      <PaneBar title="Duplicates">
        <span className={styles.count} role="status">
          {duplicates.total !== null && duplicates.total > 0 && countText(duplicates.total, 'group')}
        </span>
        <JobProgress job={duplicates.job} />
        <span className={styles.push} />
        <Button component="a" href="#/contradictions" variant="subtle">
          Contradictions
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
        {duplicates.error ? (
          <ErrorState error={duplicates.error} onRetry={duplicates.search} />
        ) : group ? (
          <Comparison
            key={groupKey(group)}
            group={group}
            lists={lists}
            keep={keep}
            onKeep={setKeep}
            actionsOfOne={(id) =>
              !lists.readOnly && (
                <span className={styles.one}>
                  <Button
                    size="compact-xs"
                    variant="light"
                    disabled={busy}
                    onClick={() => void handleOne(mergeFacts(keep, [id]))}
                  >
                    Merge this one
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={busy}
                    onClick={() => void handleOne(keepApart([keep, id]))}
                  >
                    Not the same
                  </Button>
                </span>
              )
            }
            actions={
              !lists.readOnly && (
                <>
                  <Button
                    leftSection={<IconArrowsJoin size={15} aria-hidden="true" />}
                    rightSection={<kbd>m</kbd>}
                    disabled={!canChange}
                    onClick={merge}
                  >
                    Merge {group.facts.length === 2 ? 'both' : `all ${group.facts.length}`}
                  </Button>
                  <Button
                    variant="default"
                    leftSection={<IconEqualNot size={15} aria-hidden="true" />}
                    rightSection={<kbd>d</kbd>}
                    disabled={!canChange}
                    onClick={apart}
                  >
                    Not the same
                  </Button>
                </>
              )
            }
          >
            Merging keeps one statement with its status and note. It takes the evidence, themes, entities and relations
            of the others, their dates and measures where it has none, and the strictest marking. The others are
            retired.
          </Comparison>
        ) : duplicates.job.progress ? (
          <SkeletonRows rows={6} label="Looking for duplicates" />
        ) : duplicates.total === null ? (
          <EmptyState
            title="The search was stopped"
            actions={<Button onClick={duplicates.search}>Search again</Button>}
          >
            Nothing was changed.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<IconCopyCheck size={28} stroke={1.5} />}
            title="No duplicates"
            actions={
              <Button component="a" href="#/library" variant="default">
                Back to the library
              </Button>
            }
          >
            No two facts nearly say the same. Facts with other numbers, dates or values are never proposed, nor those
            that were kept apart.
          </EmptyState>
        )}
      </PaneBody>
    </Panes>
  );
}

/** The fact that is proposed to stay: a verified one before others, then the one with most evidence. */
function strongest({ facts }: DuplicateGroup): string {
  const rank = (fact: DuplicateGroup['facts'][number]) =>
    (fact.status === 'verified' ? 1000 : 0) + fact.evidence.length;
  return [...facts].sort((a, b) => rank(b) - rank(a))[0]?.id ?? '';
}
