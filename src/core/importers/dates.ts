import type { CslDate } from '../../model/source.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>(?:1[5-9]|20)\\d{2})';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? )?';
const TIME =
  '(?:,? ?(?:at |[-–—] ?)?\\d{1,2}[:.h]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: ?\\(?(?:[A-Z]{2,5}|[A-Z]{3}[+-]\\d{1,2})\\)?)?)?';

const PATTERNS = [
  `${DAY} (?:of )?${MONTH},? ${YEAR}`,
  `${DAY}-${MONTH}-${YEAR}`,
  `${MONTH} ${DAY},? ${YEAR}`,
  `${YEAR}[-/.](?<monthNumber>\\d{1,2})[-/.](?<day>\\d{1,2})(?:T[\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?`,
  `${MONTH},? ${YEAR}`,
  `${YEAR}-(?<monthNumber>\\d{2})`,
].map((body) => new RegExp(`^${WEEKDAY}${body}${TIME}\\.?$`, 'i'));
/** Day and month in an order that the text does not tell. */
const NUMERIC = new RegExp(`^(?<first>\\d{1,2})[/.-](?<second>\\d{1,2})[/.-]${YEAR}${TIME}\\.?$`, 'i');

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function fromParts(year: number, month: number, day: number | null): CslDate | null {
  if (month < 1 || month > 12) return null;
  if (day === null) return { 'date-parts': [[year, month]] };
  return day >= 1 && day <= daysIn(year, month) ? { 'date-parts': [[year, month, day]] } : null;
}

function numericDate(words: string): CslDate | null {
  const groups = NUMERIC.exec(words)?.groups;
  if (!groups) return null;
  const [first, second, year] = [Number(groups.first), Number(groups.second), Number(groups.year)];
  if (first === second || second > 12) return fromParts(year, first, second);
  if (first > 12) return fromParts(year, second, first);
  // 03/04/2021 is a day in April or in March: the words are kept, the date is not guessed.
  return first >= 1 && second >= 1 ? { literal: words.replace(/\.$/, '') } : null;
}

/**
 * The date that the words are, from first to last, or null where they are anything else. A time of day and a weekday may
 * stand with it and are dropped. English month names; ISO 8601; numbers with the year last, which stay `literal` where
 * day and month could be either.
 */
export function parseDate(words: string): CslDate | null {
  const text = words.trim();
  if (text.length > 60) return null;
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const name = groups.month?.slice(0, 3).toLowerCase();
    const month = name === undefined ? Number(groups.monthNumber) : MONTHS.indexOf(name) + 1;
    return fromParts(Number(groups.year), month, groups.day === undefined ? null : Number(groups.day));
  }
  return numericDate(text);
}

/** The same, and a bare year: only where a label says that it is a date. */
export function parseLabelledDate(words: string): CslDate | null {
  const year = /^((?:1[5-9]|20)\d{2})\.?$/.exec(words.trim())?.[1];
  return year === undefined ? parseDate(words) : { 'date-parts': [[Number(year)]] };
}
