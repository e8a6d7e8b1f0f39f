import { type CalendarDate, edtfOf, isDay, plusDays, plusMonths } from './calendar.ts';
import { yearFor } from './dateAnchor.ts';
import { type Context, type Groups, inferred, PART_MONTHS, pad, type Reading } from './dateReadings.ts';
import { countNumber, dayNumber, MONTH, monthNumber, YEAR } from './dateWords.ts';

const MONTHS_IN: Readonly<Record<string, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12, decade: 120 };
/** What stands before a time that ended: "extended by three months to June" tells another. */
const SPAN_LEAD =
  /(?:^|\b(?:the|in|over|during|its|their|our|this|last|first|past|previous|financial|fiscal|calendar|full|reporting|and|each)|[,;:(-]) ?$/i;

/** The day after the same day so many months before: that of the next month's beginning for a month's end. */
function dayAfter(end: CalendarDate, months: number): CalendarDate {
  const { year, month } = plusMonths(end, -months);
  const isMonthsEnd = !isDay(end.year, end.month ?? 1, (end.day ?? 1) + 1);
  const isNone = !isDay(year, month ?? 1, end.day ?? 1);
  return isMonthsEnd || isNone
    ? { ...plusMonths(end, 1 - months), day: 1 }
    : plusDays({ year, month, day: end.day }, 1);
}

/** "the twelve months to June 2025", "the year ended 31 March", "the ten years to 2020": as long as it says, up to its end. */
export function spanTo(groups: Groups, { anchor, tense, lead }: Context): Reading {
  const { count: words, unit = groups.one ?? '' } = groups;
  const count = words === undefined ? 1 : countNumber(words);
  const monthWords = groups.month ?? groups.monthB ?? groups.monthC;
  if (count === null || !SPAN_LEAD.test(lead) || (monthWords === undefined && groups.year === undefined)) return null;
  const months = MONTHS_IN[unit];
  if (monthWords === undefined) {
    // "the year to 2020" has no known beginning.
    const years = unit === 'year' && words !== undefined ? count : unit === 'decade' ? 10 * count : 0;
    const last = Number(groups.year);
    return inferred(years > 1 ? `${last - years + 1}/${last}` : null);
  }
  const month = monthNumber(monthWords);
  const dayWords = groups.day ?? groups.dayB;
  const day = dayWords === undefined ? null : dayNumber(dayWords);
  const year = groups.year === undefined ? yearFor(month, day, tense(), anchor) : Number(groups.year);
  if (year === null || (day !== null && !isDay(year, month, day))) return inferred(null);
  const end = { year, month, day };
  if (day === null)
    return inferred(months === undefined ? null : `${edtfOf(plusMonths(end, 1 - months * count))}/${edtfOf(end)}`);
  const first =
    months === undefined ? plusDays(end, 1 - count * (unit === 'week' ? 7 : 1)) : dayAfter(end, months * count);
  return inferred(`${edtfOf(first)}/${edtfOf(end)}`);
}

const PART = /\b(first|second|third|fourth)[ -](quarter|half)\b|\b([QH][1-4])\b/gi;
const MONTHS_NAMED = new RegExp(`\\b(${MONTH})(?: (?:to|and|through|until) | ?- ?)(${MONTH})`, 'g');
const MONTH_NAMED = new RegExp(`\\b(${MONTH})\\b(?! \\d{1,2}\\b)`, 'g');
const LAST_YEAR_NAMED = new RegExp(`\\b(${YEAR})\\b(?!.*\\b${YEAR}\\b)`, 's');

/** The months of the year that words before speak of: a quarter, a half, months from one to another, for `month` one alone. */
function partBefore(before: string, unit: string): readonly [string, string] | null {
  const part = [...before.matchAll(PART)].at(-1);
  if (part && unit !== 'month') return PART_MONTHS[(part[3] ?? `${part[1]} ${part[2]}`).toLowerCase()] ?? null;
  const named = [...before.matchAll(MONTHS_NAMED)].at(-1);
  if (named && unit !== 'month') return [pad(monthNumber(named[1] ?? '')), pad(monthNumber(named[2] ?? ''))];
  const month = unit === 'month' ? [...before.matchAll(MONTH_NAMED)].at(-1)?.[1] : undefined;
  return month === undefined ? null : [pad(monthNumber(month)), pad(monthNumber(month))];
}

/** "the same period of 2025", "the same quarter a year earlier": the part of the year named before, in another year. */
export function samePart(groups: Groups, { anchor, before }: Context): Reading {
  const words = before();
  const part = partBefore(words, (groups.unit ?? '').replace(/s$/, ''));
  const named = LAST_YEAR_NAMED.exec(words)?.[1];
  const year =
    groups.year !== undefined
      ? Number(groups.year)
      : groups.last !== undefined
        ? (anchor.published?.year ?? Number.NaN) - 1
        : Number(named ?? Number.NaN) - 1;
  if (part === null || Number.isNaN(year)) return { edtf: null, inferred: false };
  const [from, to] = part;
  if (from > to) return inferred(`${year - 1}-${from}/${year}-${to}`);
  return inferred(from === to ? `${year}-${from}` : `${year}-${from}/${year}-${to}`);
}
