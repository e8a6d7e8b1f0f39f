import { useEffect } from 'react';
import type { RouteOf } from '../app/route.ts';
import type { Bookmark, MarginItem } from './items.ts';
import { selectPlace, type TextPage } from './textPage.ts';
import type { TextRange } from './textRange.ts';
import type { Awaited } from './useActiveCard.ts';

/** Goes where the address says: to the card at a place, to a bookmark, or, where neither is there, to the words themselves. */
export function useArrival(reader: {
  readonly route: RouteOf<'reader'>;
  readonly page: TextPage;
  readonly all: readonly MarginItem[];
  readonly bookmarks: readonly Bookmark[];
  readonly awaitCard: (next: Awaited) => void;
  readonly show: (place: TextRange, then?: () => void) => void;
  readonly moveTo: (offsetUtf16: number) => void;
  readonly focusText: () => void;
}): void {
  const { page, all, bookmarks, awaitCard, show, moveTo, focusText } = reader;
  const { start, end, factId } = reader.route;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address
  useEffect(() => {
    if (factId) return awaitCard({ factId, start, isArrival: true });
    if (start === null || end === null || start >= end) return;
    const place = { startUtf16: start, endUtf16: Math.min(end, page.text.length) };
    const isThere = (mark: TextRange) => mark.startUtf16 === start && mark.endUtf16 === end;
    const there = all.find(isThere);
    if (there) return awaitCard({ key: there.key, isArrival: true });
    const isBookmark = bookmarks.some(isThere);
    // The frame after: nothing may be drawn at once while React runs effects.
    show(place, () =>
      requestAnimationFrame(() => {
        if (isBookmark) moveTo(start);
        else selectPlace(page, place);
        focusText();
      }),
    );
  }, [start, end, factId]);
}
