import { type Atom, atomsIn, type FigureKind } from './atoms.ts';
import { countedAfter, isPartOfName, NOT_A_COUNT, standsAlone, TIME_UNIT } from './counted.ts';
import { COUNTED_AFTER } from './dateReadings.ts';
import type { DateMention } from './dates.ts';
import type { Dollar } from './dollars.ts';
import type { Sentence, Span } from './language.ts';
import { type Bound, IS_CHANGE, LEFT_OUT, pick, type Read, related, UP_FROM } from './relations.ts';
import { rateOf } from './units.ts';

/**
 * One number of a sentence with all that its phrase says of it; offsets in the sentence. A range is two of them, one after the
 * other: `at least` its low end and `at most` its high end.
 */
export interface Quantity extends Span {
  readonly words: string;
  readonly figureKind: FigureKind;
  readonly value: number;
  readonly unit: string | null;
  readonly dimension: Atom['dimension'];
  /** The unit, the currency or what is counted was worked out from another number or may be another. */
  readonly inferredUnit: boolean;
  readonly bound: Bound | null;
  /** Reached by a change ("rose to 40"), so that no verb of change is its metric. */
  readonly isLevel: boolean;
  /** How much something changed: "up 12 per cent". */
  readonly isChange: boolean;
  readonly rate: string | null;
  readonly compound: boolean;
  readonly inWords: boolean;
  readonly plus: boolean;
  /** Its unit is that of the number before. */
  readonly isCarried: boolean;
  /** Where its unit or the words for what it counts end. */
  readonly phraseEnd: number;
}

/** "47 of the Navy's 71 ships", "half of the 300 tanks": the second number is the whole that the first is a part of. */
const OWNED = "(?:(?:the|its|their|these|those|his|her|our|all)(?: [\\w-]+'s?)? |[\\w-]+'s? )?";
const WHOLE = new RegExp(
  `(?:\\d(?: ?(?:km|kilomet(?:re|er)s|miles|hectares|acres|tonnes|tons|GW|MW))?|\\b(?:half|most|some|none|many|few|thirds?|quarters?|fifths?|tenths?|majority|bulk|rest|million|billion|trillion|[mb]n|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)) (?:out )?of ${OWNED}$`,
  'i',
);
const PART_OF = new RegExp(`^ (?:out )?of ${OWNED}$`, 'i');
/** The words between a number with a unit and one that leaves it out: "96 missiles in 2023 and 180 in 2024". */
const LEFT_OUT_UNIT =
  /(?:^|[ ,])(?:and|against|but|or|to|from|including|of (?:which|whom|them|those|these)|compared (?:with|to)|up from|down from|while|then|than|with|or just|or some|reach(?:es|ed)?|hit|have|had)(?: (?:the|a|an|only|just|nearly|almost|about|some|around|under|over|another|at least|more than|as many as|up to|as high as|record)){0,2} $|\b(?:requirement|target|establishment|estimate|strength|capacity|norm|average|figure|peak|high|low|record|total|plan) of $/i;

/** Another name that the number is of: "and Russia 5,580". */
const OTHER_NAME = /(?:^|, | and )\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*)*(?: (?:about|some|nearly|only|just))? $/u;
/** What may stand right behind a number that leaves its noun out. */
const NO_NOUN =
  /^(?:[.,;)]|$| (?:in|by|on|at|for|from|to|last|this|the|a|two|three|as|were|was|are|is|had|have|and|over|during|today|under|against|injured|wounded|killed|missing|dead|hurt|captured|displaced|when|earlier|since|per|each|every|before|after|while|which|who|with|than|because|although|within|where|until|below|above|of whom|of which|of them|of those)\b)/;
const OF_THEM = /^ of (?:them|those|these|which|whom)\b/;
const PARTS = /\b(?:including|of (?:which|whom|them|those|these)|among them)\b/;
const LEAST_CARRIED = 5;

