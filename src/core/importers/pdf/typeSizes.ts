import type { TextItem } from './runs.ts';

/** In ems: how wide a letter of a font is on average, at least and at most; the size of any other font is not what its matrix says. */
const NARROWEST = 0.12;
const WIDEST = 3;
/** Of a common font. */
const USUAL_WIDTH = 0.5;

/**
 * By what the sizes of a font's letters are to be multiplied, where its matrix does not tell them: fonts whose letters are drawings
 * (Type 3) have matrices of any kind, and pdf.js takes the height of pictures for theirs, which are not decoded here. How wide
 * their letters are tells then how large they are.
 */
export function sizeFactors(items: readonly TextItem[]): ReadonlyMap<string, number> {
  const widths = new Map<string, { ems: number; letters: number }>();
  for (const { str, transform, width = 0, height = 0, fontName = '' } of items) {
    const letters = str?.trim().length ?? 0;
    const size = Math.hypot(transform?.[2] ?? 0, transform?.[3] ?? 0);
    // Lines that are set downwards are as high as they are long.
    if (letters === 0 || size === 0 || width <= 0 || height > 1.5 * size) continue;
    const sum = widths.get(fontName) ?? { ems: 0, letters: 0 };
    sum.ems += width / size;
    sum.letters += letters;
    widths.set(fontName, sum);
  }
  const factors = new Map<string, number>();
  for (const [font, { ems, letters }] of widths) {
    const average = ems / letters;
    if (average < NARROWEST || average > WIDEST) factors.set(font, average / USUAL_WIDTH);
  }
  return factors;
}
