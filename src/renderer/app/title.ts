import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orpc } from '../api/index.ts';
import { useLastRead } from './lastRead.ts';
import type { Route, ScreenName } from './route.ts';

const NAMES: Readonly<Record<ScreenName, string>> = {
  library: 'Library',
  sources: 'Sources',
  inbox: 'Inbox',
  references: 'References',
  reader: 'Reading',
  duplicates: 'Duplicates',
  contradictions: 'Contradictions',
  themes: 'Themes',
  briefings: 'Briefings',
  file: 'Library file',
};

/** Names the window: where the user is, of which library, so that two windows are told apart. */
export function useTitle(route: Route): void {
  const { data: info } = useQuery(orpc.info.queryOptions());
  const reading = useLastRead(route);
  const place = route.screen === 'reader' && reading ? `Reading: ${reading.name}` : NAMES[route.screen];
  const title = [place, info?.name, 'Briefwright'].filter(Boolean).join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
