import { type CalendarDate, calendarOf, edtfOf, isDay, plusDays, plusMonths, weekdayOf } from './calendar.ts';
import type { Tense } from './tense.ts';

/** What incomplete dates are worked out from. */
export interface DateAnchor {
  /** The document's own date; null where it states none. */
  readonly published: CalendarDate | null;
  /** The year that the text just before speaks of, told by a full date in it; null where there is none. */
  readonly neighbourYear: number | null;
}

export function anchorOf(published: string | null, neighbourYear: number | null): DateAnchor {
  return { published: calendarOf(published), neighbourYear };
}

const before = (a: CalendarDate, b: CalendarDate): boolean => edtfOf(a) < edtfOf(b);

/**
 * The year of a day or month that is named without one: seen from the document's date by the verb's tense, the nearest where
 * the verb does not tell. Where the text just before speaks of another year, either may be meant, and none is given.
 */
export function yearFor(month: number, day: number | null, tense: Tense, anchor: DateAnchor): number | null {
  const { published, neighbourYear } = anchor;
  if (!published) return neighbourYear;
  if (published.month === null) return neighbourYear === published.year ? neighbourYear : null;
  if (tense === 'either') return null;
  const seen = { year: published.year, month: published.month, day: day === null ? null : published.day };
  const here = { year: published.year, month, day: seen.day === null ? null : day };
  let year = published.year;
  if (tense === 'past' && before(seen, here)) year -= 1;
  else if (tense === 'future' && before(here, seen)) year += 1;
  else if (tense === 'unclear' || tense === 'mixed') {
    const months = month - published.month;
    if (months > 6) year -= 1;
    if (months < -6) year += 1;
  }
  // Of a year to come nothing is told in the past, nor of one that is over in the future.
  const cannotBe =
    neighbourYear !== null &&
    ((tense === 'past' && neighbourYear > published.year) || (tense === 'future' && neighbourYear < published.year));
  return neighbourYear !== null && !cannotBe && neighbourYear !== year && neighbourYear !== published.year
    ? null
    : year;
}

/** The year of a season named without one, by the same rule; winter begins in December of its year. */
export function seasonYear(season: number, tense: Tense, anchor: DateAnchor): number | null {
  if (!anchor.published || anchor.published.month === null) return null;
  const middle = { 21: 4, 22: 7, 23: 10, 24: 1 }[season] ?? 7;
  return yearFor(middle, null, tense, anchor);
}

/** A weekday named in a text of a known day: the last one for what has happened, the next for what will, none where it may be either. */
export function weekdayDate(weekday: number, tense: Tense, published: CalendarDate | null): CalendarDate | null {
  if (!published || published.day === null || tense === 'mixed' || tense === 'either') return null;
  const ahead = (weekday - weekdayOf(published) + 7) % 7;
  return plusDays(published, tense === 'past' || ahead === 0 ? ahead - (ahead === 0 ? 0 : 7) : ahead);
}

/** "last week", "next month", "this year": `steps` is -1, 0 or 1. */
export function unitAway(unit: string, steps: number, published: CalendarDate | null): string | null {
  if (!published) return null;
  if (unit === 'year') return String(published.year + steps);
  if (unit === 'decade') return `${Math.floor(published.year / 10) + steps}X`;
  if (published.month === null) return null;
  if (unit === 'month') return edtfOf(plusMonths(published, steps));
  if (unit === 'quarter') {
    const first = plusMonths({ ...published, month: published.month - ((published.month - 1) % 3) }, steps * 3);
    return `${edtfOf(first)}/${edtfOf(plusMonths(first, 2))}`;
  }
  if (published.day === null) return null;
  if (unit === 'week' || unit === 'weekend') {
    const monday = plusDays(published, steps * 7 - ((weekdayOf(published) + 6) % 7));
    const first = unit === 'week' ? monday : plusDays(monday, 5);
    return `${edtfOf(first)}/${edtfOf(plusDays(monday, 6))}`;
  }
  return edtfOf(plusDays(published, steps));
}

/**
 * "The end of the year": of the document's own for what is to come. What is told in the past was at the end of a year before it,
 * of which only the text just before can tell.
 */
export function yearsEnd(tense: Tense, { published, neighbourYear }: DateAnchor): string | null {
  if (tense === 'past' || tense === 'mixed' || tense === 'either')
    return neighbourYear === null ? null : String(neighbourYear);
  if (published === null || (neighbourYear !== null && neighbourYear !== published.year)) return null;
  return String(published.year);
}

/** "two years ago", "three months ago", "ten days ago": a day when days are counted, else the month or year, marked about. */
export function unitsAgo(unit: string, count: number, published: CalendarDate | null): string | null {
  if (!published) return null;
  if (unit === 'decade') return `${published.year - count * 10}~`;
  if (unit === 'year') return `${published.year - count}~`;
  if (published.month === null) return null;
  if (unit === 'month') return `${edtfOf(plusMonths(published, -count))}~`;
  if (published.day === null) return null;
  return unit === 'week' ? `${edtfOf(plusDays(published, -count * 7))}~` : edtfOf(plusDays(published, -count));
}

/** "in recent days", "in the coming weeks": the document's own day or month, marked about. */
export function aroundNow(unit: string, published: CalendarDate | null): string | null {
  if (!published) return null;
  if (unit === 'year') return `${published.year}~`;
  if (published.month === null) return null;
  if (unit === 'day' && published.day !== null) return `${edtfOf(published)}~`;
  return `${edtfOf({ ...published, day: null })}~`;
}

/** A day in EDTF, or null where the calendar has no such day. */
export function dayOrNull(year: number | null, month: number, day: number): string | null {
  return year !== null && isDay(year, month, day) ? edtfOf({ year, month, day }) : null;
}