/** What a number without a unit of its own counts: what the one before it counts, where the words between say that it goes on. */
function carried(read: Read, found: readonly Quantity[], plain: string): Quantity | null {
  const value = read.value ?? 0;
  // "3.9 million tonnes, down 19 per cent from 4.8 million": a change in between is passed over.
  const last = found.at(-1);
  const passed =
    last?.figureKind === 'percent' && last.isChange && /\bfrom (?:\w+ ){0,2}$/.test(plain.slice(last.end, read.start));
  const before = passed && found.length > 1 ? found.at(-2) : last;
  const between = plain.slice(before?.end ?? 0, read.start);
  if (!before || !(NO_NOUN.test(plain.slice(read.end)) || OF_THEM.test(plain.slice(read.end)))) return null;
  // "Two men aged 29 and 41".
  if (/\baged? /.test(between)) return null;
  // "Troops from 14 nations, including 1,100 from Poland": a part is no more than the whole.
  if (PARTS.test(between) && before.value < value) return null;
  if (value < LEAST_CARRIED && !OF_THEM.test(plain.slice(read.end))) return null;
  const goesOn =
    LEFT_OUT_UNIT.test(between) ||
    (/[,:] $/.test(between) && /^ (?:in|by|at|for) /.test(plain.slice(read.end))) ||
    OF_THEM.test(plain.slice(read.end)) ||
    OTHER_NAME.test(between) ||
    (before.figureKind === 'money' && read.scale > LEFT_OUT);
  if (!goesOn) return null;
  const isTo = /\bto (?:\w+ ){0,2}$/.test(between);
  if (before.figureKind === 'money' && read.scale === 1 && !read.grouped && !isTo) return null;
  // "up 12 per cent to 40" does not tell of what.
  if (
    before.figureKind === 'percent' &&
    (before.isChange || !/\b(?:from|against|compared (?:with|to)|and|to)\b/.test(between))
  )
    return null;
  // "9,000 in total", "11 members spent less than 2%, down from 21": of which of them is not told.
  if (/^ (?:in (?:total|all)|altogether|overall)\b/.test(plain.slice(read.end))) return null;
  // "69 people and 117 vessels, bringing the total to 557".
  if (/\btotal (?:to|of) $/.test(between) && new Set(found.map((one) => one.unit)).size > 1) return null;
  if (!passed && UP_FROM.test(between) && new Set(found.map((one) => one.unit)).size > 1) return null;
  const own = quantityOf(read, plain);
  const { unit, figureKind, dimension } = before;
  return { ...own, unit, figureKind, dimension, inferredUnit: true, isCarried: true, rate: own.rate ?? before.rate };
}

function quantityOf(read: Read, plain: string): Quantity {
  const { start, end, counted } = read;
  const isTime = read.kind === null && counted !== null && TIME_UNIT.test(counted.noun);
  const phraseEnd = read.kind === null ? (counted?.end ?? end) : end;
  return {
    start,
    end,
    words: plain.slice(start, end),
    figureKind: read.kind ?? (isTime ? 'length of time' : 'count'),
    value: read.value ?? 0,
    unit: read.kind === null ? (isTime ? (counted?.noun ?? null) : (counted?.unit ?? null)) : read.unit,
    dimension: read.dimension,
    inferredUnit: read.inferredUnit,
    bound: read.bound,
    isLevel: read.isLevel,
    isChange: !read.isLevel && IS_CHANGE.test(plain.slice(Math.max(0, start - 48), start)),
    rate: isTime ? null : rateOf(plain.slice(Math.max(0, start - 110), start), plain.slice(phraseEnd, phraseEnd + 90)),
    compound: read.compound,
    inWords: read.inWords,
    plus: read.plus,
    isCarried: false,
    phraseEnd,
  };
}

/** Whether a number is an end of a range that is an amount without a noun: a large one, or one of which an end is put as one. */
function rangeStands(reads: readonly Read[], index: number, plain: string): boolean {
  const read = reads[index];
  if (!read || (read.bound !== 'at least' && read.bound !== 'at most')) return false;
  const other = reads[read.bound === 'at least' ? index + 1 : index - 1];
  return read.scale > LEFT_OUT || [read, other].some((end) => end !== undefined && standsAlone(plain, end));
}

