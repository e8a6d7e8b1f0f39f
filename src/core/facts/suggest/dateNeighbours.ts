import { isEdtf } from '../../../model/edtf.ts';
import { calendarOf, edtfOf } from './calendar.ts';
import type { DateAnchor } from './dateAnchor.ts';
import type { DateMention } from './dates.ts';
import { DAY, MONTH } from './dateWords.ts';
import { SAYING } from './reporting.ts';

/** A day or month that names no year: "July", "6 July", "May 3 to June 4". */
const BARE = new RegExp(`^(?:${DAY}|${MONTH}|[Ff]rom|[Bb]etween|to|and|or|of|until|through|the|[-/ ])+$`);
/** "next July" says itself of which year it is. */
const STEPPED = /\b(?:last|next|this|that) $/i;
/** "not in July", "rather than July": put right by the date beside it, and so of its year. */
const CORRECTED =
  /\b(?:not|rather than|instead of|and not)(?: (?:in|on|until|by|from|since|before|after))?(?: the)? $/i;
/** "began on 3 May 2024 and ended in July": one thing after the other, without another subject between them. */
const WENT_ON =
  /^,? (?:and|then|and then|before|but) \p{Ll}+(?:ed|an|ing|t|ew|ose|ame|ell|eld)(?: [\p{Ll}\d-]+){0,4} $/u;
/** "said in April that": from that day on "would" looks forward. */
const SAID_THEN = new RegExp(`\\b${SAYING}(?: \\p{Ll}+){0,3} (?:on|in) $`, 'u');

const yearOf = (edtf: string | null): number | null =>
  calendarOf(/\d{4}.*/.exec(edtf ?? '')?.[0] ?? null)?.year ?? null;

/** A date with all its years moved by as many as its own is from another; null where the calendar has none such. */
function moved(edtf: string | null, to: number): string | null {
  const own = yearOf(edtf);
  const there = own === null ? null : (edtf?.replace(/\d{4}/g, (year) => String(Number(year) + to - own)) ?? null);
  return there !== null && isEdtf(there) ? there : null;
}

/** The year of a bare date that follows one on which somebody said what would be: the first from that day on. */
function yearAfter(said: DateMention, date: DateMention): number | null {
  const [from, to] = [calendarOf(said.edtf), calendarOf(date.edtf)];
  if (from?.month == null || to?.month == null) return null;
  return to.month < from.month || (to.month === from.month && (to.day ?? 32) < (from.day ?? 0))
    ? from.year + 1
    : from.year;
}

/**
 * The dates of a sentence, where one without a year stands beside one with it: of its year where the words join the two, as
 * it was read where they agree, and of no year where they do not.
 */
export function besideOthers(
  mentions: readonly DateMention[],
  plain: string,
  offset: number,
  { published }: DateAnchor,
): readonly DateMention[] {
  if (mentions.length < 2 || !mentions.some(({ inferred, edtf }) => inferred || edtf === null)) return mentions;
  const whole = mentions.filter(
    ({ edtf, inferred, role, adverbial }) =>
      edtf !== null && !edtf.includes('/') && !inferred && adverbial && (role === 'at' || role === 'other'),
  );
  return mentions.map((date, index) => {
    const lead = plain.slice(0, date.start - offset);
    if (!BARE.test(date.words) || STEPPED.test(lead) || (date.edtf !== null && !date.inferred)) return date;
    const before = mentions[index - 1];
    if (before && /\bwould\b/.test(plain.slice(before.end - offset, date.start - offset))) {
      const isSaid = SAID_THEN.test(plain.slice(0, before.start - offset));
      const year = isSaid ? yearAfter(before, date) : null;
      if (year !== null) return { ...date, edtf: moved(date.edtf, year) };
    }
    const own = yearOf(date.edtf);
    const isCorrected = CORRECTED.test(lead);
    const other = whole.findLast(({ end }) => end <= date.start) ?? (isCorrected ? whole[0] : undefined);
    const year = yearOf(other?.edtf ?? null);
    if (!other || year === null || own === year || (published !== null && year > published.year)) return date;
    const joins = isCorrected || WENT_ON.test(plain.slice(other.end - offset, date.start - offset));
    // What is to come is no year that has been.
    if (!joins && published !== null && date.edtf !== null && date.edtf > edtfOf(published)) return date;
    if (!joins) return { ...date, edtf: null, inferred: false };
    return own === null ? date : { ...date, edtf: moved(date.edtf, year) };
  });
}
