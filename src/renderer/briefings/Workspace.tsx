import { ActionIcon, Tabs } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { orpc } from '../api/index.ts';
import { go } from '../app/route.ts';
import { useKeys } from '../common/keys.ts';
import { PaneBar, PaneBody, Panes } from '../common/Panes.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../common/States.tsx';
import styles from './Briefings.module.css';
import { Exporting } from './Exporting.tsx';
import { ordered } from './edits.ts';
import { SettingsPane } from './SettingsPane.tsx';
import { SlideList } from './SlideList.tsx';
import { SlidePane } from './SlidePane.tsx';
import { SlideStage } from './SlideStage.tsx';
import { TrayPane } from './TrayPane.tsx';
import { useBriefing } from './useBriefing.ts';
import { usePreview } from './usePreview.ts';
import { WarningsPane } from './WarningsPane.tsx';

/** One briefing: its slides at the left, the chosen one as the deck shows it, and at the right what can be changed. */
export function Workspace({ id }: { readonly id: string }) {
  const { briefing, error, refetch, update, edit } = useBriefing(id);
  const { preview, error: planError, refetch: planAgain, busy, progress } = usePreview(briefing);
  const { data: info } = useQuery(orpc.info.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const [tab, setTab] = useState<string | null>('slide');
  const readOnly = info?.readOnly ?? true;
  const slides = preview?.plan.slides ?? [];
  const found = slides.findIndex((one) => one.id === chosen);
  const place = useRef(0);
  // Where the chosen slide was dropped, the one that took its place is chosen.
  const slide = slides[found >= 0 ? found : Math.min(place.current, slides.length - 1)];
  useEffect(() => {
    if (found >= 0) place.current = found;
  }, [found]);

  const choose = useCallback((slideId: string) => {
    setChosen(slideId);
    setTab((now) => (now === 'slide' ? now : 'slide'));
  }, []);
  const step = (by: 1 | -1) => {
    const next = slides[slides.findIndex((one) => one.id === slide?.id) + by];
    if (next) setChosen(next.id);
  };
  const moveBy = (by: 1 | -1) => {
    if (!preview || !slide || readOnly) return;
    const to = slides.findIndex((one) => one.id === slide.id) + by;
    void edit((edits) => ordered(edits, preview.plan, slide.id, to));
  };
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      'Alt+ArrowDown': () => moveBy(1),
      'Alt+ArrowUp': () => moveBy(-1),
    },
    preview !== null,
  );

  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!briefing) return <SkeletonRows rows={10} label="Opening the briefing" />;

  const warnings = preview ? preview.plan.warnings.length + preview.plan.leftOut.length : 0;
  const noThemes = briefing.themes.length === 0;
  return (
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
            </PaneBar>
            <PaneBody>
              {preview && !noThemes ? (
                <SlideList
                  preview={preview}
                  briefing={briefing}
                  chosen={slide?.id ?? null}
                  readOnly={readOnly}
                  onChoose={choose}
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
        startPx: 350,
        minPx: 290,
        maxPx: 560,
        content: (
          <Tabs value={tab} onChange={setTab} className={styles.tabs} keepMounted={false}>
            <Tabs.List grow>
              <Tabs.Tab value="slide">Slide</Tabs.Tab>
              <Tabs.Tab value="briefing">Briefing</Tabs.Tab>
              <Tabs.Tab value="tray">Waiting {preview ? preview.tray.length : ''}</Tabs.Tab>
              <Tabs.Tab value="warnings">Warnings {preview ? warnings : ''}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="slide" className={styles.panel}>
              {preview && slide && !noThemes ? (
                <SlidePane
                  key={slide.id}
                  slide={slide}
                  plan={preview.plan}
                  edits={briefing.edits}
                  handout={briefing.handout}
                  readOnly={readOnly}
                  edit={edit}
                />
              ) : (
                <p className={styles.hint}>No slide yet.</p>
              )}
            </Tabs.Panel>
            <Tabs.Panel value="briefing" className={styles.panel}>
              <SettingsPane briefing={briefing} update={update} readOnly={readOnly} markings={info?.markings ?? []} />
            </Tabs.Panel>
            <Tabs.Panel value="tray" className={styles.panel}>
              <TrayPane tray={preview?.tray ?? []} slide={slide} readOnly={readOnly} edit={edit} />
            </Tabs.Panel>
            <Tabs.Panel value="warnings" className={styles.panel}>
              {preview && <WarningsPane plan={preview.plan} />}
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
      ) : preview && slide ? (
        <SlideStage preview={preview} slideId={slide.id} />
      ) : (
        <SkeletonRows rows={8} label={progress?.doing ?? 'Laying out the slides'} />
      )}
    </Panes>
  );
}
