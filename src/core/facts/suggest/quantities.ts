import { type Atom, atomsIn, type FigureKind } from './atoms.ts';
import { type Counted, countedAfter, isPartOfName, NOT_A_COUNT, standsAlone, TIME_UNIT } from './counted.ts';
import { COUNTED_AFTER, type DateMention } from './dates.ts';
import type { Sentence, Span } from './language.ts';
import { HEDGE } from './qualifiers.ts';
import { rateOf } from './units.ts';

/** An end of a range, or the level that a change starts from. */
export type Bound = 'at least' | 'at most' | 'previously';

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

interface Read extends Atom {
  readonly counted: Counted | null;
  readonly bound: Bound | null;
  readonly isLevel: boolean;
  /** The other level of its change stands beside it. */
  readonly isPaired: boolean;
}

const CHANGES =
  '(?:r[aio]se[ns]?|rais(?:ed?|es|ing)|rising|increas\\w+|gr[eo]w(?:s|n|ing|th)?|climb\\w*|jump\\w*|surg\\w*|soar\\w*|lift\\w*|boost\\w*|expand\\w*|expansion|fall(?:s|en|ing)?|fell|drop\\w*|declin\\w*|cut(?:s|ting)?|reduc\\w*|decreas\\w*|shr[aiu]nk\\w*|slash\\w*|lower\\w*|plung\\w*|slid\\w*|slip\\w*|(?<=(?:^|[,;(-] ?|\\b(?:is|are|was|were|be|been|and|go|went|goes|stood|now|currently|moved?) ))(?:up|down)|gain\\w*|doubl\\w+|tripl\\w+|swell\\w*|edg(?:ed|es|ing)|dip\\w*|trim\\w*|advanc\\w*|widen\\w*|narrow\\w*|ris(?:es|e)|doubl\\w*)';
const TURNS =
  '(?:chang\\w+|mov\\w+|went|go(?:es|ing)?|com(?:es?|ing)|revis\\w+|upgrad\\w+|tak(?:e|es|ing)|took|bring\\w*|brought)';
/** "rose by about 12 per cent", "up 300": the number right behind is the change itself. */
const IS_CHANGE = new RegExp(
  `\\b${CHANGES}(?: \\w+ly)?(?: by| of)?${HEDGE}(?: (?:a|another|a further|an additional|an extra))? $`,
  'i',
);
/** "rose to 40", "to as many as 40": the number is where a change arrives. */
const IS_LEVEL = new RegExp(`\\bto${HEDGE} (?:a (?:record|total|high|low)(?: high| low)?(?: of)? )?$`, 'i');
const HAS_CHANGE = new RegExp(`\\b(?:${CHANGES}|${TURNS})\\b`, 'i');
const RANGES_FROM =
  /\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|estimat\w+|differ\w*|span\w*|stretch\w*|put)\b(?: [\w-]+){0,3} from(?: \w+)? $/i;
const FROM = new RegExp(
  `\\bfrom(?: (?:the|its|a|an|their))?(?: (?:current|present|previous|existing|original|initial|today's|low|high)(?: of)?)?${HEDGE} $`,
  'i',
);
const UP_FROM = new RegExp(`\\b(?:up|down) from${HEDGE} $`, 'i');
const BY = new RegExp(`\\bby${HEDGE} $`, 'i');
/** "to 40,000 from 13,000". */
const BACK_FROM = new RegExp(`^(?: [\\w'-]+){0,2}?(?:,? (?:(?:in|by|at|during|for|last|a|the) )*#+)?,? from${HEDGE} $`);
const BETWEEN = new RegExp(`\\bbetween${HEDGE} $`, 'i');
/** Dates are masked by `#`. */
const TO = new RegExp(
  `^(?: [\\w'-]+){0,3}?(?:,? (?:(?:in|by|at|during|for|at the end of|last|a|the) )*#+)?,? to${HEDGE} $`,
);
const RANGE_LINK = new RegExp(`^ ?- ?$|^ (?:to|or)${HEDGE} $`);
const AND = new RegExp(`^ and${HEDGE} $`);
const RATIO = /^ (?:in|out of|for|to)(?: every| each)? $|^:$/;
const VOTES =
  /\b(?:vot(?:e|ed|es|ing)|scored?|won|lost|passed|rejected|approved|adopted|beat|defeated|ballot|margin|majority)\b/i;
