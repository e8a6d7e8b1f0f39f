import type { InferClientOutputs } from '@orpc/client';
import { queryOptions } from '@tanstack/react-query';
import { client, orpc } from './index.ts';

/**
 * All sources of the library. A library may have some ten thousand, so after the first time only what is new or other is read; a
 * source that is as it was stays the same object, and the list too where nothing in it is other.
 */

type Page = InferClientOutputs<typeof client>['sourcesSince'];
type Placed = Page['sources'][number];
type Listed = InferClientOutputs<typeof client>['sources'];

let held: { readonly now: string; readonly placed: ReadonlyMap<string, Placed>; readonly list: Listed } | null = null;

/** All pages of what changed since a reading, or of all sources. */
async function pagesSince(since: string | null): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let after: number | null = null;
  do {
    const page: Page = await client.sourcesSince({ since: pages[0]?.isWhole ? null : since, after });
    // It began as what changed, and too much has changed meanwhile.
    if (page.isWhole && pages[0]?.isWhole === false) return pagesSince(null);
    pages.push(page);
    after = page.next;
  } while (after !== null);
  return pages;
}

async function catchUp(): Promise<Listed> {
  const pages = await pagesSince(held?.now ?? null);
  const { now = '', isWhole = true } = pages[0] ?? {};
  const read = pages.flatMap(({ sources }) => sources);
  const removed = pages.flatMap((page) => page.removed);
  if (held && !isWhole && read.length === 0 && removed.length === 0) {
    held = { ...held, now };
    return held.list;
  }
  const placed = new Map(isWhole ? [] : held?.placed);
  for (const id of removed) placed.delete(id);
  for (const one of read) placed.set(one.id, one);
  const sources = [...placed.values()].sort((a, b) => a.place - b.place);
  held = { now, placed, list: { sources } };
  return held.list;
}

let last: Promise<unknown> = Promise.resolve();

/** One reading after another: what a reading that nobody waits for any more has read is not lost. */
function readSources(): Promise<Listed> {
  const reading = last.then(catchUp);
  last = reading.catch(() => {});
  return reading;
}

export const sourcesOptions = () =>
  queryOptions({ queryKey: orpc.sources.queryKey(), queryFn: readSources, structuralSharing: false });
