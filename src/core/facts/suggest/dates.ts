import { edtfOf, isDay, weekdayOf } from './calendar.ts';
import {
  aroundNow,
  type DateAnchor,
  dayOrNull,
  seasonYear,
  unitAway,
  unitsAgo,
  weekdayDate,
  yearFor,
} from './dateAnchor.ts';
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
  weekdayNumber,
  YEAR,
} from './dateWords.ts';
import { plainMarks, type Sentence, type Span } from './language.ts';
import { type Tense, tenseAt } from './tense.ts';

/** How a date stands in its sentence: at it, from it on, up to it, due by it, or as the state of knowledge. */
export type DateRole = 'at' | 'since' | 'until' | 'due' | 'asOf' | 'other';

/** A date that a sentence names; offsets of its own words in the document, a preposition before it left out. */
export interface DateMention extends Span {
  readonly words: string;
  /** Null where the text and the document's date do not tell it. */
  readonly edtf: string | null;
  /** Worked out from the document's date or the text before it, and not stated. */
  readonly inferred: boolean;
  readonly role: DateRole;
  /** Told as a time ("in May 2025"), as against a part of a name ("the 2026 summit"). */
  readonly adverbial: boolean;
}

type Reading = { readonly edtf: string | null; readonly inferred: boolean } | null;
interface Context {
  readonly anchor: DateAnchor;
  readonly tense: () => Tense;
  /** What stands right before and after the words, in plain marks. */
  readonly lead: string;
  readonly tail: string;
}
type Groups = Readonly<Record<string, string | undefined>>;
type Rule = readonly [RegExp, (groups: Groups, context: Context) => Reading];

const rule = (body: string, read: Rule[1]): Rule => [new RegExp(`(?<![\\w-])(?:${body})(?![\\w])`, 'g'), read];
const stated = (edtf: string | null): Reading => (edtf === null ? null : { edtf, inferred: false });
const inferred = (edtf: string | null): Reading => ({ edtf, inferred: edtf !== null });
const pad = (value: number): string => String(value).padStart(2, '0');
const STEPS: Readonly<Record<string, number>> = {
  last: -1,
  past: -1,
  this: 0,
  next: 1,
  coming: 1,
  current: 0,
  previous: -1,
};
const PART_MONTHS: Readonly<Record<string, readonly [string, string]>> = {
  'first quarter': ['01', '03'],
  'second quarter': ['04', '06'],
  'third quarter': ['07', '09'],
  'fourth quarter': ['10', '12'],
  'first half': ['01', '06'],
  'second half': ['07', '12'],
  q1: ['01', '03'],
  q2: ['04', '06'],
  q3: ['07', '09'],
  q4: ['10', '12'],
  h1: ['01', '06'],
  h2: ['07', '12'],
};

