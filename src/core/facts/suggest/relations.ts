import type { Atom } from './atoms.ts';
import type { Counted } from './counted.ts';
import { HEDGE } from './qualifiers.ts';

/** An end of a range, or the level that a change starts from. */
export type Bound = 'at least' | 'at most' | 'previously';

/** A number with what it counts, and how it belongs to the one beside it. */
export interface Read extends Atom {
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
export const IS_CHANGE = new RegExp(
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
/** "up from seven": the number is the level before. */
export const UP_FROM = new RegExp(`\\b(?:up|down) from${HEDGE} $`, 'i');
const BY = new RegExp(`\\bby${HEDGE} $`, 'i');
/** "to between 0.6% and 0.75% of the value, from 0.4%": behind a comma more words may stand. */
const BACK_BEHIND_COMMA = new RegExp(`^[^,;.()]{0,60},(?: up| down)? from(?: (?:the|its|a|an|their))?${HEDGE} $`);
/** "rose to between 5 and 7 per cent". */
const IS_LEVEL_RANGE = /\bto(?: somewhere| anywhere)? between $/i;
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
export const LEFT_OUT = 1000;

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
  if (
    compatible &&
    IS_LEVEL.test(lead) &&
    HAS_CHANGE.test(lead) &&
    (BACK_FROM.test(between) || BACK_BEHIND_COMMA.test(between))
  )
    return 'back';
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

/** What a number takes over from another that is of the same thing. */
export const pick = ({ kind, unit, dimension, inferredUnit }: Read) => ({ kind, unit, dimension, inferredUnit });

/** A conversion in brackets says the number before it again: "186 km (116 miles)". */
const isConversion = (a: Read | undefined, b: Read, plain: string): boolean =>
  a !== undefined &&
  a.dimension !== null &&
  a.dimension === b.dimension &&
  a.unit !== b.unit &&
  /^(?: [\w-]+){0,2} \($|^\/$/.test(plain.slice(a.end, b.start));

/** Whether a range right behind these words is where a change arrives. */
const reachesRange = (lead: string): boolean =>
  (IS_LEVEL.test(lead) || IS_LEVEL_RANGE.test(lead)) && HAS_CHANGE.test(lead);

/** The level that a change to a range started from: ", from 0.4%". */
function levelBefore(high: Read, from: Read | undefined, masked: string): Read | null {
  if (!from || from.value === null || from.start - high.end > 80) return null;
  if (from.kind !== null && high.kind !== null && !sameMeasure(high, from)) return null;
  const between = masked.slice(high.end, from.start);
  if (!BACK_FROM.test(between) && !BACK_BEHIND_COMMA.test(between)) return null;
  const given = from.kind === null && from.counted === null ? { ...from, ...pick(high), counted: high.counted } : from;
  return { ...given, bound: 'previously', isLevel: true, isPaired: true };
}

/**
 * The numbers of a sentence, in order, each range and change with its two ends; none of what is a ratio or a vote or cannot
 * be read with certainty. `masked` is the sentence with its dates made `#`.
 */
export function related(atoms: readonly Read[], plain: string, masked: string): Read[] {
  const read: Read[] = [];
  for (let at = 0; at < atoms.length; at += 1) {
    const [a, b] = [atoms[at], atoms[at + 1]];
    if (!a) continue;
    if (isConversion(read.at(-1), a, plain)) continue;
    const relation = b ? relationOf(a, b, masked) : null;
    if (b && relation !== null) {
      if (relation !== 'unclear') {
        const reached = relation === 'range' && reachesRange(masked.slice(Math.max(0, a.start - 90), a.start));
        const both = joined(a, b, relation);
        read.push(...(reached ? both.map((end) => ({ ...end, isLevel: true, isPaired: true })) : both));
        const from = reached ? levelBefore(b, atoms[at + 2], masked) : null;
        if (from) read.push(from);
        if (from) at += 1;
      }
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
