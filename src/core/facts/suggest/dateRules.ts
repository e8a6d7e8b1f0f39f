import { aroundNow, dayOrNull, unitAway, unitsAgo, yearsEnd } from './dateAnchor.ts';
import {
  bareYear,
  type Context,
  dayNear,
  days,
  fiscalYear,
  type Groups,
  inferred,
  MOVED,
  monthAlone,
  months,
  nthWeekday,
  numericDate,
  pad,
  partAlone,
  previousOf,
  type Reading,
  STEPS,
  seasonAlone,
  stated,
  weekday,
  weekdayOfMonth,
  yearPart,
} from './dateReadings.ts';
import { samePart, spanTo } from './dateSpans.ts';
import {
  COUNT,
  countNumber,
  DAY,
  dayNumber,
  MONTH,
  monthNumber,
  SEASON,
  seasonNumber,
  WEEKDAY,
  YEAR,
} from './dateWords.ts';

type Read = (groups: Groups, context: Context) => Reading;
type Rule = readonly [Sign, RegExp, Read];

/** What a sentence must hold anywhere for some of the rules to find something: asked of it once for all of them. */
export type Sign = keyof typeof SIGNS;
export const SIGNS = {
  month: new RegExp(MONTH),
  year: new RegExp(YEAR),
  season: new RegExp(SEASON),
  'numbers joined': /\d[-./]\d/,
  'fiscal year': /FY/,
  'part of a year': /quarter|half|[QH][1-4]/,
  decade: /\d0s/,
  'same part': /same|corresponding|equivalent|comparable/,
  'unit and end': /(?:day|week|month|quarter|year|decade)s? (?:to|ending|ended|through|until) /,
  unit: /week|month|quarter|[Yy]ear|decade|day/,
  ago: / ago/,
  day: /day|night|tomorrow|morning|afternoon|evening/,
} as const;

const rule = (sign: Sign, body: string, read: Read): Rule => [
  sign,
  new RegExp(`(?<![\\w\u00c0-\u024f-])(?:${body})(?![\\w\u00c0-\u024f])`, 'g'),
  read,
];

