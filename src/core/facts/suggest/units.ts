/** Units of measurement and rates, as pieces of patterns over plain marks. */

export type Dimension =
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'power'
  | 'energy'
  | 'speed'
  | 'frequency'
  | 'data'
  | 'yield';

interface Unit {
  readonly words: string;
  /** One form for all its spellings; tons and tonnes are two units. */
  readonly name: string;
  readonly of: Dimension;
}

const SQUARE = '(?:[Ss]quare[ -]|sq\\.?[ -]?)';
/** Longer spellings before those that they begin with. */
const UNITS: readonly Unit[] = [
  { words: `${SQUARE}(?:kilomet(?:re|er)s?|kms?)|kms?[²2]`, name: 'km²', of: 'area' },
  { words: `${SQUARE}(?:met(?:re|er)s?|m)|m[²2]`, name: 'm²', of: 'area' },
  { words: `${SQUARE}(?:nautical miles)`, name: 'square nautical miles', of: 'area' },
  { words: `${SQUARE}(?:miles?|mi)`, name: 'square miles', of: 'area' },
  { words: `${SQUARE}(?:feet|foot|ft)`, name: 'square feet', of: 'area' },
  { words: 'hectares?|ha', name: 'hectares', of: 'area' },
  { words: 'acres?', name: 'acres', of: 'area' },
  { words: '(?:cubic[ -]|cu\\.? ?)(?:feet|foot|ft)', name: 'cubic feet', of: 'volume' },
  { words: 'cubic[ -](?:met(?:re|er)s?|m)|m[³3]', name: 'm³', of: 'volume' },
  { words: 'bcm', name: 'bcm', of: 'volume' },
  { words: 'barrels?|bbl', name: 'barrels', of: 'volume' },
  { words: 'lit(?:re|er)s?', name: 'litres', of: 'volume' },
  { words: 'gallons?', name: 'gallons', of: 'volume' },
  {
    words: 'kilomet(?:re|er)s?[ -](?:an|per)[ -]hour|kms?[ -](?:an|per)[ -]hour|km/h|kmh|kph',
    name: 'km/h',
    of: 'speed',
  },
  { words: 'miles?[ -](?:an|per)[ -]hour|mph', name: 'mph', of: 'speed' },
  { words: 'knots?|kts', name: 'knots', of: 'speed' },
  { words: 'nautical[ -]miles?|nmi', name: 'nautical miles', of: 'length' },
  { words: 'kilomet(?:re|er)s?|kms?', name: 'km', of: 'length' },
  { words: 'met(?:re|er)s?', name: 'metres', of: 'length' },
  { words: 'miles?', name: 'miles', of: 'length' },
  { words: 'feet|foot|ft', name: 'feet', of: 'length' },
  { words: 'kilotonnes?', name: 'kilotonnes', of: 'mass' },
  { words: 'kilotons?', name: 'kilotons', of: 'yield' },
  { words: 'kt', name: 'kt', of: 'yield' },
  { words: 'megatons?|Mt', name: 'megatons', of: 'yield' },
  { words: 'tonnes?|metric[ -]tons?|t', name: 'tonnes', of: 'mass' },
  { words: '(?:short |long )?tons?', name: 'tons', of: 'mass' },
  { words: 'kilogram(?:me)?s?|kilos?|kgs?', name: 'kg', of: 'mass' },
  { words: 'lbs?', name: 'pounds', of: 'mass' },
  { words: 'terawatt[ -]hours?|TWh', name: 'TWh', of: 'energy' },
  { words: 'gigawatt[ -]hours?|GWh', name: 'GWh', of: 'energy' },
  { words: 'megawatt[ -]hours?|MWh', name: 'MWh', of: 'energy' },
  { words: 'kilowatt[ -]hours?|kWh', name: 'kWh', of: 'energy' },
  { words: 'gigawatts?|GW', name: 'GW', of: 'power' },
  { words: 'megawatts?|MW', name: 'MW', of: 'power' },
  { words: 'kilowatts?|kW', name: 'kW', of: 'power' },
  { words: 'GHz', name: 'GHz', of: 'frequency' },
  { words: 'MHz', name: 'MHz', of: 'frequency' },
  { words: 'petabytes?|PB', name: 'PB', of: 'data' },
  { words: 'terabytes?|TB', name: 'TB', of: 'data' },
  { words: 'gigabytes?|GB', name: 'GB', of: 'data' },
];

export const UNIT = `(?:${UNITS.map(({ words }) => words).join('|')})`;

const EACH = UNITS.map((unit) => ({ ...unit, pattern: new RegExp(`^(?:${unit.words})$`) }));

