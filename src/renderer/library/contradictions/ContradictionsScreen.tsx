import { Button } from '@mantine/core';
import { IconArrowLeft, IconScale } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type Command, useCommands } from '../../app/palette.ts';
import { go, LIBRARY } from '../../app/route.ts';
import { countText } from '../../common/format.ts';
import { JobProgress } from '../../common/JobProgress.tsx';
import { useKeys } from '../../common/keys.ts';
import { PaneBar, PaneBody, Panes } from '../../common/Panes.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../common/States.tsx';
import { keepApart, mergeFacts, relate } from '../changes.ts';
import { Comparison } from '../duplicates/Comparison.tsx';
import styles from '../duplicates/Duplicates.module.css';
import { GroupList } from '../duplicates/GroupList.tsx';
import { type DuplicateGroup, groupKey, useDuplicates } from '../duplicates/useDuplicates.ts';
import { useLists } from '../lists.ts';

type Pair = DuplicateGroup['facts'];

/** Something that can be said of a pair: of the fact that is chosen, and the one beside it. */
interface Decision {
  readonly key: string;
  readonly name: string;
  readonly decide: (chosen: Pair[number], other: Pair[number]) => Promise<boolean>;
}

const contradict: Decision = {
  key: 'c',
  name: 'They contradict',
  decide: (chosen, other) => relate(chosen, 'contradicts', other.id),
};
const update: Decision = {
  key: 'u',
  name: 'An update',
  decide: (chosen, other) => relate(chosen, 'supersedes', other.id),
};
const apart: Decision = {
  key: 'd',
  name: 'No contradiction',
  decide: (chosen, other) => keepApart([chosen.id, other.id]),
};
const same: Decision = {
  key: 'm',
  name: 'The same fact',
  decide: (chosen, other) => mergeFacts(chosen.id, [other.id]),
};
const DECISIONS = [contradict, update, apart, same];

/** Facts that give one figure two values, or state the opposite of one event, pair by pair: somebody says how they stand. */
export function ContradictionsScreen() {
  const found = useDuplicates('contradictions', 'Looking for contradictions');
  const lists = useLists();
  const { groups } = found;
  const [at, setAt] = useState(0);
  const place = Math.min(at, groups.length - 1);
  const pair = groups[place] ?? null;
  /** The fact that is chosen, for each pair where it is not the first. */
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const canDecide = !lists.readOnly && pair !== null && !busy;
  const keepId = pair ? (chosen[groupKey(pair)] ?? pair.facts[0]?.id ?? '') : '';
  const choose = (id: string) => pair && setChosen({ ...chosen, [groupKey(pair)]: id });

  const decide = async ({ decide: how }: Decision) => {
    const keep = pair?.facts.find(({ id }) => id === keepId);
    const other = pair?.facts.find(({ id }) => id !== keepId);
    if (!canDecide || !keep || !other) return;
    setBusy(true);
    if (await how(keep, other)) found.hide(pair);
    setBusy(false);
  };
  const move = (steps: number) => setAt(Math.max(0, Math.min(groups.length - 1, place + steps)));
  const next = () => move(1);
  const previous = () => move(-1);
  const back = () => go(LIBRARY);
  useKeys({
    j: next,
    k: previous,
    ArrowDown: next,
    ArrowUp: previous,
    c: () => void decide(contradict),
    u: () => void decide(update),
    d: () => void decide(apart),
    m: () => void decide(same),
    ...Object.fromEntries((pair?.facts ?? []).map(({ id }, i) => [String(i + 1), () => choose(id)])),
    Escape: back,
    Backspace: back,
  });
  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'contradictions-back', group: 'Go to', label: 'Back to the library', keys: 'Esc', run: () => go(LIBRARY) },
    ],
    [],
  );
  useCommands('contradictions', commands);

  return (
    <Panes
      name="contradictions"
      label="Comparison"
      left={{
        label: 'Contradictions',
        startPx: 300,
        minPx: 220,
        maxPx: 460,
        content: <GroupList groups={groups} place={place} onShow={setAt} />,
      }}
    >
      <PaneBar title="Contradictions">
        <span className={styles.count} role="status">
          {found.total !== null && found.total > 0 && countText(found.total, 'pair')}
        </span>
        <JobProgress job={found.job} />
        <span className={styles.push} />
        <Button component="a" href="#/duplicates" variant="subtle">
          Duplicates
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
        ) : pair ? (
          <Comparison
            key={groupKey(pair)}
            group={pair}
            lists={lists}
            keep={keepId}
            onKeep={choose}
            names={{ kept: 'is chosen', keep: 'Choose' }}
            actionsOfOne={() => null}
            actions={
              !lists.readOnly &&
              DECISIONS.map((decision, i) => (
                <Button
                  key={decision.key}
                  variant={i === 0 ? 'filled' : 'default'}
                  rightSection={<kbd>{decision.key}</kbd>}
                  disabled={!canDecide}
                  onClick={() => void decide(decision)}
                >
                  {decision.name}
                </Button>
              ))
            }
          >
            A contradiction is kept as a relation, and decks that show both say that sources differ. An update says that
            the chosen fact supersedes the other. No contradiction: the pair is never asked about again. The same fact:
            the other is merged into the chosen one.
          </Comparison>
        ) : found.job.progress ? (
          <SkeletonRows rows={6} label="Looking for contradictions" />
        ) : found.total === null ? (
          <EmptyState title="The search was stopped" actions={<Button onClick={found.search}>Search again</Button>}>
            Nothing was changed.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<IconScale size={28} stroke={1.5} />}
            title="No contradictions"
            actions={
              <Button component="a" href="#/library" variant="default">
                Back to the library
              </Button>
            }
          >
            No two facts give one figure two values or state the opposite of one event, but for those of which a
            relation says how they stand.
          </EmptyState>
        )}
      </PaneBody>
    </Panes>
  );
}
