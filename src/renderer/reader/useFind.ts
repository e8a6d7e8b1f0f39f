import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { findInText, hitFrom } from './findInText.ts';
import { domRangesOf, paint } from './selection.ts';
import type { TextRange } from './textRange.ts';

const FOUND = 'bw-found';
const FOUND_NOW = 'bw-found-now';

/**
 * Finding in the document: opens and closes the bar, keeps the hits painted, and shows the current one.
 * `redrawn` changes whenever the elements of the text do, so that what is painted can follow.
 */
export function useFind(
  text: string,
  textRef: RefObject<HTMLElement | null>,
  redrawn: unknown,
  fromUtf16: () => number,
  onShow: (hit: TextRange) => void,
) {
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState(0);
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState(-1);
  const words = useDeferredValue(opened ? query : '');
  const hits = useMemo(() => findInText(text, words), [text, words]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new query begins where the reader is; nothing else moves it
  useEffect(() => {
    const first = hitFrom(hits, fromUtf16());
    setCurrent(first);
    const hit = hits[first];
    if (hit) onShow(hit);
  }, [hits]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `redrawn` stands for the elements that the ranges are in
  useEffect(() => {
    const root = textRef.current;
    const hit = hits[current];
    if (!root) return;
    paint(FOUND, domRangesOf(root, hits));
    paint(FOUND_NOW, hit ? domRangesOf(root, [hit]) : []);
  }, [hits, current, textRef, redrawn]);

  useEffect(
    () => () => {
      paint(FOUND, []);
      paint(FOUND_NOW, []);
    },
    [],
  );

  const open = useCallback(() => {
    setOpened(true);
    setAsked((times) => times + 1);
  }, []);

  return {
    opened,
    asked,
    query,
    current,
    found: hits.length,
    setQuery,
    open,
    close: () => setOpened(false),
    step: (by: 1 | -1) => {
      if (hits.length === 0) return;
      const next = (current + by + hits.length) % hits.length;
      setCurrent(next);
      const hit = hits[next];
      if (hit) onShow(hit);
    },
  };
}
