import { type Dollar, speaksOfAnother } from './dollars.ts';

/** Money as English names it: signs, codes and names, as pieces of patterns over plain marks. */

/** ISO 4217 codes and the signs of one currency each. A bare "$" is read as US dollars, and that is inferred. */
const SIGNS: Readonly<Record<string, string>> = {
  US$: 'USD',
  'U.S.$': 'USD',
  Can$: 'CAD',
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
  'JP¥': 'JPY',
  'CN¥': 'CNY',
  RM: 'MYR',
  Rp: 'IDR',
};
/** ISO 4217, without those that are words or names first of all in capitals (ALL, AMD, COP, CUP, MOP, PEN, SOS, TOP). */
const ALL_CODES =
  'AED AFN ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY RMB CRC CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SRD SSP SVC SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG'.split(
    ' ',
  );
/** By their first letters, so that where no code can begin none is tried. */
const CODES = [...new Set(ALL_CODES.map((code) => code[0]))]
  .map((first) => {
    const rest = ALL_CODES.filter((code) => code[0] === first).map((code) => code.slice(1));
    return `${first}(?:${rest.join('|')})`;
  })
  .join('|');
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
  kronor: 'SEK',
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
  rs: 'INR',
};
/** Whether words are a currency's code or sign alone. */
const CODE = new Set(ALL_CODES);
export const isCurrency = (words: string): boolean => CODE.has(words) || words in SIGNS;

/** Countries whose rupees are others than India's: where one is named, "Rs" is left open. */
const OTHER_RUPEES = /\b(?:Pakistan|Sri Lanka|Nepal|Mauritius|Seychelles|Islamabad|Colombo|Kathmandu)/;

/** Countries whose dollars are others than America's: where one is named and America is not, "$" may be either. */
const OTHER_DOLLARS = /\b(?:Australia|Canad|New Zealand|Singapore|Taiwan|Hong Kong|Canberra|Ottawa|Wellington|Taipei)/;
const AMERICA =
  /\b(?:firm-fixed-price|cost-plus-\w+-fee|indefinite-delivery|Foreign Military Sales)\b|\bU\.?S\b|\bUS\$|\b(?:United States|America|Washington|Pentagon|Congress|White House)/;

const escaped = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[$.]/g, '\\$&'))
    .join('|');

/** Before a number: a sign, a code, "Rs". */
export const SIGN = `(?:(?:${CODES})\\$|${escaped(Object.keys(SIGNS))}|¥|Rs\\.?|(?:${CODES})(?![A-Za-z]))`;
/** After a number: a code, or a name in one or many. */
export const CURRENCY_NAME = `(?:(?:${CODES})|(?:${escaped([...Object.keys(NAMES), ...Object.keys(LOOSE_NAMES)])
  .replace(/(?<=^|\|)\w/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
  .replace('[uU]s ', '(?:US|us) ')
  .replace('[uU]\\.s\\. ', '(?:U\\.S\\.|u\\.s\\.) ')})s?|kroner|pence)`;

const CODE_ALONE = new RegExp(`^(?:${CODES})\\$?$`);

/**
 * The currency that a sign, code or name stands for; `inferred` where it may be another's ("$", "dollars"); null where it
 * cannot be told. `sentence` are the words around it: they may name a country that has a currency of that name too; `home` is
 * what the document calls a dollar.
 */
export function currencyOf(
  words: string,
  sentence: string,
  home: Dollar = 'USD',
): { readonly code: string; readonly inferred: boolean } | null {
  const bare = words.trim();
  if (CODE_ALONE.test(bare)) return { code: bare.startsWith('RMB') ? 'CNY' : bare.slice(0, 3), inferred: false };
  if (bare === '¥') return { code: /\b(?:China|Chinese|Beijing)\b/.test(sentence) ? 'CNY' : 'JPY', inferred: true };
  if (/^(?:\$|[Dd]ollars?)$/.test(bare)) {
    if (home === 'dollars') return { code: home, inferred: false };
    const other = OTHER_DOLLARS.exec(sentence)?.[0];
    if (home === 'USD' && other !== undefined && !AMERICA.test(sentence)) return { code: 'dollars', inferred: false };
    const isOpen = home !== 'USD' && speaksOfAnother(sentence, home);
    return isOpen ? { code: 'dollars', inferred: false } : { code: home, inferred: true };
  }
  const sign = SIGNS[bare];
  if (sign !== undefined) return { code: sign, inferred: bare === '$' };
  const name = bare.toLowerCase().replace(/\.$/, '');
  const sure = NAMES[name] ?? NAMES[name.replace(/s$/, '')];
  if (sure !== undefined) return { code: sure, inferred: false };
  const loose = LOOSE_NAMES[name] ?? LOOSE_NAMES[name.replace(/s$/, '')];
  if (loose === undefined || (loose === 'INR' && OTHER_RUPEES.test(sentence))) return null;
  return { code: loose, inferred: true };
}
