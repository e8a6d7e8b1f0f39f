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

const partsOf = (date: CslDate): readonly number[] => date['date-parts']?.[0] ?? [];

/** Whether one date says the same as another and more: the day of a month that the other names. */
export function isPreciserThan(date: CslDate, other: CslDate): boolean {
  const [more, less] = [partsOf(date), partsOf(other)];
  return more.length > less.length && less.every((part, index) => part === more[index]);
}
