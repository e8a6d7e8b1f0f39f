import { edtfSpan, edtfWords } from '../../model/edtf.ts';
import { STARTING_THEMES } from '../../model/theme.ts';

const NUMERALS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A whole number as a word up to twelve, in figures above. */
export function numeral(count: number): string {
  return NUMERALS[count] ?? String(count);
}

/** `1 fact`, `2 facts`; `plural` where adding an s does not make it. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `one fact`, `two facts`, `13 facts`. */
export function countedInWords(count: number, noun: string, plural = `${noun}s`): string {
  return `${numeral(count)} ${count === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[], joiner = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words[words.length - 1]}`;
}

export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('en') + text.slice(first.length);
}

/** The starting themes are common nouns; what a user calls a theme may be a name (Baltic) and keeps its capital. */
const COMMON_NAMES: ReadonlySet<string> = new Set([...STARTING_THEMES.map((theme) => theme.name), 'Method']);

/** A name inside a sentence: `Market` → `market`; one with capitals of its own (`NATO`, `Baltic Sea`) stays. */
export function midSentence(name: string): string {
  return COMMON_NAMES.has(name) ? name.toLocaleLowerCase('en') : name;
}

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });

/** `74.22`, `1,250`. */
export function numberWords(value: number): string {
  return NUMBER.format(value);
}

/** A value with its unit: `USD 74.22 bn`, `44.26%`, `180 experts`, `11`. `unit` may be a scaled one such as `USD bn`. */
export function valueWords(value: number, unit: string): string {
  const money = /^([A-Z]{3})(?: (tn|bn|m))?$/.exec(unit);
  if (money) return `${money[1]} ${numberWords(value)}${money[2] ? ` ${money[2]}` : ''}`;
  if (unit === '%') return `${numberWords(value)}%`;
  return unit === '' ? numberWords(value) : `${numberWords(value)} ${unit}`;
}

const MONEY_SCALES: readonly { readonly from: number; readonly name: string }[] = [
  { from: 1e12, name: 'tn' },
  { from: 1e9, name: 'bn' },
  { from: 1e6, name: 'm' },
];

/**
 * How values of one unit are shown: money of a million or more in m, bn or tn by the largest of them (ISO 4217 code
 * first), anything else as it is. `divisor` turns a value into the shown unit.
 */
export function shownUnit(unit: string | null, values: readonly number[]): { unit: string; divisor: number } {
  if (unit === null || !/^[A-Z]{3}$/.test(unit)) return { unit: unit ?? '', divisor: 1 };
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = MONEY_SCALES.find((s) => largest >= s.from);
  return scale ? { unit: `${unit} ${scale.name}`, divisor: scale.from } : { unit, divisor: 1 };
}

/** The years or months that some EDTF dates reach over, in words: `December 2020 to June 2022`; null without dates. */
export function reachWords(dates: readonly string[], joiner = ' to '): string | null {
  let first: { day: string; words: string } | null = null;
  let last: { day: string; words: string } | null = null;
  for (const date of dates) {
    const span = edtfSpan(date);
    if (!span) continue;
    const [from = date, to = from] = date.split('/');
    if (span.first !== null && (first === null || span.first < first.day)) {
      first = { day: span.first, words: edtfWords(from) };
    }
    if (span.last !== null && (last === null || span.last > last.day)) last = { day: span.last, words: edtfWords(to) };
  }
  if (first === null || last === null) return null;
  return first.words === last.words ? first.words : `${first.words}${joiner}${last.words}`;
}
