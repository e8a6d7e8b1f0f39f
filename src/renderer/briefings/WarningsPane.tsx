import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import type { SlideEdits } from '../../model/briefing.ts';
import { statementsOf } from '../../model/slidePlan.ts';
import { hrefOf } from '../app/route.ts';
import styles from './Briefings.module.css';
import { SlideWarnings } from './SlideWarnings.tsx';
import type { Preview } from './usePreview.ts';
import { slideName } from './words.ts';

/**
 * What to look at before the deck goes out: what is weak on single slides, each a step away; warnings of the whole; and every
 * selected fact that is on no slide, with the reason.
 */
export function WarningsPane({
  preview,
  edits,
  onChoose,
}: {
  readonly preview: Preview;
  readonly edits: SlideEdits;
  readonly onChoose: (slideId: string) => void;
}) {
  const { plan, slideWarnings, leftOutStatements } = preview;
  const { warnings, leftOut } = plan;
  if (warnings.length + leftOut.length + slideWarnings.length === 0) {
    return <p className={styles.hint}>Nothing to warn of: every chosen fact is on a slide.</p>;
  }
  const numberOf = (slideId: string) => preview.deck.scenes.findIndex((scene) => scene.plannedSlideId === slideId) + 1;
  const headingOf = (slideId: string) => plan.slides.find((slide) => slide.id === slideId)?.heading;
  const statements = new Map([
    ...Object.entries(leftOutStatements),
    ...plan.slides.flatMap(statementsOf).map(({ factId, text }) => [factId, text] as const),
  ]);
  const inOrder = [...slideWarnings].sort((a, b) => (numberOf(a.slideId) || 1e6) - (numberOf(b.slideId) || 1e6));
  return (
    <div className={styles.form}>
      {inOrder.map(({ slideId, parts }) => (
        <section
          key={slideId}
          className={styles.slideWeak}
          aria-label={`Warnings of ${headingOf(slideId) ?? 'a slide'}`}
        >
          <UnstyledButton className={styles.jump} onClick={() => onChoose(slideId)}>
            <span>
              {numberOf(slideId) > 0 ? `Slide ${numberOf(slideId)}: ` : ''}
              {headingOf(slideId) ?? slideName(slideId, edits)}
            </span>
            <IconChevronRight size={15} aria-hidden="true" />
          </UnstyledButton>
          <SlideWarnings parts={parts} statements={statements} />
        </section>
      ))}
      {warnings.length > 0 && (
        <section>
          <h2 className={styles.heading}>The whole deck</h2>
          <ul className={styles.warnings}>
            {warnings.map((warning) => (
              <li key={warning}>
                <IconAlertTriangle size={15} aria-hidden="true" />
                <span>{warning}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {leftOut.length > 0 && (
        <section>
          <h2 className={styles.heading}>On no slide: {leftOut.length}</h2>
          <ul className={styles.leftOut}>
            {leftOut.map(({ factId, why }) => (
              <li key={factId}>
                <a href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>
                  {leftOutStatements[factId] ?? 'Show the fact'}
                </a>
                <span>{why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