/** The sentence with its dates, in order, each letter of them made a `#`. */
function maskedBy(plain: string, dates: readonly Span[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of dates) {
    pieces.push(plain.slice(at, start), '#'.repeat(end - start));
    at = end;
  }
  return [...pieces, plain.slice(at)].join('');
}

/** "7 hours 20 minutes": neither is how long it was. */
function isPartOfTime(
  one: Quantity,
  before: Quantity | undefined,
  after: Quantity | undefined,
  plain: string,
): boolean {
  const joined = (a: Quantity, b: Quantity): boolean =>
    a.figureKind === 'length of time' &&
    b.figureKind === 'length of time' &&
    a.unit !== b.unit &&
    /^,?(?: and)? $/.test(plain.slice(a.phraseEnd, b.start));
  return (before !== undefined && joined(before, one)) || (after !== undefined && joined(one, after));
}

/** The numbers of a sentence that measure something, in order; none of what cannot be read with certainty. */
export function quantitiesIn(
  plain: string,
  raw: string,
  sentence: Sentence,
  dates: readonly DateMention[],
  home: Dollar,
): readonly Quantity[] {
  const taken = dates.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
  const masked = maskedBy(plain, taken);
  const atoms: Read[] = [];
  for (const atom of atomsIn(plain, raw, taken, home)) {
    // "a crossing every 100 km", "14 accidents per 1,000 personnel".
    if (/\b(?:every|per) $/.test(plain.slice(Math.max(0, atom.start - 6), atom.start))) continue;
    const counted = atom.kind === null ? countedAfter(sentence, plain, atom) : null;
    const hyphened = atoms.at(-1)?.end === atom.start - 1 && plain[atom.start - 1] === '-';
    // "at 3-4 a.m."
    if (hyphened && atom.kind === null && NOT_A_COUNT.test(plain.slice(atom.end, atom.end + 28))) {
      atoms.pop();
      continue;
    }
    if (atom.kind === null && !hyphened && isPartOfName(plain, atom, counted)) continue;
    // A year that stands before a noun is a name's, unless people or things are plainly counted.
    if (
      atom.kind === null &&
      /^(?:19|20)\d\d$/.test(plain.slice(atom.start, atom.end)) &&
      !COUNTED_AFTER.test(plain.slice(atom.end))
    )
      continue;
    atoms.push({ ...atom, counted, bound: null, isLevel: false, isPaired: false });
  }
  const found: Quantity[] = [];
  const reads = related(atoms, plain, masked);
  let unread = false;
  reads.forEach((read, index) => {
    const next = reads[index + 1];
    if (WHOLE.test(plain.slice(Math.max(0, read.start - 48), read.start))) return;
    if (next && read.kind === null && read.counted === null && PART_OF.test(plain.slice(read.end, next.start))) {
      if (read.value === 1) return;
      found.push({ ...quantityOf({ ...read, ...pick(next), counted: next.counted }, plain), phraseEnd: read.end });
      return;
    }
    const own = quantityOf(read, plain);
    const before = found.length;
    if (own.unit !== null || read.kind !== null) found.push(own);
    else {
      const given = unread ? null : carried(read, found, plain);
      if (given) found.push(given);
      // "rose to 40" alone does not tell of what.
      else if (
        read.isPaired ||
        rangeStands(reads, index, plain) ||
        (standsAlone(plain, read) && (!read.isLevel || read.grouped || read.bound === 'previously')) ||
        (read.scale > LEFT_OUT && NO_NOUN.test(plain.slice(read.end)))
      )
        found.push(own);
    }
    // What was not read may be of another thing than the number before it.
    unread = found.length === before;
  });
  return found.filter((one, index) => !isPartOfTime(one, found[index - 1], found[index + 1], plain));
}
