import { Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { Scene } from '../../model/scene.ts';
import { hrefOf } from '../app/route.ts';
import { PaneBody } from '../common/Panes.tsx';
import { SceneView } from '../slides/SceneView.tsx';
import styles from './Briefings.module.css';
import type { Preview } from './usePreview.ts';

const MARGIN_PX = 32;

/** The chosen slide as large as the pane allows; where it goes on over several, all of them under one another. */
export function SlideStage({ preview, slideId }: { readonly preview: Preview; readonly slideId: string }) {
  const { ref, width } = useElementSize();
  const { deck } = preview;
  const scenes = deck.scenes.flatMap((scene, i) =>
    scene.plannedSlideId === slideId ? [{ scene, number: i + 1 }] : [],
  );
  const widthPx = Math.max(240, width - MARGIN_PX);
  return (
    <PaneBody className={styles.stage}>
      <div ref={ref} className={styles.stageWidth}>
        {width > 0 &&
          scenes.map(({ scene, number }) => (
            <figure key={scene.id} className={styles.slide} aria-label={`Slide ${number}: ${scene.title}`}>
              <MarkedScene scene={scene} deck={deck} number={number} widthPx={widthPx} />
              <figcaption>
                Slide {number} of {deck.scenes.length}
              </figcaption>
            </figure>
          ))}
      </div>
    </PaneBody>
  );
}

function MarkedScene(props: {
  readonly scene: Scene;
  readonly deck: Preview['deck'];
  readonly number: number;
  readonly widthPx: number;
}) {
  const { scene } = props;
  const evidence = useMemo(() => evidenceByFact(scene), [scene]);
  const renderMark = useCallback(
    (mark: ReactNode, factId: string | null) => {
      if (factId === null) return mark;
      const told = evidence.get(factId) ?? ['The evidence stands with the fact in the library.'];
      return (
        <Tooltip
          multiline
          maw={440}
          openDelay={100}
          withArrow
          events={{ hover: true, focus: true, touch: true }}
          label={told.map((text) => (
            <span key={text} className={styles.evidence}>
              {text}
            </span>
          ))}
        >
          <a className={styles.mark} href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>
            {mark}
            <span className="bw-hidden"> evidence</span>
          </a>
        </Tooltip>
      );
    },
    [evidence],
  );
  return <SceneView {...props} renderMark={renderMark} />;
}

/** What the notes of a slide say of each fact: after the statement itself, its quotes with their place and rating. */
function evidenceByFact(scene: Scene): ReadonlyMap<string, readonly string[]> {
  const held = new Map<string, string[]>();
  for (const { factId, text } of scene.notes) {
    if (factId === null) continue;
    const told = held.get(factId);
    // The first paragraph of a fact is its statement, which stands on the slide.
    if (told === undefined) held.set(factId, []);
    else told.push(text.replace(/ · document (SHA-256 [0-9a-f]+|as above)$/, ''));
  }
  return new Map([...held].filter(([, told]) => told.length > 0));
}