/** Behind a bare "300-", "400,000" says that thousands were left out, or does not. */
const LEFT_OUT = 1000;

type Relation = 'range' | 'change' | 'back' | 'unclear' | null;

const sameMeasure = (a: Atom, b: Atom): boolean => a.kind === b.kind && a.unit === b.unit;

/** How a number and the next one belong together. `unclear`: neither can be given as a value. */
function relationOf(a: Read, b: Read, masked: string): Relation {
  const between = masked.slice(a.end, b.start);
  if (between.length > 80) return null;
  const lead = masked.slice(Math.max(0, a.start - 90), a.start);
  const bareBoth = a.kind === null && b.kind === null;
  if (RATIO.test(between) && !/^ (?:to|for) $/.test(between) && bareBoth && a.counted === null)
    return between.startsWith(' out of') && b.mantissa > 10 && b.mantissa !== 100 ? null : 'unclear';
  if (/^ (?:to|for) (?:every )?$/.test(between) && b.value === 1) return 'unclear';
  const dashed = /^ ?- ?$/.test(between);
  if ((dashed || / to /.test(between)) && bareBoth && VOTES.test(lead.slice(-60)) && b.counted === null)
    return 'unclear';
  if (BETWEEN.test(lead) && AND.test(between)) return 'range';
  const compatible = a.kind === null || b.kind === null || sameMeasure(a, b);
  if (FROM.test(lead) && TO.test(between)) {
    if (!compatible) return null;
    const [low, high] = [a.value ?? 0, b.value ?? 0];
    const dated = between.includes('#') || /^ in #/.test(masked.slice(b.end, b.end + 5));
    if (RANGES_FROM.test(lead) && low < high) return 'range';
    if (dated || low > high || HAS_CHANGE.test(lead) || a.counted !== null) return 'change';
    return a.kind === null && RANGE_LINK.test(between) ? 'range' : 'change';
  }
  if (compatible && IS_LEVEL.test(lead) && HAS_CHANGE.test(lead) && BACK_FROM.test(between)) return 'back';
  if (!RANGE_LINK.test(between) || !compatible) return null;
  if (/ or /.test(between) && !bareBoth && !(a.kind === null || sameMeasure(a, b))) return null;
  if (!dashed && (IS_CHANGE.test(lead) || BY.test(lead)) && / to /.test(between)) {
    // "grew 5 to 7 per cent" is a range; "up 12 per cent to 40" is a change and where it arrives.
    if (a.kind === null && b.kind === 'percent') return 'range';
    return a.kind === null && a.counted === null && !/\bof $/.test(lead) ? 'unclear' : null;
  }
  return a.kind !== null && b.kind === null && !dashed && b.counted !== null ? null : 'range';
}

/** The scale that a number leaves to the next one; null where it is not sure to. */
function sharedScale(a: Read, b: Read): Read | null {
  if (a.value === null || b.value === null) return null;
  if (a.scale === 1 && b.scale > 1 && !a.grouped && a.mantissa < LEFT_OUT) {
    const near = a.mantissa < b.mantissa || a.mantissa < 100;
    return near ? { ...a, scale: b.scale, value: Number((a.value * b.scale).toPrecision(15)) } : null;
  }
  const elliptic = a.kind === null && a.scale === 1 && !a.grouped && b.grouped && b.value % LEFT_OUT === 0;
  return elliptic && a.value > 0 && a.value < LEFT_OUT && a.value * LEFT_OUT < b.value ? null : a;
}

