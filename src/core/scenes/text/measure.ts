import type { Run } from '../../../model/scene.ts';
import { fallbackLineEm, isIdeograph } from './fallback.ts';
import type { FontMetrics } from './fontMetrics.ts';

/** Superscripts are set at two thirds of the size. */
const SUPERSCRIPT_SHARE = 0.67;
/** Longer unbreakable stretches keep the width of each character, in case they must be broken inside. */
const LONG_WORD_EM = 8;
/** No line begins with these, so an ideograph before them is kept on their line (a part of the kinsoku rules). */
const NOT_AT_LINE_START =
  /[\u3001\u3002\u3005\u300b\u300d\u300f\u3011\u3015\u301c\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30fb\u30fc\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f]/u;

/** A stretch that no line breaks in, and the white space behind it; widths in em. */
interface Word {
  readonly widthEm: number;
  readonly spaceEm: number;
  /** Of long words: the width of each character, and whether a renderer may find places to break that we do not use. */
  readonly characterEms: readonly number[] | null;
  readonly hasInnerBreaks: boolean;
}

/** One paragraph measured in em of its size, so that it is measured once for all sizes. */
export interface MeasuredText {
  readonly words: readonly Word[];
  /** Height of its lines in em. */
  readonly lineEm: number;
  /** Width in em when set on one line. */
  readonly widthEm: number;
  /** Width in em of the widest stretch that does not break. */
  readonly widestWordEm: number;
}

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c >= 0xc0;

/**
 * Measures runs set one after another. Lines break after white space, after a hyphen between two letters, and between
 * ideographs: only where PowerPoint and LibreOffice both do. Fewer places to break never give fewer lines, so the
 * count of lines is an upper bound for either.
 */
export function measureRuns(runs: readonly Run[], metrics: FontMetrics, sizePt: number | null = null): MeasuredText {
  const words: Word[] = [];
  let wordEm = 0;
  let spaceEm = 0;
  let characters: number[] = [];
  let inner = false;
  let lineEm = metrics.lineHeightEm;
  let totalEm = 0;
  let widestWordEm = 0;
  let previous = 0;

  const close = (): void => {
    const long = wordEm > LONG_WORD_EM;
    words.push({ widthEm: wordEm, spaceEm, characterEms: long ? characters : null, hasInnerBreaks: inner });
    totalEm += wordEm + spaceEm;
    if (wordEm > widestWordEm) widestWordEm = wordEm;
    wordEm = 0;
    spaceEm = 0;
    characters = [];
    inner = false;
  };

  for (const run of runs) {
    const bold = run.bold === true;
    const italic = run.italic === true;
    const scale =
      (run.superscript ? SUPERSCRIPT_SHARE : 1) * (run.sizePt !== undefined && sizePt ? run.sizePt / sizePt : 1);
    const text = run.text;
    for (let i = 0; i < text.length; i++) {
      let c = text.charCodeAt(i);
      if (c >= 0xd800 && c <= 0xdbff) {
        c = text.codePointAt(i) as number;
        if (c > 0xffff) i++;
      }
      const em = metrics.advanceEm(c, bold, italic) * scale;
      if (c === 32 || c === 9 || c === 0x200b || (c >= 0x2000 && c <= 0x200a && c !== 0x2007) || c === 0x3000) {
        spaceEm += em;
      } else {
        if (spaceEm > 0) close();
        else if (wordEm > 0 && previous === 45 && isLetter(c) && characters.length > 1) close();
        else if (wordEm > 0 && c >= 0x2e80 && mayBreakBetween(previous, c)) close();
        if (c > 0x52f) lineEm = Math.max(lineEm, fallbackLineEm(c) * scale);
        if (!isLetter(c)) inner = true;
        wordEm += em;
        characters.push(em);
      }
      previous = c;
    }
  }
  if (wordEm > 0 || spaceEm > 0) close();
  return { words, lineEm, widthEm: totalEm, widestWordEm };
}

function mayBreakBetween(before: number, after: number): boolean {
  if (!isIdeograph(after) && !isIdeograph(before)) return false;
  return !NOT_AT_LINE_START.test(String.fromCodePoint(after)) && before !== 0x300c && before !== 0xff08;
}

/** Lines that the text takes in a column of so many em, from 1; `firstEm` is what its first line has already lost. */
export function countLines(measured: MeasuredText, widthEm: number, firstEm = 0): number {
  if (firstEm + measured.widthEm <= widthEm) return 1;
  let lines = 1;
  let x = firstEm;
  for (const word of measured.words) {
    if (x > 0 && x + word.widthEm > widthEm) {
      lines += 1;
      x = 0;
    }
    if (word.widthEm > widthEm) {
      for (const em of word.characterEms ?? []) {
        if (x > 0 && x + em > widthEm) {
          lines += 1;
          x = 0;
        }
        x += em;
      }
      // A renderer that breaks after a slash or a dash leaves a line short that is counted full here.
      if (word.hasInnerBreaks || word.characterEms === null) lines += 1;
      x += word.spaceEm;
    } else {
      x += word.widthEm + word.spaceEm;
    }
  }
  return lines;
}
