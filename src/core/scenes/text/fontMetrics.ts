import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Design } from '../../../model/scene.ts';
import { resourcePath } from '../../resources.ts';

/** Widths of a font family, in em: an advance times the size in points is a width in points. */
export interface FontMetrics {
  readonly twin: string;
  /** Height of a single-spaced line, in em. */
  readonly lineHeightEm: number;
  /** Advances in em by code point of the BMP; below 0 where the font has no glyph. */
  advancesEm(bold: boolean, italic: boolean): Float32Array;
}

type Stretches = readonly (readonly number[])[];

interface MetricsFile {
  readonly twin: string;
  readonly unitsPerEm: number;
  readonly lineHeight: number;
  readonly regular: Stretches;
  readonly bold: Stretches;
  readonly italic: Stretches;
  readonly boldItalic: Stretches;
}

function tableOf(stretches: Stretches, unitsPerEm: number): Float32Array {
  const table = new Float32Array(0x10000).fill(-1);
  for (const [first = 0, ...advances] of stretches) {
    advances.forEach((advance, i) => {
      table[first + i] = advance / unitsPerEm;
    });
  }
  return table;
}

const loaded = new Map<string, FontMetrics>();

/**
 * The metrics of a design's measured font, the free twin of the font that the deck names. They are tables of advances
 * made by scripts/font-metrics.ts, read once.
 *
 * Kerning and ligatures are left out, which errs on the safe side. Measured against fontkit's shaping of Carlito over
 * real prose: lines of 60 to 110 characters are set 0.3 to 0.6 % narrower than the table says on average, and never
 * wider; single words up to 17 % narrower, and at most 2.4 % wider (an opening quotation mark before T). Text is fitted
 * into `WIDTH_SHARE` of its box for what is left; test/scenes/fontMetrics.test.ts makes the figures again.
 */
export function loadFontMetrics(design: Design): FontMetrics {
  const held = loaded.get(design.twin);
  if (held) return held;
  const file = join(resourcePath('fonts'), `${design.twin.toLowerCase()}.metrics.json`);
  const { twin, unitsPerEm, lineHeight, ...styles } = JSON.parse(readFileSync(file, 'utf8')) as MetricsFile;
  const tables = [styles.regular, styles.bold, styles.italic, styles.boldItalic].map((s) => tableOf(s, unitsPerEm));
  const metrics: FontMetrics = {
    twin,
    lineHeightEm: lineHeight,
    advancesEm: (bold, italic) => tables[(bold ? 1 : 0) + (italic ? 2 : 0)] as Float32Array,
  };
  loaded.set(design.twin, metrics);
  return metrics;
}

/** The share of a box's width that text is fitted into: a margin for differences between renderers. */
export const WIDTH_SHARE = 0.985;