/** Two numbers joined, each with the unit that only one of them may have; none where they cannot be read with certainty. */
function joined(a: Read, b: Read, relation: 'range' | 'change' | 'back'): readonly Read[] {
  const scaled = sharedScale(a, b);
  if (!scaled || scaled.value === null || b.value === null) return [];
  const low = scaled.kind === null && scaled.counted === null ? { ...scaled, ...pick(b), counted: b.counted } : scaled;
  const high = b.kind === null && b.counted === null ? { ...b, ...pick(scaled), counted: scaled.counted } : b;
  if (relation === 'change')
    return [
      { ...low, bound: 'previously', isLevel: true, isPaired: true },
      { ...high, isLevel: true, isPaired: true },
    ];
  if (relation === 'back')
    return [
      { ...low, isLevel: true, isPaired: true },
      { ...high, bound: 'previously', isLevel: true, isPaired: true },
    ];
  if (scaled.value >= b.value) return [];
  return [
    { ...low, bound: 'at least' },
    { ...high, bound: 'at most' },
  ];
}

const pick = ({ kind, unit, dimension, inferredUnit }: Read) => ({ kind, unit, dimension, inferredUnit });

/** A conversion in brackets says the number before it again: "186 km (116 miles)". */
const isConversion = (a: Read | undefined, b: Read, plain: string): boolean =>
  a !== undefined &&
  a.dimension !== null &&
  a.dimension === b.dimension &&
  a.unit !== b.unit &&
  /^(?: [\w-]+){0,2} \($|^\/$/.test(plain.slice(a.end, b.start));

function related(atoms: readonly Read[], plain: string, masked: string): Read[] {
  const read: Read[] = [];
  for (let at = 0; at < atoms.length; at += 1) {
    const [a, b] = [atoms[at], atoms[at + 1]];
    if (!a) continue;
    if (isConversion(read.at(-1), a, plain)) continue;
    const relation = b ? relationOf(a, b, masked) : null;
    if (b && relation !== null) {
      if (relation !== 'unclear') read.push(...joined(a, b, relation));
      at += 1;
      continue;
    }
    // "One" alone is a pronoun.
    if (a.value === null || (a.kind === null && a.inWords && a.value === 1)) continue;
    const lead = plain.slice(Math.max(0, a.start - 90), a.start);
    if (UP_FROM.test(lead)) {
      read.push({ ...a, bound: 'previously', isLevel: true });
      continue;
    }
    read.push(IS_LEVEL.test(lead) && HAS_CHANGE.test(lead) ? { ...a, isLevel: true } : a);
  }
  return read;
}

/** "47 of the Navy's 71 ships", "half of the 300 tanks": the second number is the whole that the first is a part of. */
const OWNED = "(?:(?:the|its|their|these|those|his|her|our|all)(?: [\\w-]+'s?)? |[\\w-]+'s? )?";
const WHOLE = new RegExp(
  `(?:\\d|\\b(?:half|most|some|none|many|few|thirds?|quarters?|fifths?|tenths?|majority|bulk|rest|million|billion|trillion|[mb]n|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)) (?:out )?of ${OWNED}$`,
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

/** The numbers of a sentence that measure something, in order; none of what cannot be read with certainty. */
export function quantitiesIn(
  plain: string,
  raw: string,
  sentence: Sentence,
  dates: readonly DateMention[],
): readonly Quantity[] {
  const taken = dates.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
  const masked = maskedBy(plain, taken);
  const atoms: Read[] = [];
  for (const atom of atomsIn(plain, raw, taken)) {
    // "a crossing every 100 km".
    if (/\bevery $/.test(plain.slice(Math.max(0, atom.start - 6), atom.start))) continue;
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
  reads.forEach((read, index) => {
    const next = reads[index + 1];
    if (WHOLE.test(plain.slice(Math.max(0, read.start - 48), read.start))) return;
    if (next && read.kind === null && read.counted === null && PART_OF.test(plain.slice(read.end, next.start))) {
      if (read.value === 1) return;
      found.push({ ...quantityOf({ ...read, ...pick(next), counted: next.counted }, plain), phraseEnd: read.end });
      return;
    }
    const own = quantityOf(read, plain);
    if (own.unit !== null || read.kind !== null) found.push(own);
    else {
      const given = carried(read, found, plain);
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
  });
  return found;
}
