import { type Atom, atomsIn, type FigureKind } from './atoms.ts';
import { type Counted, countedAfter, isPartOfName, NOT_A_COUNT, standsAlone, TIME_UNIT } from './counted.ts';
import { COUNTED_AFTER } from './dateReadings.ts';
import type { DateMention } from './dates.ts';
import type { Dollar } from './dollars.ts';
import type { Sentence, Span } from './language.ts';
import { NUMERAL } from './numerals.ts';
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
const OWNED =
  "(?:(?:some|about|around|nearly|almost|over|roughly) )?(?:(?:the|its|their|these|those|his|her|our|all)(?: [\\w-]+'s?)? |[\\w-]+'s? )?";
const WHOLE = new RegExp(
  `(?:\\d(?: ?(?:km|kilomet(?:re|er)s|miles|hectares|acres|tonnes|tons|GW|MW))?|\\b(?:half|most|some|none|many|few|thirds?|quarters?|fifths?|tenths?|majority|bulk|rest|million|billion|trillion|[mb]n|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)) (?:out )?of ${OWNED}$`,
  'i',
);
const PART_OF = new RegExp(`^ (?:out )?of ${OWNED}$`, 'i');
/** The words between a number with a unit and one that leaves it out: "96 missiles in 2023 and 180 in 2024". */
const LEFT_OUT_UNIT =
  /(?:^|[ ,])(?:and|against|but|or|to|from|including|of (?:which|whom|them|those|these)|compared (?:with|to)|up from|down from|while|then|than|with|or just|or some|reach(?:es|ed)?|hit|have|had|there (?:were|are|had been))(?: (?:the|a|an|only|just|nearly|almost|about|some|around|under|over|another|at least|more than|as many as|up to|as high as|record)){0,2} $|\b(?:requirement|target|establishment|estimate|strength|capacity|norm|average|figure|peak|high|low|record|total|plan) of $/i;

/** Another name that the number is of: "and Russia 5,580". */
const OTHER_NAME =
  /(?:^|, | and )(?:the )?\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*)*(?: (?:about|some|nearly|only|just))? $/u;
/** What may stand right behind a number that leaves its noun out. */
const NO_NOUN =
  /^(?:[.,;)]|$| (?:in|by|on|at|for|from|to|last|this|the|a|two|three|as|were|was|are|is|had|have|and|over|during|today|under|against|injured|wounded|killed|missing|dead|hurt|captured|displaced|when|earlier|since|per|each|every|before|after|while|which|who|with|than|because|although|within|where|until|below|above|of whom|of which|of them|of those)\b)/;
