import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { sourceName } from '../../model/source.ts';
import { sourcesOptions } from '../api/sources.ts';
import { hrefOf, type Route, type RouteOf, routeOf } from './route.ts';

const KEY = 'last-read';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The document that is read now or was read last in this window, for the way back to it; null where none was, or it is gone. */
export function useLastRead(route: Route): { readonly route: RouteOf<'reader'>; readonly name: string } | null {
  const kept = useSyncExternalStore(subscribe, () => sessionStorage.getItem(KEY));
  const { data } = useQuery(sourcesOptions());
  const address = route.screen === 'reader' ? hrefOf(route) : null;
  useEffect(() => {
    if (address === null) return;
    sessionStorage.setItem(KEY, address);
    for (const tell of listeners) tell();
  }, [address]);
  const last = route.screen === 'reader' ? route : routeOf(kept ?? '');
  if (last.screen !== 'reader') return null;
  const source = data?.sources.find(({ documents }) => documents.some(({ id }) => id === last.documentId));
  return source ? { route: last, name: sourceName(source.csl) } : null;
}
