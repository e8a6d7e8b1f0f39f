import { useDraggable } from '@dnd-kit/core';
import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconGripVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Fact } from '../../model/fact.ts';
import { StatusPill } from '../common/Pill.tsx';
import styles from './Briefings.module.css';
import type { Dragged } from './Dragging.tsx';

/** One fact that may go onto a slide: with a button onto the chosen one, by its grip onto any. */
export function CandidateFact(props: {
  readonly fact: Fact;
  /** Why it can never reach the deck; null where it can. */
  readonly why: string | null;
  /** What the button does, in words. */
  readonly action: string;
  readonly disabled: boolean;
  readonly mayDrag: boolean;
  readonly onPut: () => void;
  readonly children?: ReactNode;
}) {
  const { fact, why, action, disabled, mayDrag, onPut, children } = props;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: `candidate:${fact.id}`,
    data: { what: 'fact', factId: fact.id, text: fact.statement } satisfies Dragged,
    disabled: !mayDrag,
  });
  const { role: _, 'aria-roledescription': __, tabIndex: ___, ...described } = attributes;
  return (
    <li ref={setNodeRef} className={`${styles.fact} ${isDragging ? styles.lifted : ''}`}>
      <p>{fact.statement}</p>
      {why !== null && (
        <p className={styles.never}>
          <IconAlertTriangle size={13} aria-hidden="true" /> Never reaches this deck. {why}
        </p>
      )}
      <div className={styles.factTools}>
        {mayDrag && (
          // The pointer's way alone: with the keyboard the button beside it does the same.
          <ActionIcon
            ref={setActivatorNodeRef}
            size="sm"
            className={styles.grip}
            {...described}
            {...listeners}
            tabIndex={-1}
            aria-label={`Drag onto a slide: ${fact.statement}`}
          >
            <IconGripVertical size={14} />
          </ActionIcon>
        )}
        <StatusPill status={fact.status} />
        {children}
        <Button
          size="compact-xs"
          variant="default"
          data-put
          disabled={disabled}
          aria-label={`${action}: ${fact.statement}`}
          onClick={onPut}
        >
          {action}
        </Button>
      </div>
    </li>
  );
}
