import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { drawDecks } from '../../e2e/support/pdf.ts';
import { tool } from '../../test/support/tools.ts';
import type { Word } from './words.ts';

/** Where the baseline stands in the box that pdftotext gives a word of Carlito. */
const BASELINE = 0.952 / 1.3;

export interface DrawnSlide {
  readonly words: readonly Word[];
  /** PNG. */
  readonly picture: Buffer;
}

/** The pages of decks as LibreOffice draws them: their words, and their pictures so many pixels wide. */
export function drawnSlides(files: readonly string[], folder: string, widthPx: number): DrawnSlide[][] {
  return drawDecks(files, folder).map((pages, i) => {
    const name = basename(files[i] ?? '', '.pptx');
    const prefix = `${name}-page-`;
    const scale = ['-scale-to-x', String(widthPx), '-scale-to-y', '-1'];
    execFileSync(tool('pdftoppm') ?? 'pdftoppm', ['-png', ...scale, join(folder, `${name}.pdf`), join(folder, prefix)]);
    // Numbers are padded to the same length, so that names sort as pages.
    const pictures = readdirSync(folder)
      .filter((file) => file.startsWith(prefix) && file.endsWith('.png'))
      .sort();
    return pages.map(({ words }, p) => ({
      words: words.map(({ text, xIn, yIn, wIn, hIn }) => ({
        text,
        leftIn: xIn,
        rightIn: xIn + wIn,
        baselineIn: yIn + hIn * BASELINE,
      })),
      picture: readFileSync(join(folder, pictures[p] ?? '')),
    }));
  });
}
