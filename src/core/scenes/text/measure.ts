import type { Run } from '../../../model/scene.ts';
import { fallbackEm, fallbackLineEm, isIdeograph } from './fallback.ts';
import type { FontMetrics } from './fontMetrics.ts';

/** Superscripts are set at two thirds of the size. */
const SUPERSCRIPT_SHARE = 0.67;
/** Longer unbreakable stretches keep the width of each character, in case they must be broken inside. */
const LONG_WORD_EM = 8;
/** A tab leads on to a hanging indent or to the next inch: at most an inch, which at 14 pt is this. */
const TAB_EM = 5.2;
/** A line that is broken inside a long word is at least so full. */
const LEAST_LINE_SHARE = 0.5;
/** No line begins with these, so an ideograph before them is kept on their line (a part of the kinsoku rules). */
const NOT_AT_LINE_START =
  /[\u3001\u3002\u3005\u300b\u300d\u300f\u3011\u3015\u301c\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30fb\u30fc\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f]/u;

/** What a long word needs when it must be broken inside: the width of each character in em, and our doubts. */
interface LongWord {
  readonly characterEms: readonly number[];
  /**
   * Width in em of its widest piece between slashes, dashes and the like, where a renderer may break though we do not:
   * so much of each line may then stay empty. 0 where it has no such place.
   */
  readonly widestPieceEm: number;
}

/**
 * One paragraph measured in em of its size, so that it is measured once for all sizes. Words are stretches that no line
 * breaks in; each has a width and that of the white space behind it.
 */
export interface MeasuredText {
  readonly wordEms: readonly number[];
  readonly spaceEms: readonly number[];
  /** By index of the word. */
  readonly longWords: ReadonlyMap<number, LongWord> | null;
  /** Height of its lines in em. */
  readonly lineEm: number;
  /** Width in em when set on one line. */
  readonly widthEm: number;
  /** Width in em of the widest stretch that does not break. */
  readonly widestWordEm: number;
}

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 0xc0 && c < 0x2000);
const isSpace = (c: number): boolean =>
  c === 32 || c === 9 || c === 0x200b || (c >= 0x2000 && c <= 0x200a && c !== 0x2007) || c === 0x3000;

/**
 * Measures runs set one after another. Lines break after white space and between ideographs. PowerPoint and
 * LibreOffice also break after hyphens and dashes, but not at the same ones; fewer places to break never give fewer
 * lines, so the count of lines is an upper bound for either.
 */
export function measureRuns(runs: readonly Run[], metrics: FontMetrics, sizePt: number | null = null): MeasuredText {
  const wordEms: number[] = [];
  const spaceEms: number[] = [];
  let longWords: Map<number, LongWord> | null = null;
  // Widths of the characters of the open word; it is copied only for words that are long.
  const open: number[] = [];
  let openCount = 0;
  let wordEm = 0;
  let spaceEm = 0;
  let inner = false;
  let pieceEm = 0;
  let widestPieceEm = 0;
  let lineEm = metrics.lineHeightEm;
  let totalEm = 0;
  let widestWordEm = 0;
  let previous = 0;

  const close = (): void => {
    if (wordEm > LONG_WORD_EM) {
      longWords ??= new Map();
      longWords.set(wordEms.length, {
        characterEms: open.slice(0, openCount),
        widestPieceEm: inner ? Math.max(widestPieceEm, pieceEm) : 0,
      });
    }
    wordEms.push(wordEm);
    spaceEms.push(spaceEm);
    totalEm += wordEm + spaceEm;
    if (wordEm > widestWordEm) widestWordEm = wordEm;
    wordEm = 0;
    spaceEm = 0;
    openCount = 0;
    inner = false;
    pieceEm = 0;
    widestPieceEm = 0;
  };

  for (const run of runs) {
    const advances = metrics.advancesEm(run.bold === true, run.italic === true);
    const scale =
      (run.superscript ? SUPERSCRIPT_SHARE : 1) * (run.sizePt !== undefined && sizePt ? run.sizePt / sizePt : 1);
    const { text } = run;
    // LibreOffice moves a linked run to the next line as a whole where it does not fit.
    const mayBreak = run.link === undefined;
    for (let i = 0; i < text.length; i++) {
      let c = text.charCodeAt(i);
      if (c >= 0xd800 && c <= 0xdbff) {
        c = text.codePointAt(i) as number;
        if (c > 0xffff) i++;
      }
      const held = c <= 0xffff ? (advances[c] as number) : -1;
      const em = (c === 9 ? TAB_EM : held >= 0 ? held : fallbackEm(c)) * scale;
      if (mayBreak && isSpace(c)) {
        spaceEm += em;
      } else {
        if (spaceEm > 0) close();
        else if (mayBreak && wordEm > 0 && c >= 0x2e80 && mayBreakBetween(previous, c)) close();
        if (c > 0x52f) lineEm = Math.max(lineEm, fallbackLineEm(c) * scale);
        pieceEm += em;
        if (!isLetter(c)) {
          inner = true;
          if (pieceEm > widestPieceEm) widestPieceEm = pieceEm;
          pieceEm = 0;
        }
        wordEm += em;
        open[openCount++] = em;
      }
      previous = c;
    }
  }
  if (wordEm > 0 || spaceEm > 0) close();
  return { wordEms, spaceEms, longWords, lineEm, widthEm: totalEm, widestWordEm };
}

function mayBreakBetween(before: number, after: number): boolean {
  if (!isIdeograph(after) && !isIdeograph(before)) return false;
  return !NOT_AT_LINE_START.test(String.fromCodePoint(after)) && before !== 0x300c && before !== 0xff08;
}

/** Lines of a text in a column, from 1, and the width in em of what stands on the last. */
interface SetText {
  readonly lines: number;
  readonly lastEm: number;
}

/** Sets the text in a column of so many em. */
export function setInLines(measured: MeasuredText, widthEm: number): SetText {
  if (measured.widthEm <= widthEm) return { lines: 1, lastEm: measured.widthEm };
  const { wordEms, spaceEms, longWords } = measured;
  let lines = 1;
  let x = 0;
  for (let i = 0; i < wordEms.length; i++) {
    const word = wordEms[i] as number;
    if (x > 0 && x + word > widthEm) {
      lines += 1;
      x = 0;
    }
    if (word <= widthEm) {
      x += word + (spaceEms[i] as number);
      continue;
    }
    const long = longWords?.get(i);
    const usedEm = Math.max(widthEm * LEAST_LINE_SHARE, widthEm - (long?.widestPieceEm ?? 0));
    for (const em of long?.characterEms ?? []) {
      if (x > 0 && x + em > usedEm) {
        lines += 1;
        x = 0;
      }
      x += em;
    }
    if (long === undefined || long.widestPieceEm > 0) lines += 1;
    x += spaceEms[i] as number;
  }
  return { lines, lastEm: x };
}

/** Lines that the text takes in a column of so many em, from 1. */
export function countLines(measured: MeasuredText, widthEm: number): number {
  return setInLines(measured, widthEm).lines;
}
