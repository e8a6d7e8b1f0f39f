import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { findInText, hitFrom } from './findInText.ts';
import { domRangeOf, paint, type TextPage } from './textPage.ts';
import type { TextRange } from './textRange.ts';

const FOUND = 'bw-found';
const FOUND_NOW = 'bw-found-now';

/**
 * Finding in the document: opens and closes the bar, keeps the hits that are near to sight painted, and shows the current
 * one. `redrawn` changes whenever the elements of the text do, so that what is painted can follow.
 */
export function useFind(
  page: TextPage,
  near: TextRange,
  redrawn: unknown,
  fromUtf16: () => number,
  onShow: (hit: TextRange) => void,
) {
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState(0);
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState(-1);
  const words = useDeferredValue(opened ? query : '');
  const hits = useMemo(() => findInText(page.text, words), [page.text, words]);

  /** Where the current hit begins. */
  const at = useRef<number | null>(null);
  const go = (n: number) => {
    const hit = hits[n];
    at.current = hit?.startUtf16 ?? null;
    setCurrent(n);
    if (hit) onShow(hit);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another query moves it: it stays at its hit, or begins where the reader is
  useEffect(() => {
    const same = hits.findIndex((hit) => hit.startUtf16 === at.current);
    go(same >= 0 ? same : hitFrom(hits, fromUtf16()));
  }, [hits]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `redrawn` stands for the elements that the ranges are in
  useEffect(() => {
    const rangesOf = (places: readonly TextRange[]) => places.flatMap((place) => domRangeOf(page, place) ?? []);
    const isNear = (hit: TextRange) => hit.startUtf16 < near.endUtf16 && hit.endUtf16 > near.startUtf16;
    const hit = hits[current];
    paint(FOUND, rangesOf(hits.filter(isNear)));
    paint(FOUND_NOW, hit ? rangesOf([hit]) : []);
  }, [hits, current, page, near, redrawn]);

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
      if (hits.length > 0) go((current + by + hits.length) % hits.length);
    },
  };
}
