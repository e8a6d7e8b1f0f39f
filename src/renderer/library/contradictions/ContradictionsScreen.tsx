import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useMemo } from 'react';
import { type Command, useCommands } from '../../app/palette.ts';
import { go, LIBRARY } from '../../app/route.ts';
import { countText } from '../../common/format.ts';
import { useKeys } from '../../common/keys.ts';
import { keepApart, mergeFacts, relate } from '../changes.ts';
import { Comparison } from '../duplicates/Comparison.tsx';
import { GroupFrame } from '../duplicates/GroupFrame.tsx';
import { type DuplicateGroup, groupKey } from '../duplicates/useDuplicates.ts';
import { useGroups } from '../duplicates/useGroups.ts';
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
  const groups = useGroups('contradictions', 'Looking for contradictions', ({ facts }) => facts[0]?.id ?? '');
  const lists = useLists();
  const { group: pair, chosen } = groups;
  const canDecide = !lists.readOnly && pair !== null && !groups.busy;
  const decide = ({ decide: how }: Decision) => {
    if (!canDecide) return;
    void groups.handle(async ({ facts }) => {
      const one = facts.find(({ id }) => id === chosen);
      const other = facts.find(({ id }) => id !== chosen);
      return one !== undefined && other !== undefined && how(one, other);
    });
  };
  const back = () => go(LIBRARY);
  useKeys({
    j: groups.next,
    k: groups.previous,
    ArrowDown: groups.next,
    ArrowUp: groups.previous,
    c: () => decide(contradict),
    u: () => decide(update),
    d: () => decide(apart),
    m: () => decide(same),
    ...Object.fromEntries((pair?.facts ?? []).map(({ id }, i) => [String(i + 1), () => groups.choose(id)])),
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
    <GroupFrame
      title="Contradictions"
      listed="Contradictions"
      groups={groups}
      countWords={(total) => countText(total, 'pair')}
      other={{ name: 'Duplicates', href: '#/duplicates' }}
      none={{
        icon: <IconScale size={28} stroke={1.5} />,
        title: 'No contradictions',
        words:
          'No two facts give one figure two values or state the opposite of one event, but for those of which a relation says how they stand.',
      }}
      comparison={(shown) => (
        <Comparison
          key={groupKey(shown)}
          group={shown}
          lists={lists}
          keep={chosen}
          onKeep={groups.choose}
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
                onClick={() => decide(decision)}
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
      )}
    />
  );
}
