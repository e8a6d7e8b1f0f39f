import {
  type Active,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { type ReactNode, useState } from 'react';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import styles from './Briefings.module.css';

/** What is dragged, and what it may be dropped on: a slide among slides; a fact on a fact of its slide, or on a slide. */
export type Dragged =
  | { readonly what: 'slide'; readonly slide: PlannedSlide }
  | { readonly what: 'fact'; readonly factId: string; readonly text: string };

export function draggedOf(active: Pick<Active, 'data'> | null): Dragged | null {
  const data = active?.data.current;
  return data && 'what' in data ? (data as unknown as Dragged) : null;
}

/** A slide finds the nearest slide; a fact what lies under the pointer, a fact of the list before the slide. */
const collisions: CollisionDetection = (args) => {
  const dragged = draggedOf(args.active);
  const containers = args.droppableContainers.filter(({ data }) => {
    const target = data.current as Partial<Dragged> | undefined;
    return dragged?.what === 'fact' || target?.what === 'slide';
  });
  if (dragged?.what !== 'fact' || args.pointerCoordinates === null) {
    return closestCenter({ ...args, droppableContainers: containers });
  }
  return pointerWithin({ ...args, droppableContainers: containers });
};

/** One place for all that is dragged in a briefing: slides in their list, facts in theirs and onto slides. */
export function Dragging(props: {
  readonly onSlideMoved: (slideId: string, ontoSlideId: string) => void;
  readonly onFactOntoSlide: (factId: string, slideId: string) => void;
  readonly onFactOntoFact: (factId: string, ontoFactId: string) => void;
  readonly children: ReactNode;
}) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const end = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const moved = draggedOf(active);
    const target = over && (over.data.current as Dragged | undefined);
    if (!moved || !target || active.id === over.id) return;
    if (moved.what === 'slide') {
      if (target.what === 'slide') props.onSlideMoved(moved.slide.id, target.slide.id);
    } else if (target.what === 'slide') props.onFactOntoSlide(moved.factId, target.slide.id);
    else props.onFactOntoFact(moved.factId, target.factId);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collisions}
      onDragStart={({ active }) => setDragged(draggedOf(active))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={end}
    >
      {props.children}
      <DragOverlay dropAnimation={null}>
        {dragged?.what === 'fact' && <div className={styles.flying}>{dragged.text}</div>}
      </DragOverlay>
    </DndContext>
  );
}
