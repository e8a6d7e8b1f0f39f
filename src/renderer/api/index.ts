import { createORPCClient } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { notifyManager, QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Client } from '../../contract/wire.ts';
import { openPipe } from '../shell/index.ts';
import { type ConnectionState, LastingConnection } from './connection.ts';

/** How the screens call the library: `client` for calls and streams, `orpc` for queries that follow the library's changes. */

const connection = new LastingConnection(openPipe);

export const client: Client = createORPCClient(connection.link);
export const orpc = createTanstackQueryUtils(client);

/** What was read stays good until the library says that it has changed. Nothing waits for a network: there is none. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export interface ConnectionInfo {
  readonly state: ConnectionState;
  /** Why the last try to connect failed; null where there was none, or it went well. */
  readonly fault: unknown;
  /** Tries to connect at once. */
  readonly retry: () => void;
}

const subscribe = (callback: () => void): (() => void) => connection.subscribe(callback);
const retry = (): void => connection.retry();

/** Whether the library answers. */
export function useConnection(): ConnectionInfo {
  const state = useSyncExternalStore(subscribe, () => connection.state);
  const fault = useSyncExternalStore(subscribe, () => connection.fault);
  return { state, fault, retry };
}

/** Changes that follow one another faster than this are read once. */
const CHANGES_TOGETHER_MS = 120;
/** While one change follows another, as in an import, reading takes no more than a fifth of the time; but nobody waits longer. */
const REST_TIMES = 4;
const LONGEST_REST_MS = 1_000;
let readAgain: ReturnType<typeof setTimeout> | null = null;
let restUntil = 0;

function libraryChanged(): void {
  if (readAgain !== null) return;
  const rest = Math.max(CHANGES_TOGETHER_MS, restUntil - performance.now());
  readAgain = setTimeout(async () => {
    readAgain = null;
    const began = performance.now();
    await queryClient.invalidateQueries();
    const ended = performance.now();
    restUntil = ended + Math.min(LONGEST_REST_MS, REST_TIMES * (ended - began));
  }, rest);
}

/** Reads again, at once, what the screens show; done when they show it, which the queries tell them one turn after they have it. */
export async function readAnew(): Promise<void> {
  if (readAgain !== null) clearTimeout(readAgain);
  readAgain = null;
  await queryClient.invalidateQueries();
  await new Promise<void>((shown) => notifyManager.schedule(shown));
}

/**
 * Reads anew whenever the library has changed. The first message says only where the library is now: what was read before it
 * came may be older, and nothing else. On a new page nothing was, since the changes are asked for before anything else.
 */
async function followChanges(): Promise<void> {
  try {
    let isFirst = true;
    for await (const _change of await client.changes()) {
      if (!isFirst) libraryChanged();
      else void queryClient.invalidateQueries({ predicate: ({ state }) => state.status !== 'pending' });
      isFirst = false;
    }
  } catch {
    // The connection has gone: `whenOpen` follows again when it is back.
  }
}

let lost = false;
function whenOpen(): void {
  if (connection.state === 'gone') lost = true;
  if (connection.state !== 'open' || !lost) return;
  lost = false;
  void followChanges();
}
connection.subscribe(whenOpen);
void followChanges();
