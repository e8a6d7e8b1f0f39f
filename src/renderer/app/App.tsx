import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useKeys } from '../common/keys.ts';
import { SkeletonRows } from '../common/States.tsx';
import { LibraryScreen } from '../library/LibraryScreen.tsx';
import styles from './App.module.css';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { useHistorySteps } from './history.ts';
import { useMenu } from './menu.ts';
import { Palette } from './Palette.tsx';
import { type Command, openPalette, useCommands } from './palette.ts';
import { PLACES, Rail } from './Rail.tsx';
import { go, type Route, useRoute } from './route.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { Shortcuts } from './Shortcuts.tsx';

const SourcesScreen = lazy(async () => ({ default: (await import('../sources/SourcesScreen.tsx')).SourcesScreen }));
const ReaderScreen = lazy(async () => ({ default: (await import('../reader/ReaderScreen.tsx')).ReaderScreen }));
const DuplicatesScreen = lazy(async () => ({
  default: (await import('../library/duplicates/DuplicatesScreen.tsx')).DuplicatesScreen,
}));
const ThemesScreen = lazy(async () => ({ default: (await import('../themes/ThemesScreen.tsx')).ThemesScreen }));
const BriefingsScreen = lazy(async () => ({
  default: (await import('../briefings/BriefingsScreen.tsx')).BriefingsScreen,
}));

const SECOND_KEY_MS = 1500;

/** The frame: the rail, the screen that the address names, and what is at hand everywhere. */
export function App() {
  const route = useRoute();
  const [sheet, setSheet] = useState(false);
  const { undo, redo, stepBack, stepForward } = useHistorySteps();
  const goPressedAt = useRef(0);

  const places = Object.fromEntries(
    PLACES.map((place) => [
      place.letter,
      () => {
        if (Date.now() - goPressedAt.current < SECOND_KEY_MS) go(place.route);
        goPressedAt.current = 0;
      },
    ]),
  );
  useKeys({
    ...places,
    g: () => {
      goPressedAt.current = Date.now();
    },
    '?': () => setSheet(true),
    // The palette listens by itself once it is there; this is for keys that come before.
    'Mod+k': openPalette,
    'Mod+z': stepBack,
    'Mod+Shift+z': stepForward,
    'Mod+y': stepForward,
  });

  const commands = useMemo<readonly Command[]>(
    () => [
      ...PLACES.map(({ screen, name, letter, route: place }) => ({
        id: `go-${screen}`,
        group: 'Go to',
        label: name,
        keys: `g ${letter}`,
        run: () => go(place),
      })),
      ...(undo ? [{ id: 'undo', group: 'Changes', label: `Undo: ${undo}`, keys: 'Ctrl+Z', run: stepBack }] : []),
      ...(redo ? [{ id: 'redo', group: 'Changes', label: `Redo: ${redo}`, keys: 'Ctrl+Y', run: stepForward }] : []),
      { id: 'shortcuts', group: 'Help', label: 'Keyboard shortcuts', keys: '?', run: () => setSheet(true) },
    ],
    [undo, redo, stepBack, stepForward],
  );
  useCommands('app', commands);
  useMenu({
    ...Object.fromEntries(PLACES.map(({ screen, route: place }) => [screen, () => go(place)])),
    undo: stepBack,
    redo: stepForward,
    palette: openPalette,
    shortcuts: () => setSheet(true),
  });

  return (
    <div className={styles.frame}>
      <ConnectionNotice />
      <div className={styles.app}>
        <Rail route={route} onShortcuts={() => setSheet(true)} />
        <main className={styles.screen}>
          <ScreenBoundary key={route.screen}>
            <Suspense fallback={<SkeletonRows rows={10} label="Opening the screen" />}>
              <Screen route={route} />
            </Suspense>
          </ScreenBoundary>
        </main>
      </div>
      <Palette />
      <Shortcuts opened={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}

function Screen({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'library':
      return <LibraryScreen route={route} />;
    case 'duplicates':
      return <DuplicatesScreen />;
    case 'sources':
      return <SourcesScreen route={route} />;
    case 'reader':
      return <ReaderScreen key={route.documentId} route={route} />;
    case 'themes':
      return <ThemesScreen route={route} />;
    case 'briefings':
      return <BriefingsScreen route={route} />;
  }
}
