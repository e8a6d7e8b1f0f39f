/**
 * Makes resources/fonts/<twin>.metrics.json from the TTF files beside it: `node scripts/font-metrics.ts`.
 * The deck is measured with these tables, so that no font is parsed when the program runs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

const folder = join(import.meta.dirname, '../resources/fonts');
const styles = { regular: 'Regular', bold: 'Bold', italic: 'Italic', boldItalic: 'BoldItalic' } as const;
const twins = [{ twin: 'Carlito', file: 'carlito' }];

/** Stretches of neighbouring code points: `[first, advance, advance, …]` in font units. Only the BMP is covered. */
function advances(font: Font): number[][] {
  const stretches: number[][] = [];
  let next = -1;
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) {
    if (codePoint > 0xffff) continue;
    const advance = Math.round(font.glyphForCodePoint(codePoint).advanceWidth);
    if (codePoint !== next) stretches.push([codePoint]);
    stretches.at(-1)?.push(advance);
    next = codePoint + 1;
  }
  return stretches;
}

for (const { twin, file } of twins) {
  const tables: Record<string, unknown> = {};
  let lineHeight = 0;
  let unitsPerEm = 0;
  for (const [style, suffix] of Object.entries(styles)) {
    const font = create(readFileSync(join(folder, `${twin}-${suffix}.ttf`)));
    unitsPerEm = font.unitsPerEm;
    const os2 = font['OS/2'];
    // Office and LibreOffice set single-spaced lines by the Windows metrics of the font.
    lineHeight = Math.max(lineHeight, (os2.winAscent + os2.winDescent) / font.unitsPerEm);
    tables[style] = advances(font);
  }
  const metrics = { twin, unitsPerEm, lineHeight: Math.ceil(lineHeight * 10_000) / 10_000, ...tables };
  writeFileSync(join(folder, `${file}.metrics.json`), `${JSON.stringify(metrics)}\n`);
}
