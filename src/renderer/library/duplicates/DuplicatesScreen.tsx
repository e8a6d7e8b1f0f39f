import { Button } from '@mantine/core';
import { IconArrowsJoin, IconCopyCheck, IconEqualNot } from '@tabler/icons-react';
import { useMemo } from 'react';
import { type Command, useCommands } from '../../app/palette.ts';
import { go, LIBRARY } from '../../app/route.ts';
import { countText } from '../../common/format.ts';
import { useKeys } from '../../common/keys.ts';
import { keepApart, mergeFacts } from '../changes.ts';
import { useLists } from '../lists.ts';
import { Comparison } from './Comparison.tsx';
import styles from './Duplicates.module.css';
import { GroupFrame } from './GroupFrame.tsx';
import { type DuplicateGroup, groupKey } from './useDuplicates.ts';
import { useGroups } from './useGroups.ts';

/** Facts that nearly say the same, group by group and side by side: merged, or kept apart for good. */
export function DuplicatesScreen() {
  const groups = useGroups('duplicates', 'Looking for duplicates', strongest);
  const lists = useLists();
  const { group, chosen: keep, busy } = groups;
  const canChange = !lists.readOnly && group !== null && !busy;
  const handle = (change: (group: DuplicateGroup) => Promise<boolean>) => {
    if (canChange) void groups.handle(change);
  };
  const merge = () =>
    handle(({ facts }) =>
      mergeFacts(
        keep,
        facts.map(({ id }) => id).filter((id) => id !== keep),
      ),
    );
  const apart = () => handle(({ facts }) => keepApart(facts.map(({ id }) => id)));
  const back = () => go(LIBRARY);
  useKeys({
    j: groups.next,
    k: groups.previous,
    ArrowDown: groups.next,
    ArrowUp: groups.previous,
    m: merge,
    d: apart,
    ...Object.fromEntries(
      (group?.facts ?? []).slice(0, 9).map(({ id }, i) => [String(i + 1), () => groups.choose(id)]),
    ),
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

  /** Of a group of more than two, one fact and the one that stays; the group comes again without it. */
  const actionsOfOne = (id: string) =>
    !lists.readOnly && (
      <span className={styles.one}>
        <Button
          size="compact-xs"
          variant="light"
          disabled={busy}
          onClick={() => groups.handleSome(() => mergeFacts(keep, [id]))}
        >
          Merge this one
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={busy}
          onClick={() => groups.handleSome(() => keepApart([keep, id]))}
        >
          Not the same
        </Button>
      </span>
    );
  return (
    <GroupFrame
      title="Duplicates"
      listed="Groups of duplicates"
      groups={groups}
      countWords={(total) => countText(total, 'group')}
      other={{ name: 'Contradictions', href: '#/contradictions' }}
      none={{
        icon: <IconCopyCheck size={28} stroke={1.5} />,
        title: 'No duplicates',
        words:
          'No two facts nearly say the same. Facts with other numbers, dates or values are never proposed, nor those that were kept apart.',
      }}
      comparison={(shown) => (
        <Comparison
          key={groupKey(shown)}
          group={shown}
          lists={lists}
          keep={keep}
          onKeep={groups.choose}
          actionsOfOne={actionsOfOne}
          actions={
            !lists.readOnly && (
              <>
                <Button
                  leftSection={<IconArrowsJoin size={15} aria-hidden="true" />}
                  rightSection={<kbd>m</kbd>}
                  disabled={!canChange}
                  onClick={merge}
                >
                  Merge {shown.facts.length === 2 ? 'both' : `all ${shown.facts.length}`}
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
          Merging keeps one statement with its status and note. It takes the evidence, themes, entities and relations of
          the others, their dates and measures where it has none, and the strictest marking. The others are retired.
        </Comparison>
      )}
    />
  );
}

/** The fact that is proposed to stay: a verified one before others, then the one with most evidence. */
function strongest({ facts }: DuplicateGroup): string {
  const rank = (fact: DuplicateGroup['facts'][number]) =>
    (fact.status === 'verified' ? 1000 : 0) + fact.evidence.length;
  return [...facts].sort((a, b) => rank(b) - rank(a))[0]?.id ?? '';
}
