import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { chunkOf, type TextChunk } from './textChunks.ts';
import { elementOf } from './textPage.ts';

/** Chunks drawn at once while nothing else is to be done: few enough to stay far below a frame. */
const CHUNKS_A_TURN = 2;
const IDLE_TIMEOUT_MS = 250;

/** Passages that are in sight or near it: places in the list, `after` exclusive. */
export interface Near {
  readonly first: number;
  readonly after: number;
}

/**
 * Draws a long text little by little: at first the chunks around a passage, at once what comes near to sight, and the rest
 * whenever the page has nothing else to do, until all of it is there to be read, selected and found.
 */
export function useDrawing(chunks: readonly TextChunk[], startPassage: number) {
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(() => {
    const start = chunkOf(chunks, startPassage);
    return new Set([start - 1, start, start + 1].filter((n) => n >= 0 && n < chunks.length));
  });
  const [near, setNear] = useState<Near>({ first: 0, after: 0 });

  const add = useCallback(
    (wanted: readonly number[]) =>
      setDrawn((before) => (wanted.every((n) => before.has(n)) ? before : new Set([...before, ...wanted]))),
    [],
  );

  /** Has passages drawn soon. */
  const want = useCallback(
    (firstPassage: number, lastPassage: number) => add([chunkOf(chunks, firstPassage), chunkOf(chunks, lastPassage)]),
    [chunks, add],
  );
  /** Has passages drawn before it returns; never while React renders or runs effects. */
  const draw = useCallback(
    (firstPassage: number, lastPassage: number) => {
      if (elementOf(firstPassage) && elementOf(lastPassage)) return;
      flushSync(() => want(firstPassage, lastPassage));
    },
    [want],
  );

  useEffect(() => {
    if (drawn.size >= chunks.length) return;
    const next = () => {
      const missing: number[] = [];
      for (let n = 0; n < chunks.length && missing.length < CHUNKS_A_TURN; n += 1) if (!drawn.has(n)) missing.push(n);
      add(missing);
    };
    const turn = requestIdleCallback(next, { timeout: IDLE_TIMEOUT_MS });
    return () => cancelIdleCallback(turn);
  }, [drawn, chunks, add]);

  const inSight = useRef(new Set<number>());
  const observer = useRef<IntersectionObserver | null>(null);
  const chunkRef = useMemo(
    () => (element: HTMLDivElement | null) => {
      if (!element) return;
      observer.current ??= new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) {
            const n = Number((target as HTMLElement).dataset.chunk);
            if (isIntersecting) inSight.current.add(n);
            else inSight.current.delete(n);
          }
          const seen = [...inSight.current].sort((a, b) => a - b);
          const [first, last] = [chunks[seen[0] ?? -1], chunks[seen.at(-1) ?? -1]];
          if (!first || !last) return;
          add(seen);
          setNear({ first: first.first, after: last.after });
        },
        // The text scrolls in an element of its own: only with it as the root does the margin count.
        { root: element.closest('[data-reader-scroll]'), rootMargin: '100% 0px' },
      );
      const watching = observer.current;
      watching.observe(element);
      return () => watching.unobserve(element);
    },
    [chunks, add],
  );
  useEffect(
    () => () => {
      observer.current?.disconnect();
      observer.current = null;
    },
    [],
  );

  return { drawn, near, want, draw, chunkRef };
}
