import { edtfSpan, edtfWords } from '../../model/edtf.ts';
import { isProjection, isRange, type Measure } from '../../model/fact.ts';
import type { ChartPoint, Citation, PlannedSlide, Statement } from '../../model/slidePlan.ts';
import type { Theme } from '../../model/theme.ts';
import { fitsHeading, type Heading, statedHeading } from './headings.ts';
import { compareText } from './order.ts';
import type { Held, HeldRelation } from './pool.ts';
import { capitalised, reachWords, shownUnit, valueWords } from './words.ts';

/** More points than this are no longer read at a glance. */
export const MOST_POINTS = 12;
/** Beyond this ratio of the largest to the smallest value, the smallest is no longer seen. */
const MOST_RATIO = 100;

interface Figure {
  readonly held: Held;
  readonly measure: Measure;
}

interface Comparable {
  readonly form: 'column' | 'bar';
  readonly figures: readonly Figure[];
}

const fold = (text: string | null): string => (text ?? '').trim().toLowerCase();

/** One figure for each key, the best ranked; figures come in the order of rank. */
function firstOfEach(figures: readonly Figure[], key: (figure: Figure) => string): Figure[] {
  const byKey = new Map<string, Figure>();
  for (const figure of figures) if (!byKey.has(key(figure))) byKey.set(key(figure), figure);
  return [...byKey.values()];
}

function grouped(figures: readonly Figure[], key: (figure: Figure) => string): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const list = groups.get(key(figure)) ?? [];
    list.push(figure);
    groups.set(key(figure), list);
  }
  return [...groups.values()];
}

/** Pairs that must not stand side by side as if they were alike. */
export type Apart = ReadonlyMap<string, ReadonlySet<string>>;

/** Facts that contradict one another, or that are told apart because they are easily confused, share no chart. */
export function keptApart(relations: readonly HeldRelation[]): Apart {
  const apart = new Map<string, Set<string>>();
  for (const { kind, from, to } of relations) {
    if (kind !== 'contradicts' && kind !== 'distinct') continue;
    apart.set(from, (apart.get(from) ?? new Set()).add(to));
    apart.set(to, (apart.get(to) ?? new Set()).add(from));
  }
  return apart;
}

function withoutRivals(figures: readonly Figure[], apart: Apart): Figure[] {
  const kept: Figure[] = [];
  const barred = new Set<string>();
  for (const figure of figures) {
    if (barred.has(figure.held.fact.id)) continue;
    kept.push(figure);
    for (const id of apart.get(figure.held.fact.id) ?? []) barred.add(id);
  }
  return kept;
}

function isReadable(figures: readonly Figure[]): boolean {
  const sizes = figures.map(({ measure }) => Math.abs(measure.value)).filter((size) => size > 0);
  return figures.length >= 2 && (sizes.length === 0 || Math.max(...sizes) / Math.min(...sizes) <= MOST_RATIO);
}

/**
 * The largest set of figures of one metric and unit that compare: one subject at different times (columns along time),
 * or different subjects at the same time or all without one (bars side by side). Null where no two do.
 */
function comparable(figures: readonly Figure[], apart: Apart): Comparable | null {
  const overTime = grouped(figures, ({ measure }) => fold(measure.subject)).map((same) => ({
    form: 'column' as const,
    figures: firstOfEach(
      same.filter(({ measure }) => measure.period !== null && startOf(measure.period) !== null),
      ({ measure }) => measure.period ?? '',
    ),
  }));
  const sideBySide = grouped(figures, ({ measure }) => measure.period ?? '').map((same) => ({
    form: 'bar' as const,
    figures: firstOfEach(
      same.filter(({ measure }) => measure.subject !== null),
      ({ measure }) => fold(measure.subject),
    ),
  }));
  let best: Comparable | null = null;
  for (const { form, figures: all } of [...overTime, ...sideBySide]) {
    const kept = withoutRivals(all, apart).slice(0, MOST_POINTS);
    if (isReadable(kept) && kept.length > (best?.figures.length ?? 0)) best = { form, figures: kept };
  }
  return best;
}

function startOf(period: string): string | null {
  const span = edtfSpan(period);
  return span?.first ?? span?.last ?? null;
}

/** How the source means the number, where it is not a plain statement and not a projection (which is labelled as one). */
function qualified(words: string, measure: Measure): string {
  return measure.qualifier === null || isProjection(measure) ? words : `${words} (${measure.qualifier})`;
}

function labelOf(form: 'column' | 'bar', measure: Measure): string {
  const words = form === 'column' ? edtfWords(measure.period ?? '') : (measure.subject ?? '');
  return qualified(words, measure);
}

const common = (texts: readonly (string | null)[]): string | null => {
  const [first = null] = texts;
  return texts.every((text) => fold(text) === fold(first)) ? first : null;
};

/** The points as a claim: `Market size: USD 74.22 bn in 2025, USD 158.96 bn projected for 2031`. */
function pointWords(form: 'column' | 'bar', point: ChartPoint, unit: string): string {
  const value = valueWords(point.value, unit);
  if (form === 'bar') return `${point.label} ${value}${point.projection ? ' (projected)' : ''}`;
  const during = point.label.includes(' – ') ? ' over' : ' in';
  return `${value}${point.projection ? ' projected for' : during} ${point.label}`;
}

