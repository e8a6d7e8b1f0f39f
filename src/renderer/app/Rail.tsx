import { Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBook,
  IconBooks,
  IconCommand,
  IconDatabase,
  IconInbox,
  IconKeyboard,
  IconListSearch,
  IconMoon,
  IconPresentation,
  IconSun,
  IconTags,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { orpc } from '../api/index.ts';
import { countText } from '../common/format.ts';
import { keyText } from '../common/keys.ts';
import styles from './App.module.css';
import { useHistorySteps } from './history.ts';
import { useLastRead } from './lastRead.ts';
import { openPalette } from './palette.ts';
import { hrefOf, INBOX, LIBRARY, type Route, type ScreenName } from './route.ts';

interface Place {
  readonly screen: ScreenName;
  readonly name: string;
  /** Pressed after `g`. */
  readonly letter: string;
  readonly route: Route;
  readonly icon: typeof IconBooks;
}

/** The screens of the rail. */
export const PLACES: readonly Place[] = [
  { screen: 'library', name: 'Library', letter: 'l', route: LIBRARY, icon: IconListSearch },
  { screen: 'sources', name: 'Sources', letter: 's', route: { screen: 'sources', sourceId: null }, icon: IconBooks },
  { screen: 'inbox', name: 'Inbox', letter: 'i', route: INBOX, icon: IconInbox },
  { screen: 'themes', name: 'Themes', letter: 't', route: { screen: 'themes' }, icon: IconTags },
  {
    screen: 'briefings',
    name: 'Briefings',
    letter: 'b',
    route: { screen: 'briefings', briefingId: null },
    icon: IconPresentation,
  },
];

export const FILE_PLACE: Place = {
  screen: 'file',
  name: 'File',
  letter: 'f',
  route: { screen: 'file' },
  icon: IconDatabase,
};

/** More are not counted in the rail. */
const MOST_COUNTED = 999;
/** Screens that are reached from another one. */
const UNDER: Partial<Record<ScreenName, ScreenName>> = {
  duplicates: 'library',
  contradictions: 'library',
  references: 'sources',
};

/** Where I am: the screens, and what is at hand everywhere: undo, redo, commands, shortcuts, light and dark. */
export function Rail({ route, onShortcuts }: { readonly route: Route; readonly onShortcuts: () => void }) {
  const { undo, redo, stepBack, stepForward } = useHistorySteps();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const lastRead = useLastRead(route);
  const current = UNDER[route.screen] ?? route.screen;
  return (
    <nav className={styles.rail} aria-label="Screens">
      {PLACES.map((place) => (
        <Fragment key={place.screen}>
          <PlaceLink place={place} current={current} />
          {place.screen === 'sources' && lastRead && (
            <Tooltip label={`Reading: ${lastRead.name}`} position="right" multiline maw={320}>
              <a
                href={hrefOf(lastRead.route)}
                className={styles.link}
                aria-current={route.screen === 'reader' ? 'page' : undefined}
              >
                <IconBook size={20} stroke={1.6} aria-hidden="true" />
                Reader
              </a>
            </Tooltip>
          )}
        </Fragment>
      ))}
      <div className={styles.space} />
      <PlaceLink place={FILE_PLACE} current={current} />
      <Tool label={undo ? `Undo: ${undo}` : 'Nothing to undo'} disabled={!undo} onClick={stepBack} name="Undo">
        <IconArrowBackUp size={18} stroke={1.6} aria-hidden="true" />
      </Tool>
      <Tool label={redo ? `Redo: ${redo}` : 'Nothing to redo'} disabled={!redo} onClick={stepForward} name="Redo">
        <IconArrowForwardUp size={18} stroke={1.6} aria-hidden="true" />
      </Tool>
      <Tool label={`Commands (${keyText('Ctrl+K')})`} onClick={openPalette} name="Commands">
        <IconCommand size={18} stroke={1.6} aria-hidden="true" />
      </Tool>
      <Tool label="Keyboard shortcuts (?)" onClick={onShortcuts} name="Keyboard shortcuts">
        <IconKeyboard size={18} stroke={1.6} aria-hidden="true" />
      </Tool>
      <Tool
        label={dark ? 'Light colours' : 'Dark colours'}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        name={dark ? 'Light colours' : 'Dark colours'}
      >
        {dark ? (
          <IconSun size={18} stroke={1.6} aria-hidden="true" />
        ) : (
          <IconMoon size={18} stroke={1.6} aria-hidden="true" />
        )}
      </Tool>
    </nav>
  );
}

function PlaceLink({ place, current }: { readonly place: Place; readonly current: ScreenName }) {
  const { screen, name, route, icon: Icon } = place;
  return (
    <a href={hrefOf(route)} className={styles.link} aria-current={screen === current ? 'page' : undefined}>
      <Icon size={20} stroke={1.6} aria-hidden="true" />
      {name}
      {screen === 'inbox' && <OpenProposals />}
    </a>
  );
}

/** How many proposals wait to be decided. */
function OpenProposals() {
  const { data } = useQuery(orpc.info.queryOptions());
  if (!data || data.suggestions === 0) return null;
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{data.suggestions > MOST_COUNTED ? `${MOST_COUNTED}+` : data.suggestions}</span>
      <span className="bw-hidden">{countText(data.suggestions, 'proposal')}</span>
    </span>
  );
}

function Tool(props: {
  readonly name: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={props.label} position="right">
      <button
        type="button"
        className={styles.link}
        aria-label={props.label === props.name ? props.name : props.label}
        disabled={props.disabled}
        onClick={props.onClick}
      >
        {props.children}
      </button>
    </Tooltip>
  );
}
