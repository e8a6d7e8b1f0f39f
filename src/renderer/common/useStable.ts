import { useCallback, useEffect, useRef } from 'react';

/** A function that stays the same while what it does follows the latest render: rows need not be drawn again for it. */
export function useStable<Arguments extends readonly unknown[]>(
  run: (...args: Arguments) => void,
): (...args: Arguments) => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Arguments) => latest.current(...args), []);
}
