import { type RefObject, useCallback, useEffect, useState } from 'react';
import { selectedRange } from './selection.ts';
import type { TextRange } from './textRange.ts';

/** What is selected in the text, and where its bar goes: CSS pixels in the box of `sheet`. */
export interface SelectedWords {
  readonly range: TextRange;
  readonly topPx: number;
  readonly leftPx: number;
}

const SETTLE_MS = 120;
const BAR_WIDTH_PX = 365;
const GAP_PX = 6;

/** Follows the selection in the text, once it has come to rest and the pointer is up. */
export function useSelection(
  text: string,
  textRef: RefObject<HTMLElement | null>,
  sheetRef: RefObject<HTMLElement | null>,
) {
  const [selected, setSelected] = useState<SelectedWords | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isPointerDown = false;
    const read = () => {
      const [root, sheet] = [textRef.current, sheetRef.current];
      const range = root && selectedRange(root, text);
      if (!range || !sheet) return setSelected(null);
      const rects = document.getSelection()?.getRangeAt(0).getClientRects();
      const last = rects?.[rects.length - 1];
      if (!last) return setSelected(null);
      const box = sheet.getBoundingClientRect();
      const textBox = root.getBoundingClientRect();
      const leftMost = textBox.left - box.left;
      const rightMost = Math.max(leftMost, textBox.right - box.left - BAR_WIDTH_PX);
      setSelected({
        range,
        topPx: last.bottom - box.top + GAP_PX,
        leftPx: Math.min(rightMost, Math.max(leftMost, last.right - box.left - BAR_WIDTH_PX / 2)),
      });
    };
    const settle = () => {
      clearTimeout(timer);
      if (!isPointerDown) timer = setTimeout(read, SETTLE_MS);
    };
    const onDown = (event: PointerEvent) => {
      isPointerDown = event.target instanceof Node && textRef.current?.contains(event.target) === true;
    };
    const onUp = () => {
      isPointerDown = false;
      settle();
    };
    document.addEventListener('selectionchange', settle);
    document.addEventListener('pointerdown', onDown);
    document.addEventListener('pointerup', onUp);
    document.addEventListener('pointercancel', onUp);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', settle);
      document.removeEventListener('pointerdown', onDown);
      document.removeEventListener('pointerup', onUp);
      document.removeEventListener('pointercancel', onUp);
    };
  }, [text, textRef, sheetRef]);

  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setSelected(null);
  }, []);
  return { selected, clear };
}
