import { mostOf, type Segment } from './segments.ts';

/** Segments that are read from side to side before anything else: a column, or what goes over several. */
export type Region = readonly Segment[];

const DEEPEST = 4;
/** Fewest segments on either side of a gutter; fewer are a row with two ends. */
const FEWEST = 4;
/** Columns of text have lines of at least this many characters, most of them; cells of tables are shorter. */
const SHORTEST_LINE = 14;
/** What a segment that goes over a gutter counts against it: it tells the best place, never whether there is one. */
const CROSSING = 1;
const STEP_POINTS = 2;
const MOST_STEPS = 400;

const byPlace = (a: Segment, b: Segment): number => a.y - b.y || a.x0 - b.x0;

/** How many values lie within `tolerance` of the most frequent one. */
function aligned(values: readonly number[], tolerance: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  let most = 0;
  for (let from = 0, to = 0; to < sorted.length; to += 1) {
    while ((sorted[to] ?? 0) - (sorted[from] ?? 0) > tolerance) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

/** In ems: what is farther apart within a side is not one line of text. */
const WIDEST_GAP = 1.6;

/** The lines of a side: justified words may stand as far apart as columns do. */
function merged(side: readonly Segment[]): { text: string; x0: number; x1: number; rtl: boolean }[] {
  const lines: { text: string; x0: number; x1: number; y: number; size: number; rtl: boolean }[] = [];
  for (const segment of [...side].sort((a, b) => Math.round(a.y) - Math.round(b.y) || a.x0 - b.x0)) {
    const last = lines.at(-1);
    const beside = last && Math.abs(last.y - segment.y) < 0.3 * segment.size;
    if (beside && segment.x0 - last.x1 <= WIDEST_GAP * segment.size) {
      last.text += ` ${segment.text}`;
      last.x1 = Math.max(last.x1, segment.x1);
    } else lines.push({ ...segment });
  }
  return lines;
}

/** Tells neither text nor table: a long word alone on its line, or one of few that are justified. */
const ONE_LATIN_WORD = /^\p{Script=Latin}+\p{P}*$/u;

/** Whether most of a side's characters stand in lines of text that begin below each other; cells of tables are shorter. */
function isColumn(side: readonly Segment[]): boolean {
  const all = merged(side).filter(({ text }) => !ONE_LATIN_WORD.test(text));
  const lines = all.filter(({ text }) => text.length >= SHORTEST_LINE);
  const total = (some: readonly { text: string }[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  if (lines.length < FEWEST || total(lines) < 0.6 * total(all)) return false;
  const edges = lines.map((line) => (line.rtl ? line.x1 : line.x0));
  return aligned(edges, 4) >= 0.4 * lines.length;
}

/** The x of the gutter between two columns of text, or null. It may be crossed by titles, tables and figures. */
export function gutterOf(segments: readonly Segment[]): number | null {
  if (segments.length < 2 * FEWEST) return null;
  const left = segments.reduce((least, segment) => Math.min(least, segment.x0), Number.POSITIVE_INFINITY);
  const right = segments.reduce((most, segment) => Math.max(most, segment.x1), 0);
  const step = Math.max(STEP_POINTS, (right - left) / MOST_STEPS);
  const ends = segments.map((segment) => segment.x1).sort((a, b) => a - b);
  const starts = segments.map((segment) => segment.x0).sort((a, b) => a - b);
  let best: { from: number; to: number; score: number } | null = null;
  let ended = 0;
  let started = 0;
  for (let x = left + 0.12 * (right - left); x < right - 0.12 * (right - left); x += step) {
    while (ended < ends.length && (ends[ended] ?? 0) <= x) ended += 1;
    while (started < starts.length && (starts[started] ?? 0) < x) started += 1;
    const before = ended;
    const after = starts.length - started;
    const score = Math.min(before, after) - CROSSING * (segments.length - before - after);
    if (best === null || score > best.score + 0.01) best = { from: x, to: x, score };
    else if (Math.abs(score - best.score) <= 0.01 && x - best.to <= 1.5 * step) best.to = x;
  }
  if (best === null) return null;
  const x = (best.from + best.to) / 2;
  const { before, after } = besideGutter(segments, x);
  return isColumn(before) && isColumn(after) && isChannel(before, after) ? x : null;
}

/** In ems: what is free between two columns from top to bottom, at least, but for a few that reach into it. */
const LEAST_CHANNEL = 0.6;
const REACHING_IN = 0.05;

/** Whether a strip between two sides is free: gaps of justified words that happen to stand below each other leave none. */
function isChannel(before: readonly Segment[], after: readonly Segment[]): boolean {
  const ends = before.map(({ x1 }) => x1).sort((a, b) => b - a);
  const starts = after.map(({ x0 }) => x0).sort((a, b) => a - b);
  const end = ends[Math.floor(REACHING_IN * ends.length)] ?? 0;
  const start = starts[Math.floor(REACHING_IN * starts.length)] ?? 0;
  return start - end >= LEAST_CHANNEL * mostOf([...before, ...after]).size;
}

/** Fewest rows between two that cross a gutter; fewer are lines of few words, justified to the width of the text. */
const FEWEST_ROWS = 3;

/** Fewest of a text's rows that stand beside a gutter. */
const LEAST_BESIDE = 0.3;

/** What stands on either side of a gutter where several rows in turn do not cross it; nothing where that is little of the text. */
function besideGutter(segments: readonly Segment[], x: number): { before: Segment[]; after: Segment[] } {
  const before: Segment[] = [];
  const after: Segment[] = [];
  let band: Segment[] = [];
  let beside = 0;
  let across = 0;
  const endBand = (): void => {
    const rows = band.filter((segment, at) => segment.y - (band[at - 1]?.y ?? 0) > 0.4 * segment.size).length;
    if (rows >= FEWEST_ROWS) {
      beside += rows;
      for (const segment of band) (segment.x1 <= x ? before : after).push(segment);
    }
    band = [];
  };
  for (const segment of [...segments].sort(byPlace)) {
    if (segment.x1 <= x || segment.x0 >= x) band.push(segment);
    else {
      endBand();
      across += 1;
    }
  }
  endBand();
  return beside >= LEAST_BESIDE * (beside + across) ? { before, after } : { before: [], after: [] };
}

/** Whether the gutter of the page before divides this page too, though its last column is too short to show it. */
export function isGutter(segments: readonly Segment[], gutter: number): boolean {
  const before = segments.filter((segment) => segment.x1 <= gutter);
  const after = segments.filter((segment) => segment.x0 >= gutter);
  const across = segments.length - before.length - after.length;
  const [short, long] = before.length < after.length ? [before, after] : [after, before];
  return (
    short.length > 0 &&
    isColumn(long) &&
    short.some(({ text }) => text.length >= SHORTEST_LINE) &&
    across <= 0.2 * long.length
  );
}

/** Whether two sides stand beside each other, rather than one below the other. */
function besideEachOther(a: readonly Segment[], b: readonly Segment[]): boolean {
  if (a.length === 0 || b.length === 0 || a.length + b.length < 4) return false;
  const top = Math.max(a[0]?.y ?? 0, b[0]?.y ?? 0);
  const bottom = Math.min(a.at(-1)?.y ?? 0, b.at(-1)?.y ?? 0);
  return bottom > top || (Math.min(a.length, b.length) === 1 && bottom === top);
}

/**
 * The regions of a page in the order of reading. Where a gutter divides the page, what crosses it is read where it stands:
 * the columns above it, then it, then the columns below.
 */
export function regionsOf(segments: readonly Segment[], gutter = gutterOf(segments), depth = 0): Region[] {
  if (segments.length === 0) return [];
  if (gutter === null) return [[...segments].sort(byPlace)];
  const rtl = segments.filter((segment) => segment.rtl).length > segments.length / 2;
  const regions: Region[] = [];
  let band: { left: Segment[]; right: Segment[] } = { left: [], right: [] };
  let across: Segment[] = [];
  const endBand = (): void => {
    const { left, right } = band;
    band = { left: [], right: [] };
    if (!besideEachOther(left, right)) {
      across.push(...left, ...right);
      return;
    }
    endAcross();
    const sides = rtl ? [right, left] : [left, right];
    const inner = (side: readonly Segment[]): number | null => (depth < DEEPEST ? gutterOf(side) : null);
    regions.push(...sides.flatMap((side) => regionsOf(side, inner(side), depth + 1)));
  };
  const endAcross = (): void => {
    if (across.length > 0) regions.push(across.sort(byPlace));
    across = [];
  };
  for (const segment of [...segments].sort(byPlace)) {
    if (segment.x1 <= gutter) band.left.push(segment);
    else if (segment.x0 >= gutter) band.right.push(segment);
    else {
      endBand();
      across.push(segment);
    }
  }
  endBand();
  endAcross();
  return regions;
}
