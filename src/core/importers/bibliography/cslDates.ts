import type { CslDate } from '../../../model/source.ts';
import { parseLabelledDate } from '../dates.ts';

const SEASONS: Readonly<Record<string, number>> = { spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 };
/** Names of months as bibliographies of several languages have them, by their first letters. */
const MONTH_NAMES: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|ene|gen|janv)/, 1],
  [/^(?:feb|fév|fev)/, 2],
  [/^(?:mar|mär|maer|mrz|mars)/, 3],
  [/^(?:apr|avr|abr)/, 4],
  [/^(?:may|mai|mei|mag)/, 5],
  [/^(?:jun|juin|giu)/, 6],
  [/^(?:jul|juil|lug)/, 7],
  [/^(?:aug|août|aout|ago)/, 8],
  [/^(?:sep|set)/, 9],
  [/^(?:oct|okt|ott|out)/, 10],
  [/^(?:nov)/, 11],
  [/^(?:dec|dez|déc|dic)/, 12],
];

const daysIn = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

interface Day {
  readonly parts: readonly number[];
  readonly circa: boolean;
  readonly season?: number;
  /** The last day that it may be, where digits are left open: `199X`. */
  readonly until?: readonly number[];
}

/** Year, month and day that are a day of the calendar; null where they are none. A year alone, or with its month, will do. */
export function dateParts(year: number, month?: number, day?: number): readonly number[] | null {
  if (!Number.isInteger(year) || Math.abs(year) > 9999 || year === 0) return null;
  if (month === undefined || month === 0) return [year];
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (day === undefined || day === 0) return [year, month];
  return Number.isInteger(day) && day >= 1 && day <= daysIn(year, month) ? [year, month, day] : null;
}

/** The month that the words name, 1–12; null where they name none. */
export function monthOf(words: string): number | null {
  const text = words.trim().toLowerCase().replace(/\.$/, '');
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null;
  if (!/^\p{L}{3,}$/u.test(text)) return null;
  return MONTH_NAMES.find(([name]) => name.test(text))?.[1] ?? null;
}

export function seasonOf(words: string): number | null {
  return SEASONS[words.trim().toLowerCase()] ?? null;
}

/** One date of EDTF (ISO 8601-2), level 1, as BibLaTeX has it, and looser: `2020-3-5`, `2020/03/05`, `c. 1990`. */
function dayOf(words: string): Day | null {
  const about = /^(?:c(?:irca|a)?\.?|about|~)\s*/i.exec(words)?.[0] ?? '';
  const text = words.slice(about.length).trim();
  const open = /^(\d{2})(\d|[XxUu])[XxUu]([~?%])?$/.exec(text);
  if (open) {
    const from = Number(`${open[1]}${/\d/.test(open[2] ?? '') ? open[2] : '0'}0`);
    return { parts: [from], until: [from + (/\d/.test(open[2] ?? '') ? 9 : 99)], circa: true };
  }
  const match =
    /^(-?\d{4})(?:([-/.])(\d{1,2}|[XxUu]{2})(?:\2(\d{1,2}|[XxUu]{2}))?)?(?:[T ]\d{1,2}:\d{2}\S*)?([~?%])?$/.exec(text);
  if (!match) return null;
  const [, year, , month, day, doubt] = match;
  const circa = about !== '' || doubt === '~' || doubt === '%' || doubt === '?';
  const monthNumber = month === undefined || /x|u/i.test(month) ? undefined : Number(month);
  if (monthNumber !== undefined && monthNumber >= 21 && monthNumber <= 24 && day === undefined)
    return { parts: [Number(year)], season: monthNumber - 20, circa };
  const dayNumber = day === undefined || /x|u/i.test(day) ? undefined : Number(day);
  // A day that no calendar has says its year.
  const parts = dateParts(Number(year), monthNumber, dayNumber) ?? dateParts(Number(year));
  return parts && { parts, circa };
}

function cslDate(days: readonly Day[]): CslDate {
  const last = days.at(-1);
  const parts = days.map((day) => day.parts);
  const until = last?.until;
  const season = days.length === 1 ? last?.season : undefined;
  return {
    'date-parts': until === undefined ? parts : [...parts, until],
    ...(season === undefined ? {} : { season }),
    ...(days.some((day) => day.circa) ? { circa: true } : {}),
  };
}

/**
 * A date as bibliographies write it. What is no date that the calendar has stays as its words (`literal`), so that nothing
 * is guessed: `forthcoming`, `03/04/2021`; of `2020-02-30` the year is kept. `1987/` goes on. Null where there are no words.
 */
export function cslDateOf(words: string): CslDate | null {
  const text = words.trim().replace(/\s+/g, ' ');
  if (text === '') return null;
  const whole = dayOf(text);
  if (whole) return cslDate([whole]);
  const goesOn = /^(.+?)\s?(?:\/|--|–)\s?(?:\.\.)?$/.exec(text)?.[1];
  const beginning = goesOn === undefined ? null : dayOf(goesOn);
  if (beginning) return { ...cslDate([beginning]), 'date-parts': [beginning.parts, [0]] };
  const ends = /^(\S+?)\s?(?:\/|--|–)\s?(\S+)$/.exec(text);
  if (ends?.[1] && ends[2]) {
    const from = dayOf(ends[1]);
    const short = /^\d{2}$/.test(ends[2]) && /^\d{4}$/.test(ends[1]) ? `${ends[1].slice(0, 2)}${ends[2]}` : ends[2];
    const to = dayOf(short);
    if (from && to) return cslDate([from, to]);
  }
  const years = /^(\d{4})-(\d{4})$/.exec(text);
  if (years) return { 'date-parts': [[Number(years[1])], [Number(years[2])]] };
  const seasonal = /^(\p{L}+),? (\d{4})$/u.exec(text);
  const season = seasonal?.[1] === undefined ? null : seasonOf(seasonal[1]);
  if (seasonal && season !== null) return { 'date-parts': [[Number(seasonal[2])]], season };
  return parseLabelledDate(text) ?? { literal: text.slice(0, 200) };
}

/** A date told in separate fields. Months of a range (`mar/apr`) and days that are none keep the year alone. */
export function cslDateFrom(year: string, month: string, day: string): CslDate | null {
  const date = cslDateOf(year);
  const [parts] = date?.['date-parts'] ?? [];
  if (!date || parts?.length !== 1 || date['date-parts']?.length !== 1) return date;
  const words = month.replace(/[~\s]+/g, ' ').trim();
  const season = seasonOf(words);
  if (season !== null) return { ...date, season };
  const withDay = /^(?:(\d{1,2})\.? )?(\p{L}+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?$/u.exec(words);
  const monthNumber = monthOf(withDay?.[2] ?? words);
  const dayNumber = Number(day || withDay?.[1] || withDay?.[3] || 0);
  const exact =
    monthNumber === null ? null : (dateParts(parts[0] ?? 0, monthNumber, dayNumber) ?? [parts[0] ?? 0, monthNumber]);
  return exact === null ? date : { ...date, 'date-parts': [exact] };
}
