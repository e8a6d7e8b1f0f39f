import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DeckScenes, Frame, Scene } from '../../src/model/scene.ts';

/** A word as it was drawn, in inches from the top left of its page. */
export interface DrawnWord extends Frame {
  readonly text: string;
}

/** Draws .pptx files with LibreOffice, all in one call, and reads back the words of each page of each. */
export function drawnWords(
  soffice: string,
  pdftotext: string,
  files: readonly string[],
  folder: string,
): DrawnWord[][][] {
  execFileSync(
    soffice,
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    ],
    { stdio: 'ignore' },
  );
  return files.map((file) => {
    const pdf = join(folder, `${basename(file, '.pptx')}.pdf`);
    const out = `${pdf}.html`;
    execFileSync(pdftotext, ['-bbox', pdf, out]);
    const [, ...pages] = readFileSync(out, 'utf8').split('<page ');
    return pages.map((page) =>
      [
        ...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gs),
      ].map(([, x = '0', y = '0', right = '0', bottom = '0', text = '']) => ({
        xIn: Number(x) / 72,
        yIn: Number(y) / 72,
        wIn: (Number(right) - Number(x)) / 72,
        hIn: (Number(bottom) - Number(y)) / 72,
        text,
      })),
    );
  });
}

/** Punctuation may hang out of the right edge in Asian text, by up to one em. */
const HANGING = /^[.,]$|[\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f]/u;

function isInside(word: DrawnWord, frame: Frame): boolean {
  // Glyph boxes stand a little out of the line that they are set in.
  const slackIn = Math.max(0.05, word.hIn * 0.15);
  const hangIn = HANGING.test(word.text) ? word.hIn : 0;
  return (
    word.xIn >= frame.xIn - slackIn &&
    word.yIn >= frame.yIn - slackIn &&
    word.xIn + word.wIn <= frame.xIn + frame.wIn + slackIn + hangIn &&
    word.yIn + word.hIn <= frame.yIn + frame.hIn + slackIn
  );
}

/** Words of a page that stand in none of the frames of its scene, as sentences. */
export function strayWords(words: readonly DrawnWord[], scene: Scene, deck: DeckScenes): string[] {
  const { header, footer, asOf, slideNumber } = deck.furniture;
  const frames = [header, footer, asOf, slideNumber, ...scene.boxes.map((box) => box.frame)];
  return words
    .filter((word) => !frames.some((frame) => isInside(word, frame)))
    .map(
      (w) =>
        `${scene.id}: "${w.text.slice(0, 30)}" at ${w.xIn.toFixed(2)}, ${w.yIn.toFixed(2)} to ${(w.yIn + w.hIn).toFixed(2)}`,
    );
}
