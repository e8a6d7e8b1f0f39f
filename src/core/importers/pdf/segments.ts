import { superscript } from './characters.ts';
import { CLOSEST_CELL, isFigure } from './closeCells.ts';
import type { Run } from './runs.ts';

/** Words that stand beside each other on one baseline, without a gap that could be that between two columns. */
export interface Segment {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Baseline, downwards from the top of the page. */
  readonly y: number;
  /** Of most of its characters. */
  readonly size: number;
  readonly font: string;
  readonly rtl: boolean;
  /** What it is made of where figures stand so far apart that each may be a cell; columns of text are told without. */
  readonly parts?: readonly Segment[];
}

interface Open {
  readonly runs: Run[];
  x1: number;
  y: number;
  size: number;
}

/** In ems. Words are at most this far apart; columns are farther. */
const WIDEST_WORD_GAP = 0.85;
const DEEPEST_OVERLAP = 0.6;
/** In ems. A gap this wide between two runs is a space even where the file has none. */
const SPACE = 0.13;
const BUCKET_POINTS = 6;
const CANDIDATES = 8;

/** In ems: how far a raised or lowered mark is from its word, and a note from the mark that it begins with. */
const WIDEST_AT_MARK = 0.35;
const WIDEST_AFTER_MARK = 0.6;

/** Whether a segment is the mark of the note that begins with a run. */
const isNoteMark = ({ runs, y, size }: Open, run: Run): boolean =>
  runs.length === 1 && size < run.size && y < run.y && /^[\d*†‡§]{1,3}$/.test(runs[0]?.text ?? '');

/** Whether a run goes on where a segment ends: on its baseline, or raised or lowered and smaller. */
function follows(segment: Open, run: Run): boolean {
  const em = Math.max(segment.size, run.size);
  const gap = run.x0 - segment.x1;
  if (gap > WIDEST_WORD_GAP * em || gap < -DEEPEST_OVERLAP * em) return false;
  const away = Math.abs(run.y - segment.y);
  if (away <= 0.2 * em) return true;
  const smaller = Math.min(segment.size, run.size);
  // A raised or lowered mark; a big first letter that stands in the second line is none.
  const widest = isNoteMark(segment, run) ? WIDEST_AFTER_MARK : WIDEST_AT_MARK;
  return smaller <= 0.85 * em && smaller >= 0.35 * em && away <= 0.6 * em && gap <= widest * em;
}

function addTo(segment: Open, run: Run): void {
  segment.runs.push(run);
  segment.x1 = Math.max(segment.x1, run.x1);
  if (run.size > 1.1 * segment.size) {
    segment.size = run.size;
    segment.y = run.y;
  }
}

/** The size and the font of most characters. */
export function mostOf<T extends { readonly text: string; readonly size: number; readonly font: string }>(
  parts: readonly T[],
): { size: number; font: string } {
  const weights = new Map<string, { part: T; weight: number }>();
  let best: { part: T; weight: number } | null = null;
  for (const part of parts) {
    const key = `${part.font} ${part.size.toFixed(1)}`;
    const entry = weights.get(key) ?? { part, weight: 0 };
    entry.weight += part.text.length;
    weights.set(key, entry);
    if (best === null || entry.weight > best.weight) best = entry;
  }
  return { size: best?.part.size ?? 0, font: best?.part.font ?? '' };
}

/** The words of runs that stand beside each other, in the order of reading. */
function wordsOf(runs: readonly Run[], main: { readonly y: number; readonly size: number }, rtl: boolean): string {
  const ordered = rtl ? [...runs].reverse() : runs;
  let words = '';
  ordered.forEach((run, index) => {
    const before = ordered[index - 1];
    const raised = run.size <= 0.85 * main.size && main.y - run.y >= 0.15 * main.size;
    if (before) {
      const gap = rtl ? before.x0 - run.x1 : run.x0 - before.x1;
      const spaced =
        (rtl ? run.spaceAfter || before.spaceAfter : before.spaceAfter) && !(raised && gap < 0.05 * main.size);
      if (spaced || gap > SPACE * Math.min(run.size, before.size)) words += ' ';
    }
    words += (raised ? superscript(run.text) : null) ?? run.text;
  });
  return words.replace(/\s+/g, ' ').trim();
}

/** Runs in pieces, divided where a figure stands apart from what is beside it. */
function dividedAtFigures(runs: readonly Run[]): Run[][] {
  if (runs.length === 1) return [[...runs]];
  const pieces: Run[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    const last = pieces.at(-1);
    const before = last?.at(-1);
    const isApart = before !== undefined && run.x0 - end > CLOSEST_CELL * Math.max(before.size, run.size);
    if (last && !(isApart && (isFigure(run.text) || isFigure(before?.text ?? '')))) last.push(run);
    else pieces.push([run]);
    end = Math.max(end, run.x1);
  }
  return pieces;
}

function closed(open: Open): Segment {
  const whole = segmentOf(open.runs, open);
  const pieces = dividedAtFigures(open.runs);
  return pieces.length === 1 ? whole : { ...whole, parts: pieces.map((runs) => segmentOf(runs, open)) };
}

function segmentOf(runs: readonly Run[], main: { readonly y: number; readonly size: number }): Segment {
  const letters = (rtl: boolean): number =>
    runs.reduce((sum, run) => sum + (run.rtl === rtl ? run.text.replace(/[^\p{L}]/gu, '').length : 0), 0);
  const rtl = runs.some((run) => run.rtl) && letters(true) > letters(false);
  const { size, font } = mostOf(runs);
  return {
    text: wordsOf(runs, main, rtl),
    x0: runs.reduce((least, run) => Math.min(least, run.x0), Number.POSITIVE_INFINITY),
    x1: runs.reduce((most, run) => Math.max(most, run.x1), Number.NEGATIVE_INFINITY),
    y: main.y,
    size: Math.max(size, 0.5 * main.size),
    font,
    rtl,
  };
}

/** The segments of a page, in no order. */
export function segmentsOf(runs: readonly Run[]): Segment[] {
  const buckets = new Map<number, Open[]>();
  const all: Open[] = [];
  for (const run of [...runs].sort((a, b) => a.x0 - b.x0)) {
    const bucket = Math.round(run.y / BUCKET_POINTS);
    const reach = Math.min(4, Math.ceil((0.6 * run.size) / BUCKET_POINTS) + 1);
    let best: Open | null = null;
    for (let at = bucket - reach; at <= bucket + reach; at += 1) {
      for (const segment of (buckets.get(at) ?? []).slice(-CANDIDATES)) {
        if (!follows(segment, run)) continue;
        if (best === null || Math.abs(segment.y - run.y) < Math.abs(best.y - run.y)) best = segment;
      }
    }
    if (best !== null) {
      const from = Math.round(best.y / BUCKET_POINTS);
      addTo(best, run);
      const to = Math.round(best.y / BUCKET_POINTS);
      if (to !== from) buckets.set(to, [...(buckets.get(to) ?? []), best]);
      continue;
    }
    const open: Open = { runs: [run], x1: run.x1, y: run.y, size: run.size };
    all.push(open);
    const there = buckets.get(bucket);
    if (there) there.push(open);
    else buckets.set(bucket, [open]);
  }
  return all.map(closed).filter((segment) => segment.text !== '');
}