/** What a text says was moved has two dates, and happens at the second. */
const MOVED =
  /\b(?:postpon|delay|mov|push|reschedul|shift|bring|brought|defer|advanc|slip|chang|put)\w*(?: (?:back|forward|off|up))?(?: [\w'-]+){0,5} from(?: the)? $/i;
const WEEK_OF = /\bweek (?:of|beginning|starting|ending|commencing)(?: on)?(?: the)? $/i;

/** A day, or days from one to another, of one or two months. */
function days(groups: Groups, { anchor, tense, lead }: Context): Reading {
  if (groups.day2 !== undefined && MOVED.test(lead)) return null;
  const month = monthNumber(groups.month ?? '');
  const first = dayNumber(groups.day ?? '');
  const lastMonth = groups.month2 === undefined ? month : monthNumber(groups.month2);
  const year = groups.year === undefined ? yearFor(lastMonth, first, tense(), anchor) : Number(groups.year);
  const from = dayOrNull(year !== null && lastMonth < month ? year - 1 : year, month, first);
  const to = groups.day2 === undefined ? null : dayOrNull(year, lastMonth, dayNumber(groups.day2));
  if (year !== null && (from === null || (groups.day2 !== undefined && to === null))) return null;
  const about = WEEK_OF.test(lead) ? '~' : '';
  const edtf = from === null ? null : to === null ? `${from}${about}` : `${from}/${to}`;
  return groups.year === undefined ? inferred(edtf) : stated(edtf);
}

/** "from May to June", months of one year that is not named. */
function months(groups: Groups, { anchor, tense, lead }: Context): Reading {
  if (MOVED.test(`${lead}from `)) return null;
  const [first, last] = [monthNumber(groups.month ?? ''), monthNumber(groups.month2 ?? '')];
  const year = yearFor(last, null, tense(), anchor);
  return inferred(year === null ? null : `${first > last ? year - 1 : year}-${pad(first)}/${year}-${pad(last)}`);
}

/** "Tuesday, June 17": the year nearest to the document's in which that day is that weekday. */
function weekdayOfMonth(groups: Groups, { anchor }: Context): Reading {
  const [month, day] = [monthNumber(groups.month ?? ''), dayNumber(groups.day ?? '')];
  const weekday = weekdayNumber(`${groups.weekday}day`);
  const { published } = anchor;
  const year = [0, 1, -1]
    .map((away) => (published?.year ?? 0) + away)
    .find((one) => isDay(one, month, day) && weekdayOf({ year: one, month, day }) === weekday);
  return published === null || year === undefined ? inferred(null) : inferred(dayOrNull(year, month, day));
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** "the second Saturday in March". */
function nthWeekday(groups: Groups, { anchor, tense }: Context): Reading {
  const month = monthNumber(groups.month ?? '');
  const year = groups.year === undefined ? yearFor(month, null, tense(), anchor) : Number(groups.year);
  if (year === null) return inferred(null);
  const nth = ORDINALS.indexOf((groups.nth ?? '').toLowerCase());
  const first = { year, month, day: 1 };
  const ahead = (weekdayNumber(groups.weekday ?? '') - weekdayOf(first) + 7) % 7;
  const days = [0, 1, 2, 3, 4].map((week) => 1 + ahead + 7 * week).filter((day) => isDay(year, month, day));
  return inferred(dayOrNull(year, month, (nth < 0 ? days.at(-1) : days[nth]) ?? 0));
}

/** "25/03/2024"; where the day may be the month only the year is told. */
function numericDate(groups: Groups): Reading {
  const [first, second, year] = [Number(groups.first), Number(groups.second), Number(groups.year)];
  if (first > 12) return stated(dayOrNull(year, second, first));
  if (second > 12 || first === second) return stated(dayOrNull(year, first, second));
  return stated(groups.year ?? null);
}

/** "FY25", "FY2025-26": a year that need not be the calendar's. */
function fiscalYear(groups: Groups): Reading {
  const full = (short: string): string => (short.length === 2 ? `20${short}` : short);
  const year = full(groups.year ?? '');
  return stated(groups.to === undefined ? `${year}~` : `${year}/${full(groups.to.slice(-2))}`);
}

/** "The previous year" is the one before that which was just named, and not the one before the document's. */
function before(unit: string, lead: string): Reading {
  const named = /(?:19|20)\d\d(?!.*(?:19|20)\d\d)/.exec(lead)?.[0];
  return inferred(unit === 'year' && named !== undefined ? String(Number(named) - 1) : null);
}

function yearPart(groups: Groups): Reading {
  const part = PART_MONTHS[(groups.part ?? '').toLowerCase().replace(/\s+/g, ' ')];
  return part && groups.year !== undefined ? stated(`${groups.year}-${part[0]}/${groups.year}-${part[1]}`) : null;
}

/** Nouns after a bare year that make it a count: "2000 troops". */
export const COUNTED_AFTER =
  /^ (?:troops|soldiers|people|men|women|personnel|vessels|aircraft|metres|meters|tonnes|tons|km|miles|cases|jobs|euros|dollars|units)\b/i;
const YEAR_LEAD =
  /(?:^|\b(?:at least|in|since|by|until|till|of|during|from|for|to|through|after|before|around|about|circa|late|early|mid|fiscal|year|and|or|end|between|throughout|the|its|their|a|annual|than)) ?$|[-(,;:'"] ?$/i;

function bareYear(groups: Groups, { lead, tail }: Context): Reading {
  if (
    (COUNTED_AFTER.test(tail) && !/\b(?:fiscal|FY)(?: year)? ?$/i.test(lead)) ||
    /^[.,]\d/.test(tail) ||
    /^ ?(?:%|per ?cent|bn|mn|million|billion)/.test(tail)
  )
    return null;
  if (
    /[$€£¥]\s?$|\b(?:No\.|USD|EUR|GBP|resolution|page|over|some|(?<!until at )(?<!to at )least|nearly|only|almost) ?$/i.test(
      lead,
    )
  )
    return null;
  const nameFollows = /^ \p{Lu}/u.test(tail);
  if (!YEAR_LEAD.test(lead) && !nameFollows && !/\p{Lu}\S* $/u.test(lead) && !/^[,;.)]?$|^[,;)]/.test(tail))
    return null;
  const about = /\b(?:around|about|circa|fiscal|fiscal year|FY) ?$/i.test(lead) ? '~' : '';
  return stated(`${groups.year}${about}`);
}

/** "One is in refit until": what still goes on ends in time to come, whatever was said before it. */
const LASTS_UNTIL = /\b(?:is|are|remains?|stays?|continues?|lasts?|runs?)\b[^,;.]{0,48} (?:until|till|through) $/i;

function monthAlone(groups: Groups, { anchor, tense, lead, tail }: Context): Reading {
  const word = groups.month ?? '';
  const isTime =
    /\b(?:in|since|by|until|till|during|from|of|early|late|mid|this|last|next|for|to|end of|before|after|and|that)[ -]$/i.test(
      lead,
    );
  if (!isTime || (/^(?:May|March|Mar\.)$/.test(word) && /^ (?:\p{Lu}|be\b|not\b|have\b)/u.test(tail))) return null;
  const direction = /\b(last|next|this) $/i.exec(lead)?.[1]?.toLowerCase();
  const month = monthNumber(word);
  // "next June" in a text of October is the June after; one of its own year, said in March, is called "this June".
  const way = direction === 'last' ? 'past' : direction === 'next' || LASTS_UNTIL.test(lead) ? 'future' : tense();
  // "That November" is of the year that was spoken of.
  // "Last April" is seen from the day of writing: where that is not known, the year before it in the text tells nothing.
  const unseen = direction !== undefined && anchor.published === null;
  const year = unseen
    ? null
    : /\bthat $/i.test(lead)
      ? anchor.neighbourYear
      : yearFor(month, null, way, direction === undefined ? anchor : { ...anchor, neighbourYear: null });
  // Said in June, "next June" is a year away.
  const away = month === anchor.published?.month && direction !== undefined ? (STEPS[direction] ?? 0) : 0;
  return inferred(year === null ? null : `${year + away}-${pad(month)}`);
}

function seasonAlone(groups: Groups, { anchor, tense, lead, tail }: Context): Reading {
  const direction = (groups.way ?? '').toLowerCase();
  if (/^ (?:of|in)\b/.test(tail)) return null;
  if (direction === 'the' && !/\b(?:in|by|during|since|until|for|of|before|after) $/i.test(lead)) return null;
  const season = seasonNumber(groups.season ?? '');
  const way = direction === 'last' ? 'past' : direction === 'next' || direction === 'coming' ? 'future' : tense();
  const year = direction === 'this' ? (anchor.published?.year ?? null) : seasonYear(season, way, anchor);
  return inferred(year === null ? null : `${year}-${season}`);
}

function weekday(groups: Groups, { anchor, tense, lead, tail }: Context): Reading {
  if (/^(?:'s)? (?:\p{Lu}|newspaper|edition)/u.test(tail) || /\b(?:every|each|Good) $/.test(lead)) return null;
  const way = /\blast $/i.test(lead) ? 'past' : /\bnext $/i.test(lead) ? 'future' : tense();
  const date = weekdayDate(weekdayNumber(groups.weekday ?? ''), way, anchor.published);
  // "last Thursday", said on a Thursday, is a week ago.
  const shifted = date && way === 'past' && /\blast $/i.test(lead) && edtfOf(date) === edtfOf(anchor.published ?? date);
  return inferred(date ? (shifted ? unitsAgo('day', 7, anchor.published) : edtfOf(date)) : null);
}

const BETWEEN = '(?: ?(?:-|/) ?| (?:to|and|or|until|till|through) )(?:the )?';
const WEEKDAY_STEM = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)';
const MONTH_DAY = `(?<monthB>${MONTH}) (?<dayB>${DAY})`;
const YEAR_AFTER = `(?:,? (?<year>${YEAR}))?`;
/** In the order in which they are tried: what a rule has read is not read again. */
const RULES: readonly Rule[] = [
  rule(`(?<year>${YEAR})-(?<monthNumber>0[1-9]|1[0-2])-(?<day>\\d\\d)`, (g) =>
    stated(dayOrNull(Number(g.year), Number(g.monthNumber), Number(g.day))),
  ),
  rule(`(?<first>\\d{1,2})(?<mark>[./])(?<second>\\d{1,2})\\k<mark>(?<year>${YEAR})`, numericDate),
  rule(`FY ?'?(?<year>20\\d\\d|\\d\\d)(?:[-/](?<to>20\\d\\d|\\d\\d))?`, fiscalYear),
  rule(
    `(?<weekday>${WEEKDAY_STEM})(?:day|[a-z]{0,2}\\.?),? (?:the )?(?:(?<day>${DAY})(?: of)? (?<month>${MONTH})|${MONTH_DAY})(?!,? ?${YEAR}| ?(?:-|to|and)? ?\\d)`,
    (g, context) => weekdayOfMonth({ weekday: g.weekday, day: g.day ?? g.dayB, month: g.month ?? g.monthB }, context),
  ),
  rule(
    `(?:(?<day>${DAY}) (?<month>${MONTH})|${MONTH_DAY}),? (?<year>${YEAR}),?(?: ?- ?| to | until | through )(?:(?<dayC>${DAY}) (?<monthC>${MONTH})|(?<monthD>${MONTH}) (?<dayD>${DAY})),? (?<year2>${YEAR})`,
    (g, { lead }) => {
      if (MOVED.test(lead)) return null;
      const from = dayOrNull(Number(g.year), monthNumber(g.month ?? g.monthB ?? ''), dayNumber(g.day ?? g.dayB ?? ''));
      const to = dayOrNull(Number(g.year2), monthNumber(g.monthC ?? g.monthD ?? ''), dayNumber(g.dayC ?? g.dayD ?? ''));
      return from !== null && to !== null && from < to ? stated(`${from}/${to}`) : null;
    },
  ),
  rule(
    `(?<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast) (?<weekday>${WEEKDAY}) (?:in|of) (?<month>${MONTH})(?:,? (?<year>${YEAR}))?`,
    nthWeekday,
  ),
  rule(`(?<day>${DAY}) (?<month>${MONTH})${BETWEEN}(?<day2>${DAY}) (?<month2>${MONTH})${YEAR_AFTER}`, days),
  rule(`(?<month>${MONTH}) (?<day>${DAY})${BETWEEN}(?<month2>${MONTH}) (?<day2>${DAY})${YEAR_AFTER}`, days),
  rule(`(?<day>${DAY})${BETWEEN}(?<day2>${DAY}) (?:of )?(?<month>${MONTH})${YEAR_AFTER}`, days),
  rule(`(?<month>${MONTH}) (?<day>${DAY})${BETWEEN}(?<day2>${DAY})${YEAR_AFTER}`, days),
  rule(`(?<day>${DAY}) (?:of )?(?<month>${MONTH})${YEAR_AFTER}`, days),
  rule(`(?<month>${MONTH}) (?<day>${DAY})(?![,.]?\\d)(?! ?%)${YEAR_AFTER}`, days),
  rule(
    `(?<month>${MONTH})(?: (?<year>${YEAR}))?${BETWEEN}(?<month2>${MONTH})(?: of)?,? (?<year2>${YEAR})`,
    (g, { lead }) =>
      MOVED.test(lead)
        ? null
        : stated(
            `${g.year ?? g.year2}-${pad(monthNumber(g.month ?? ''))}/${g.year2}-${pad(monthNumber(g.month2 ?? ''))}`,
          ),
  ),
  rule(`(?<month>${MONTH}) (?<year>${YEAR})(?: to | until | through | ?- ?)(?<month2>${MONTH})`, (g, { lead }) => {
    const [first, last] = [monthNumber(g.month ?? ''), monthNumber(g.month2 ?? '')];
    const year = Number(g.year) + (last < first ? 1 : 0);
    return MOVED.test(lead) ? null : inferred(`${g.year}-${pad(first)}/${year}-${pad(last)}`);
  }),
  rule(`[Ff]rom (?<month>${MONTH})(?: to | until | through |-)(?<month2>${MONTH})`, months),
  rule(`(?<month>${MONTH})(?: of)?,? (?<year>${YEAR})`, (g) => stated(`${g.year}-${pad(monthNumber(g.month ?? ''))}`)),
  rule(`(?<season>${SEASON})(?: of)? (?<year>${YEAR})`, (g) => stated(`${g.year}-${seasonNumber(g.season ?? '')}`)),
  rule(
    `(?<part>[Ff]irst quarter|[Ss]econd quarter|[Tt]hird quarter|[Ff]ourth quarter|[Ff]irst half|[Ss]econd half|[QH][1-4])(?: of)?,? (?<year>${YEAR})`,
    yearPart,
  ),
  rule(`(?:[Bb]etween|[Ff]rom) (?<year>${YEAR}) (?:and|to|until|through) (?<year2>${YEAR})`, (g) =>
    Number(g.year2) > Number(g.year) ? stated(`${g.year}/${g.year2}`) : null,
  ),
  rule(`(?<year>${YEAR})[-/](?<year2>${YEAR})`, (g) =>
    Number(g.year2) > Number(g.year) ? stated(`${g.year}/${g.year2}`) : null,
  ),
  rule(`(?<year>${YEAR})[-/](?<short>\\d\\d)`, (g) =>
    Number(g.short) > Number(g.year?.slice(2)) ? stated(`${g.year}/${g.year?.slice(0, 2)}${g.short}`) : null,
  ),
  rule(`(?:the )?(?<decade>(?:1[89]|20)\\d)0s`, (g) => stated(`${g.decade}X`)),
  rule(`(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[ -]|[Tt]he (?:end|beginning|start|middle|turn) of )(?<year>${YEAR})`, (g) =>
    stated(String(g.year)),
  ),
  rule(`(?<way>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Tt]he) (?<season>${SEASON})`, seasonAlone),
  rule(
    `(?<way>[Ll]ast|[Pp]ast|[Tt]his|[Nn]ext|[Cc]oming|[Cc]urrent|[Pp]revious) (?<unit>weekend|week|month|quarter|year|decade)`,
    (g, { anchor, lead }) =>
      // "for the past year", "over the next decade" are lengths, not dates.
      /\bthe $/i.test(lead) &&
      (/^(?:last|past|coming)$/i.test(g.way ?? '') || /\b(?:over|within|in|for|during|through) the $/i.test(lead))
        ? null
        : /^previous$/i.test(g.way ?? '')
          ? before(g.unit ?? '', lead)
          : inferred(unitAway(g.unit ?? '', STEPS[(g.way ?? '').toLowerCase()] ?? 0, anchor.published)),
  ),
  rule(`[Tt]he end of the year|[Yy]ear's end|[Yy]ear-end`, (_, { anchor }) =>
    inferred(unitAway('year', 0, anchor.published)),
  ),
  rule(`(?<count>${COUNT}|[A-Z][a-z]{2,6}) (?<unit>day|week|month|year|decade)s? ago`, (g, { anchor }) => {
    const count = countNumber(g.count ?? '');
    return count === null ? null : inferred(unitsAgo(g.unit ?? '', count, anchor.published));
  }),
  rule(
    `(?:[Ii]n )?(?:recent|(?:the )?(?:coming|past few|last few|next few)) (?<unit>day|week|month|year)s`,
    (g, { anchor }) => inferred(aroundNow(g.unit ?? '', anchor.published)),
  ),
  rule(
    `(?<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Tt]his (?:morning|afternoon|evening))(?!'s (?:world|security|complex|threats))`,
    (g, { anchor, lead }) => {
      if (/\b(?:of|than|until|for) $/i.test(lead)) return null;
      const steps = /yesterday/i.test(g.word ?? '') ? -1 : /tomorrow/i.test(g.word ?? '') ? 1 : 0;
      return anchor.published?.day == null
        ? { edtf: null, inferred: false }
        : inferred(unitAway('day', steps, anchor.published));
    },
  ),
  rule(`(?<weekday>${WEEKDAY})`, weekday),
  rule(`(?<month>${MONTH})`, monthAlone),
  rule(`(?<year>${YEAR})`, bareYear),
];

const ROLES: readonly (readonly [DateRole, RegExp])[] = [
  ['asOf', /\b(?:as of|as at|at the end of)(?: the)? $/i],
  ['since', /\b(?:since(?: (?:early|late|mid))?|ever since|starting in|beginning in|onwards? from)[ -]?$/i],
  [
    'due',
    /\b(?:by|before|no later than|not later than|by the end of|before the end of|deadline of|by (?:early|mid|late)|within)[ -]$/i,
  ],
  ['until', /\b(?:until|till|through|up to|until at least|to at least)(?: the end of)? $/i],
  [
    'other',
    /\b(?:after|following|than|than in|since before|compared (?:with|to)(?: in)?|terms from|(?:up|down|rise|increase|decrease|fall|rose|fell|grew) (?:[^,;]{0,24} )?from|(?:increase|rise|growth|decrease|fall|drop|up|down|reduction)\b[^,;]{0,32} on|against .{0,12} in) $/i,
  ],
];

function roleOf(lead: string, tail: string): DateRole {
  if (MOVED.test(lead) && /^[^.;]{0,40} to\b/.test(tail)) return 'other';
  for (const [role, pattern] of ROLES)
    if (pattern.test(lead)) return role === 'until' && /^ to \w/.test(tail) ? 'due' : role;
  return 'at';
}

function withRole(edtf: string | null, role: DateRole): string | null {
  if (edtf === null || edtf.includes('/')) return edtf;
  if (role === 'since') return `${edtf}/..`;
  return role === 'until' ? `../${edtf}` : edtf;
}

const ADVERBIAL =
  /(?:^|\b(?:in|on|during|from|between|of|at|late|early|mid|and|last|next|this|since|by|until|dated)[ -](?:the )?|[,(:;-] ?)$/i;

/** Every date has a digit or one of these words: most sentences have neither, and are passed over at once. */
const MAY_HAVE_DATE = new RegExp(
  `\\d|${MONTH}|${SEASON}|day|week|month|quarter|year|decade|morning|evening|tonight|tomorrow`,
);

/** The dates that a sentence names, in order. Nothing is read against today: what cannot be told stays without a date. */
export function datesOf(text: string, sentence: Sentence, anchor: DateAnchor): readonly DateMention[] {
  const plain = plainMarks(text.slice(sentence.start, sentence.end));
  if (!MAY_HAVE_DATE.test(plain)) return [];
  const taken: Span[] = [];
  const mentions: DateMention[] = [];
  for (const [pattern, read] of RULES) {
    for (const match of plain.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((span) => start < span.end && span.start < end)) continue;
      const lead = plain.slice(Math.max(0, start - 64), start);
      const tail = plain.slice(end, end + 48);
      const tense = (): Tense => tenseAt(text, sentence, sentence.start + start);
      const reading = read(match.groups ?? {}, { anchor, tense, lead, tail });
      if (!reading) continue;
      taken.push({ start, end });
      const role = roleOf(lead, tail);
      mentions.push({
        start: sentence.start + start,
        end: sentence.start + end,
        words: match[0],
        edtf: withRole(reading.edtf, role),
        inferred: reading.inferred,
        role,
        adverbial:
          !/^\d{4}$/.test(match[0]) || (ADVERBIAL.test(lead) && !/ (?:the|a|an|its|their|our|his|her) $/i.test(lead)),
      });
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}
