/** A day, month or year of the calendar, as precise as it is known; `month` and `day` count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A calendar date in EDTF. */
export function edtfOf({ year, month, day }: CalendarDate): string {
  return [
    String(year).padStart(4, '0'),
    month === null ? '' : `-${two(month)}`,
    day === null ? '' : `-${two(day)}`,
  ].join('');
}

/** The first calendar date of an EDTF text, seasons left to their year; null where it begins with none. */
export function calendarOf(edtf: string | null): CalendarDate | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(edtf ?? '');
  if (!match) return null;
  const month = match[2] === undefined ? null : Number(match[2]);
  if (month !== null && month > 12) return { year: Number(match[1]), month: null, day: null };
  return { year: Number(match[1]), month, day: match[3] === undefined ? null : Number(match[3]) };
}

export const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A whole date, so many days later. */
export function plusDays({ year, month, day }: CalendarDate, days: number): CalendarDate {
  const at = new Date(Date.UTC(year, (month ?? 1) - 1, (day ?? 1) + days));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** A month, so many months later; the day is dropped. */
export function plusMonths({ year, month }: CalendarDate, months: number): CalendarDate {
  const count = year * 12 + (month ?? 1) - 1 + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1, day: null };
}

/** Day of the week of a whole date: 0 Sunday … 6 Saturday. */
export function weekdayOf({ year, month, day }: CalendarDate): number {
  return new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)).getUTCDay();
}
