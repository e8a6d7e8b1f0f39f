import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, Select, Switch } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ChosenKind, SlideEdits } from '../../model/briefing.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import styles from './Briefings.module.css';
import { DraftField } from './DraftField.tsx';
import {
  CONTENT_KINDS,
  factsOf,
  givenBack,
  hasList,
  headed,
  isArranged,
  isContent,
  isEmptyOwn,
  locked,
  mayDrop,
  noted,
  ofKind,
  takesFacts,
} from './edits.ts';
import { SlideFact, type Target } from './SlideFact.tsx';
import type { Edit } from './SlideList.tsx';
import { SlideWarnings } from './SlideWarnings.tsx';
import type { SlideWarning } from './usePreview.ts';
import { KIND_NAMES } from './words.ts';

const WEAK_WORDS: Readonly<Partial<Record<SlideWarning['parts'][number]['code'], string>>> = {
  contradicted: 'contradicted',
  stale: 'stale',
  'not-verified': 'not verified',
  redated: 'dated by an old date of its source',
  baseless: 'rests on no fact',
};

/** What can be changed on one slide. Nothing here touches the library's facts. */
export function SlidePane(props: {
  readonly slide: PlannedSlide;
  readonly slides: readonly PlannedSlide[];
  readonly warning: SlideWarning | undefined;
  /** The words of facts that are on no slide. */
  readonly leftOutStatements: Readonly<Record<string, string>>;
  readonly edits: SlideEdits;
  readonly handout: boolean;
  readonly readOnly: boolean;
  readonly edit: Edit;
  readonly onAddFacts: () => void;
  readonly onDrop: () => void;
}) {
  const { slide, slides, warning, leftOutStatements, edits, handout, readOnly, edit, onAddFacts, onDrop } = props;
  const facts = factsOf(slide);
  const isEmpty = isEmptyOwn(slide);
  const statements = new Map([
    ...Object.entries(leftOutStatements),
    ...facts.map(({ factId, text }) => [factId, text] as const),
  ]);
  const own = edits.headings[slide.id];
  const added = edits.added.find((one) => one.id === slide.id);
  const targets = useMemo(() => targetsOf(slide, slides), [slide, slides]);
  const weakOf = (factId: string): readonly string[] =>
    (warning?.parts ?? []).flatMap((part) => (part.factIds.includes(factId) ? (WEAK_WORDS[part.code] ?? []) : []));
  return (
    <div className={styles.form}>
      {warning && !isEmpty && (
        <section className={styles.slideWeak} aria-label="Warnings of this slide">
          <SlideWarnings parts={warning.parts} statements={statements} />
        </section>
      )}
      <DraftField
        label="Heading"
        lines={2}
        value={own ?? (isEmpty ? '' : slide.heading)}
        disabled={readOnly}
        description={
          own === undefined ? 'Drawn from the facts.' : 'Your words. Empty it to have it drawn from the facts.'
        }
        onCommit={(text) => edit((now) => headed(now, slide.id, text))}
      />
      {isContent(slide) && (
        <Select
          label="Kind"
          value={edits.kinds[slide.id] ?? (isEmpty || added ? (added?.kind ?? slide.kind) : slide.kind)}
          disabled={readOnly}
          allowDeselect={false}
          data={CONTENT_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }))}
          onChange={(kind) => kind && void edit((now) => ofKind(now, slide.id, kind as ChosenKind))}
        />
      )}
      {isContent(slide) && !isEmpty && (
        <Switch
          label="Locked: keeps its facts when the slides are made anew"
          checked={edits.locked.includes(slide.id)}
          disabled={readOnly}
          onChange={(event) => {
            const lock = event.currentTarget.checked;
            void edit((now) => locked(now, slide, lock));
          }}
        />
      )}
      {(facts.length > 0 || takesFacts(slide)) && (
        <section>
          <h2 className={styles.heading}>Facts on the slide</h2>
          {isArranged(edits, slide) && !edits.locked.includes(slide.id) && (
            <p className={styles.arranged}>
              <span>Arranged by hand: new facts wait.</span>
              <Button
                size="compact-xs"
                variant="subtle"
                disabled={readOnly}
                onClick={() => void edit((now) => givenBack(now, slide.id), 'The slide follows the storyline again.')}
              >
                Follow the storyline
              </Button>
            </p>
          )}
          {facts.length === 0 && <p className={styles.hint}>None yet: it is not in the deck until it has one.</p>}
          <SortableContext
            items={facts.map((statement) => `fact:${statement.factId}`)}
            strategy={verticalListSortingStrategy}
          >
            <ol className={styles.facts}>
              {facts.map((statement, i) => (
                <SlideFact
                  key={statement.factId}
                  statement={statement}
                  place={i}
                  facts={facts}
                  slide={slide}
                  targets={hasList(slide) ? targets : []}
                  weak={weakOf(statement.factId)}
                  wording={edits.wordings[statement.factId]}
                  readOnly={readOnly}
                  edit={edit}
                />
              ))}
            </ol>
          </SortableContext>
          {takesFacts(slide) && !readOnly && (
            <Button
              className={styles.addFacts ?? ''}
              variant={isEmpty ? 'filled' : 'default'}
              leftSection={<IconPlus size={14} />}
              onClick={onAddFacts}
            >
              Add facts
            </Button>
          )}
        </section>
      )}
      <DraftField
        label="Speaker notes"
        lines={3}
        value={edits.notes[slide.id] ?? ''}
        disabled={readOnly || handout}
        description={
          handout
            ? 'A handout has no notes.'
            : 'They stand before the quotes and ratings, which the deck adds by itself.'
        }
        onCommit={(text) => edit((now) => noted(now, slide.id, text))}
      />
      {mayDrop(slide) && (
        <Button variant="default" leftSection={<IconTrash size={14} />} disabled={readOnly} onClick={onDrop}>
          {isEmpty ? 'Remove the slide' : 'Drop the slide'}
        </Button>
      )}
    </div>
  );
}

/** The slides that a fact of this one may be moved to, by their place in the list. */
function targetsOf(slide: PlannedSlide, slides: readonly PlannedSlide[]): readonly Target[] {
  const at = slides.findIndex((one) => one.id === slide.id);
  return slides.flatMap((one, i) =>
    isContent(one) && i !== at
      ? [{ slide: one, name: `${KIND_NAMES[one.kind]}: ${one.heading}`, isLater: i > at }]
      : [],
  );
}
