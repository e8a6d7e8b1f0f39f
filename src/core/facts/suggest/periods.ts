import type { DateMention } from './dates.ts';
import type { Span } from './language.ts';
import { isPresent } from './modes.ts';
import type { Quantity } from './quantities.ts';
import { SAYING } from './reporting.ts';

/** ", with deliveries starting in", ", with the last due by": what is added has its own time. */
export const ADDED =
  ", with (?=(?:[\\w'-]+ ){1,5}?(?:starting|beginning|due|expected|scheduled|planned|continuing|running|ending|completed|delivered|to (?:be|follow|come|start|begin))\\b)";
const CLAUSE_END = new RegExp(
  `[;:] |, (?:and|while|but|whereas|against|which)\\b| while | whereas |\\. |${ADDED}`,
  'g',
);

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

/** "the 2024 edition (6,400 troops)", "in 2021 (6.6bn)": what stands in brackets right behind a date is of that date. */
const IN_BRACKETS = /^(?: [\w-]+){0,2} \((?:[a-z]+ ){0,2}$/;
const ONE_OF =
  /\b(?:first|second|third|fourth|fifth|sixth|last|next|final|latest) of (?:the |its |a planned |an expected )?$/i;
const WORTH = /, (?:worth|valued at|costing|priced at)\b[^,]*$/;
/** "15 of the 44 vessels sanctioned in December had called": the time of the participle. */
const PARTICIPLE = /^(?: [\w'-]+){1,4} \w+(?:ed|en|wn) (?:\w+ ){0,2}$/;
const VERB_BEHIND = /^ (?:was|were|has|had|is|are|will|would|can|did|have)\b/;
const AGAINST = /\b(?:against|versus|from|than|compared (?:with|to))(?: [\w-]+){0,2} $/;
const RIGHT_BEHIND = /^(?: [\w-]+){0,2} (?:in|during|for|at|on) (?:the )?$/;
/** "costs 4.8 million a year and runs to the end of 2030": the time of another verb. */
const ANOTHER_VERB =
  /^[^,;]*\b(?:and|but|then) (?:then |also |now )?(?:runs?|lasts?|ends?|expires?|continues?|remains?|starts?|begins?|will|would|is|are|should|may|can|could|plans|aims|expects|hopes|wants|intends)\b/;
/** "ordered in May 2018 for 22 million and cancelled in October 2022": the second time is of the second verb. */
const THEN = /\b(?:and|but) (?:\w+ )?\p{Ll}+(?:ed|en)\b(?: \w+){0,2} (?:in|on|by) $/u;
/** "40 guns that were made in 1990": a relative clause has its own time. */
const RELATIVE = /^[^,;]* (?:that|which|who|whose|where) (?:[\w'-]+ ){1,8}$/;

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
  // "the last of 12 howitzers": how many there are in all.
  if (ONE_OF.test(plain.slice(Math.max(0, number.start - 40), number.start))) return null;
  if (isPresent(plain, number)) return null;
  // "(2023: €7.2bn)": a label dates what stands behind it, and nothing before it.
  const isLabel = ({ end }: DateMention): boolean => /^: /.test(plain.slice(end - offset, end - offset + 2));
  const label = dates.find(({ end }) => end - offset === number.start - 2);
  if (label && isLabel(label)) return label;
  const bracketed = dates.findLast(({ end }) => end - offset < number.start);
  if (bracketed && IN_BRACKETS.test(plain.slice(bracketed.end - offset, number.start))) return bracketed;
  // "against 700 in 2025": what is compared with has its time right behind it.
  const own = dates.find(({ start }) => start - offset > number.end);
  if (
    own?.role === 'other' &&
    AGAINST.test(plain.slice(Math.max(0, number.start - 40), number.start)) &&
    RIGHT_BEHIND.test(plain.slice(number.end, own.start - offset))
  )
    return own;
  const from = all[all.indexOf(number) - 1];
  const isOthers = ({ start, end, role }: DateMention): boolean => {
    const between = plain.slice(number.end, Math.max(number.end, start - offset));
    // "to 10 from six by next April": what is to be reached is due, and not what there was.
    const isOfLevelBefore =
      from?.bound === 'previously' && number.isLevel && start - offset > from.end && start - offset < number.start;
    // "by twelve months to June": the end of it, and not when it was so long.
    const isEnd =
      number.figureKind === 'length of time' &&
      /^[^,;]{0,12} (?:to|until|till|through)(?: the end of)? $/.test(between);
    // "The tender, worth NOK 6 billion, closes on 1 March".
    const isPutIn = between.startsWith(', ') && WORTH.test(plain.slice(Math.max(0, number.start - 40), number.start));
    return (
      isEnd ||
      isPutIn ||
      (PARTICIPLE.test(between) && VERB_BEHIND.test(plain.slice(end - offset, end - offset + 8))) ||
      isOfLevelBefore ||
      (number.bound === 'previously' && role === 'due') ||
      ANOTHER_VERB.test(between) ||
      RELATIVE.test(between) ||
      (THEN.test(between) &&
        dates.some((date) => date.end - offset <= number.start && date.start - offset >= clause.start))
    );
  };
  const within = dates.filter((date) => {
    const { start, end, role } = date;
    return (
      role !== 'other' &&
      !isOthers(date) &&
      start - offset >= clause.start &&
      end - offset <= clause.end &&
      plain.slice(end - offset, end - offset + 2) !== ': ' &&
      // "the 62nd since August 2021", "the highest since the series began in 2007": how far back it compares.
      !(
        !/quarter|half/.test(date.words) && SAID_ON.test(plain.slice(Math.max(0, start - offset - 60), start - offset))
      ) &&
      !(
        (role === 'since' && COMPARED.test(plain.slice(Math.max(0, start - offset - 48), start - offset))) ||
        SINCE_THEN.test(plain.slice(Math.max(0, start - offset - 48), start - offset))
      )
    );
  });
  if (YEAR_EARLIER.test(plain.slice(number.end, number.end + 48))) return null;
  const due =
    number.isLevel && next?.bound === 'previously'
      ? within.find(({ start, role }) => role === 'due' && start - offset > next.end && start - offset - next.end <= 24)
      : undefined;
  if (due) return due;
  // Of a level before the change nothing but what stands behind it tells when.
  if (number.bound === 'previously' && !within.some(({ start }) => start - offset >= number.end)) return null;
  const behind = within.find(
    (date) => date.start - offset >= number.end && date.start - offset < (next?.start ?? Number.POSITIVE_INFINITY),
  );
  // "in 2030 and 2031": which of them, and how many in each, is not told.
  const alsoIn = behind && dates.find(({ start }) => start > behind.end);
  if (behind && alsoIn && /^,? (?:and|or) (?:in )?$/.test(plain.slice(behind.end - offset, alsoIn.start - offset)))
    return null;
  if (behind && behind.start - offset - number.end <= 60) return behind;
  const opening = within[0];
  // "At 1 October 2025 it was 125,680, a decrease of 1,930 since 1 October 2024": the first number is of the first date.
  if (
    opening?.role === 'at' &&
    within.length > 1 &&
    next !== undefined &&
    opening.end - offset <= number.start &&
    opening.start - offset - clause.start <= LONGEST_OPENING &&
    within.slice(1).every(({ start }) => start - offset > next.end) &&
    !all.some(({ start }) => start > opening.end - offset && start < number.start)
  )
    return opening;
  const only = within.length === 1 ? within[0] : undefined;
  // "the pipeline, which began in 2021, cost 1.2 billion": the time of what is put in.
  if (
    only &&
    only.end - offset <= number.start &&
    /\bwhich ?$/.test(plain.slice(Math.max(0, clause.start - 6), clause.start)) &&
    plain.slice(only.end - offset, number.start).includes(',')
  )
    return null;
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
