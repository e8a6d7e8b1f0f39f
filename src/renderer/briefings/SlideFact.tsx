import { useDndContext } from '@dnd-kit/core';
import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconExternalLink,
  IconGripVertical,
  IconPencil,
  IconTransfer,
  IconX,
} from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { PlannedSlide, Statement } from '../../model/slidePlan.ts';
import { go } from '../app/route.ts';
import { isTyping, keyName } from '../common/keys.ts';
import styles from './Briefings.module.css';
import { type Dragged, draggedOf } from './Dragging.tsx';
import { hasList, placed, takenOff } from './edits.ts';
import type { Edit } from './SlideList.tsx';
import { WordingEditor } from './WordingEditor.tsx';

/** A slide that a fact may be moved to. */
export interface Target {
  readonly slide: PlannedSlide;
  /** `5 · What the ministers agreed`. */
  readonly name: string;
  /** It stands after the slide that the fact is on. */
  readonly isLater: boolean;
}

/** Kinds whose facts stand in an order of their own, whatever the list says. */
const ORDERED_BY_THEMSELVES: ReadonlySet<string> = new Set(['timeline', 'comparison', 'gaps']);

const LEAVING: ReadonlySet<string> = new Set(['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown', 'Delete']);

function focusNeighbour(fact: Element): void {
  const next = fact.nextElementSibling ?? fact.previousElementSibling;
  next?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
}

/** One fact on a slide: its words there, its place, and the ways to another slide or off this one. */
export function SlideFact(props: {
  readonly statement: Statement;
  readonly place: number;
  readonly facts: readonly Statement[];
  readonly slide: PlannedSlide;
  readonly targets: readonly Target[];
  /** What is weak about it, in words. */
  readonly weak: readonly string[];
  readonly wording: string | undefined;
  readonly readOnly: boolean;
  readonly edit: Edit;
}) {
  const { statement, place, facts, slide, targets, weak, wording, readOnly, edit } = props;
  const { factId } = statement;
  const [wordingOpen, setWordingOpen] = useState(false);
  const [moving, setMoving] = useState(false);
  const { active } = useDndContext();
  const mayChange = hasList(slide) && !readOnly;
  const mayOrder = mayChange && !ORDERED_BY_THEMSELVES.has(slide.kind);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: `fact:${factId}`,
    data: { what: 'fact', factId, text: statement.text } satisfies Dragged,
    disabled: { draggable: !mayChange, droppable: !mayOrder || draggedOf(active)?.what === 'slide' },
  });
  const { role: _, 'aria-roledescription': __, ...described } = attributes;

  const reorder = (by: 1 | -1) => {
    if (mayOrder && facts[place + by]) void edit((edits) => placed(edits, slide, factId, place + by));
  };
  const moveTo = (target: PlannedSlide | undefined) => {
    if (target && mayChange) void edit((edits) => placed(edits, target, factId));
  };
  const takeOff = () => {
    if (mayChange) void edit((edits) => takenOff(edits, slide, factId));
  };
  const keys: Readonly<Record<string, () => void>> = {
    'Alt+ArrowUp': () => reorder(-1),
    'Alt+ArrowDown': () => reorder(1),
    'Alt+Shift+ArrowUp': () => moveTo(targets.findLast((target) => !target.isLater)?.slide),
    'Alt+Shift+ArrowDown': () => moveTo(targets.find((target) => target.isLater)?.slide),
    Delete: takeOff,
    e: () => !readOnly && setWordingOpen(true),
    m: () => mayChange && targets.length > 0 && setMoving(true),
  };
  /** The focus goes on to the next fact where this one leaves the slide. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const run = keys[keyName(event)];
    if (!run || isTyping(event.target as Element) || active) return;
    event.preventDefault();
    if (LEAVING.has(keyName(event))) focusNeighbour(event.currentTarget);
    run();
  };
  return (
    <li
      ref={setNodeRef}
      data-fact={factId}
      className={`${styles.fact} ${isDragging ? styles.lifted : ''}`}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      onKeyDown={onKeyDown}
    >
      {wordingOpen ? (
        <WordingEditor
          statement={statement}
          isReworded={wording !== undefined}
          edit={edit}
          onClose={() => setWordingOpen(false)}
        />
      ) : (
        <>
          <p>
            {statement.text}
            {wording !== undefined && <em className={styles.own}> · your wording</em>}
          </p>
          {weak.length > 0 && (
            <span className={styles.weakFact}>
              <IconAlertTriangle size={12} aria-hidden="true" />
              {weak.join(', ')}
            </span>
          )}
          <div className={styles.factTools}>
            {mayChange && (
              <ActionIcon
                ref={setActivatorNodeRef}
                size="sm"
                className={styles.grip}
                {...described}
                {...listeners}
                aria-label={`Drag fact ${place + 1}`}
              >
                <IconGripVertical size={14} />
              </ActionIcon>
            )}
            {mayOrder && (
              <>
                <ActionIcon size="sm" aria-label="Move up" disabled={place === 0} onClick={() => reorder(-1)}>
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label="Move down"
                  disabled={place === facts.length - 1}
                  onClick={() => reorder(1)}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
              </>
            )}
            {!readOnly && (
              <ActionIcon size="sm" aria-label="Reword on slides" onClick={() => setWordingOpen(true)}>
                <IconPencil size={14} />
              </ActionIcon>
            )}
            {mayChange && targets.length > 0 && (
              <Menu position="bottom-end" withinPortal opened={moving} onChange={setMoving}>
                <Menu.Target>
                  <ActionIcon size="sm" aria-label="Move to another slide">
                    <IconTransfer size={14} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown className={styles.menu}>
                  {targets.map((target) => (
                    <Menu.Item key={target.slide.id} onClick={() => moveTo(target.slide)}>
                      {target.name}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            )}
            <ActionIcon
              size="sm"
              aria-label="Show in the library"
              onClick={() => go({ screen: 'library', factId, theme: null, sourceId: null })}
            >
              <IconExternalLink size={14} />
            </ActionIcon>
            {mayChange && (
              <ActionIcon size="sm" aria-label="Take off the slide" onClick={takeOff}>
                <IconX size={14} />
              </ActionIcon>
            )}
          </div>
        </>
      )}
    </li>
  );
}
