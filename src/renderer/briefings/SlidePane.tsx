import { Button, Select, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ChosenKind, SlideEdits } from '../../model/briefing.ts';
import type { PlannedSlide, SlidePlan } from '../../model/slidePlan.ts';
import styles from './Briefings.module.css';
import { DraftField } from './DraftField.tsx';
import {
  CONTENT_KINDS,
  dropped,
  factsOf,
  hasList,
  headed,
  isContent,
  locked,
  mayDrop,
  noted,
  ofKind,
} from './edits.ts';
import { SlideFact } from './SlideFact.tsx';
import type { Edit } from './SlideList.tsx';
import { KIND_NAMES } from './words.ts';

/** What can be changed on one slide. Nothing here touches the library's facts. */
export function SlidePane(props: {
  readonly slide: PlannedSlide;
  readonly plan: SlidePlan;
  readonly edits: SlideEdits;
  readonly handout: boolean;
  readonly readOnly: boolean;
  readonly edit: Edit;
}) {
  const { slide, plan, edits, handout, readOnly, edit } = props;
  const facts = factsOf(slide);
  const own = edits.headings[slide.id];
  return (
    <div className={styles.form}>
      <DraftField
        label="Heading"
        lines={2}
        value={own ?? slide.heading}
        disabled={readOnly}
        description={
          own === undefined ? 'Drawn from the facts.' : 'Your words. Empty it to have it drawn from the facts.'
        }
        onCommit={(text) => edit((now) => headed(now, slide.id, text))}
      />
      {isContent(slide) && (
        <Select
          label="Kind"
          value={slide.kind}
          disabled={readOnly}
          allowDeselect={false}
          data={CONTENT_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }))}
          onChange={(kind) => kind && void edit((now) => ofKind(now, slide.id, kind as ChosenKind))}
        />
      )}
      {isContent(slide) && (
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
      {facts.length > 0 && (
        <section>
          <h2 className={styles.heading}>Facts on the slide</h2>
          <ol className={styles.facts}>
            {facts.map((statement, i) => (
              <SlideFact
                key={statement.factId}
                statement={statement}
                place={i}
                facts={facts}
                slide={slide}
                targets={hasList(slide) ? plan.slides.filter((other) => isContent(other) && other.id !== slide.id) : []}
                wording={edits.wordings[statement.factId]}
                readOnly={readOnly}
                edit={edit}
              />
            ))}
          </ol>
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
        <Button
          variant="default"
          leftSection={<IconTrash size={14} />}
          disabled={readOnly}
          onClick={() => void edit((now) => dropped(now, slide.id))}
        >
          Drop the slide
        </Button>
      )}
    </div>
  );
}
