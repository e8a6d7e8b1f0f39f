import { useCallback, useEffect, useRef, useState } from 'react';
import { type MarginItem, noteKey } from './items.ts';
import { cardId } from './Margin.tsx';

/** A card to be made active, and focused, once it is there: by its key, or the quote of a fact, the nearest to `start`. */
export type Awaited =
  | { readonly key: string; readonly isArrival?: boolean }
  | { readonly annotationId: string; readonly isArrival?: boolean }
  | { readonly factId: string; readonly start: number | null; readonly isArrival?: boolean };

/**
 * Which card is active. What was just made, or what an address asks for, becomes active when its card comes: it is shown, and
 * its first field, or else the card itself, takes the focus. `onHidden` is told when it is there but kept out of the margin.
 */
export function useActiveCard(
  all: readonly MarginItem[],
  items: readonly MarginItem[],
  show: (place: MarginItem) => void,
  onHidden: () => void,
) {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [awaited, setAwaited] = useState<Awaited | null>(null);
  /** The card at which an address arrived; Escape goes back from there at once. */
  const arrival = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the card of what has just become active comes with the next render
  useEffect(() => {
    if (!awaited) return;
    const found = findAwaited(items, awaited);
    if (!found) {
      if (findAwaited(all, awaited)) onHidden();
      return;
    }
    if (awaited.isArrival) arrival.current = found.key;
    setActiveKey(found.key);
    const card = document.getElementById(cardId(found.key));
    // In a long document a card is in the margin only while it is active, or its place near to sight.
    if (!card) return;
    setAwaited(null);
    show(found);
    (card.querySelector<HTMLElement>('[data-autofocus]') ?? card).focus({ preventScroll: true });
  }, [awaited, activeKey, all, items, show, onHidden]);

  return {
    activeKey,
    setActiveKey,
    awaitCard: useCallback((next: Awaited) => setAwaited(next), []),
    isArrival: (): boolean => activeKey !== null && arrival.current === activeKey,
  };
}

function findAwaited(items: readonly MarginItem[], awaited: Awaited): MarginItem | undefined {
  if ('key' in awaited) return items.find(({ key }) => key === awaited.key);
  if ('annotationId' in awaited) return items.find(({ key }) => key === noteKey(awaited.annotationId));
  const quotes = items.filter((item) => item.kind === 'fact' && item.fact.id === awaited.factId);
  return quotes.find(({ startUtf16 }) => startUtf16 === awaited.start) ?? quotes[0];
}
