import { useDndContext } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconAlertTriangle, IconArrowBackUp, IconGripVertical, IconLock } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Briefing, SlideEdits } from '../../model/briefing.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import { SceneView } from '../slides/SceneView.tsx';
import styles from './Briefings.module.css';
import { type Dragged, draggedOf } from './Dragging.tsx';
import { isEmptyOwn, restored, takesFacts } from './edits.ts';
import type { Preview, SlideWarning } from './usePreview.ts';
import { KIND_NAMES, slideName } from './words.ts';

const THUMB_SIDES_PX = 46;

/** Changes the edits; what is `said` is told when the change is kept. False where it was refused. */
export type Edit = (change: (edits: SlideEdits) => SlideEdits, said?: string) => Promise<boolean>;

/** The slides as a list of thumbnails: chosen with a click or Enter, moved by their grip or with Alt and the arrows. */
export function SlideList(props: {
  readonly preview: Preview;
  /** Those of the plan, and those that are still empty. */
  readonly slides: readonly PlannedSlide[];
  readonly briefing: Briefing;
  readonly chosen: string | null;
  readonly readOnly: boolean;
  readonly onChoose: (slideId: string) => void;
  readonly edit: Edit;
}) {
  const { preview, slides, briefing, chosen, readOnly, onChoose, edit } = props;
  const { deck } = preview;
  const { ref, width } = useElementSize();
  const ids = useMemo(() => slides.map((slide) => slide.id), [slides]);
  const scenesOf = useMemo(() => {
    const held = new Map<string, number[]>();
    deck.scenes.forEach((scene, i) => {
      const list = held.get(scene.plannedSlideId);
      if (list) list.push(i);
      else held.set(scene.plannedSlideId, [i]);
    });
    return held;
  }, [deck]);
  const warnings = useMemo(
    () => new Map(preview.slideWarnings.map((warning) => [warning.slideId, warning])),
    [preview.slideWarnings],
  );
  const gone = briefing.edits.dropped.filter((id) => !ids.includes(id));

  return (
    <div ref={ref}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={styles.slides} aria-label="Slides">
          {slides.map((slide) => (
            <Item
              key={slide.id}
              slide={slide}
              scenes={scenesOf.get(slide.id) ?? []}
              deck={deck}
              warning={warnings.get(slide.id)}
              widthPx={Math.max(100, width - THUMB_SIDES_PX)}
              chosen={slide.id === chosen}
              locked={briefing.edits.locked.includes(slide.id)}
              readOnly={readOnly}
              onChoose={onChoose}
            />
          ))}
        </ol>
      </SortableContext>
      {gone.length > 0 && (
        <section className={styles.gone} aria-label="Dropped slides">
          <h2>Dropped</h2>
          <ul>
            {gone.map((id) => (
              <li key={id}>
                <span className="bw-ellipsis">{slideName(id, briefing.edits)}</span>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  disabled={readOnly}
                  leftSection={<IconArrowBackUp size={13} />}
                  aria-label={`Restore ${slideName(id, briefing.edits)}`}
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
  /** Places of its scenes in the deck, from 0; none while it is empty. */
  readonly scenes: readonly number[];
  readonly deck: Preview['deck'];
  readonly warning: SlideWarning | undefined;
  readonly widthPx: number;
  readonly chosen: boolean;
  readonly locked: boolean;
  readonly readOnly: boolean;
  readonly onChoose: (slideId: string) => void;
}) {
  const { slide, scenes, deck, warning, widthPx, chosen, locked, readOnly, onChoose } = props;
  const { active, over } = useDndContext();
  const isFactOver = over?.id === slide.id && draggedOf(active)?.what === 'fact';
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: slide.id,
    disabled: readOnly,
    data: { what: 'slide', slide } satisfies Dragged,
  });
  const first = scenes[0];
  const scene = first === undefined ? undefined : deck.scenes[first];
  const number = first === undefined ? null : first + 1;
  const called = number === null ? 'slide' : `slide ${number}`;
  const { role: _, 'aria-roledescription': __, ...described } = attributes;
  const thumb = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) thumb.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const dropClass = isFactOver ? (takesFacts(slide) ? styles.taking : styles.refusing) : '';
  return (
    <li
      ref={setNodeRef}
      className={`${styles.item} ${chosen ? styles.chosen : ''} ${isDragging ? styles.dragging : ''} ${dropClass}`}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={styles.itemSide}>
        <span className={styles.number}>{number ?? '–'}</span>
        {!readOnly && (
          <ActionIcon
            ref={setActivatorNodeRef}
            size="sm"
            className={styles.grip}
            {...described}
            {...listeners}
            aria-label={`Move ${called}, ${slide.heading}`}
          >
            <IconGripVertical size={14} />
          </ActionIcon>
        )}
        {locked && <IconLock size={13} aria-label="Locked" role="img" />}
      </div>
      <div ref={thumb} className={styles.thumb}>
        <div aria-hidden="true" inert className={styles.thumbPicture}>
          {scene && number !== null ? (
            <SceneView scene={scene} deck={deck} number={number} widthPx={widthPx} />
          ) : (
            <div className={styles.emptyThumb} style={{ width: widthPx, height: (widthPx * 9) / 16 }}>
              {isEmptyOwn(slide) ? 'No facts yet' : ''}
            </div>
          )}
        </div>
        <button type="button" className={styles.thumbWords} aria-current={chosen} onClick={() => onChoose(slide.id)}>
          <span>
            {isEmptyOwn(slide) ? slide.heading : KIND_NAMES[slide.kind]}
            {scenes.length > 1 && ` · ${scenes.length} slides`}
            {!isEmptyOwn(slide) && <span className="bw-hidden">: {slide.heading}</span>}
          </span>
        </button>
        {warning && !isEmptyOwn(slide) && (
          <span className={styles.weak} title={`Weak: ${warning.message}`}>
            <IconAlertTriangle size={12} aria-hidden="true" />
            {warning.parts.length === 1 ? shortOf(warning) : `${warning.parts.length} warnings`}
          </span>
        )}
      </div>
    </li>
  );
}

const SHORT: Readonly<Record<SlideWarning['parts'][number]['code'], string>> = {
  thin: 'Thin',
  contradicted: 'Contradicted',
  stale: 'Stale',
  'not-verified': 'Not verified',
  redated: 'Old date',
  baseless: 'Without ground',
  arranged: 'See the note',
  uncited: 'Uncited heading',
};

function shortOf(warning: SlideWarning): string {
  const [part] = warning.parts;
  return part ? SHORT[part.code] : '';
}
