import { edtfSpan } from '../../model/edtf.ts';
import type { Fact } from '../../model/fact.ts';

/** How many facts begin in a year or a quarter. */
export interface Period {
  /** `2025`, `2025 Q3`, or `2000–2009` where the years are many. */
  readonly label: string;
  readonly facts: number;
}

/** Quarters are shown where all lies within so many years. */
const YEARS_OF_QUARTERS = 2;
/** More years than this are shown by tens. */
const MOST_YEARS = 24;

const STATES_MONTH = /^\d{4}-(0[1-9]|1[0-2])/;

/** The date that a fact is told by: when it happened, else at what date it was known. */
export function toldDate(fact: Pick<Fact, 'eventDate' | 'asOf'>): string | null {
  return fact.eventDate ?? fact.asOf;
}

/**
 * Facts by the time at which their dates begin, gaps included. By quarters where every date states its month and all lie
 * within two years; else by years: a year is never set into a quarter that no source states. A date without a beginning
 * counts as undated.
 */
export function periodsOf(dates: readonly (string | null)[]): {
  readonly periods: readonly Period[];
  readonly undated: number;
} {
  const begins = dates.flatMap((date) => {
    const first = date === null ? null : (edtfSpan(date)?.first ?? null);
    return date === null || first === null
      ? []
      : [{ date, year: Number(first.slice(0, 4)), month: Number(first.slice(5, 7)) }];
  });
  const undated = dates.length - begins.length;
  if (begins.length === 0) return { periods: [], undated };
  const [from, to] = begins.reduce<[number, number]>(
    ([low, high], { year }) => [Math.min(low, year), Math.max(high, year)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const byQuarter = to - from < YEARS_OF_QUARTERS && begins.every(({ date }) => STATES_MONTH.test(date));
  const step = to - from < MOST_YEARS ? 1 : 10;
  const placeOf = ({ year, month }: { year: number; month: number }): number =>
    byQuarter ? year * 4 + Math.floor((month - 1) / 3) : Math.floor(year / step);
  const labelOf = (place: number): string => {
    if (byQuarter) return `${Math.floor(place / 4)} Q${(place % 4) + 1}`;
    return step === 1 ? String(place) : `${place * step}–${place * step + step - 1}`;
  };
  const counts = new Map<number, number>();
  for (const begin of begins) counts.set(placeOf(begin), (counts.get(placeOf(begin)) ?? 0) + 1);
  const places = [...counts.keys()].sort((a, b) => a - b);
  const [first = 0] = places;
  const last = places.at(-1) ?? first;
  const periods = Array.from({ length: last - first + 1 }, (_, i) => ({
    label: labelOf(first + i),
    facts: counts.get(first + i) ?? 0,
  }));
  return { periods, undated };
}
