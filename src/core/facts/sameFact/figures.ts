import type { Measure } from '../../../model/fact.ts';

/** How two measures of one thing stand to each other. */
export type FigureVerdict = 'same' | 'differs' | 'compatible';

const APPROXIMATE = /\b(?:about|around|some|roughly|approximately|nearly|almost|estimated|circa)\b/i;
const FROM_BELOW = /\b(?:at least|more than|over|no fewer than|no less than|above)\b/i;
const FROM_ABOVE = /\b(?:up to|at most|less than|fewer than|under|no more than|below)\b/i;
const AHEAD = /\b(?:project\w*|forecast\w*|expect\w*|planned|plan|target\w*|demanded|proposed|denied|unlikely)\b/i;
/** What “about” leaves open. */
const ABOUT = 0.1;
/** A number is taken to be stated to two digits at least: 40 billion is not any number from 35 to 45 billion. */
const LEAST_DIGITS = 2;
/** Two figures worked out from the same numbers may differ in their last digit, where they have so many. */
const DIGITS_THAT_ROUND = 3;

/** A projection and what came of it are two things, and so are two kinds of projection. */
export const isAhead = ({ qualifier }: Pick<Measure, 'qualifier'>): boolean =>
  qualifier !== null && AHEAD.test(qualifier);

/**
 * Whether the values of two measures of one metric, subject, period and unit agree as precisely as they are stated: 13.52 % and
 * 13.53 %, or 74 and 74.22 billion, are the same figure; what a bound leaves open is compatible. Things that are counted are
 * stated exactly unless a qualifier says otherwise.
 */
export function compareFigures(a: Measure, b: Measure, isCount: boolean): FigureVerdict {
  if (a.value === b.value) return 'same';
  const [qualifiedA, qualifiedB] = [a.qualifier ?? '', b.qualifier ?? ''];
  if (isWithinBound(a.value, qualifiedA, b.value) || isWithinBound(b.value, qualifiedB, a.value)) return 'compatible';
  const difference = Math.abs(a.value - b.value);
  if (APPROXIMATE.test(qualifiedA) || APPROXIMATE.test(qualifiedB)) {
    return difference <= ABOUT * Math.max(Math.abs(a.value), Math.abs(b.value)) ? 'same' : 'differs';
  }
  if (isCount) return 'differs';
  return difference <= roundingOf(a.value, b.value) ? 'same' : 'differs';
}

function isWithinBound(bound: number, qualifier: string, value: number): boolean {
  return (FROM_BELOW.test(qualifier) && value >= bound) || (FROM_ABOVE.test(qualifier) && value <= bound);
}

function roundingOf(a: number, b: number): number {
  const [placeA, placeB] = [lastPlace(a), lastPlace(b)];
  const coarser = Math.max(placeA.place, placeB.place);
  const slack = 1 + 1e-6;
  if (placeA.place !== placeB.place) return (coarser / 2) * slack;
  return Math.min(placeA.digits, placeB.digits) >= DIGITS_THAT_ROUND && placeA.digits === placeB.digits
    ? coarser * slack
    : 0;
}

/** The worth of the last digit that a number states, and how many it states. */
function lastPlace(value: number): { place: number; digits: number } {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = Math.max(LEAST_DIGITS, mantissa.replace('.', '').length);
  return { place: 10 ** (Number(exponent) - digits + 1), digits };
}
