import type { DateMention } from './dates.ts';
import type { Span } from './language.ts';
import type { Quantity } from './quantities.ts';
import { SAYING } from './reporting.ts';

const CLAUSE_END = /[;:] |, (?:and|while|but|whereas|against|which)\b| while | whereas |\. /g;

/** The clauses of a sentence, in order. */
export function clausesOf(plain: string): readonly Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (const match of plain.matchAll(CLAUSE_END)) {
    clauses.push({ start, end: match.index + match[0].length });
    start = match.index + match[0].length;
  }
  return [...clauses, { start, end: plain.length }];
}

/** A date this near behind a number is told of it. In UTF-16 code units. */
const CLOSE_BEHIND = 8;
/** A date this near to the beginning of a clause holds for all of it. In UTF-16 code units. */
const LONGEST_OPENING = 24;

const COMPARED =
  /\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|largest|biggest|highest|lowest|most|fewest|worst|only|smallest|longest)\b[^,;.]* $/i;
const SINCE_THEN = /\bsince (?:[\w'-]+ ){1,6}(?:in|on|of) $/;
/** "from 30 a year earlier": of a time that is not named. */
const YEAR_EARLIER =
  /^[^,;.\d]{0,24}\b(?:(?:a|one|the|the same) (?:year|month|decade|week|quarter|day)s? (?:earlier|before|prior)|previously|beforehand)\b/;

/** "told the House on 3 June that", "the agency said on 31 May": when it was said, and not when it was so. */
const SAID_ON = new RegExp(`\\b${SAYING}\\b(?: [\\w']+){0,4}?(?: (?:on|in|last|late|early))? $`);

/** The date that a number belongs to: the one right behind it, else the clause's only one; null where it is another's. */
export function periodOf(
  plain: string,
  number: Quantity,
  next: Quantity | undefined,
  clause: Span,
  dates: readonly DateMention[],
  offset: number,
  all: readonly Quantity[],
): DateMention | null {
  // "(2023: €7.2bn)": a label dates what stands behind it, and nothing before it.
  const isLabel = ({ end }: DateMention): boolean => /^: /.test(plain.slice(end - offset, end - offset + 2));
  const label = dates.find(({ end }) => end - offset === number.start - 2);
  if (label && isLabel(label)) return label;
  const within = dates.filter(
    ({ start, end, role }) =>
      role !== 'other' &&
      start - offset >= clause.start &&
      end - offset <= clause.end &&
      plain.slice(end - offset, end - offset + 2) !== ': ' &&
      // "the 62nd since August 2021", "the highest since the series began in 2007": how far back it compares.
      !SAID_ON.test(plain.slice(Math.max(0, start - offset - 60), start - offset)) &&
      !(
        (role === 'since' && COMPARED.test(plain.slice(Math.max(0, start - offset - 48), start - offset))) ||
        SINCE_THEN.test(plain.slice(Math.max(0, start - offset - 48), start - offset))
      ),
  );
  if (YEAR_EARLIER.test(plain.slice(number.end, number.end + 48))) return null;
  const behind = within.find(
    (date) => date.start - offset >= number.end && date.start - offset < (next?.start ?? Number.POSITIVE_INFINITY),
  );
  if (behind && behind.start - offset - number.end <= 60) return behind;
  const only = within.length === 1 ? within[0] : undefined;
  const owner = only && all.findLast(({ end }) => end <= only.start - offset);
  if (!only) return null;
  // "Sweden, which brought it back in 2017, calls up 8,000 a year": that year is not the number's.
  const opens =
    only.start - offset - clause.start <= LONGEST_OPENING ||
    !plain.slice(only.end - offset, number.start).includes(',');
  // "from $110m in 2016 to $82.5m": a date right behind a number is that number's.
  const taken = owner !== undefined && owner !== number && only.start - offset - owner.phraseEnd <= CLOSE_BEHIND;
  return (only.start - offset < number.start && opens && !taken) || owner === number ? only : null;
}
