import { ActionIcon, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ADDED_KINDS, type AddedKind } from '../../model/briefing.ts';
import styles from './Briefings.module.css';
import { ADDED_SAYS, KIND_NAMES } from './words.ts';

/** Adds a slide of a kind after the chosen one. */
export function AddSlide({
  opened,
  onOpened,
  onAdd,
}: {
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onAdd: (kind: AddedKind) => void;
}) {
  return (
    <Menu position="bottom-end" withinPortal opened={opened} onChange={onOpened}>
      <Menu.Target>
        <ActionIcon aria-label="Add a slide" title="Add a slide (n)">
          <IconPlus size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        <Menu.Label>After the chosen slide</Menu.Label>
        {ADDED_KINDS.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {KIND_NAMES[kind]}
            <span className={styles.kindSays}>{ADDED_SAYS[kind]}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
