import { ActionIcon, Tabs } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ADDED_KINDS, type AddedKind } from '../../model/briefing.ts';
import { orpc } from '../api/index.ts';
import { useCommands, useSameCommands } from '../app/palette.ts';
import { go } from '../app/route.ts';
import { useKeys } from '../common/keys.ts';
import { PaneBar, PaneBody, Panes } from '../common/Panes.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../common/States.tsx';
import { tell } from '../common/toast.tsx';
import { AddFactsPane } from './AddFactsPane.tsx';
import { AddSlide } from './AddSlide.tsx';
import styles from './Briefings.module.css';
import { Dragging } from './Dragging.tsx';
import { Exporting } from './Exporting.tsx';
import { isEmptyOwn, withEmptySlides } from './edits.ts';
import { SettingsPane } from './SettingsPane.tsx';
import { SlideList } from './SlideList.tsx';
import { SlidePane } from './SlidePane.tsx';
import { SlideStage } from './SlideStage.tsx';
import { useBriefing } from './useBriefing.ts';
import { useChosenSlide } from './useChosenSlide.ts';
import { usePreview } from './usePreview.ts';
import { useSlideActions } from './useSlideActions.ts';
import { WarningsPane } from './WarningsPane.tsx';
import { ADDED_SAYS, KIND_NAMES, newSlideName } from './words.ts';

