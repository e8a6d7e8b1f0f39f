import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { domRangeOf, type TextPage } from './textPage.ts';
import type { TextRange } from './textRange.ts';

/** How many frames a place is looked for: what is above it may take its true height only once it is near. */
const MOST_FRAMES = 10;
const EDGE_PX = 40;

/**
 * Brings a place of the text into sight: unfolds and draws it, scrolls to it, and looks again until it stays there.
 * `then` runs once it is on the page.
 */
export function useShow(
  page: TextPage,
  scroll: RefObject<HTMLElement | null>,
  reveal: (place: TextRange) => void,
): (place: TextRange, then?: () => void) => void {
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useCallback(
    (place, then) => {
      reveal(place);
      let left = MOST_FRAMES;
      let stays = 0;
      let waiting = then;
      const look = () => {
        const found = bringIntoSight(page, scroll.current, place);
        stays = found === 'there' ? stays + 1 : 0;
        if (found !== 'absent' && waiting) {
          waiting();
          waiting = undefined;
        }
        left -= 1;
        if (stays < 2 && left > 0) frame.current = requestAnimationFrame(look);
      };
      cancelAnimationFrame(frame.current);
      look();
    },
    [page, scroll, reveal],
  );
}

function bringIntoSight(page: TextPage, box: HTMLElement | null, place: TextRange): 'absent' | 'moved' | 'there' {
  const rect = domRangeOf(page, place)?.getBoundingClientRect();
  if (!box || !rect) return 'absent';
  const view = box.getBoundingClientRect();
  const isTall = rect.height > view.height / 2;
  const lowest = isTall ? view.top + view.height / 2 : view.bottom - EDGE_PX;
  if (rect.top >= view.top + EDGE_PX && (isTall ? rect.top : rect.bottom) <= lowest) return 'there';
  const before = box.scrollTop;
  box.scrollBy({ top: rect.top - view.top - view.height / (isTall ? 8 : 3) });
  // At the end of the text there is nothing left to scroll.
  return box.scrollTop === before ? 'there' : 'moved';
}
