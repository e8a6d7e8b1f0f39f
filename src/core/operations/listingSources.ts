import type { Library } from '../database/library.ts';
import { newId } from '../database/library.ts';
import { foundIn } from './foundIn.ts';

/** Sources that are read at a stretch, and how long that may go on before the page is full. */
const PIECE = 50;
const PAGE_MS = 8;
const MOST_IN_PAGE = 500;

/** A source, with its documents, as it is listed. */
function listed({ documents, ...source }: ReturnType<Library['sources']['list']>[number]) {
  return {
    ...source,
    foundIn: foundIn(source.csl, documents),
    documents: documents.map(({ id, sha256, mediaType, characters }) => ({ id, sha256, mediaType, characters })),
  };
}

export function listSources(library: Library) {
  return { sources: library.sources.list().map(listed) };
}

/** What the places in the change log that were told of a library are of: as long as it is open, they mean the same. */
const opened = new WeakMap<Library, string>();

function openingOf(library: Library): string {
  const held = opened.get(library) ?? newId();
  opened.set(library, held);
  return held;
}

/**
 * A page of the sources that are new or other since what `since` names, or of all; `next` is where the next one begins, null at
 * the end. What changes while pages are read is found by the `now` of the first.
 */
export function sourcesSince(
  library: Library,
  { since, after }: { readonly since: string | null; readonly after: number | null },
) {
  const opening = openingOf(library);
  const [of, at] = since?.split(' ') ?? [];
  const change = of === opening ? Number(at) : null;
  const until = performance.now() + PAGE_MS;
  const sources: (ReturnType<typeof listed> & { readonly place: number })[] = [];
  let from = after ?? 0;
  for (;;) {
    const piece = library.sources.since(change, from, PIECE);
    sources.push(...piece.sources.map((one) => ({ ...listed(one), place: one.place })));
    from = piece.sources.at(-1)?.place ?? from;
    const isOver = piece.sources.length < PIECE;
    if (!isOver && performance.now() < until && sources.length < MOST_IN_PAGE) continue;
    const { isWhole, newest, removed } = piece;
    return { sources, removed, isWhole, now: `${opening} ${newest}`, next: isOver ? null : from };
  }
}
