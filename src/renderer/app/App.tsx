import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useKeys, useScreenComing } from '../common/keys.ts';
import { SkeletonRows } from '../common/States.tsx';
import { backUp, check } from '../file/fileJobs.ts';
import { LibraryScreen } from '../library/LibraryScreen.tsx';
import { LibraryQuestion } from '../sources/LibraryQuestion.tsx';
import styles from './App.module.css';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { DropToImport } from './DropToImport.tsx';
import { useHistorySteps } from './history.ts';
import { useLastRead } from './lastRead.ts';
import { Messages } from './Messages.tsx';
import { useMenu } from './menu.ts';
import { Palette } from './Palette.tsx';
import { type Command, openPalette, useCommands } from './palette.ts';
import { FILE_PLACE, PLACES, Rail } from './Rail.tsx';
import { go, type Route, useRoute } from './route.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { useTitle } from './title.ts';
import { WorkStrip } from './WorkStrip.tsx';

const loadSources = async () => ({ default: (await import('../sources/SourcesScreen.tsx')).SourcesScreen });
const loadInbox = async () => ({ default: (await import('../inbox/InboxScreen.tsx')).InboxScreen });
const loadReader = async () => ({ default: (await import('../reader/ReaderScreen.tsx')).ReaderScreen });
const loadDuplicates = async () => ({
  default: (await import('../library/duplicates/DuplicatesScreen.tsx')).DuplicatesScreen,
});
const loadContradictions = async () => ({
  default: (await import('../library/contradictions/ContradictionsScreen.tsx')).ContradictionsScreen,
});
const loadReferences = async () => ({
  default: (await import('../sources/references/ReferencesScreen.tsx')).ReferencesScreen,
});
const loadThemes = async () => ({ default: (await import('../themes/ThemesScreen.tsx')).ThemesScreen });
const loadBriefings = async () => ({ default: (await import('../briefings/BriefingsScreen.tsx')).BriefingsScreen });
const loadFile = async () => ({ default: (await import('../file/FileScreen.tsx')).FileScreen });
const SourcesScreen = lazy(loadSources);
const InboxScreen = lazy(loadInbox);
const ReaderScreen = lazy(loadReader);
const DuplicatesScreen = lazy(loadDuplicates);
const ContradictionsScreen = lazy(loadContradictions);
const ReferencesScreen = lazy(loadReferences);
const ThemesScreen = lazy(loadThemes);
const BriefingsScreen = lazy(loadBriefings);
const FileScreen = lazy(loadFile);

/** The other screens are fetched while nothing else is to do, so that they open at once, and also when the shell has stopped. */
async function loadScreens(): Promise<void> {
  for (const load of [
    loadSources,
    loadReader,
    loadInbox,
    loadBriefings,
    loadThemes,
    loadFile,
    loadDuplicates,
    loadContradictions,
    loadReferences,
  ]) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    // A screen that could not be fetched now is fetched, and told of, when it is opened.
    await load().catch(() => undefined);
  }
}

function backUpInSight(): void {
  go(FILE_PLACE.route);
  void backUp();
}

function checkInSight(): void {
  go(FILE_PLACE.route);
  void check();
}

/** The frame: the rail, the screen that the address names, and what is at hand everywhere. */
export function App() {
  const route = useRoute();
  const [sheet, setSheet] = useState(false);
  const { undo, redo, stepBack, stepForward } = useHistorySteps();
  const lastRead = useLastRead(route);
  useTitle(route);
  useEffect(() => void loadScreens(), []);

  useKeys({
    ...Object.fromEntries([...PLACES, FILE_PLACE].map(({ letter, route: place }) => [`g ${letter}`, () => go(place)])),
    'g r': () => {
      if (lastRead) go(lastRead.route);
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
      ...[...PLACES, FILE_PLACE].map(({ screen, name, letter, route: place }) => ({
        id: `go-${screen}`,
        group: 'Go to',
        label: name,
        keys: `g ${letter}`,
        run: () => go(place),
      })),
      ...(undo ? [{ id: 'undo', group: 'Changes', label: `Undo: ${undo}`, keys: 'Ctrl+Z', run: stepBack }] : []),
      ...(redo ? [{ id: 'redo', group: 'Changes', label: `Redo: ${redo}`, keys: 'Ctrl+Y', run: stepForward }] : []),
      { id: 'backup', group: 'File', label: 'Back up the library…', run: backUpInSight },
      { id: 'check', group: 'File', label: 'Check the library', run: checkInSight },
      { id: 'shortcuts', group: 'Help', label: 'Keyboard shortcuts', keys: '?', run: () => setSheet(true) },
    ],
    [undo, redo, stepBack, stepForward],
  );
  useCommands('app', commands);
  useMenu({
    ...Object.fromEntries([...PLACES, FILE_PLACE].map(({ screen, route: place }) => [screen, () => go(place)])),
    undo: stepBack,
    redo: stepForward,
    palette: openPalette,
    shortcuts: () => setSheet(true),
  });

  return (
    <div className={styles.frame}>
      <ConnectionNotice />
      <WorkStrip screen={route.screen} />
      <div className={styles.app}>
        <Rail route={route} onShortcuts={() => setSheet(true)} />
        <main className={styles.screen}>
          <ScreenBoundary key={route.screen}>
            <Suspense fallback={<ScreenComing />}>
              <Screen route={route} />
            </Suspense>
          </ScreenBoundary>
        </main>
        <Messages />
      </div>
      <DropToImport />
      <LibraryQuestion />
      <Palette />
      <Shortcuts opened={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}

function ScreenComing() {
  useScreenComing();
  return <SkeletonRows rows={10} label="Opening the screen" />;
}

function Screen({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'library':
      return <LibraryScreen route={route} />;
    case 'duplicates':
      return <DuplicatesScreen />;
    case 'contradictions':
      return <ContradictionsScreen />;
    case 'sources':
      return <SourcesScreen route={route} />;
    case 'inbox':
      return <InboxScreen route={route} />;
    case 'references':
      return <ReferencesScreen key={route.documentId} route={route} />;
    case 'reader':
      return <ReaderScreen key={route.documentId} route={route} />;
    case 'themes':
      return <ThemesScreen route={route} />;
    case 'briefings':
      return <BriefingsScreen route={route} />;
    case 'file':
      return <FileScreen />;
  }
}
