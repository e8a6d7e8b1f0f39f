/** Lands whose money is a dollar: what shows that a text is of one, and how it marks its own where others are spoken of. */
const LANDS: readonly (readonly [code: string, sign: string, words: RegExp, host: RegExp])[] = [
  [
    'AUD',
    'A(?:U)?\\$',
    /\b(?:Australia\w*|Canberra|Sydney|Melbourne|Brisbane|Perth|Adelaide|Hobart|Queensland|New South Wales|Anzac|Kimberley)\b/g,
    /\.au\b/,
  ],
  [
    'CAD',
    'C(?:A|an)?\\$',
    /\b(?:Canad\w+|Ottawa|Toronto|Montr[eé]al|Vancouver|Halifax|Ontario|Qu[eé]bec|Alberta|Manitoba|Nunavut|Nova Scotia)\b/g,
    /\.ca\b/,
  ],
  [
    'NZD',
    'NZ\\$',
    /\b(?:New Zealand\w*|Auckland|Christchurch|Dunedin|Aotearoa|M[aā]ori|Kia ora|Tasman|Chathams|Waitangi|Beehive)\b/g,
    /\.nz\b/,
  ],
  ['SGD', 'S\\$', /\bSingapore\w*\b/g, /\.sg\b/],
  ['HKD', 'HK\\$', /\bHong Kong\w*\b/g, /\.hk\b/],
];
const AMERICA =
  /\b(?:U\.S\.|US|USA|United States|America\w*|Washington|Pentagon|Congress|White House|Texas|California|Virginia|Florida|New York)\b/g;
const US_SIGN = /\b(?:US|U\.S\.)\$/;
const OF_AMERICA = /\b(?:United States|America\w*|Washington|New York)\b|\.(?:gov|mil|us)\b/;
/** So often a land is named at least where a text is its own. */
const FEWEST_NAMED = 2;

/** What a bare "$" stands for in a document: a code of ISO 4217, or `dollars` where it may be of two. */
export type Dollar = string;

/** Whether words name another land with a dollar and not the one whose dollar is spoken of. */
export function speaksOfAnother(words: string, home: Dollar): boolean {
  const own = LANDS.find(([code]) => code === home)?.[2];
  if (own && words.search(own) >= 0) return false;
  return words.search(AMERICA) >= 0 || LANDS.some(([, , names]) => words.search(names) >= 0);
}

/** Within so many characters of its beginning a text has its dateline: "SINGAPORE - ", "OTTAWA, 3 June". */
const DATELINE_WITHIN = 1_200;
const DATELINE = /(?:^|\n)[ \t>*_]*(\p{Lu}[\p{Lu} .'-]{2,30})(?=[,(]| ?[-–—:] )/gu;

/** The place that a text is from by its dateline, in the letters of a name; empty where it has none. */
const datelineOf = (text: string): string =>
  [...text.slice(0, DATELINE_WITHIN).matchAll(DATELINE)]
    .map(([, place = '']) => place.toLowerCase().replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase()))
    .join('; ');

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * The dollar of a document: of the land that its publisher, place or host (`origin`) or its dateline is of, else of the one that it speaks of
 * most. Beside "US$" a bare sign is the land's own, beside "A$" it is America's; where it may be either, no currency is told.
 */
export function dollarOf(text: string, origin: string): Dollar {
  if (!/\$|\bdollars?\b/i.test(text)) return 'USD';
  if (OF_AMERICA.test(origin)) return 'USD';
  const ofOrigin = LANDS.find(([, , words, host]) => origin.search(words) >= 0 || host.test(origin));
  const dateline = ofOrigin ? '' : datelineOf(text);
  const at = ofOrigin ?? (dateline === '' ? undefined : LANDS.find(([, , words]) => dateline.search(words) >= 0));
  const named = LANDS.map(([code, sign, words]) => ({
    code,
    isMarked: new RegExp(`(?<![A-Z])${sign}`).test(text),
    count: countOf(text, words),
  })).sort((a, b) => b.count - a.count);
  const [first, second] = named;
  const american = countOf(text, AMERICA);
  const home = at?.[0] ?? (first && first.count >= FEWEST_NAMED && first.count > american ? first.code : null);
  if (home === null) return first && first.count > FEWEST_NAMED && first.count === american ? 'dollars' : 'USD';
  const isMarked = named.some((land) => land.code === home && land.isMarked);
  if (US_SIGN.test(text)) return isMarked ? 'dollars' : home;
  if (isMarked) return at ? 'dollars' : 'USD';
  // Two lands with a dollar of their own, of which neither is the publisher's.
  return !at && first && second && second.count * 2 > first.count ? 'dollars' : home;
}
