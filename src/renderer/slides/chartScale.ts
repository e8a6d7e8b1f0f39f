/** Steps of an axis: one, two or five times a power of ten. */
function niceStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span));
  const lead = span / power;
  return (lead <= 1 ? 0.1 : lead <= 2 ? 0.2 : lead <= 5 ? 0.5 : 1) * power;
}

/** The range of a value axis: from zero, to the next step above the largest value (and below the smallest, if negative). */
export function axisOf(values: readonly number[]): { readonly from: number; readonly to: number } {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  if (highest === lowest) return { from: 0, to: 1 };
  const step = niceStep(highest - lowest);
  const above = Math.ceil(highest / step) * step;
  const below = Math.floor(lowest / step) * step;
  // A bar that ends at the edge would leave no room for its label.
  return {
    from: lowest < 0 && lowest - below < step / 2 ? below - step : below,
    to: highest > 0 && above - highest < step / 2 ? above + step : above,
  };
}