const BETWEEN = '(?: ?(?:-|/) ?| (?:to|and|or|until|till|through) )(?:the )?';
const WEEKDAY_STEM = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)';
const MONTH_DAY = `(?<monthB>${MONTH}) (?<dayB>${DAY})`;
/** "28 July 2026", "28 July this year", "28 July of last year". */
const YEAR_AFTER = `(?:,? (?<year>${YEAR})|,? (?:of )?(?<way>last|this|next) year)?`;
/** In the order in which they are tried: what a rule has read is not read again. */
export const RULES: readonly Rule[] = [
  rule('numbers joined', `(?<year>${YEAR})-(?<monthNumber>0[1-9]|1[0-2])-(?<day>\\d\\d)`, (g) =>
    stated(dayOrNull(Number(g.year), Number(g.monthNumber), Number(g.day))),
  ),
  rule('numbers joined', `(?<first>\\d{1,2})(?<mark>[./])(?<second>\\d{1,2})\\k<mark>(?<year>${YEAR})`, numericDate),
  rule(
    'unit and end',
    `(?:(?<count>${COUNT}|eighteen|twenty-four|thirty-six) (?<unit>day|week|month|quarter|year)s?|(?<one>year|half-year|quarter|month|week|decade)) (?:to|ending|ended|through|until)(?: (?:on|in))?(?: the end of)?(?: (?:(?<day>${DAY}) (?<month>${MONTH})|${MONTH_DAY}|(?<monthC>${MONTH})))?(?:,? (?<year>${YEAR}))?`,
    spanTo,
  ),
  rule(
    'same part',
    `[Tt]he (?:same|corresponding|equivalent|comparable) (?:[\\w-]+-month )?(?<unit>period|quarter|half|months?|half-year)(?: (?:of|in) (?<year>${YEAR})| (?<last>(?:of )?last year)| (?:(?:a|one|the) year (?:earlier|before|ago)|(?:of|in) the (?:previous|preceding) year))`,
    samePart,
  ),
  rule('fiscal year', `FY ?'?(?<year>20\\d\\d|\\d\\d)(?:[-/](?<to>20\\d\\d|\\d\\d))?`, fiscalYear),
  rule(
    'month',
    `(?<weekday>${WEEKDAY_STEM})(?:day|[a-z]{0,2}\\.?),? (?:the )?(?:(?<day>${DAY})(?: of)? (?<month>${MONTH})|${MONTH_DAY})(?!,? ?${YEAR}| ?(?:-|to|and)? ?\\d)`,
    (g, context) => weekdayOfMonth({ weekday: g.weekday, day: g.day ?? g.dayB, month: g.month ?? g.monthB }, context),
  ),
  rule(
    'month',
    `(?:(?<day>${DAY}) (?<month>${MONTH})|${MONTH_DAY}),? (?<year>${YEAR}),?(?: ?- ?| to | until | through )(?:(?<dayC>${DAY}) (?<monthC>${MONTH})|(?<monthD>${MONTH}) (?<dayD>${DAY})),? (?<year2>${YEAR})`,
    (g, { lead }) => {
      if (MOVED.test(lead)) return null;
      const from = dayOrNull(Number(g.year), monthNumber(g.month ?? g.monthB ?? ''), dayNumber(g.day ?? g.dayB ?? ''));
      const to = dayOrNull(Number(g.year2), monthNumber(g.monthC ?? g.monthD ?? ''), dayNumber(g.dayC ?? g.dayD ?? ''));
      return from !== null && to !== null && from < to ? stated(`${from}/${to}`) : null;
    },
  ),
  rule(
    'month',
    `(?<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast) (?<weekday>${WEEKDAY}) (?:in|of) (?<month>${MONTH})(?:,? (?<year>${YEAR}))?`,
    nthWeekday,
  ),
  rule('month', `(?<day>${DAY}) (?<month>${MONTH})${BETWEEN}(?<day2>${DAY}) (?<month2>${MONTH})${YEAR_AFTER}`, days),
  rule('month', `(?<month>${MONTH}) (?<day>${DAY})${BETWEEN}(?<month2>${MONTH}) (?<day2>${DAY})${YEAR_AFTER}`, days),
  rule('month', `(?<day>${DAY})${BETWEEN}(?<day2>${DAY}) (?:of )?(?<month>${MONTH})${YEAR_AFTER}`, days),
  rule('month', `(?<month>${MONTH}) (?<day>${DAY})${BETWEEN}(?<day2>${DAY})${YEAR_AFTER}`, days),
  rule('month', `(?<day>${DAY}) (?:of )?(?<month>${MONTH})${YEAR_AFTER}`, days),
  rule('month', `(?<month>${MONTH}) (?<day>${DAY})(?![,.]?\\d)(?! ?%)${YEAR_AFTER}`, days),
  rule(
    'month',
    `(?<month>${MONTH})(?: (?<year>${YEAR}))?${BETWEEN}(?<month2>${MONTH})(?: of)?,? (?<year2>${YEAR})`,
    (g, { lead }) =>
      MOVED.test(lead)
        ? null
        : stated(
            `${g.year ?? g.year2}-${pad(monthNumber(g.month ?? ''))}/${g.year2}-${pad(monthNumber(g.month2 ?? ''))}`,
          ),
  ),
  rule(
    'month',
    `(?<month>${MONTH}) (?<year>${YEAR})(?: to | until | through | ?- ?)(?<month2>${MONTH})`,
    (g, { lead }) => {
      const [first, last] = [monthNumber(g.month ?? ''), monthNumber(g.month2 ?? '')];
      const year = Number(g.year) + (last < first ? 1 : 0);
      return MOVED.test(lead) ? null : inferred(`${g.year}-${pad(first)}/${year}-${pad(last)}`);
    },
  ),
  rule(
    'month',
    `(?:[Ff]rom (?<month>${MONTH})(?: to | until | through | ?- ?)(?<month2>${MONTH})|[Bb]etween (?<monthB>${MONTH}) and (?<monthC>${MONTH}))`,
    (g, context) => months({ month: g.month ?? g.monthB, month2: g.month2 ?? g.monthC }, context),
  ),
  rule('month', `(?<month>${MONTH})(?: of)?,? (?<year>${YEAR})`, (g) =>
    stated(`${g.year}-${pad(monthNumber(g.month ?? ''))}`),
  ),
  rule('season', `(?<season>${SEASON})(?: of)? (?<year>${YEAR})`, (g) =>
    stated(`${g.year}-${seasonNumber(g.season ?? '')}`),
  ),
  rule(
    'part of a year',
    `(?<part>[Ff]irst quarter|[Ss]econd quarter|[Tt]hird quarter|[Ff]ourth quarter|[Ff]irst half|[Ss]econd half|[QH][1-4])(?: of)?,? (?<year>${YEAR})`,
    yearPart,
  ),
  rule(
    'part of a year',
    `(?<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[- ](?<unit>quarter|half)(?![- ](?:of|in|time|final|century|hour|day|year)\\b)`,
    partAlone,
  ),
  rule('year', `(?:[Bb]etween|[Ff]rom) (?<year>${YEAR}) (?:and|to|until|through) (?<year2>${YEAR})`, (g) =>
    Number(g.year2) > Number(g.year) ? stated(`${g.year}/${g.year2}`) : null,
  ),
  rule('numbers joined', `(?<year>${YEAR})[-/](?<year2>${YEAR})`, (g) =>
    Number(g.year2) > Number(g.year) ? stated(`${g.year}/${g.year2}`) : null,
  ),
  rule('numbers joined', `(?<year>${YEAR})[-/](?<short>\\d\\d)`, (g) =>
    Number(g.short) > Number(g.year?.slice(2)) ? stated(`${g.year}/${g.year?.slice(0, 2)}${g.short}`) : null,
  ),
  rule('decade', `(?:the )?(?<decade>(?:1[89]|20)\\d)0s`, (g) => stated(`${g.decade}X`)),
  rule(
    'year',
    `(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[ -]|[Tt]he (?:end|beginning|start|middle|turn) of )(?<year>${YEAR})`,
    (g) => stated(String(g.year)),
  ),
  rule('season', `(?<way>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Tt]he) (?<season>${SEASON})`, seasonAlone),
  rule('month', `(?<month>${MONTH}) (?:of )?(?<way>last|this|next) year`, monthAlone),
  rule(
    'unit',
    `(?<way>[Ll]ast|[Pp]ast|[Tt]his|[Nn]ext|[Cc]oming|[Cc]urrent|[Pp]revious) (?<unit>weekend|week|month|quarter|year|decade)`,
    (g, { anchor, lead }) =>
      // "for the past year", "over the next decade" are lengths, not dates.
      /\bthe $/i.test(lead) &&
      (/^(?:last|past|coming)$/i.test(g.way ?? '') || /\b(?:over|within|in|for|during|through) the $/i.test(lead))
        ? null
        : /^previous$/i.test(g.way ?? '')
          ? previousOf(g.unit ?? '', lead)
          : inferred(unitAway(g.unit ?? '', STEPS[(g.way ?? '').toLowerCase()] ?? 0, anchor.published)),
  ),
  rule('unit', `[Tt]he end of the year|[Yy]ear's end|[Yy]ear-end`, (_, { anchor, tense }) =>
    inferred(yearsEnd(tense(), anchor)),
  ),
  rule('ago', `(?<count>${COUNT}|[A-Z][a-z]{2,6}) (?<unit>day|week|month|year|decade)s? ago`, (g, { anchor }) => {
    const count = countNumber(g.count ?? '');
    return count === null ? null : inferred(unitsAgo(g.unit ?? '', count, anchor.published));
  }),
  rule(
    'unit',
    `(?:[Ii]n )?(?:recent|(?:the )?(?:coming|past few|last few|next few)) (?<unit>day|week|month|year)s`,
    (g, { anchor }) => inferred(aroundNow(g.unit ?? '', anchor.published)),
  ),
  rule(
    'day',
    `(?<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Tt]his (?:morning|afternoon|evening))(?!'s (?:world|security|complex|threats))`,
    dayNear,
  ),
  rule('day', `(?<weekday>${WEEKDAY})`, weekday),
  rule('month', `(?<month>${MONTH})`, monthAlone),
  rule('year', `(?<year>${YEAR})`, bareYear),
];
