import { useEffect, useRef, useState } from 'react';
import type { PlannedSlide } from '../../model/slidePlan.ts';

/** The slide that is chosen among these. Where it has gone, the one that took its place is. */
export function useChosenSlide(slides: readonly PlannedSlide[]) {
  const [chosen, choose] = useState<string | null>(null);
  const place = useRef(0);
  const found = slides.findIndex((one) => one.id === chosen);
  const at = found >= 0 ? found : Math.min(place.current, slides.length - 1);
  useEffect(() => {
    if (found >= 0) place.current = found;
  }, [found]);
  const step = (by: 1 | -1) => {
    const next = slides[at + by];
    if (next) choose(next.id);
  };
  return { slide: slides[at], at, choose, step };
}
