import { plainCharacters } from './characters.ts';
import { sizeFactors } from './typeSizes.ts';

/** What pdf.js gives of a piece of text; markers of content have no `str`. */
export interface TextItem {
  readonly str?: string;
  readonly dir?: string;
  readonly width?: number;
  readonly height?: number;
  readonly transform?: readonly number[];
  readonly fontName?: string;
}

/** A stretch of characters that stand in one font beside each other. Points; `y` is the baseline, downwards from the top. */
export interface Run {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly rtl: boolean;
  /** Whether the file itself puts a space after it. */
  spaceAfter: boolean;
}

/** The text of a page that is read in one direction, with the size of the page as seen when reading it. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
}

/** How a page is shown: the matrix of pdf.js's viewport, and its size. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

/** More runs than any page for reading has. */
const MOST_RUNS = 60_000;
const RIGHT_ANGLE_TOLERANCE = 4;
/** Text set sideways that is at least this long is a table or a page of its own; less is a label at the margin. */
const LEAST_SIDEWAYS = 300;
/** In points, and of the height of the page: nobody sees what is smaller. */
const SMALLEST_SIZE = 0.5;
const SMALLEST_SHARE = 1 / 1600;

/** How much of a page's text was not taken. */
export interface NotTaken {
  /** Labels turned by 90°, and watermarks at any other angle. */
  sideways: number;
  /** Pieces of text that are too small to be seen. */
  tiny: number;
  /** Pieces of text beyond the most that a page may have. */
  beyond: number;
}

interface Placed {
  readonly run: Run;
  /** Position and width in the page as shown. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** 0–3 quarter turns clockwise, null for any other angle. */
  readonly turn: number | null;
}

function multiply(m: readonly number[], t: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = t;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function turnOf(dx: number, dy: number): number | null {
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI;
  const quarter = Math.round(degrees / 90);
  return Math.abs(degrees - 90 * quarter) <= RIGHT_ANGLE_TOLERANCE ? (quarter + 4) % 4 : null;
}

/** Position of a point in the page turned back by `turn`, so that its text is upright. */
function upright(x: number, y: number, turn: number, viewport: Viewport): [number, number] {
  if (turn === 1) return [y, viewport.width - x];
  if (turn === 2) return [viewport.width - x, viewport.height - y];
  if (turn === 3) return [viewport.height - y, x];
  return [x, y];
}

function placed(items: readonly TextItem[], viewport: Viewport, notTaken: NotTaken): Placed[] {
  const factors = sizeFactors(items);
  const smallest = Math.min(SMALLEST_SIZE, SMALLEST_SHARE * viewport.height);
  const scale = Math.hypot(viewport.transform[0] ?? 1, viewport.transform[1] ?? 0) || 1;
  const found: Placed[] = [];
  for (const item of items) {
    if (item.str === undefined || item.transform === undefined) continue;
    const text = plainCharacters(item.str);
    const last = found.at(-1);
    if (text.trim() === '') {
      if (text !== '' && last) last.run.spaceAfter = true;
      continue;
    }
    if (found.length >= MOST_RUNS) {
      notTaken.beyond += 1;
      continue;
    }
    const matrix = multiply(viewport.transform, item.transform);
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = matrix;
    const size = (Math.hypot(c, d) || (item.height ?? 0) * scale) * (factors.get(item.fontName ?? '') ?? 1);
    if (!Number.isFinite(x + y + size)) continue;
    if (size < smallest) {
      notTaken.tiny += 1;
      continue;
    }
    const turn = turnOf(a, b);
    const width = Math.max(0, (item.width ?? 0) * scale);
    const at = turn === null ? [x, y] : upright(x, y, turn, viewport);
    const [x0 = 0, baseline = 0] = at;
    found.push({
      run: {
        text: text.trim(),
        x0,
        x1: x0 + width,
        y: baseline,
        size,
        font: item.fontName ?? '',
        rtl: item.dir === 'rtl',
        spaceAfter: /\s$/.test(text),
      },
      x,
      y,
      width,
      turn,
    });
    if (last && /^\s/.test(text)) last.run.spaceAfter = true;
  }
  return found;
}

/** Bold type is at times made by drawing the same words twice, a hair's breadth apart. */
function withoutOverprint(runs: readonly Run[]): Run[] {
  const seen = new Map<string, Run[]>();
  return runs.filter((run) => {
    const key = `${run.text}\0${Math.round(run.y)}`;
    const same = [-1, 0, 1].flatMap((step) => seen.get(`${run.text}\0${Math.round(run.y) + step}`) ?? []);
    if (
      same.some((other) => Math.abs(other.x0 - run.x0) < 0.15 * run.size && Math.abs(other.y - run.y) < 0.15 * run.size)
    )
      return false;
    seen.set(key, [...(seen.get(key) ?? []).slice(-8), run]);
    return true;
  });
}

/**
 * The text of a page, upright: first what is read in the page's main direction, then what stands sideways and is long
 * enough to be text.
 */
export function framesOf(items: readonly TextItem[], viewport: Viewport): { frames: Frame[]; notTaken: NotTaken } {
  const notTaken: NotTaken = { sideways: 0, tiny: 0, beyond: 0 };
  const byTurn = new Map<number | null, Run[]>();
  for (const { run, turn } of placed(items, viewport, notTaken)) {
    const runs = byTurn.get(turn);
    if (runs) runs.push(run);
    else byTurn.set(turn, [run]);
  }
  const length = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.text.length, 0);
  const turns = [...byTurn].sort(([, a], [, b]) => length(b) - length(a));
  const frames: Frame[] = [];
  for (const [turn, runs] of turns) {
    if (turn === null && turns.length > 1 && (frames.length > 0 || length(runs) < LEAST_SIDEWAYS))
      notTaken.sideways += 1;
    else if (frames.length > 0 && length(runs) < LEAST_SIDEWAYS) notTaken.sideways += runs.length;
    else {
      const across = turn === 1 || turn === 3;
      frames.push({
        width: across ? viewport.height : viewport.width,
        height: across ? viewport.width : viewport.height,
        runs: withoutOverprint(runs),
      });
    }
  }
  return { frames, notTaken };
}
