import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Frame } from '../../src/model/scene.ts';
import { tool } from '../../test/support/tools.ts';

const POINTS_PER_INCH = 72;

/** A word as it was drawn: inches from the top left of its page. */
export interface DrawnWord extends Frame {
  readonly text: string;
}

export interface DrawnPage {
  readonly widthIn: number;
  readonly heightIn: number;
  /** In the order in which they were drawn. */
  readonly words: readonly DrawnWord[];
}

/** Prints decks to PDF with LibreOffice, one start of the program for all, and reads the words of their pages back. */
export function drawDecks(files: readonly string[], folder: string): readonly (readonly DrawnPage[])[] {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files];
  execFileSync(tool('soffice') ?? 'soffice', args, { stdio: 'ignore' });
  return files.map((file) => pagesOf(join(folder, `${basename(file, '.pptx')}.pdf`)));
}

function pagesOf(pdf: string): readonly DrawnPage[] {
  const out = `${pdf}.html`;
  // `-raw` keeps the order of drawing, in which the words of one shape stand together.
  execFileSync(tool('pdftotext') ?? 'pdftotext', ['-raw', '-bbox', pdf, out]);
  const [, ...pages] = readFileSync(out, 'utf8').split('<page ');
  return pages.map((page) => {
    const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
    return { widthIn: inches(width), heightIn: inches(height), words: [...page.matchAll(WORD)].map(wordOf) };
  });
}

const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gs;

function wordOf([, left = '0', top = '0', right = '0', bottom = '0', text = '']: RegExpMatchArray): DrawnWord {
  return {
    xIn: inches(left),
    yIn: inches(top),
    wIn: inches(right) - inches(left),
    hIn: inches(bottom) - inches(top),
    text: text.replace(/&(lt|gt|quot|apos|amp|#39);/g, (_, name: string) => ENTITIES[name] ?? ''),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' };

function inches(points: string): number {
  return Number(points) / POINTS_PER_INCH;
}
