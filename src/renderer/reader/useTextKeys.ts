import { type KeyboardEvent, type RefObject, useRef } from 'react';
import type { Passage } from '../../model/source.ts';
import { firstEndingAfter } from './segments.ts';
import { selectedRange, selectPlace } from './selection.ts';
import { sentencesIn, type TextRange } from './textRange.ts';

/**
 * Reading and selecting from the keyboard: a current paragraph, moved by `step`; in the focused text, the right and left arrow
 * select the next and the previous sentence, and with Shift they move the end of the selection.
 */
export function useTextKeys(
  text: string,
  passages: readonly Passage[],
  textRef: RefObject<HTMLElement | null>,
  show: (place: TextRange) => void,
) {
  const current = useRef(-1);

  const mark = (passage: number) => {
    current.current = passage;
    const root = textRef.current;
    root?.querySelector('[data-current]')?.removeAttribute('data-current');
    const index = passages[passage]?.index;
    root?.querySelector(`[data-passage="${index}"]`)?.setAttribute('data-current', 'true');
  };

  const placeOf = (passage: number): TextRange | null => {
    const held = passages[passage];
    return held ? { startUtf16: held.start, endUtf16: held.end } : null;
  };

  const moveTo = (offsetUtf16: number) => mark(Math.min(firstEndingAfter(passages, offsetUtf16), passages.length - 1));

  const isDrawn = (passage: number): boolean =>
    textRef.current?.querySelector(`[data-passage="${passages[passage]?.index}"]`) != null;

  /** The next paragraph that is not folded away, in a direction; null at the end. */
  const nextDrawn = (from: number, by: 1 | -1): number | null => {
    for (let i = from + by; i >= 0 && i < passages.length; i += by) if (isDrawn(i)) return i;
    return null;
  };

  const step = (by: 1 | -1) => {
    const next = nextDrawn(current.current, by);
    const place = next === null ? null : placeOf(next);
    if (next === null || !place) return;
    textRef.current?.focus({ preventScroll: true });
    show({ startUtf16: place.startUtf16, endUtf16: Math.min(place.startUtf16 + 1, place.endUtf16) });
    mark(next);
  };

  const selectSentence = (by: 1 | -1) => {
    const root = textRef.current;
    if (!root) return;
    const selected = selectedRange(root, text);
    if (selected) moveTo(selected.startUtf16);
    let passage = current.current < 0 ? (nextDrawn(-1, 1) ?? 0) : current.current;
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
        show(next);
        selectPlace(root, next);
        return;
      }
      const beside = nextDrawn(passage, by);
      if (beside === null) return;
      passage = beside;
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (by === null) return;
    const byWord = event.ctrlKey || event.metaKey;
    if (event.shiftKey)
      document.getSelection()?.modify('extend', by === 1 ? 'forward' : 'backward', byWord ? 'word' : 'character');
    else if (!byWord) selectSentence(by);
    else return;
    event.preventDefault();
  };

  return {
    step,
    moveTo,
    onKeyDown,
    /** Where the reader is, in UTF-16 code units of the text. */
    offsetUtf16: () => Math.max(0, passages[current.current]?.start ?? 0),
  };
}
