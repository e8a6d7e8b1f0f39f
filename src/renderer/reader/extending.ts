import type { Passage } from '../../model/source.ts';
import { firstEndingAfter } from './segments.ts';
import { sentencesIn, type TextRange } from './textRange.ts';

/** A selection with a direction: `focusUtf16` is the end that moves. */
export interface Directed {
  readonly anchorUtf16: number;
  readonly focusUtf16: number;
}

/**
 * Where the moving end of a selection goes by one sentence or one passage: forwards to the next end of one, backwards to the
 * beginning of one. Passages that `isShown` is false for are passed over. The same offset where there is no further one.
 */
export function extendedFocus(
  text: string,
  passages: readonly Pick<Passage, 'start' | 'end'>[],
  isShown: (passage: number) => boolean,
  focusUtf16: number,
  by: 1 | -1,
  unit: 'sentence' | 'passage',
): number {
  const last = passages.length - 1;
  const from = by === 1 ? firstEndingAfter(passages, focusUtf16) : firstEndingAfter(passages, focusUtf16 - 1);
  for (let i = by === 1 ? from : Math.min(from, last); i >= 0 && i <= last; i += by) {
    const held = passages[i];
    if (!held || !isShown(i)) continue;
    const place: TextRange = { startUtf16: held.start, endUtf16: held.end };
    const units = unit === 'passage' ? [place] : sentencesIn(text, place);
    const next =
      by === 1
        ? units.find((one) => one.endUtf16 > focusUtf16)?.endUtf16
        : units.findLast((one) => one.startUtf16 < focusUtf16)?.startUtf16;
    if (next !== undefined) return next;
  }
  return focusUtf16;
}
