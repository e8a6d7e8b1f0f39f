const DAY_MS = 86_400_000;
const DAYS_PER_YEAR = 365.25;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days since 1970 of an ISO day; NaN where it is none. */
export function dayNumber(iso: string): number {
  return Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

export interface Tick {
  readonly day: number;
  readonly label: string;
}

/** A stretch of time in days, and its places on the slide. */
export interface TimeScale {
  readonly first: number;
  readonly last: number;
  readonly ticks: readonly Tick[];
}

function isoDate(day: number): Date {
  return new Date(day * DAY_MS);
}

/** Step between ticks, in months, so that there are at most about `most` of them. */
function stepMonths(days: number, most: number): number {
  const months = days / (DAYS_PER_YEAR / 12);
  const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000];
  return steps.find((step) => months / step <= most) ?? 60_000;
}

/**
 * The scale of a timeline: from the start of the first unit to the end of the last, with a tick at the start of each.
 * Units are months, quarters or years, whichever gives at most `most` ticks.
 */
export function timeScale(firstDay: number, lastDay: number, most: number): TimeScale {
  const span = Math.max(28, lastDay - firstDay);
  const step = stepMonths(span, most);
  const start = isoDate(firstDay);
  const startMonths = start.getUTCFullYear() * 12 + start.getUTCMonth();
  let months = Math.floor(startMonths / step) * step;
  const ticks: Tick[] = [];
  // Date.UTC would take years below 100 for 19xx.
  const dayOf = (m: number): number => {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(m / 12), m % 12, 1);
    return Math.floor(date.getTime() / DAY_MS);
  };
  let day = dayOf(months);
  const first = day;
  while (day <= lastDay && ticks.length < 200) {
    ticks.push({ day, label: tickLabel(months, step) });
    months += step;
    day = dayOf(months);
  }
  return { first, last: Math.max(day, lastDay + 1), ticks };
}

function tickLabel(months: number, step: number): string {
  const year = Math.floor(months / 12);
  return step >= 12 ? String(year) : `${MONTHS[((months % 12) + 12) % 12]} ${year}`;
}
