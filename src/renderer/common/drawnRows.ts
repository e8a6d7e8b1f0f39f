import { useState } from 'react';

/** So many rows of a long list are drawn at once. */
const PIECE = 60;
/** More are drawn when the end of those that are is so near to sight, in pixels. */
const NEAR_PX = 800;

/**
 * How many rows of a list are drawn: at first a piece, more as somebody scrolls. `end` is the ref of an element that stands below
 * them, inside the section that scrolls; it is wanted, with `drawn` as its key, while there are more rows.
 */
export function useDrawnRows(total: number): { readonly drawn: number; readonly end: (mark: Element | null) => void } {
  const [drawn, setDrawn] = useState(PIECE);
  const end = (mark: Element | null): (() => void) | undefined => {
    if (mark === null) return;
    const watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setDrawn((before) => before + PIECE);
      },
      { root: mark.closest('section'), rootMargin: `0px 0px ${NEAR_PX}px` },
    );
    watcher.observe(mark);
    return () => watcher.disconnect();
  };
  return { drawn: Math.min(drawn, total), end };
}