/** The unit that words name, in one spelling, and what it is a unit of. */
export function unitOf(words: string): Pick<Unit, 'name' | 'of'> | null {
  return EACH.find(({ pattern }) => pattern.test(words)) ?? null;
}

const TIMES: Readonly<Record<string, string>> = {
  annum: 'year',
  yr: 'year',
  annually: 'year',
  yearly: 'year',
  annual: 'year',
  monthly: 'month',
  weekly: 'week',
  daily: 'day',
  hourly: 'hour',
  quarterly: 'quarter',
  person: 'person',
  capita: 'person',
  head: 'person',
};
const PERIOD = '(?:year|quarter|month|week|day|night|hour|minute)';
/** "a year", "per day", "each month", "/yr", "annually", "apiece": right behind a unit or what is counted. */
const RATE_BEHIND = new RegExp(
  `^(?: \\([^()]{1,40}\\)|\\))?(?: ?/ ?(?<slash>${PERIOD}|yr)\\b| (?:an?|each|every|per)[ -](?<time>${PERIOD}|annum)(?!s?[ -](?:ago|earlier|later|before|after|ahead|of|old|long|sooner|prior)\\b|-)\\b| per (?<per>(?:\\d[\\d,]*|hundred|thousand|million) [a-z]+(?: (?:hours|years|people|kilomet(?:re|er)s|miles|personnel|days))?|capita|person|head|aircraft|ship|boat|missile|round|shell|barrel|unit|vehicle|tank|soldier|kilomet(?:re|er)|mile|flight hour|household|hour)\\b| (?<adverb>annually|yearly|monthly|weekly|daily|hourly)\\b| an? (?<item>barrel|head|piece|unit|person|shell|round|tonne|ton|lit(?:re|er)|gallon|mile|kilomet(?:re|er))\\b| (?<each>apiece|each)\\b(?! (?:other|year|month|week|day|hour)))`,
);
const RATED =
  'budgets?|spending|output|production|capacity|costs?|revenues?|sales|turnover|fees?|rent|contributions?|subsid(?:y|ies)|salar(?:y|ies)|exports?|imports?|income|quotas?|intakes?|consumption|deliver(?:y|ies)|growth|increases?|rises?|limits?|targets?|tolls?|profits?|loss(?:es)?|funding|expenditures?|support|payments?|rates?|average|volumes?|outlays?|bills?|losses|casualt(?:y|ies)|recruitment|demand|inflation|savings?';
/** "an annual budget of", "monthly output rose to": the rate stands before, with the noun that it belongs to. */
const RATE_AHEAD = new RegExp(
  `\\b(?<adverb>[Aa]nnual|[Yy]early|[Mm]onthly|[Ww]eekly|[Dd]aily|[Hh]ourly|[Qq]uarterly) (?:[\\w-]+ ){0,3}(?:${RATED})\\b(?<between>[^,;:]{0,48})$`,
);

/** "spends 5 billion on its navy each year": the rate stands at the end of the clause. */
const RATE_LATER = new RegExp(`^[^,;:.\\d]{0,60}? (?:each|every|per) (?<time>${PERIOD}|annum)(?! of)\\b`);

/** "the cost per aircraft fell to", "each missile costs about". */
const PRICE_PER = /\b(?:costs?|prices?|spending|fees?|charges?) (per (?:flight |flying |man-)?[\w-]+)\b[^,;:]{0,60}$/;
const EACH_COSTS = /\b[Ee]ach(?: [\w-]+){1,3} (?:costs?|is worth|sells? for)(?: \w+){0,2} $/;

/** How often, or by what, a quantity counts: "per year", "per person", "each"; null where nothing says. */
export function rateOf(lead: string, behind: string): string | null {
  const groups = RATE_BEHIND.exec(behind)?.groups;
  if (groups) {
    if (groups.each !== undefined) return 'each';
    const one = groups.slash ?? groups.item ?? groups.time ?? groups.per ?? groups.adverb ?? '';
    return `per ${TIMES[one] ?? one}`;
  }
  const later = RATE_LATER.exec(behind)?.groups?.time;
  if (later !== undefined) return `per ${TIMES[later] ?? later}`;
  const unitary = PRICE_PER.exec(lead)?.[1];
  if (unitary !== undefined) return unitary;
  if (EACH_COSTS.test(lead)) return 'each';
  const ahead = RATE_AHEAD.exec(lead)?.groups;
  return ahead && !/\d/.test(ahead.between ?? '') ? `per ${TIMES[(ahead.adverb ?? '').toLowerCase()]}` : null;
}
