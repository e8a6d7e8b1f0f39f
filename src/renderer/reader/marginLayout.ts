/** A card of the margin: where its quote is, and how tall it is, both in CSS pixels. */
export interface CardBox {
  readonly wantedTopPx: number;
  readonly heightPx: number;
}

/**
 * Where the cards of the margin go: each beside its quote where there is room, else below the card before it, none over
 * another, in the given order. The active card stands exactly beside its quote, and the others make room above and below; only the top of the document, which
 * no card leaves, may push it down.
 * `active` is -1 where no card is.
 */
export function placeCards(cards: readonly CardBox[], active: number, gapPx: number): number[] {
  const tops = cards.map((card) => card.wantedTopPx);
  const push = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) {
      const above = (tops[i - 1] ?? 0) + (cards[i - 1]?.heightPx ?? 0) + gapPx;
      tops[i] = Math.max(tops[i] ?? 0, above);
    }
  };
  const anchor = Math.max(active, 0);
  // The cards above the active one are packed downwards first, so that they are lifted only where they must be.
  push(1, anchor);
  for (let i = anchor - 1; i >= 0; i -= 1) {
    const below = (tops[i + 1] ?? 0) - (cards[i]?.heightPx ?? 0) - gapPx;
    tops[i] = Math.min(tops[i] ?? 0, below);
  }
  if (tops.length > 0) tops[0] = Math.max(tops[0] ?? 0, 0);
  push(1, tops.length);
  return tops;
}
