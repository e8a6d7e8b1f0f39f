/** Numbers as English writes them, as pieces of patterns over plain marks. */

/** ISO 4217 codes and the signs of one currency each. A bare "$" is read as US dollars, and that is inferred. */
const SIGNS: Readonly<Record<string, string>> = {
  US$: 'USD',
  $: 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  S$: 'SGD',
  HK$: 'HKD',
  NT$: 'TWD',
  R$: 'BRL',
  '£': 'GBP',
  '€': 'EUR',
  '₹': 'INR',
  '₩': 'KRW',
  '₴': 'UAH',
  '₺': 'TRY',
  '₽': 'RUB',
  '₪': 'ILS',
  zł: 'PLN',
};
const CODES =
  'USD|EUR|GBP|JPY|CNY|RMB|KRW|INR|AUD|CAD|NZD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|UAH|RUB|ILS|SGD|HKD|TWD|BRL|ZAR|AED|SAR|IDR|MYR|THB|VND|PHP|MXN';
/** Names that belong to one currency alone, and those that are mostly one and are therefore inferred. */
const NAMES: Readonly<Record<string, string>> = {
  euro: 'EUR',
  'us dollar': 'USD',
  'u.s. dollar': 'USD',
  'american dollar': 'USD',
  'australian dollar': 'AUD',
  'canadian dollar': 'CAD',
  'new zealand dollar': 'NZD',
  'singapore dollar': 'SGD',
  'swedish krona': 'SEK',
  'swedish kronor': 'SEK',
  'norwegian kroner': 'NOK',
  'danish kroner': 'DKK',
  'swiss franc': 'CHF',
  'czech koruna': 'CZK',
  hryvnia: 'UAH',
  zloty: 'PLN',
  zlotys: 'PLN',
  yen: 'JPY',
  yuan: 'CNY',
  renminbi: 'CNY',
  won: 'KRW',
  'pounds sterling': 'GBP',
  forint: 'HUF',
  shekel: 'ILS',
  ringgit: 'MYR',
  baht: 'THB',
  rouble: 'RUB',
  ruble: 'RUB',
  lei: 'RON',
  'turkish lira': 'TRY',
  'indian rupee': 'INR',
};
const LOOSE_NAMES: Readonly<Record<string, string>> = {
  dollar: 'USD',
  pound: 'GBP',
  rupee: 'INR',
  krona: 'SEK',
  kronor: 'SEK',
};

const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  tn: 1e12,
  lakh: 1e5,
  crore: 1e7,
};
const WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
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
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dozen: 12,
};

const escaped = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[$.]/g, '\\$&'))
    .join('|');

export const SIGN = `(?:${escaped(Object.keys(SIGNS))}|¥|(?:${CODES}) ?)`;
export const DIGITS = '(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?: \\d{3})+(?![\\d])|\\d+(?:[.,]\\d+)?)';
export const NUMBER_WORD = `(?:${Object.keys(WORDS).join('|')})`;
export const SCALE = '(?:hundred|thousand|million|billion|trillion|lakh|crore|mn|bn|tn|[mbk](?![\\w]))';
export const CURRENCY_NAME = `(?:(?:${CODES})|(?:${escaped([...Object.keys(NAMES), ...Object.keys(LOOSE_NAMES)])})s?|kroner)`;

/** The value of digits, with what scale stands behind them; null where they are no number. */
export function numberValue(digits: string, scale: string | undefined): number | null {
  const word = WORDS[digits.toLowerCase()];
  const bare = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)
    ? digits.replace(/,/g, '')
    : digits.replace(/ /g, '').replace(',', '.');
  const value = word ?? Number(bare);
  if (!Number.isFinite(value)) return null;
  const factor = scale === undefined ? 1 : (SCALES[scale.toLowerCase()] ?? 1);
  // 74.22 × 10⁹ in binary is 74219999999.99999: what is written has 15 digits at most.
  return Number((value * factor).toPrecision(15));
}

/** The currency that a sign, code or name stands for; `inferred` where it may be another's ("$", "dollars"). */
export function currencyOf(words: string): { readonly code: string; readonly inferred: boolean } | null {
  const bare = words.trim();
  if (new RegExp(`^(?:${CODES})$`).test(bare)) return { code: bare === 'RMB' ? 'CNY' : bare, inferred: false };
  if (bare === '¥') return { code: 'JPY', inferred: true };
  const sign = SIGNS[bare];
  if (sign !== undefined) return { code: sign, inferred: bare === '$' };
  const name = bare.toLowerCase();
  const sure = NAMES[name] ?? NAMES[name.replace(/s$/, '')];
  if (sure !== undefined) return { code: sure, inferred: false };
  const loose = LOOSE_NAMES[name] ?? LOOSE_NAMES[name.replace(/s$/, '')];
  return loose === undefined ? null : { code: loose, inferred: true };
}
