import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { extendedFocus } from './extending.ts';
import { firstEndingAfter } from './segments.ts';
import { elementOf, passageOfNode, selectDirected, selectedDirection, selectPlace, type TextPage } from './textPage.ts';
import { sentencesIn, type TextRange } from './textRange.ts';

const EDGE_PX = 24;

/**
 * Reading and selecting from the keyboard: a current passage, moved by `step`; in the focused text, the right and left arrow
 * select the next and the previous sentence. With Shift the end of the selection moves: by a character, with Ctrl by a word,
 * with Alt by a sentence, and with the arrows up and down by a passage.
 */
export function useTextKeys(
  page: TextPage,
  scroll: RefObject<HTMLElement | null>,
  isShown: (passage: number) => boolean,
  show: (place: TextRange) => void,
) {
  const { text, passages } = page;
  const current = useRef(-1);

  const mark = (passage: number) => {
    elementOf(current.current)?.removeAttribute('data-current');
    current.current = passage;
    page.draw(passage, passage);
    elementOf(passage)?.setAttribute('data-current', 'true');
  };

  const placeOf = (passage: number): TextRange | null => {
    const held = passages[passage];
    return held ? { startUtf16: held.start, endUtf16: held.end } : null;
  };

  const moveTo = (offsetUtf16: number) => mark(Math.min(firstEndingAfter(passages, offsetUtf16), passages.length - 1));

  /** The passage that is being read: the current one while it is in sight, else the first in sight; -1 at the beginning. */
  const here = (): number => {
    const view = scroll.current?.getBoundingClientRect();
    const box = page.root()?.getBoundingClientRect();
    if (!view || !box) return current.current;
    const rect = elementOf(current.current)?.getBoundingClientRect();
    if (rect && rect.bottom > view.top && rect.top < view.bottom) return current.current;
    for (let y = view.top + EDGE_PX; y < view.bottom; y += EDGE_PX) {
      const found = passageOfNode(document.elementFromPoint(box.left + box.width / 2, y));
      if (found !== null) return found;
    }
    return current.current;
  };

  /** The next passage that is not folded away, in a direction; null at the end. */
  const nextShown = (from: number, by: 1 | -1): number | null => {
    for (let i = from + by; i >= 0 && i < passages.length; i += by) if (isShown(i)) return i;
    return null;
  };

  const step = (by: 1 | -1) => {
    const from = here();
    const next = current.current < 0 && from <= 0 ? nextShown(-1, 1) : nextShown(from, by);
    const place = next === null ? null : placeOf(next);
    if (next === null || !place) return;
    page.root()?.focus({ preventScroll: true });
    mark(next);
    show({ startUtf16: place.startUtf16, endUtf16: Math.min(place.startUtf16 + 1, place.endUtf16) });
  };

  const selectSentence = (by: 1 | -1) => {
    const selected = selectedDirection(page)?.range;
    if (selected) moveTo(selected.startUtf16);
    let passage = Math.max(here(), nextShown(-1, 1) ?? 0);
    for (;;) {
      const place = placeOf(passage);
      const sentences = place ? sentencesIn(text, place) : [];
      const next = selected
        ? by === 1
          ? sentences.find((sentence) => sentence.startUtf16 > selected.startUtf16)
          : sentences.findLast((sentence) => sentence.startUtf16 < selected.startUtf16)
        : sentences[0];
      if (next) {
        mark(passage);
        selectPlace(page, next);
        show(next);
        return;
      }
      const beside = nextShown(passage, by);
      if (beside === null) return;
      passage = beside;
    }
  };

  const extend = (by: 1 | -1, unit: 'sentence' | 'passage') => {
    const selected = selectedDirection(page);
    if (!selected) {
      const place = placeOf(Math.max(here(), nextShown(-1, 1) ?? 0));
      const whole = place && (unit === 'passage' ? place : sentencesIn(text, place)[0]);
      if (!whole) return;
      moveTo(whole.startUtf16);
      selectPlace(page, whole);
      return show(whole);
    }
    const { anchorUtf16, focusUtf16 } = selected;
    const focus = extendedFocus(text, passages, isShown, focusUtf16, by, unit);
    selectDirected(page, { anchorUtf16, focusUtf16: focus });
    show(
      by === 1
        ? { startUtf16: Math.max(0, focus - 1), endUtf16: focus }
        : { startUtf16: focus, endUtf16: Math.min(text.length, focus + 1) },
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const [by, isAcross] = ARROWS[event.key] ?? [];
    if (by === undefined) return;
    const byWord = event.ctrlKey || event.metaKey;
    if (isAcross) {
      if (!event.shiftKey || byWord || event.altKey) return;
      extend(by, 'passage');
    } else if (!event.shiftKey) {
      if (byWord || event.altKey) return;
      selectSentence(by);
    } else if (event.altKey) extend(by, 'sentence');
    else document.getSelection()?.modify('extend', by === 1 ? 'forward' : 'backward', byWord ? 'word' : 'character');
    event.preventDefault();
  };

  return {
    step,
    moveTo,
    here,
    onKeyDown,
    /** Where the reader is, in UTF-16 code units of the text. */
    offsetUtf16: () => Math.max(0, passages[here()]?.start ?? 0),
  };
}

const ARROWS: Readonly<Record<string, readonly [by: 1 | -1, isAcross: boolean]>> = {
  ArrowRight: [1, false],
  ArrowLeft: [-1, false],
  ArrowDown: [1, true],
  ArrowUp: [-1, true],
};