/** One briefing: its slides at the left, the chosen one as the deck shows it, and at the right what can be changed. */
export function Workspace({ id }: { readonly id: string }) {
  const { briefing, error, refetch, update, edit } = useBriefing(id);
  const { preview, error: planError, refetch: planAgain, busy, progress } = usePreview(briefing);
  const { data: info } = useQuery(orpc.info.queryOptions());
  const [tab, setTab] = useState<string | null>('slide');
  const [adding, setAdding] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const readOnly = info?.readOnly ?? true;
  const edits = briefing?.edits;
  const slides = useMemo(
    () => (preview && edits ? withEmptySlides(preview.plan.slides, edits, newSlideName) : []),
    [preview, edits],
  );
  const { slide, at, choose, step } = useChosenSlide(slides);

  const placeOf = useCallback(
    (slideId: string) => {
      const at = preview?.deck.scenes.findIndex((scene) => scene.plannedSlideId === slideId) ?? -1;
      return at < 0 ? 'the new slide' : `slide ${at + 1}`;
    },
    [preview],
  );
  const show = useCallback(
    (slideId: string) => {
      choose(slideId);
      setTab('slide');
    },
    [choose],
  );
  const findFacts = () => {
    // At once: what is typed next belongs to the search.
    flushSync(() => setTab('add'));
    search.current?.focus();
  };
  const actions = useSlideActions({ briefing, slides, slide, choose, readOnly, edit });
  const addSlide = async (kind: AddedKind) => {
    if (await actions.add(kind)) findFacts();
  };
  const jumpToWarning = () => {
    const weak = new Set(preview?.slideWarnings.map(({ slideId }) => slideId));
    const next = [...slides.slice(at + 1), ...slides.slice(0, at + 1)].find((one) => weak.has(one.id));
    if (next) show(next.id);
    else tell('No slide has a warning.');
  };
  const focusFacts = () => {
    flushSync(() => setTab('slide'));
    document.querySelector<HTMLElement>('[data-fact] button')?.focus();
  };
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      'Alt+ArrowDown': () => actions.moveBy(1),
      'Alt+ArrowUp': () => actions.moveBy(-1),
      n: () => !readOnly && slides.length > 0 && setAdding(true),
      a: findFacts,
      f: focusFacts,
      'Shift+l': actions.lock,
      w: jumpToWarning,
      Delete: actions.drop,
      'Shift+Delete': actions.bringBack,
    },
    preview !== undefined,
  );

  useCommands(
    'briefing',
    useSameCommands(
      readOnly || !slide
        ? []
        : [
            ...ADDED_KINDS.map((kind) => ({
              id: `add-${kind}`,
              group: 'Slides',
              label: `Add a slide: ${KIND_NAMES[kind]}`,
              description: ADDED_SAYS[kind],
              run: () => void addSlide(kind),
            })),
            { id: 'find-facts', group: 'Slides', label: 'Find facts for the slide', keys: 'a', run: findFacts },
            { id: 'lock', group: 'Slides', label: 'Lock or unlock the slide', keys: 'Shift+L', run: actions.lock },
            { id: 'drop', group: 'Slides', label: 'Drop the slide', keys: 'Delete', run: actions.drop },
            {
              id: 'bring-back',
              group: 'Slides',
              label: 'Bring back the slide dropped last',
              keys: 'Shift+Delete',
              run: actions.bringBack,
            },
            { id: 'warning', group: 'Slides', label: 'Next slide with a warning', keys: 'w', run: jumpToWarning },
          ],
    ),
  );

  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!briefing) return <SkeletonRows rows={10} label="Opening the briefing" />;

  const warning = preview?.slideWarnings.find(({ slideId }) => slideId === slide?.id);
  const warnings = preview
    ? preview.plan.warnings.length +
      preview.plan.leftOut.length +
      preview.slideWarnings.reduce((sum, { parts }) => sum + parts.length, 0)
    : 0;
  const noThemes = briefing.themes.length === 0;
  return (
    <Dragging onSlideMoved={actions.moveOnto} onFactOntoSlide={actions.putOnSlide} onFactOntoFact={actions.putOnFact}>
      <Panes
        name="briefing"
        label="Slide"
        left={{
          label: 'Slides',
          startPx: 250,
          minPx: 190,
          maxPx: 420,
          content: (
            <>
              <PaneBar>
                <ActionIcon aria-label="All briefings" onClick={() => go({ screen: 'briefings', briefingId: null })}>
                  <IconArrowLeft size={16} />
                </ActionIcon>
                <h1 className="bw-ellipsis" title={briefing.name}>
                  {briefing.name}
                </h1>
                {!readOnly && slides.length > 0 && (
                  <AddSlide opened={adding} onOpened={setAdding} onAdd={(kind) => void addSlide(kind)} />
                )}
              </PaneBar>
              <PaneBody>
                {preview && !noThemes ? (
                  <SlideList
                    preview={preview}
                    slides={slides}
                    briefing={briefing}
                    chosen={slide?.id ?? null}
                    readOnly={readOnly}
                    onChoose={show}
                    edit={edit}
                  />
                ) : noThemes || planError ? null : (
                  <SkeletonRows rows={8} label="Planning the slides" />
                )}
              </PaneBody>
            </>
          ),
        }}
        right={{
          label: 'What can be changed',
          startPx: 370,
          minPx: 310,
          maxPx: 560,
          content: (
            <Tabs value={tab} onChange={setTab} className={styles.tabs} keepMounted={false}>
              <Tabs.List grow>
                <Tabs.Tab value="slide">Slide</Tabs.Tab>
                <Tabs.Tab value="add">
                  Add facts{preview && preview.tray.length > 0 ? ` · ${preview.tray.length} waiting` : ''}
                </Tabs.Tab>
                <Tabs.Tab value="warnings">Warnings {preview ? warnings : ''}</Tabs.Tab>
                <Tabs.Tab value="briefing">Briefing</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="slide" className={styles.panel}>
                {preview && slide && !noThemes ? (
                  <SlidePane
                    key={slide.id}
                    slide={slide}
                    slides={slides}
                    warning={warning}
                    leftOutStatements={preview.leftOutStatements}
                    edits={briefing.edits}
                    handout={briefing.handout}
                    readOnly={readOnly}
                    edit={edit}
                    onAddFacts={findFacts}
                    onDrop={actions.drop}
                  />
                ) : (
                  <p className={styles.hint}>No slide yet.</p>
                )}
              </Tabs.Panel>
              <Tabs.Panel value="add" className={styles.panel}>
                <AddFactsPane
                  briefingId={briefing.id}
                  tray={preview?.tray ?? []}
                  slide={slide}
                  slides={slides}
                  placeOf={placeOf}
                  readOnly={readOnly}
                  edit={edit}
                  searchRef={search}
                />
              </Tabs.Panel>
              <Tabs.Panel value="warnings" className={styles.panel}>
                {preview && <WarningsPane preview={preview} edits={briefing.edits} onChoose={show} />}
              </Tabs.Panel>
              <Tabs.Panel value="briefing" className={styles.panel}>
                <SettingsPane briefing={briefing} update={update} readOnly={readOnly} markings={info?.markings ?? []} />
              </Tabs.Panel>
            </Tabs>
          ),
        }}
      >
        <Exporting briefing={briefing} busy={busy} progress={progress} ready={preview !== undefined && !noThemes} />
        {noThemes ? (
          <EmptyState title="No themes yet">Choose one or more under “Briefing” at the right.</EmptyState>
        ) : planError ? (
          <ErrorState error={planError} onRetry={() => void planAgain()} />
        ) : preview && slide && isEmptyOwn(slide) ? (
          <EmptyState title={slide.heading}>
            It has no fact yet, and is not in the deck. Find facts at the right, place what waits, or drag facts of
            other slides onto it.
          </EmptyState>
        ) : preview && slide ? (
          <SlideStage preview={preview} slideId={slide.id} />
        ) : (
          <SkeletonRows rows={8} label={progress?.doing ?? 'Laying out the slides'} />
        )}
      </Panes>
    </Dragging>
  );
}
