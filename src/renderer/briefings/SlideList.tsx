import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconArrowBackUp, IconGripVertical, IconLock } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Briefing, SlideEdits } from '../../model/briefing.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import { SceneView } from '../slides/SceneView.tsx';
import styles from './Briefings.module.css';
import { ordered, restored } from './edits.ts';
import type { Preview } from './usePreview.ts';
import { KIND_NAMES, slideName } from './words.ts';

const THUMB_SIDES_PX = 46;

export type Edit = (change: (edits: SlideEdits) => SlideEdits) => Promise<boolean>;

/** The slides as a list of thumbnails: chosen with a click or Enter, moved by their grip or with Alt and the arrows. */
export function SlideList(props: {
  readonly preview: Preview;
  readonly briefing: Briefing;
  readonly chosen: string | null;
  readonly readOnly: boolean;
  readonly onChoose: (slideId: string) => void;
  readonly edit: Edit;
}) {
  const { preview, briefing, chosen, readOnly, onChoose, edit } = props;
  const { plan, deck } = preview;
  const { ref, width } = useElementSize();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = useMemo(() => plan.slides.map((slide) => slide.id), [plan]);
  const scenesOf = useMemo(() => {
    const held = new Map<string, number[]>();
    deck.scenes.forEach((scene, i) => {
      const list = held.get(scene.plannedSlideId);
      if (list) list.push(i);
      else held.set(scene.plannedSlideId, [i]);
    });
    return held;
  }, [deck]);
  const gone = briefing.edits.dropped.filter((id) => !ids.includes(id));

  return (
    <div ref={ref}>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => {
          if (!over || active.id === over.id) return;
          void edit((edits) => ordered(edits, plan, String(active.id), ids.indexOf(String(over.id))));
        }}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ol className={styles.slides} aria-label="Slides">
            {plan.slides.map((slide) => (
              <Item
                key={slide.id}
                slide={slide}
                scenes={scenesOf.get(slide.id) ?? []}
                deck={deck}
                widthPx={Math.max(100, width - THUMB_SIDES_PX)}
                chosen={slide.id === chosen}
                locked={briefing.edits.locked.includes(slide.id)}
                readOnly={readOnly}
                onChoose={onChoose}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {gone.length > 0 && (
        <section className={styles.gone} aria-label="Dropped slides">
          <h2>Dropped</h2>
          <ul>
            {gone.map((id) => (
              <li key={id}>
                <span className="bw-ellipsis">{slideName(id)}</span>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  disabled={readOnly}
                  leftSection={<IconArrowBackUp size={13} />}
                  aria-label={`Restore ${slideName(id)}`}
                  onClick={() => void edit((edits) => restored(edits, id))}
                >
                  Restore
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Item(props: {
  readonly slide: PlannedSlide;
  /** Places of its scenes in the deck, from 0. */
  readonly scenes: readonly number[];
  readonly deck: Preview['deck'];
  readonly widthPx: number;
  readonly chosen: boolean;
  readonly locked: boolean;
  readonly readOnly: boolean;
  readonly onChoose: (slideId: string) => void;
}) {
  const { slide, scenes, deck, widthPx, chosen, locked, readOnly, onChoose } = props;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: slide.id,
    disabled: readOnly,
  });
  const first = scenes[0] ?? 0;
  const scene = deck.scenes[first];
  const { role: _, 'aria-roledescription': __, ...described } = attributes;
  const thumb = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) thumb.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li
      ref={setNodeRef}
      className={`${styles.item} ${chosen ? styles.chosen : ''} ${isDragging ? styles.dragging : ''}`}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={styles.itemSide}>
        <span className={styles.number}>{first + 1}</span>
        {!readOnly && (
          <ActionIcon
            ref={setActivatorNodeRef}
            size="sm"
            className={styles.grip}
            {...described}
            {...listeners}
            aria-label={`Move slide ${first + 1}, ${slide.heading}`}
          >
            <IconGripVertical size={14} />
          </ActionIcon>
        )}
        {locked && <IconLock size={13} aria-label="Locked" role="img" />}
      </div>
      <div ref={thumb} className={styles.thumb}>
        <div aria-hidden="true" inert className={styles.thumbPicture}>
          {scene && <SceneView scene={scene} deck={deck} number={first + 1} widthPx={widthPx} />}
        </div>
        <button type="button" className={styles.thumbWords} aria-current={chosen} onClick={() => onChoose(slide.id)}>
          {KIND_NAMES[slide.kind]}
          {scenes.length > 1 && ` · ${scenes.length} slides`}
          <span className="bw-hidden">: {slide.heading}</span>
        </button>
      </div>
    </li>
  );
}
