/** Numbers as English writes them, in digits and in words, as pieces of patterns over plain marks; and their values. */

const ONES: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
};
const TEENS: Readonly<Record<string, number>> = {
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  million: 1e6,
  mln: 1e6,
  mn: 1e6,
  m: 1e6,
  crore: 1e7,
  crores: 1e7,
  cr: 1e7,
  billion: 1e9,
  bln: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  trn: 1e12,
  tn: 1e12,
};
const FRACTIONS: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 };

/** Either case of the first letter. */
const word = (one: string): string => `[${one[0]}${one[0]?.toUpperCase()}]${one.slice(1)}`;
const anyOf = (words: readonly string[]): string => `(?:${words.map(word).join('|')})`;

const SMALL = `(?:${anyOf(Object.keys(TENS))}(?:[ -]${anyOf(Object.keys(ONES))}\\b)?|${anyOf(Object.keys(TEENS))}|${anyOf(Object.keys(ONES))})\\b`;
const SCALE_WORD = `${anyOf(['dozen', 'hundred', 'thousand', 'lakh', 'million', 'crore', 'billion', 'trillion'])}s?\\b`;
const ONE_SCALE = '(?:dozen|hundred|thousand|million|billion|trillion)\\b';

/** "twenty-five", "three hundred and twenty", "two and a half million", "a million", "half a dozen", "two dozen". */
const IN_WORDS = `(?:[Hh]alf an? ${ONE_SCALE}|[Aa] (?=${ONE_SCALE})${ONE_SCALE}(?: and a half\\b)?|${SMALL}(?: and a half\\b)?(?:[ -]${SCALE_WORD}(?!s))*(?:(?<=(?:dozen|hundred|thousand|lakh|million|crore|billion|trillion)s?)(?:,? and |[ -])${SMALL}(?! ?(?:hundred|thousand|million|billion|per ?cent|%))(?:[ -]${SCALE_WORD})*){0,2})`;

/**
 * In digits: grouped by commas (by threes, or as India writes lakhs and crores), by apostrophes, by spaces or by two points
 * and more; with a decimal point, or a decimal comma of one or two places; with a fraction.
 */
const IN_DIGITS =
  "(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\d,]*\\d)|\\d{1,2}(?:,\\d{2})+,\\d{3}(?:\\.\\d+)?(?!\\d)|\\d{1,3}(?:'\\d{3})+(?!\\d)|\\d{1,3}(?:\\.\\d{3}){2,}(?!\\d)|\\d{1,3}(?: \\d{3})+(?![\\d.,'-]*\\d| ?mm\\b|mm)|\\d+,\\d{1,2}(?![\\d,])|\\d+(?:\\.\\d+)?(?:[¼½¾]| and a half\\b)?|[¼½¾])";

export const NUMERAL = `(?:${IN_DIGITS}|\\b${IN_WORDS})`;
/** Whatever holds a numeral holds one of these: most sentences do not, and are passed over at once. */
export const MAY_HOLD_NUMERAL = new RegExp(
  `[\\d¼½¾]|\\b(?:${[...Object.keys({ ...ONES, ...TEENS, ...TENS }), 'dozen', 'hundred', 'thousand', 'million', 'billion', 'trillion'].join('|')})`,
  'i',
);
/** What multiplies the numeral before it; the short ones stand right behind it. */
export const SCALE = `(?:(?:${anyOf(['hundred', 'thousand', 'lakh', 'million', 'crore', 'billion', 'trillion', 'dozen'])}s?|mln|bln|trn|[mb]n|[MB]N|[MB]n|tn|cr)(?!\\w)|(?<=\\d)[mbkMBK](?![\\w²³])|[mbkMBK](?![\\w²³]|-\\d))`;

/** Whether a numeral is in words, of which small ones are how people talk. */
export const isInWords = (numeral: string): boolean => !/\d/.test(numeral) && !/[¼½¾]/.test(numeral);

function valueOfWords(words: string): number | null {
  const half = /^half an? (\w+)$/i.exec(words)?.[1];
  if (half !== undefined) return (SCALES[half.toLowerCase()] ?? 0) / 2;
  let [total, current] = [0, 0];
  const parts = words
    .toLowerCase()
    .replace(/ and a half\b/, ' half')
    .split(/[ ,-]+/);
  for (const part of parts) {
    const small = ONES[part] ?? TEENS[part] ?? TENS[part] ?? (part === 'a' ? 1 : undefined);
    if (part === 'and' || part === '') continue;
    if (part === 'half') current += current === 0 ? total / 2 : 0.5;
    else if (small !== undefined) current += small;
    else {
      const scale = SCALES[part.replace(/(?<=[a-z]{4})s$/, '')];
      if (scale === undefined) return null;
      if (scale <= 100) current *= scale;
      else {
        total += current * scale;
        current = 0;
      }
    }
  }
  return total + current;
}

/** What the scales behind a numeral multiply it by: "lakh crore" is one after the other. */
export function scaleOf(words: string | undefined): number {
  return (words ?? '')
    .toLowerCase()
    .split(/[ -]+/)
    .reduce((factor, one) => factor * (SCALES[one] ?? SCALES[one.replace(/s$/, '')] ?? 1), 1);
}

/**
 * The value of a numeral; null where it is no number or may be two: "1.500" is fifteen hundred in one country and one and a
 * half in another, unless a scale (`scaled`) says that it has decimals.
 */
export function numeralValue(numeral: string, scaled: boolean): number | null {
  if (isInWords(numeral)) return valueOfWords(numeral);
  const fraction = FRACTIONS[numeral.at(-1) ?? ''] ?? (/ and a half$/.test(numeral) ? 0.5 : 0);
  const digits = numeral.replace(/[¼½¾]$| and a half$/, '');
  if (/^\d{1,3}\.\d{3}$/.test(digits) && !scaled && !/^0/.test(digits)) return null;
  const bare = /^\d+,\d{1,2}$/.test(digits)
    ? digits.replace(',', '.')
    : digits.replace(/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits) ? /\./g : /[, ']/g, '');
  const value = Number(bare === '' ? 0 : bare) + fraction;
  return Number.isFinite(value) ? value : null;
}

/** A value times its scale. 74.22 × 10⁹ in binary is 74219999999.99999: what is written has 15 digits at most. */
export const scaledValue = (value: number, factor: number): number => Number((value * factor).toPrecision(15));
