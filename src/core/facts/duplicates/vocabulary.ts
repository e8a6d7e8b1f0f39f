/** Words that duplicates are told apart by, or that say nothing of their own. All in lower case and in the singular. */

const list = (words: string): string[] => words.trim().split(/\s+/);

/** Left out when words are compared. What changes the meaning of a statement is in GUARDED, though it may stand here too. */
export const FILLERS: ReadonlySet<string> = new Set(
  list(`
    a an the this that these those of to in on at by for from with as and or is are was were be been being has have had
    it its their there which who whom whose into onto also such some any all both each
  `),
);

/** The same thing written in several ways. */
export const SAME_WORDS: ReadonlyMap<string, string> = new Map([
  ...list('$ us$ dollar').map((word) => [word, 'usd'] as const),
  ...list('€ euro').map((word) => [word, 'eur'] as const),
  ...list('£ sterling').map((word) => [word, 'gbp'] as const),
  ...list('₩ won').map((word) => [word, 'krw'] as const),
  ...list('% percentage').map((word) => [word, 'percent'] as const),
  ...['jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
    (short, i) =>
      [
        short,
        [
          'january',
          'february',
          'march',
          'april',
          'june',
          'july',
          'august',
          'september',
          'october',
          'november',
          'december',
        ][i] ?? short,
      ] as const,
  ),
  ['sept', 'september'],
  ['cannot', 'not'],
  ['fewer', 'less'],
]);

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  list(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  ).map((word, value) => [word, value] as const),
);

/** Words after a number that make it larger. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
]);

/**
 * A statement that has one of these says something else than the same statement without it: denials, what is planned or only
 * likely, bounds, directions of change, places in time, units.
 */
export const GUARDED: ReadonlySet<string> = new Set([
  ...list(
    'no not never none nor neither without deny denied denie reject rejected refuse refused unable fail failed lack',
  ),
  ...list(
    'will would shall should may might could can must plan planned propose proposed intend intended expect expected',
  ),
  ...list('aim seek sought hope promise pledged likely unlikely possible possibly probable probably alleged allegedly'),
  ...list('reportedly claim claimed unconfirmed confirmed suspected hypothetical projected forecast estimated'),
  ...list('least most over under above below more less up down nearly almost only beyond within until since'),
  ...list(
    'rise rose risen increase increased grow grew grown gain gained fall fell fallen decrease decreased decline declined',
  ),
  ...list(
    'drop dropped double doubled halve halved join joined leave left withdraw withdrew win won lose lost begin began',
  ),
  ...list('start started end ended stop stopped cancel cancelled postpone postponed suspend suspended resume resumed'),
  ...list(
    'open opened close closed import imported export exported first second third last former latter before after',
  ),
  ...list('north south east west northern southern eastern western high higher highest low lower lowest best worst'),
  ...list('support supported oppose opposed accept accepted approve approved'),
  ...list('january february march april may june july august september october november december'),
  ...list('monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter early late mid'),
  ...list('usd eur gbp krw yen jpy cny yuan percent point km kilometre kilometer mile metre meter nautical foot knot'),
  ...list(
    'tonne ton kg kilogram pound litre barrel hour minute day week month year decade quarter annual annually monthly',
  ),
  ...list('gw mw kw ghz mhz gb tb'),
]);
