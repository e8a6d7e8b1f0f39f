import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Inspector.module.css';
import { ADDS } from './useEditing.ts';

/** A part of the inspector under its heading; `onAdd` puts a button beside it that opens a new entry. */
export function Section(props: {
  readonly title: string;
  readonly says?: string | undefined;
  /** What the button adds, `Add a measure`; none where nothing can be added. */
  readonly add?: string | undefined;
  readonly onAdd?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const { add, onAdd } = props;
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>
          {props.title}
          {props.says && <span>· {props.says}</span>}
        </h2>
        {add && onAdd && (
          <Tooltip label={add} position="left">
            <ActionIcon size="sm" aria-label={add} onClick={onAdd} {...{ [ADDS]: '' }}>
              <IconPlus size={16} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {props.children}
    </section>
  );
}
