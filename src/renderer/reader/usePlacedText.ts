import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Passage } from '../../model/source.ts';
import { type ChunkMarks, marksByChunk } from './chunkMarks.ts';
import { passageGroups } from './passageGroups.ts';
import { firstEndingAfter, type Marked, marksByPassage } from './segments.ts';
import { type TextChunk, textChunks } from './textChunks.ts';
import type { TextPage } from './textPage.ts';
import type { TextRange } from './textRange.ts';
import { useDrawing } from './useDrawing.ts';
import { useFolding } from './useFolding.ts';
import { useShow } from './useShow.ts';

/**
 * The text of a document on the page: cut into chunks that are drawn as they come near to sight, furniture folded away, and the
 * way to bring a place into sight (`show`). `marked` are the places that keep their passage from being folded.
 */
export function usePlacedText(of: {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly marked: readonly Marked[];
  /** Where the drawing begins, in UTF-16 code units. */
  readonly startUtf16: number;
  readonly textBox: RefObject<HTMLElement | null>;
  readonly scroll: RefObject<HTMLElement | null>;
}) {
  const { text, passages, marked, textBox, scroll } = of;
  const groups = useMemo(() => passageGroups(passages), [passages]);
  const chunks = useMemo(() => textChunks(groups, passages), [groups, passages]);
  const folding = useFolding(groups, (passage) => marksByPassage(passages, marked).has(passage));
  const drawing = useDrawing(chunks, firstEndingAfter(passages, of.startUtf16));
  const { draw, want } = drawing;
  const page = useMemo<TextPage>(
    () => ({ text, passages, root: () => textBox.current, draw }),
    [text, passages, draw, textBox],
  );
  const { unfold } = folding;
  const reveal = useCallback(
    (place: TextRange) => {
      const first = firstEndingAfter(passages, place.startUtf16);
      unfold(first);
      want(first, firstEndingAfter(passages, place.endUtf16 - 1));
    },
    [passages, unfold, want],
  );
  const show = useShow(page, scroll, reveal);
  return { chunks, folding, drawing, page, show };
}

/** The marks of each chunk; a chunk whose marks are as before keeps them, so that it is not drawn again. */
export function useChunkMarks(
  chunks: readonly TextChunk[],
  passages: readonly Passage[],
  marked: readonly Marked[],
  activeKey: string | null,
): ReadonlyMap<number, ChunkMarks> {
  const before = useRef<ReadonlyMap<number, ChunkMarks>>(new Map());
  const marks = useMemo(
    () => marksByChunk(chunks, passages, marked, activeKey, before.current),
    [chunks, passages, marked, activeKey],
  );
  useEffect(() => {
    before.current = marks;
  }, [marks]);
  return marks;
}
