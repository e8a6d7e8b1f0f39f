import { orpc, queryClient } from './api/index.ts';
import { sourcesOptions } from './api/sources.ts';
import { routeOf } from './app/route.ts';
import { NO_FILTER } from './library/filter.ts';
import { pageOptions } from './library/useFactWindow.ts';
import { marksOptions, textOptions } from './reader/readingQueries.ts';

/** A library that answers later than this is waited for on the screen, with what is there to wait for. */
const WAIT_MS = 250;

/**
 * Reads what the first screen shows before anything is drawn, so that it is drawn once, with its rows. Settles when all is
 * there, or when the library takes its time.
 */
export async function firstReads(): Promise<void> {
  const { screen, ...place } = routeOf(window.location.hash);
  const showsAll = screen === 'library' && 'theme' in place && place.theme === null && place.sourceId === null;
  const reads: Promise<unknown>[] = [
    ...('documentId' in place && place.documentId
      ? [
          import('./reader/ReaderScreen.tsx'),
          queryClient.prefetchQuery(textOptions(place.documentId)),
          queryClient.prefetchQuery(marksOptions(place.documentId)),
        ]
      : []),
    ...(showsAll ? [queryClient.prefetchQuery(pageOptions(NO_FILTER, 'newest', 0))] : []),
    queryClient.prefetchQuery(orpc.info.queryOptions()),
    queryClient.prefetchQuery(orpc.themes.queryOptions()),
    queryClient.prefetchQuery(sourcesOptions()),
    queryClient.prefetchQuery(orpc.savedViews.queryOptions()),
  ];
  await Promise.race([Promise.all(reads), new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
}
