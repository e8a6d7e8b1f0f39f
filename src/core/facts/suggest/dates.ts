import { calendarOf, edtfOf } from './calendar.ts';
import type { DateAnchor } from './dateAnchor.ts';
import { besideOthers } from './dateNeighbours.ts';
import { MOVED } from './dateReadings.ts';
import { RULES, SIGNS, type Sign } from './dateRules.ts';
import { DAY, MONTH, monthNumber } from './dateWords.ts';
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

const ROLES: readonly (readonly [DateRole, RegExp])[] = [
  ['asOf', /\b(?:as of|as at|at the end of)(?: the)? $/i],
  ['since', /\b(?:since(?: (?:early|late|mid))?|ever since|starting in|beginning in|onwards? from)[ -]?$/i],
  [
    'due',
    /\b(?:by|before|no later than|not later than|by the end of|before the end of|deadline of|by (?:early|mid|late)|within)[ -]$/i,
  ],
  ['until', /\b(?:extend|prolong)(?:s|ed|ing)?\b[^,;.]{0,48} (?:to|until)(?: the end of)? $/i],
  [
    'until',
    /\b(?:(?:until|till|through|up to|until at least|to at least)(?: the end of)?|(?:runs?|running|ran|lasts?|lasting|valid|continues?|stays?|remains?|open|in force|available|assured|funded|financed) to(?: (?:the end of|at least))?) $/i,
  ],
  [
    'other',
    /\b(?:(?:twice|half|double|triple|times) (?:the |that )?(?:number|level|total|figure|amount|share|output|sum)(?: \w+)? (?:of|in|for)|after|following|(?:than|as (?!recently|late|early|soon)(?:[\w-]+ ){1,3}as|beyond|born(?: (?:on|in))?|\d[^;]{0,40}, due|which (?:was|were|had been) (?:originally |first |due |set |meant |supposed |scheduled )*to [^,;]{1,40} (?:on|in|by))(?: (?:in|during|for))?(?: (?:all of|the whole of|the whole|the entire))?|since before|compared (?:with|to)(?: in)?(?: (?:the|its|their|an?))?|terms from|(?:up|down|rise|increase|decrease|fall|rose|fell|grew) (?:[^,;]{0,24} )?from|(?:increase|rise|growth|decrease|fall|drop|up|down|reduction)\b[^,;]{0,32} on|against .{0,12} in) $/i,
  ],
];

/** "by next April": what a preposition says is not changed by a step. */
const STEP_AHEAD = /\b(?:next|last|this|coming) $/i;

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

const DAY_OF_MONTH = new RegExp(`^(?:${DAY} (?:of )?(${MONTH})|(${MONTH}) ${DAY})$`);

/**
 * "On 18 July 2025 they agreed to lower it from 3 September": a later day without a year is of the year of the day that the
 * sentence begins with, where that is another than the document's.
 */
function withinSentence(anchor: DateAnchor, mentions: readonly DateMention[], words: string): DateAnchor {
  const own = calendarOf(mentions.find(({ edtf, inferred }) => !inferred && DAY_EDTF.test(edtf ?? ''))?.edtf ?? null);
  if (own === null || own.month === null || own.year === anchor.published?.year) return anchor;
  const month = DAY_OF_MONTH.exec(words);
  return month && monthNumber(month[1] ?? month[2] ?? '') > own.month
    ? { published: null, neighbourYear: own.year }
    : anchor;
}
const DAY_EDTF = /^\d{4}-\d{2}-\d{2}$/;

/** The dates that a sentence names, in order. Nothing is read against today: what cannot be told stays without a date. */
export function datesOf(text: string, sentence: Sentence, anchor: DateAnchor): readonly DateMention[] {
  const plain = plainMarks(text.slice(sentence.start, sentence.end));
  const taken: Span[] = [];
  const mentions: DateMention[] = [];
  const signs = new Map<Sign, boolean>();
  const shows = (sign: Sign): boolean => {
    const known = signs.get(sign) ?? SIGNS[sign].test(plain);
    signs.set(sign, known);
    return known;
  };
  for (const [sign, pattern, read] of RULES) {
    if (!shows(sign)) continue;
    for (const match of plain.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((span) => start < span.end && span.start < end)) continue;
      const lead = plain.slice(Math.max(0, start - 64), start);
      const tail = plain.slice(end, end + 48);
      const tense = (): Tense => tenseAt(text, sentence, sentence.start + start);
      const before = (): string => plain.slice(0, start);
      const dated = withinSentence(anchor, mentions, match[0]);
      const reading = read(match.groups ?? {}, { anchor: dated, tense, lead, tail, before });
      if (!reading) continue;
      taken.push({ start, end });
      const told = roleOf(lead.replace(STEP_AHEAD, ''), tail);
      // "The law raises it as of 1 January": what is known is known of no day to come.
      const isToCome = told === 'asOf' && anchor.published !== null && (reading.edtf ?? '') > edtfOf(anchor.published);
      const role = isToCome ? 'at' : told;
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
  mentions.sort((a, b) => a.start - b.start);
  return besideOthers(mentions, plain, sentence.start, anchor);
}
