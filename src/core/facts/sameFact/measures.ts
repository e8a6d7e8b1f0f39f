import { edtfWords } from '../../../model/edtf.ts';
import type { EntityKind, Measure } from '../../../model/fact.ts';
import { fold } from '../fold.ts';
import { remembered } from '../remembered.ts';
import { compareFigures, type FigureVerdict, isAhead } from './figures.ts';
import type { NameKey, Stated } from './stated.ts';

/** Words of a metric that say the same. */
const SAME_METRICS: ReadonlyMap<string, string> = new Map([
  ['cagr', 'compound annual growth rate'],
  ['compound annual growth', 'compound annual growth rate'],
  ['market value', 'market size'],
  ['market volume', 'market size'],
  ['size of the market', 'market size'],
  ['share of the market', 'market share'],
  ['expenditure', 'spending'],
  ['sales', 'revenue'],
  ['turnover', 'revenue'],
]);

const FILLERS = /\b(?:the|a|an|of|in|number|count|total|participating|taking part)\b/g;

/** A metric as it is compared: `CAGR`, `compound annual growth rate`; `number of nations`, `nations`, `participating nations`. */
export const metricKey = remembered((metric: string): string => {
  const plain = fold(metric).toLowerCase();
  const known = SAME_METRICS.get(plain) ?? plain;
  const words = known
    .replace(FILLERS, ' ')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()
    .split(' ');
  return words
    .map((word) => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/([^siu])s$/, '$1') : word))
    .join(' ');
});

const UNITS: ReadonlyMap<string, string> = new Map([
  ['percent', '%'],
  ['per cent', '%'],
  ['percentage points', '%'],
]);
const keyOfUnit = remembered((unit: string): string => {
  const plain = fold(unit).toLowerCase();
  return UNITS.get(plain) ?? metricKey(plain);
});
/** A unit as it is compared. */
export const unitKey = (unit: string | null): string | null => (unit === null ? null : keyOfUnit(unit));

const isCount = (unit: string | null): boolean => unit === null || !(unit === '%' || /^[A-Z]{3}$/.test(unit));

/** How a candidate's figures stand to those of a held fact: the first that differs, else the first that is the same. */
export function comparedMeasures(
  candidate: Stated,
  held: Stated,
  nameKey: NameKey,
): { readonly verdict: FigureVerdict; readonly why: string } | null {
  let same: string | null = null;
  for (const a of candidate.measures) {
    const about = held.measures.filter((b) => isOfOneThing(candidate, a, held, b, nameKey));
    const verdicts = about.map((b) => ({ b, verdict: compareFigures(a, b, isCount(a.unit)) }));
    // A fact may give a range, or a figure for each of several years: one that agrees is enough.
    if (verdicts.some(({ verdict }) => verdict === 'same')) same ??= `the same ${named(a)}`;
    const [first] = verdicts;
    if (first && verdicts.every(({ verdict }) => verdict === 'differs')) {
      return { verdict: 'differs', why: `${named(a)}: ${figure(a)} here, ${figure(first.b)} there` };
    }
  }
  return same === null ? null : { verdict: 'same', why: same };
}

/** Whether both give a figure of one metric and unit, and yet not of one thing: of other subjects, other periods, other values. */
export function figuresPart(candidate: Stated, held: Stated, nameKey: NameKey): boolean {
  return candidate.measures.some((a) =>
    held.measures.some((b) => {
      if (metricKey(a.metric) !== metricKey(b.metric) || unitKey(a.unit) !== unitKey(b.unit)) return false;
      const [subjectA, subjectB] = [subjectOf(a), subjectOf(b)];
      const subjectsPart = subjectA !== null && subjectB !== null && nameKey(subjectA) !== nameKey(subjectB);
      const periodsPart = a.period !== null && b.period !== null && a.period !== b.period;
      return subjectsPart || periodsPart || isAhead(a) !== isAhead(b) || a.value !== b.value;
    }),
  );
}

/** One metric, subject, period and unit; what one of the two does not say must stand in its words or its date. */
function isOfOneThing(candidate: Stated, a: Measure, held: Stated, b: Measure, nameKey: NameKey): boolean {
  if (metricKey(a.metric) !== metricKey(b.metric) || unitKey(a.unit) !== unitKey(b.unit)) return false;
  if (isAhead(a) !== isAhead(b)) return false;
  const [periodA, periodB] = [a.period ?? candidate.eventDate, b.period ?? held.eventDate];
  if (periodA === null || periodA !== periodB) return false;
  const [subjectA, subjectB] = [subjectOf(a), subjectOf(b)];
  if (subjectA !== null && subjectB !== null) return nameKey(subjectA) === nameKey(subjectB);
  if (subjectA !== null) return names(held, subjectA, nameKey);
  if (subjectB !== null) return names(candidate, subjectB, nameKey);
  // An organisation or a place has many figures of a year; what happened once, or two names together, have one.
  const shared = candidate.entities.filter(({ name }) => names(held, name, nameKey));
  return shared.length > 1 || shared.some(({ kind }) => HAPPENS.has(kind));
}

const HAPPENS: ReadonlySet<EntityKind> = new Set(['exercise', 'event', 'programme', 'work']);

/** The subject of a measure; null where it says no more than the metric does: the market, of a market size. */
function subjectOf({ subject, metric }: Measure): string | null {
  if (subject === null) return null;
  const words = new Set(metricKey(metric).split(' '));
  return metricKey(subject)
    .split(' ')
    .every((word) => words.has(word))
    ? null
    : subject;
}

function names(stated: Stated, subject: string, nameKey: NameKey): boolean {
  const key = nameKey(subject);
  if (stated.entities.some(({ name }) => nameKey(name) === key)) return true;
  return ` ${nameKey(stated.statement)} `.includes(` ${key} `);
}

function named({ metric, subject, period }: Measure): string {
  const of = subject === null || metric.toLowerCase().includes(subject.toLowerCase()) ? '' : ` of ${subject}`;
  return `${metric}${of}${period === null ? '' : ` (${edtfWords(period)})`}`;
}

function figure({ value, unit, qualifier }: Measure): string {
  const scaled = scaledText(value);
  const text = unit === '%' ? `${scaled} %` : unit !== null && /^[A-Z]{3}$/.test(unit) ? `${unit} ${scaled}` : scaled;
  return qualifier === null ? text : `${qualifier} ${text}`;
}

const PLAIN = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 12 });

function scaledText(value: number): string {
  for (const [scale, word] of [
    [1e12, 'tn'],
    [1e9, 'bn'],
    [1e6, 'mn'],
  ] as const) {
    if (Math.abs(value) >= scale) return `${Number((value / scale).toPrecision(12))} ${word}`;
  }
  return PLAIN.format(value);
}
