import { Button, NativeSelect, Popover } from '@mantine/core';
import { IconArrowsUpDown } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { RELATION_KINDS, type RelationKind } from '../../model/fact.ts';
import { orpc } from '../api/index.ts';
import styles from './BulkBar.module.css';
import { relate } from './changes.ts';

/** How two selected facts stand to each other: the first contradicts, supersedes, corroborates … the second. */
export function Relate({ ids }: { readonly ids: readonly string[] }) {
  const [opened, setOpened] = useState(false);
  const [swapped, setSwapped] = useState(false);
  const [kind, setKind] = useState<RelationKind>('contradicts');
  const details = useQueries({
    queries: ids.map((id) => ({ ...orpc.fact.queryOptions({ input: { id } }), enabled: opened })),
  });
  const facts = details.flatMap(({ data }) => (data ? [data.fact] : []));
  const [from, to] = swapped ? [...facts].reverse() : facts;
  const isThere = from?.relations.some((relation) => relation.kind === kind && relation.factId === to?.id) ?? false;
  const save = async () => {
    if (from && to && (await relate(from, kind, to.id))) setOpened(false);
  };
  return (
    <Popover position="top-start" trapFocus width={420} opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          Relate…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Relate two facts">
        <div className={styles.merge}>
          <p>{from?.statement}</p>
          <NativeSelect
            aria-label="How the first fact stands to the second"
            size="xs"
            value={kind}
            data={RELATION_KINDS.map((value) => ({ value, label: value.replaceAll('-', ' ') }))}
            onChange={(event) => setKind(event.currentTarget.value as RelationKind)}
          />
          <p>{to?.statement}</p>
          <div className={styles.pair}>
            <Button onClick={() => void save()} disabled={!from || !to || isThere}>
              {isThere ? 'Related already' : 'Relate'}
            </Button>
            <Button
              variant="default"
              leftSection={<IconArrowsUpDown size={14} aria-hidden="true" />}
              onClick={() => setSwapped(!swapped)}
            >
              Swap
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
