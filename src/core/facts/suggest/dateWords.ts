/** How English writes dates, as pieces of patterns over text whose dashes, quotes and spaces are plain. */

export const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sep(?:t(?:ember|\\.)?|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
export const DAY = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
export const YEAR = '(?:1[89]|20)\\d\\d';
export const SEASON = '(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)';
export const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
export const COUNT = '(?:\\d{1,3}|one|a|an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** EDTF numbers seasons from 21, northern ones by name. */
const SEASONS: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 };
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const COUNTS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Lengths of time that are told in words now and then. */
const LARGER_COUNTS: Readonly<Record<string, number>> = {
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  'twenty-four': 24,
  'thirty-six': 36,
};

export const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
export const seasonNumber = (word: string): number => SEASONS[word.toLowerCase()] ?? 21;
export const weekdayNumber = (word: string): number => WEEKDAYS.indexOf(word.toLowerCase());
export const dayNumber = (word: string): number => Number.parseInt(word, 10);

/** A number written as digits or as a word up to twenty; null where it is neither. */
export function countNumber(word: string): number | null {
  const lower = word.toLowerCase();
  if (/^\d+$/.test(lower)) return Number(lower);
  if (lower === 'a' || lower === 'an') return 1;
  const larger = LARGER_COUNTS[lower];
  if (larger !== undefined) return larger;
  const at = COUNTS.indexOf(lower);
  return at > 0 ? at : null;
}