const OF_THEM = /^ of (?:them|those|these|which|whom)\b/;
const PARTS = /\b(?:including|of (?:which|whom|them|those|these)|among them)\b/;
const LEAST_CARRIED = 5;
/** "compared with 3.4 in November and 0.8 in", "up from four", "against Selatan's five". */
const COMPARED =
  /\b(?:compared (?:with|to)|against|up from|down from|versus|instead of)(?: (?:the|an?|only|just|about|some|nearly|around|\p{Lu}[\p{L}.'-]*))* $|\bin (?:\p{Lu}\p{Ll}+|\d{4}) and $/u;
const HUMAN =
  /\b(?:kill|die|dead|lost their lives|wound|injur|captur|arrest|detain|volunteer|women|men|officers|soldiers|civilians|married|refus|desert|retire|return)/;
const PEOPLE =
  /(?:people|personnel|troops|soldiers|men|women|children|civilians|officers|sailors|peacekeepers|members|workers|staff|crew|recruits|reservists|prisoners|guards|police|students|citizens|residents|refugees|\p{Ll}+ers)$/u;

/** "17 of them have lost their lives": people, where only one of the numbers before counts them. */
/** Whether it is of them, and there are things of two kinds that they may be. */
const isOfSeveral = (read: Read, found: readonly Quantity[], plain: string): boolean =>
  OF_THEM.test(plain.slice(read.end)) &&
  new Set(found.filter(({ figureKind }) => figureKind === 'count').map(({ unit }) => unit)).size > 1;

function ofThem(read: Read, found: readonly Quantity[], plain: string): Quantity | null {
  const people = found.filter(({ figureKind, unit }) => figureKind === 'count' && PEOPLE.test(unit ?? ''));
  const [only] = people;
  if (!only || people.length > 1 || !HUMAN.test(plain.slice(read.end))) return null;
  return { ...quantityOf(read, plain), unit: only.unit, figureKind: 'count', inferredUnit: true, isCarried: true };
}

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
  const isCompared = COMPARED.test(between) || OTHER_NAME.test(between);
  if (value < LEAST_CARRIED && !OF_THEM.test(plain.slice(read.end)) && !isCompared) return null;
  const goesOn =
    LEFT_OUT_UNIT.test(between) ||
    COMPARED.test(between) ||
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
  const isRightBehind = /^,? (?:up|down) from(?: (?:about|some|just|only))? $/.test(between);
  if (!passed && !isRightBehind && UP_FROM.test(between) && new Set(found.map((one) => one.unit)).size > 1) return null;
  // "50,000 peacekeepers to 20 countries, and 17 of them": of which of the two is not told.
  if (OF_THEM.test(plain.slice(read.end)) && new Set(found.map((one) => one.unit)).size > 1)
    return ofThem(read, found, plain);
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

/** "six of the 12 sites", "54 of their 66 ships": what the whole is counted in. */
const WHOLE_BEHIND = new RegExp(`^ (?:out )?of ${OWNED}(?=\\S)(${NUMERAL})`, 'i');
function wholeOf(sentence: Sentence, plain: string, { end, value }: Pick<Read, 'end' | 'value'>): Counted | null {
  if (!plain.startsWith(' o', end)) return null;
  const match = WHOLE_BEHIND.exec(plain.slice(end, end + 48));
  // "three out of four respondents", "1 of 12 members": a ratio, and one of many.
  if (!match || value === 1 || (match[0].startsWith(' out') && /^(?:[2-9]|10|100|\p{L}+)$/u.test(match[1] ?? '')))
    return null;
  const start = end + match[0].length - (match[1] ?? '').length;
  const counted = countedAfter(sentence, plain, { start, end: end + match[0].length, value: null });
  return counted && !TIME_UNIT.test(counted.noun) ? counted : null;
}

/** "Of 130 posts, 74 were filled": what the numbers behind are a part of. */
const OF_AHEAD = /^(?:["'(]|(?:And|But|So) )?[Oo]f (?:(?:the|its|their|these|those|his|her|our|some|about|all) ){0,2}$/;
const IS_PART =
  /^(?: (?:were|was|are|is|have|had|has|did|took|will|would|came|went|died|fell|got|chose|left|met)\b| \p{Ll}+ed\b)/u;

/** A number that is a part of what a sentence begins with. */
const partOf = (read: Read, whole: Counted | null, plain: string): Read =>
  whole && read.kind === null && read.counted === null && IS_PART.test(plain.slice(read.end))
    ? { ...read, counted: { ...whole, end: read.end } }
    : read;

/** "six and nine years": a number takes the unit of the one that it is joined to. */
const IN_RANGE = /\b(?:[Bb]etween|[Ff]rom)\b[^,;]{0,24} $/;
const JOINED = /^(?:,| and| or|, and|, or) $/;
const joinedTo = (read: Read, next: Read | undefined, plain: string): Read =>
  next &&
  read.kind === null &&
  read.counted === null &&
  read.bound === null &&
  next.bound === null &&
  (next.counted !== null || (next.kind !== null && next.kind !== 'money')) &&
  JOINED.test(plain.slice(read.end, next.start)) &&
  !IN_RANGE.test(plain.slice(Math.max(0, read.start - 40), read.start))
    ? { ...read, ...pick(next), counted: next.counted && { ...next.counted, end: read.end } }
    : read;

const OF_THEIR_KIND = /^ of (?:(?:over|more than|up to|about|around|some|under|less than|at least|nearly) )?$/;
/** "had listed 597 and the United States 216": two names with a number each. */
const OTHER_BEHIND = /^ and (?:the )?\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*)* \d[\d,]*[.,;]?(?:$| )/u;

/** "300 men over 60", "people under 18": how old they are, and nothing that is counted. */
const AGED =
  /\b(?:men|women|people|persons|adults|children|boys|girls|patients|those|citizens|males|females|residents|voters|workers|everyone|anyone|civilians|recruits|reservists) (?:aged )?(?:over|under|above|below|aged) $/;
const NO_NOUN_BEHIND =
  /^(?:[,.;:)]|$| (?:and|or|who|in|on|at|with|were|was|are|is|have|has|had|from|to|by|may|can|must)\b)/;

const isAge = ({ kind, value, start, end }: Read, plain: string): boolean =>
  kind === null &&
  value !== null &&
  value < 100 &&
  AGED.test(plain.slice(Math.max(0, start - 32), start)) &&
  NO_NOUN_BEHIND.test(plain.slice(end, end + 8));

const isCoordinate = (plain: string, { start, end }: Span): boolean =>
  /\.\d{3,}$/.test(plain.slice(start, end)) &&
  (/\d\.\d{3,}°?(?: ?[NSEW])?, ?-?$/.test(plain.slice(Math.max(0, start - 16), start)) ||
    /^°?(?: ?[NSEW])?, ?-?\d{1,3}\.\d{3,}/.test(plain.slice(end, end + 20)));

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
  let whole: Counted | null = null;
  for (const atom of atomsIn(plain, raw, taken, home)) {
    // "a crossing every 100 km", "14 accidents per 1,000 personnel".
    if (/\b(?:every|per) $/.test(plain.slice(Math.max(0, atom.start - 6), atom.start))) continue;
    // "at 54.3210, 18.6543": a place.
    if (atom.kind === null && !Number.isInteger(atom.mantissa) && isCoordinate(plain, atom)) continue;
    const counted = atom.kind === null ? (countedAfter(sentence, plain, atom) ?? wholeOf(sentence, plain, atom)) : null;
    const hyphened = atoms.at(-1)?.end === atom.start - 1 && plain[atom.start - 1] === '-';
    // "at 3-4 a.m."
    if (hyphened && atom.kind === null && NOT_A_COUNT.test(plain.slice(atom.end, atom.end + 28))) {
      atoms.pop();
      continue;
    }
    if (counted !== null && OF_AHEAD.test(plain.slice(0, atom.start))) whole = counted;
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
  const joined = atoms.map((read, index) => partOf(joinedTo(read, atoms[index + 1], plain), whole, plain));
  const reads = related(joined, plain, masked);
  let unread = false;
  reads.forEach((read, index) => {
    const next = reads[index + 1];
    if (WHOLE.test(plain.slice(Math.max(0, read.start - 48), read.start))) return;
    if (isAge(read, plain)) return;
    const last = found.at(-1);
    // "23 cutters of over 1,000 tonnes": what they are like, and not what is so heavy.
    if (
      last?.figureKind === 'count' &&
      read.kind === 'measurement' &&
      OF_THEIR_KIND.test(plain.slice(last.phraseEnd, read.start))
    )
      return;
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
        (!read.inWords && OTHER_BEHIND.test(plain.slice(read.end, read.end + 60))) ||
        rangeStands(reads, index, plain) ||
        (!isOfSeveral(read, found, plain) &&
          standsAlone(plain, read) &&
          (!read.isLevel || read.grouped || read.bound === 'previously')) ||
        (read.scale > LEFT_OUT && NO_NOUN.test(plain.slice(read.end)))
      )
        found.push(own);
    }
    // What was not read may be of another thing than the number before it.
    unread = found.length === before;
  });
  return found.filter((one, index) => !isPartOfTime(one, found[index - 1], found[index + 1], plain));
}
