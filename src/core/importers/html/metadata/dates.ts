import type { CslDate } from '../../../../model/source.ts';
import { parseLabelledDate } from '../../dates.ts';

const RFC_2822 = /^(?:[a-z]{3,9},? )?(\d{1,2} [a-z]{3,9},? \d{4}) \d{1,2}:\d{2}/i;
const JAVASCRIPT = /^[a-z]{3} ([a-z]{3} \d{1,2}) (\d{4}) \d{2}:\d{2}:\d{2}/i;
const LOCAL_BEFORE_TIME = /^(.{6,40}?\d{4}),? (?:at )?\d{1,2}:\d{2}/i;

/**
 * A date that a field of a page's metadata states, whatever way it is written: ISO 8601 with or without a time, `20210503`,
 * RFC 2822, what JavaScript prints. The day is the one that is written, in whatever zone it was written. Null for anything else.
 */
export function fieldDate(value: string): CslDate | null {
  const words = value.trim();
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/.exec(words);
  if (compact) return parseLabelledDate(`${compact[1]}-${compact[2]}-${compact[3]}`);
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/.exec(words);
  if (iso) return parseLabelledDate(`${iso[1]}-${iso[2]}-${iso[3]}`);
  const script = JAVASCRIPT.exec(words);
  if (script) return parseLabelledDate(`${script[1]}, ${script[2]}`);
  const written = RFC_2822.exec(words)?.[1] ?? LOCAL_BEFORE_TIME.exec(words)?.[1] ?? words;
  const date = parseLabelledDate(written);
  return date?.['date-parts'] ? date : null;
}

/** 1995 to 2030: other numbers of ten digits are days and hours written together, or no dates. In seconds. */
const [EARLIEST_COUNT, LATEST_COUNT] = [788_918_400, 1_900_000_000];

/** The day in UTC of a count of seconds or milliseconds since 1970; null for what is no such count. */
export function countedDate(value: string): CslDate | null {
  const digits = /^\s*(\d{10})(?:\d{3}|\.\d+)?\s*$/.exec(value)?.[1];
  const seconds = Number(digits);
  if (digits === undefined || seconds < EARLIEST_COUNT || seconds >= LATEST_COUNT) return null;
  const day = new Date(1_000 * seconds);
  return { 'date-parts': [[day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]] };
}

const partsOf = (date: CslDate): readonly number[] => date['date-parts']?.[0] ?? [];

/** Whether one date says the same as another and more: the day of a month that the other names. */
export function isPreciserThan(date: CslDate, other: CslDate): boolean {
  const [more, less] = [partsOf(date), partsOf(other)];
  return more.length > less.length && less.every((part, index) => part === more[index]);
}
