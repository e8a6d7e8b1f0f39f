import { serialText } from './serialDate.ts';

/** What a number format makes of the number of a cell: a date, or a number with the words that stand around it. */
export type NumberFormat = { readonly kind: 'date'; readonly code: string } | AroundNumber;

interface AroundNumber {
  readonly kind: 'number';
  readonly isPercent: boolean;
  /** `1e6` for a format that shows millions; 1 for one that shows the number as it is. */
  readonly divisor: number;
  readonly before: string;
  readonly after: string;
}

const GENERAL: AroundNumber = { kind: 'number', isPercent: false, divisor: 1, before: '', after: '' };
/** The formats that have a number and no code in the file (ECMA-376 Part 1, 18.8.30), as far as they are dates or percentages. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};
/** Dates of the calendars of East Asia, each with its day. */
const isEastAsianDate = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** One token of a format: words in quotes, an escaped or skipped character, brackets, or a single character. */
const TOKEN = /"([^"]*)"?|\\(.)|_(?:.)|\*(?:.)|\[([^\]]*)\]|./gsu;
/** Colours and languages; any other bracket but a currency is a condition, or a time that goes past the day. */
const SAYS_NOTHING =
  /^(?:black|white|red|green|blue|yellow|magenta|cyan|colou?r ?\d+|\$-[\da-f]+(?:,.*)?|dbnum\d|natnum\d.*|~.*|[xzj]-.*)$/i;

/** The format of an id, with the code that the file gives it. */
export function numberFormatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined && isEastAsianDate(id)) return { kind: 'date', code: 'yyyy-mm-dd' };
  return readFormat(code ?? BUILT_IN[id] ?? 'General');
}

function readFormat(code: string): NumberFormat {
  const [first = ''] = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  let bare = '';
  let hasCondition = false;
  let digits = '';
  const words = { before: '', after: '' };
  for (const token of first.replace(/General/gi, '0').matchAll(TOKEN)) {
    const [whole, quoted, escaped, bracket] = token;
    const side = digits === '' ? 'before' : 'after';
    if (bracket !== undefined) {
      const symbol = /^\$([^-]+)/.exec(bracket)?.[1];
      if (symbol !== undefined) words[side] += symbol;
      else if (/^(?:h+|m+|s+)$/i.test(bracket)) bare += bracket.toLowerCase();
      else if (!SAYS_NOTHING.test(bracket)) hasCondition = true;
    } else if (quoted !== undefined || escaped !== undefined) words[side] += quoted ?? escaped ?? '';
    else if (/^[0#?.,]$/.test(whole)) {
      digits += words.after === '' ? whole : '';
      bare += whole;
    } else if (whole.length === 1) {
      bare += whole;
      if (/\p{Sc}/u.test(whole)) words[side] += whole;
    }
  }
  const timeless = bare.replace(/AM\/PM|A\/P/gi, '');
  if (/[ydhs]|m(?!.*[0#?])/i.test(timeless) && !/[#?]|0(?<!s[.,]?0+)/i.test(timeless))
    return { kind: 'date', code: bare };
  // Of a format for some numbers only, nothing is taken but that it is one.
  if (hasCondition) return { ...GENERAL, isPercent: bare.includes('%') };
  return {
    kind: 'number',
    isPercent: bare.includes('%'),
    divisor: words.after.trim() === '' ? 1 : 1000 ** (/,+$/.exec(digits)?.[0].length ?? 0),
    before: meant(words.before),
    after: meant(words.after),
  };
}

/** Words and signs of money around a number; brackets and strokes that only set it out are none. */
const meant = (words: string): string => (/[\p{L}\p{Sc}%‰°²³]/u.test(words) ? words.trim() : '');

/** A number as it is shown at full precision, without the digits that a binary fraction adds: `0.1`, never `0.1000000000000001`. */
function plain(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

/** The words of a number in a cell; `stored` where it is none. `is1904` tells the first day of the workbook's dates. */
export function numberText(stored: string, format: NumberFormat, is1904: boolean): string {
  const value = stored.trim() === '' ? Number.NaN : Number(stored);
  if (!Number.isFinite(value)) return stored;
  if (format.kind === 'date') return serialText(value, format.code, is1904) ?? plain(value);
  if (format.isPercent) return `${plain(value * 100)} %`;
  // More digits than a number of this kind keeps are an identifier, and stay.
  const number = /^-?\d{16,}$/.test(stored.trim()) ? stored.trim() : plain(value / format.divisor);
  return [format.before, number, format.after].filter((part) => part !== '').join(' ');
}
