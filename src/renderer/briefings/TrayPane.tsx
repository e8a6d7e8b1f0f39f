import { Button } from '@mantine/core';
import type { Fact } from '../../model/fact.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import { StatusPill } from '../common/Pill.tsx';
import styles from './Briefings.module.css';
import { isContent, placed } from './edits.ts';
import type { Edit } from './SlideList.tsx';

/** Facts of the themes that wait for a place: new ones whose slide was arranged by hand, and those taken out. */
export function TrayPane({
  tray,
  slide,
  readOnly,
  edit,
}: {
  readonly tray: readonly Fact[];
  readonly slide: PlannedSlide | undefined;
  readonly readOnly: boolean;
  readonly edit: Edit;
}) {
  if (tray.length === 0) {
    return (
      <p className={styles.hint}>
        Nothing waits. New facts come here when their slide was arranged by hand or is locked, and so do facts that you
        take off a slide.
      </p>
    );
  }
  const onto = slide && isContent(slide) ? slide : null;
  return (
    <div className={styles.form}>
      <p className={styles.hint}>
        {onto ? `They are placed on “${onto.heading}”.` : 'Choose a slide of a section to place them on.'}
      </p>
      <ul className={styles.facts}>
        {tray.map((fact) => (
          <li key={fact.id} className={styles.fact}>
            <p>{fact.statement}</p>
            <div className={styles.factTools}>
              <StatusPill status={fact.status} />
              <Button
                size="compact-xs"
                variant="default"
                disabled={onto === null || readOnly}
                onClick={() => onto && void edit((edits) => placed(edits, onto, fact.id))}
              >
                Place on the slide
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