function citationsOfAll(statements: readonly Statement[]): readonly Citation[] {
  const bySource = new Map<string, Citation>();
  for (const { citations } of statements) {
    for (const citation of citations) if (!bySource.has(citation.sourceId)) bySource.set(citation.sourceId, citation);
  }
  return [...bySource.values()];
}

/** Worded from the points, all of them where two lines hold them, else the first and the last. */
function chartHeading(subject: string, form: 'column' | 'bar', points: readonly ChartPoint[], unit: string): Heading {
  const [first] = points;
  const last = points[points.length - 1];
  if (first === undefined || last === undefined) return { heading: subject };
  const candidates = [points, [first, last]].map((shown) => ({
    shown,
    text: `${subject}: ${joinShown(shown.map((point) => pointWords(form, point, unit)))}`,
  }));
  const chosen = candidates.find(({ text }) => fitsHeading(text));
  if (chosen === undefined) return { heading: subject };
  const statements = chosen.shown.map((point) => point.statement);
  const labels = ['Disputed', 'Unverified'].filter((label) => statements.some((s) => s.labels.includes(label)));
  return statedHeading({
    factId: first.statement.factId,
    text: chosen.text,
    citations: citationsOfAll(statements),
    labels,
  });
}

/** `Asia-Pacific cybersecurity market` and `market size` → `Asia-Pacific cybersecurity market size`. */
function subjectAndMetric(subject: string | null, metric: string): string {
  if (subject === null || subject === '') return metric;
  const [firstWord = ''] = metric.split(' ');
  return fold(subject).endsWith(` ${fold(firstWord)}`)
    ? `${subject}${metric.slice(firstWord.length)}`
    : `${subject}, ${metric}`;
}

const joinShown = (words: readonly string[]): string => (words.length > 2 ? words.join('; ') : words.join(', '));

function chartSlide(theme: Theme, ordinal: number, metric: string, { form, figures }: Comparable): PlannedSlide {
  const { unit, divisor } = shownUnit(
    figures[0]?.measure.unit ?? null,
    figures.map((f) => f.measure.value),
  );
  const ordered = [...figures].sort((a, b) =>
    form === 'column'
      ? compareText(startOf(a.measure.period ?? '') ?? '', startOf(b.measure.period ?? '') ?? '')
      : b.measure.value - a.measure.value || compareText(a.held.fact.id, b.held.fact.id),
  );
  const points = ordered.map(({ held, measure }) => ({
    label: labelOf(form, measure),
    value: measure.value / divisor,
    projection: isProjection(measure),
    statement: held.statement,
  }));
  const subject = form === 'column' ? common(ordered.map((f) => f.measure.subject)) : null;
  const periods = ordered.map((f) => f.measure.period);
  const period = common(periods);
  const named = subjectAndMetric(subject, metric);
  const during = form === 'bar' && period !== null ? `, ${edtfWords(period)}` : '';
  return {
    id: `chart:${theme.slug}:${ordinal}`,
    theme: theme.slug,
    kind: 'chart',
    ...chartHeading(`${capitalised(named)}${during}`, form, points, unit),
    metric,
    unit: unit === '' ? 'number' : unit,
    period: period ?? (form === 'column' ? spanOf(ordered.map((f) => f.measure.period ?? '')) : null),
    form,
    points,
  };
}

/** From the first period to the last, as EDTF. */
function spanOf(periods: readonly string[]): string | null {
  if (reachWords(periods) === null) return null;
  const first = periods[0]?.split('/')[0];
  const last = periods[periods.length - 1]?.split('/').at(-1);
  return first && last && first !== last ? `${first}/${last}` : (first ?? null);
}

/** What can be drawn as one value: no end of a range, and no level that a change started from at a time not told. */
function valuesOf(measures: readonly Measure[]): readonly Measure[] {
  return measures.filter(
    (measure, index) =>
      measure.qualifier !== 'previously' &&
      !isRange(measure, measures[index + 1]) &&
      !isRange(measures[index - 1], measure),
  );
}

/**
 * The charts of a theme: one for each metric and unit of which at least two measures compare. Facts that a chart shows
 * are taken: each goes to one chart only. What contradicts another point, or was told apart from it, is never beside it.
 */
export function chartSlides(
  theme: Theme,
  facts: readonly Held[],
  apart: Apart,
): { readonly slides: readonly PlannedSlide[]; readonly shown: ReadonlySet<Held> } {
  const figures = facts.flatMap((held) => valuesOf(held.fact.measures).map((measure) => ({ held, measure })));
  const slides: PlannedSlide[] = [];
  const shown = new Set<Held>();
  for (const group of grouped(figures, ({ measure }) => `${fold(measure.metric)}\u0000${measure.unit ?? ''}`)) {
    const found = comparable(
      group.filter(({ held }) => !shown.has(held)),
      apart,
    );
    if (found === null) continue;
    for (const { held } of found.figures) shown.add(held);
    slides.push(chartSlide(theme, slides.length + 1, found.figures[0]?.measure.metric ?? '', found));
  }
  return { slides, shown };
}
