import { edtfOf, isDay, weekdayOf } from './calendar.ts';
import { type DateAnchor, dayOrNull, seasonYear, unitAway, unitsAgo, weekdayDate, yearFor } from './dateAnchor.ts';
import { dayNumber, monthNumber, seasonNumber, weekdayNumber } from './dateWords.ts';
import type { Tense } from './tense.ts';

/** What a date in words means; null where the words are none, an `edtf` of null where it cannot be told. */
export type Reading = { readonly edtf: string | null; readonly inferred: boolean } | null;
/** What a date is read with beside its own words. */
export interface Context {
  readonly anchor: DateAnchor;
  readonly tense: () => Tense;
  /** What stands right before and after the words, in plain marks. */
  readonly lead: string;
  readonly tail: string;
  /** All of the sentence before the words. */
  readonly before: () => string;
}
/** The pieces of a date that its pattern names. */
export type Groups = Readonly<Record<string, string | undefined>>;

export const stated = (edtf: string | null): Reading => (edtf === null ? null : { edtf, inferred: false });
export const inferred = (edtf: string | null): Reading => ({ edtf, inferred: edtf !== null });
export const pad = (value: number): string => String(value).padStart(2, '0');
export const STEPS: Readonly<Record<string, number>> = {
  last: -1,
  past: -1,
  this: 0,
  next: 1,
  coming: 1,
  current: 0,
  previous: -1,
};
export const PART_MONTHS: Readonly<Record<string, readonly [string, string]>> = {
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
export const MOVED =
  /\b(?:postpon|delay|mov|push|reschedul|shift|bring|brought|defer|advanc|slip|chang|put)\w*(?: (?:back|forward|off|up))?(?: [\w'-]+){0,5} from(?: the)? $/i;
const WEEK_OF = /\bweek (?:of|beginning|starting|ending|commencing)(?: on)?(?: the)? $/i;

/** The year that is "last", "this" or "next" in the document's; null where that is not known. */
const yearAway = (way: string, { published }: DateAnchor): number | null =>
  published === null ? null : published.year + (STEPS[way] ?? 0);

/** "the order of battle of January 2": the day of a thing, of which the verb tells nothing. */
const OF_THAT_DAY = /\p{Ll}(?:,)? of $/u;
/** "the July 28 election": neither does it of this one. */
const DETERMINER = /\b(?:the|an?|its|their|his|her|this|that) $/i;

/** A day, or days from one to another, of one or two months. */
export function days(groups: Groups, { anchor, tense, lead, tail }: Context): Reading {
  if (groups.day2 !== undefined && MOVED.test(lead)) return null;
  const month = monthNumber(groups.month ?? '');
  const first = dayNumber(groups.day ?? '');
  const lastMonth = groups.month2 === undefined ? month : monthNumber(groups.month2);
  const year =
    groups.year !== undefined
      ? Number(groups.year)
      : groups.way !== undefined
        ? yearAway(groups.way, anchor)
        : yearFor(
            lastMonth,
            groups.day2 === undefined ? first : dayNumber(groups.day2),
            OF_THAT_DAY.test(lead) || (DETERMINER.test(lead) && /^ \p{Ll}/u.test(tail)) ? 'unclear' : tense(),
            anchor,
          );
  const from = dayOrNull(year !== null && lastMonth < month ? year - 1 : year, month, first);
  const to = groups.day2 === undefined ? null : dayOrNull(year, lastMonth, dayNumber(groups.day2));
  if (year !== null && (from === null || (groups.day2 !== undefined && to === null))) return null;
  const about = WEEK_OF.test(lead) ? '~' : '';
  const edtf = from === null ? null : to === null ? `${from}${about}` : `${from}/${to}`;
  return groups.year === undefined ? inferred(edtf) : stated(edtf);
}

/** "from May to June", months of one year that is not named. */
export function months(groups: Groups, { anchor, tense, lead }: Context): Reading {
  if (MOVED.test(`${lead}from `)) return null;
  const [first, last] = [monthNumber(groups.month ?? ''), monthNumber(groups.month2 ?? '')];
  const year = yearFor(last, null, tense(), anchor);
  return inferred(year === null ? null : `${first > last ? year - 1 : year}-${pad(first)}/${year}-${pad(last)}`);
}

/** "Tuesday, June 17": the year nearest to the document's in which that day is that weekday. */
export function weekdayOfMonth(groups: Groups, { anchor }: Context): Reading {
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
export function nthWeekday(groups: Groups, { anchor, tense }: Context): Reading {
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
export function numericDate(groups: Groups): Reading {
  const [first, second, year] = [Number(groups.first), Number(groups.second), Number(groups.year)];
  if (first > 12) return stated(dayOrNull(year, second, first));
  if (second > 12 || first === second) return stated(dayOrNull(year, first, second));
  return stated(groups.year ?? null);
}

/** "FY25", "FY2025-26": a year that need not be the calendar's. */
export function fiscalYear(groups: Groups): Reading {
  const full = (short: string): string => (short.length === 2 ? `20${short}` : short);
  const year = full(groups.year ?? '');
  return stated(groups.to === undefined ? `${year}~` : `${year}/${full(groups.to.slice(-2))}`);
}

/** "The previous year" is the one before that which was just named, and not the one before the document's. */
export function previousOf(unit: string, lead: string): Reading {
  const named = /(?:19|20)\d\d(?!.*(?:19|20)\d\d)/.exec(lead)?.[0];
  return inferred(unit === 'year' && named !== undefined ? String(Number(named) - 1) : null);
}

export function yearPart(groups: Groups): Reading {
  const part = PART_MONTHS[(groups.part ?? '').toLowerCase().replace(/\s+/g, ' ')];
  return part && groups.year !== undefined ? stated(`${groups.year}-${part[0]}/${groups.year}-${part[1]}`) : null;
}

/** "first-quarter revenue", "in the second half": the last one that is over, or of what is to come the next. */
export function partAlone(groups: Groups, { anchor, tense, lead }: Context): Reading {
  const part = PART_MONTHS[`${groups.nth} ${groups.unit}`.toLowerCase()];
  const { published } = anchor;
  if (!part || published === null || published.month === null) return null;
  const [first, last] = part;
  const isOver =
    Number(last) < published.month || (Number(last) === published.month && Number(first) < published.month);
  const year = isOver
    ? published.year
    : tense() === 'future' || /\b(?:in|until|by|before|from|since) the $/i.test(lead)
      ? published.year
      : published.year - 1;
  const told = tense() === 'future' && Number(last) < published.month ? year + 1 : year;
  return inferred(`${told}-${first}/${told}-${last}`);
}

/** "Today we have", "has 370 ships today": the state of things, which is known as of the day and did not happen on it. */
const STATE_AHEAD =
  /^,? (?:(?!has\b|have\b|is\b|are\b)[\w'-]+ ){1,6}?(?:(?:has|have) (?:only |about |some |nearly |almost |over |around |more than |at least |up to )?(?:an? |the |no |\d|\p{L}+s\b)|(?:is|are) (?!\w+(?:ing|ed)\b|to\b)|(?:operates?|employs?|numbers?|counts?|fields?|comprises?|consists?|stands?|remains?|accounts?|makes? up|hosts?) )/iu;
const STATE_BEHIND =
  /\bdo(?:es)? so $|\b(?:(?:has|have) (?:only |about |some |nearly |almost |over |around |more than |at least |up to )?(?:an? |the |no |\d)|operates? |employs? |numbers? |fields? |comprises? |consists? of |stands? at )[^,;.]{0,40} $|\bto (?:[\w-]+ ){0,2}\S?\d[\d.,]*(?: [\w-]+){0,3} $/i;

/** "are almost unknown today": nowadays, and not on that day. */
const NOWADAYS =
  /\b(?:is|are|remains?) (?:(?!\w+(?:ing|ed)\b|(?:to|due|set|in|at|on|back|here|there|with)\b)[\w-]+ ){1,4}$|\b(?:is|are) (?:\w+ly )?(?!expected|scheduled|planned|slated|concluded|asked|urged)\w+ed (?:[\w-]+ ){0,2}$|\b(?:in (?:operation|use|service|existence|business|the world|the country)|around|alive|available|of its kind) $/i;

/** "today", "yesterday", "tomorrow", "this morning". */
export function dayNear(groups: Groups, { anchor, lead, tail }: Context): Reading {
  if (/\b(?:of|than|until|for) $/i.test(lead)) return null;
  const word = groups.word ?? '';
  if (
    /^today$/i.test(word) &&
    (STATE_BEHIND.test(lead) || NOWADAYS.test(lead) || (/(?:^|[.;,] )$/.test(lead) && STATE_AHEAD.test(tail)))
  )
    return null;
  const steps = /yesterday/i.test(word) ? -1 : /tomorrow/i.test(word) ? 1 : 0;
  return anchor.published?.day == null
    ? { edtf: null, inferred: false }
    : inferred(unitAway('day', steps, anchor.published));
}

/** Nouns after a bare year that make it a count: "2000 troops". */
export const COUNTED_AFTER =
  /^ (?:troops|soldiers|people|men|women|personnel|vessels|aircraft|metres|meters|tonnes|tons|km|miles|cases|jobs|euros|dollars|units)\b/i;
const YEAR_LEAD =
  /(?:^|\b(?:at least|in|since|by|until|till|of|during|from|for|to|through|after|before|around|about|circa|late|early|mid|fiscal|year|and|or|end|between|throughout|the|its|their|a|annual|than)) ?$|[-(,;:'"] ?$/i;

export function bareYear(groups: Groups, { lead, tail }: Context): Reading {
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

/** "down from 8,050 in November": what there was before. */
const CAME_FROM = /\b(?:(?:up|down) from|compared (?:with|to)|as against)\b[^,;]{0,32}\b(?:in|of) $/;
/** "every year, in the spring": of no year. */
const EVERY_YEAR = /\b(?:every|each) (?:\w+ )?year\b|\bannually\b|\byearly\b/;

export function monthAlone(groups: Groups, { anchor, tense, lead, tail }: Context): Reading {
  const word = groups.month ?? '';
  const isTime =
    /\b(?:in|since|by|until|till|during|from|of|early|late|mid|this|last|next|for|to|end of|before|after|and|that)[ -]$/i.test(
      lead,
    );
  if (!isTime || (/^(?:May|March|Mar\.)$/.test(word) && /^ (?:\p{Lu}|be\b|not\b|have\b)/u.test(tail))) return null;
  if (groups.way !== undefined) {
    const told = yearAway(groups.way, anchor);
    return inferred(told === null ? null : `${told}-${pad(monthNumber(word))}`);
  }
  const direction = /\b(last|next|this) $/i.exec(lead)?.[1]?.toLowerCase();
  const month = monthNumber(word);
  // "next June" in a text of October is the June after; one of its own year, said in March, is called "this June".
  const way =
    direction === 'last' || CAME_FROM.test(lead)
      ? 'past'
      : direction === 'next' || LASTS_UNTIL.test(lead)
        ? 'future'
        : tense();
  // "That November" is of the year that was spoken of.
  // "Last June", said in July, may be the one just over or the one before: last month would be called so.
  const isJustOver =
    direction === 'last' && anchor.published?.month != null && (anchor.published.month - month + 12) % 12 === 1;
  if (isJustOver) return inferred(null);
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

export function seasonAlone(groups: Groups, { anchor, tense, lead, tail }: Context): Reading {
  if (EVERY_YEAR.test(lead)) return null;
  const direction = (groups.way ?? '').toLowerCase();
  if (/^ (?:of|in)\b/.test(tail)) return null;
  if (direction === 'the' && !/\b(?:in|by|during|since|until|for|of|before|after) $/i.test(lead)) return null;
  const season = seasonNumber(groups.season ?? '');
  const way = direction === 'last' ? 'past' : direction === 'next' || direction === 'coming' ? 'future' : tense();
  const year = direction === 'this' ? (anchor.published?.year ?? null) : seasonYear(season, way, anchor);
  return inferred(year === null ? null : `${year}-${season}`);
}

export function weekday(groups: Groups, { anchor, tense, lead, tail }: Context): Reading {
  if (
    /^(?:'s)? (?:\p{Lu}|newspaper|edition)/u.test(tail) ||
    // "declared Thursday to be a day of mourning".
    /^ (?:to be|as) /.test(tail) ||
    /\b(?:[Ee]very|[Ee]ach|Good)(?: (?:other|second|third|fourth))? $/.test(lead)
  )
    return null;
  const way = /\blast $/i.test(lead) ? 'past' : /\bnext $/i.test(lead) ? 'future' : tense();
  const date = weekdayDate(weekdayNumber(groups.weekday ?? ''), way, anchor.published);
  // "last Thursday", said on a Thursday, is a week ago.
  const shifted = date && way === 'past' && /\blast $/i.test(lead) && edtfOf(date) === edtfOf(anchor.published ?? date);
  return inferred(date ? (shifted ? unitsAgo('day', 7, anchor.published) : edtfOf(date)) : null);
}
