import { type RefObject, useCallback, useEffect, useState } from 'react';
import { domRangeOf, selectedRange, type TextPage } from './textPage.ts';
import type { TextRange } from './textRange.ts';

/** What is selected in the text, and where its bar goes: CSS pixels in the box of `sheet`. */
export interface SelectedWords {
  readonly range: TextRange;
  readonly topPx: number;
  readonly leftPx: number;
}

const SETTLE_MS = 120;
const BAR_WIDTH_PX = 490;
const GAP_PX = 6;

/** Follows the selection in the text, once it has come to rest and the pointer is up. */
export function useSelection(page: TextPage, sheetRef: RefObject<HTMLElement | null>) {
  const [selected, setSelected] = useState<SelectedWords | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isPointerDown = false;
    const read = () => {
      const [root, sheet] = [page.root(), sheetRef.current];
      const range = selectedRange(page);
      if (!range || !root || !sheet) return setSelected(null);
      // Only the last letter is measured: to measure a long selection would lay out everything in it.
      const letter = { startUtf16: range.endUtf16 - 1, endUtf16: range.endUtf16 };
      const last = domRangeOf(page, letter)?.getBoundingClientRect();
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
      isPointerDown = event.target instanceof Node && page.root()?.contains(event.target) === true;
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
  }, [page, sheetRef]);

  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setSelected(null);
  }, []);
  return { selected, clear };
}
