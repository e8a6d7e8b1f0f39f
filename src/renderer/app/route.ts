import { useSyncExternalStore } from 'react';
import { FACT_NEEDS, type FactNeed } from '../../model/fact.ts';

/** Where the user is. It stands in the address after `#`, so that back and forward work, and a window can be reopened. */
export type Route =
  | {
      readonly screen: 'library';
      readonly factId: string | null;
      /** Show the facts of one theme or one source; null leaves the filters as they are. */
      readonly theme: string | null;
      readonly sourceId: string | null;
      /** Show the facts that wait for this. */
      readonly needs?: FactNeed;
    }
  | { readonly screen: 'duplicates' }
  | { readonly screen: 'contradictions' }
  | {
      readonly screen: 'inbox';
      /** Show the proposals of one document; null shows all. */
      readonly documentId: string | null;
      readonly proposalId: string | null;
    }
  | { readonly screen: 'sources'; readonly sourceId: string | null }
  /** A reference list: of a document, or pasted where `documentId` is null. */
  | { readonly screen: 'references'; readonly documentId: string | null }
  | {
      readonly screen: 'reader';
      readonly documentId: string;
      /** UTF-16 offsets of a place to show; null where none was asked for. */
      readonly start: number | null;
      readonly end: number | null;
      readonly factId: string | null;
    }
  | { readonly screen: 'themes' }
  | { readonly screen: 'briefings'; readonly briefingId: string | null }
  | { readonly screen: 'file' };

export type ScreenName = Route['screen'];
export type RouteOf<Name extends ScreenName> = Extract<Route, { screen: Name }>;

export const LIBRARY: Route = { screen: 'library', factId: null, theme: null, sourceId: null };
export const INBOX: Route = { screen: 'inbox', documentId: null, proposalId: null };

/** The address of a route, for links: `#/reader/ID?start=10&end=20`. */
export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'library':
      return withQuery('#/library', {
        fact: route.factId,
        theme: route.theme,
        source: route.sourceId,
        needs: route.needs ?? null,
      });
    case 'duplicates':
      return '#/duplicates';
    case 'contradictions':
      return '#/contradictions';
    case 'inbox':
      return withQuery('#/inbox', { document: route.documentId, proposal: route.proposalId });
    case 'sources':
      return route.sourceId ? `#/sources/${encodeURIComponent(route.sourceId)}` : '#/sources';
    case 'references':
      return route.documentId ? `#/references/${encodeURIComponent(route.documentId)}` : '#/references';
    case 'reader':
      return withQuery(`#/reader/${encodeURIComponent(route.documentId)}`, {
        start: route.start,
        end: route.end,
        fact: route.factId,
      });
    case 'themes':
      return '#/themes';
    case 'file':
      return '#/file';
    case 'briefings':
      return route.briefingId ? `#/briefings/${encodeURIComponent(route.briefingId)}` : '#/briefings';
  }
}

/** The route of an address; what is not understood is the library. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [screen, id] = path.split('/').map(decoded);
  const params = new URLSearchParams(query);
  const number = (name: string) => {
    const value = params.get(name);
    return value !== null && /^\d+$/.test(value) ? Number(value) : null;
  };
  switch (screen) {
    case 'inbox':
      return { screen, documentId: params.get('document'), proposalId: params.get('proposal') };
    case 'sources':
      return { screen, sourceId: id || null };
    case 'references':
      return { screen, documentId: id || null };
    case 'reader':
      if (!id) return LIBRARY;
      return { screen, documentId: id, start: number('start'), end: number('end'), factId: params.get('fact') };
    case 'duplicates':
    case 'contradictions':
    case 'themes':
    case 'file':
      return { screen };
    case 'briefings':
      return { screen, briefingId: id || null };
    default: {
      const needs = FACT_NEEDS.find((need) => need === params.get('needs'));
      return {
        screen: 'library',
        factId: params.get('fact'),
        theme: params.get('theme'),
        sourceId: params.get('source'),
        ...(needs ? { needs } : {}),
      };
    }
  }
}

export function go(route: Route, how: 'push' | 'replace' = 'push'): void {
  const href = hrefOf(route);
  if (href === window.location.hash) return;
  if (how === 'push') window.location.hash = href;
  else {
    window.history.replaceState(null, '', href);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return routeOf(hash);
}

function subscribe(tell: () => void): () => void {
  window.addEventListener('hashchange', tell);
  return () => window.removeEventListener('hashchange', tell);
}

function withQuery(path: string, values: Readonly<Record<string, string | number | null>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null) query.set(name, String(value));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
