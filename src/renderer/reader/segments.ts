import type { TextRange } from './textRange.ts';

/** How a mark looks in the text, and its card in the margin. */
export type Look = 'fact' | 'highlight' | 'comment' | 'question' | 'bookmark' | 'draft';

/** A quote or an annotation in its place in the text. */
export interface Marked extends TextRange {
  readonly key: string;
  readonly look: Look;
}

/** A run of text under the same marks: none for plain text. */
export interface Segment extends TextRange {
  readonly marks: readonly Marked[];
}

/**
 * A part of the text cut wherever a mark begins or ends, so that each segment lies under one set of marks. Marks may overlap,
 * and may begin or end outside the part. The segments put together are the part, nothing more and nothing less.
 */
export function segmentsOf(part: TextRange, marks: readonly Marked[]): Segment[] {
  const inside = marks.filter((mark) => mark.startUtf16 < part.endUtf16 && mark.endUtf16 > part.startUtf16);
  const cuts = new Set([part.startUtf16, part.endUtf16]);
  for (const mark of inside) {
    cuts.add(Math.max(mark.startUtf16, part.startUtf16));
    cuts.add(Math.min(mark.endUtf16, part.endUtf16));
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < ordered.length; i += 1) {
    const startUtf16 = ordered[i] ?? 0;
    const endUtf16 = ordered[i + 1] ?? 0;
    const over = inside.filter((mark) => mark.startUtf16 <= startUtf16 && mark.endUtf16 >= endUtf16);
    segments.push({ startUtf16, endUtf16, marks: over });
  }
  return segments;
}

/** The marks that touch each passage, by the place of the passage in the list. Both lists are in the order of the text. */
export function marksByPassage(
  passages: readonly { readonly start: number; readonly end: number }[],
  marks: readonly Marked[],
): ReadonlyMap<number, readonly Marked[]> {
  const byPassage = new Map<number, Marked[]>();
  for (const mark of marks) {
    for (let i = firstEndingAfter(passages, mark.startUtf16); i < passages.length; i += 1) {
      if ((passages[i]?.start ?? 0) >= mark.endUtf16) break;
      const held = byPassage.get(i);
      if (held) held.push(mark);
      else byPassage.set(i, [mark]);
    }
  }
  return byPassage;
}

/** Place in the list of the first passage that ends after an offset; the length of the list where none does. */
export function firstEndingAfter(passages: readonly { readonly end: number }[], offsetUtf16: number): number {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((passages[middle]?.end ?? 0) <= offsetUtf16) low = middle + 1;
    else high = middle;
  }
  return low;
}
