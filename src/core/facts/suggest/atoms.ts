import { CURRENCY_NAME, currencyOf, SIGN } from './currencies.ts';
import type { Dollar } from './dollars.ts';
import type { Span } from './language.ts';
import { isInWords, NUMERAL, numeralValue, SCALE, scaledValue, scaleOf } from './numerals.ts';
import { type Dimension, UNIT, unitOf } from './units.ts';

export type FigureKind = 'money' | 'percent' | 'measurement' | 'count' | 'length of time';

/** A numeral with the sign, the scale and the unit that stand right beside it; offsets in its sentence. */
export interface Atom extends Span {
  /** Null where it may be two numbers, or is of a currency that cannot be told. */
  readonly value: number | null;
  /** Before its scale. */
  readonly mantissa: number;
  readonly scale: number;
  /** Null for a bare number: what it counts is told by other words. */
  readonly kind: FigureKind | null;
  readonly unit: string | null;
  /** What a unit of measurement measures. */
  readonly dimension: Dimension | null;
  readonly inferredUnit: boolean;
  /** Joined to the noun behind it by its unit's hyphen: "a 186-km fence". */
  readonly compound: boolean;
  readonly inWords: boolean;
  /** Its digits are grouped: "400,000" has no scale left out. */
  readonly grouped: boolean;
  /** "500+". */
  readonly plus: boolean;
}

const PERCENT =
  '(?: ?%|[ -]per ?cent\\b|[ -]percentage[ -]points?\\b|[ -]p(?:ct|c)\\b|[ -]basis[ -]points\\b| points\\b(?= (?:since|from|on|in|over|above|below|higher|lower|more|less|up|down)\\b|[.,;)]|$))';
const ATOM = new RegExp(
  `(?:(?<sign>${SIGN}) ?)?(?<minus>-(?=\\d))?(?<numeral>${NUMERAL})(?<plus>\\+)?(?<scales>(?:[ -]?${SCALE}){1,2})?(?:(?<percent>${PERCENT})|(?<joint>[ -])(?<currency>${CURRENCY_NAME})(?![\\w'])|(?<gap>[ -]?)(?<unit>${UNIT})(?![\\w²³/]))?`,
  'g',
);
/** A short scale without a sign is one before people and things alone: "5m people"; else it may be metres. */
const IN_MILLIONS =
  /^ (?:people|refugees|troops|tonnes|tons|barrels|citizens|voters|men|women|rounds|shells|residents|workers|users|doses|euros|dollars|pounds|hectares|children|inhabitants|passengers|vehicles|displaced)\b/;
const METRES =
  /^ ?(?:deep|long|wide|high|tall|above|below|of water|in length|in depth)\b|^-(?:long|deep|wide|high|tall)\b/;
/** Behind a currency: what is lent, sold or owed in it, and not so much money. */
const LOANS =
  /^ (?:loans?|bonds?|notes|bills|swaps?|deposits?|accounts?|contracts?|lines|tranches|facilities|grants?)\b/;
/** What must not stand right behind a number: it would be part of a longer one, a name or a time. */
const RIGHT_END = /^(?![\w°№]|[.,/:]\d|'s\b)/;
/** Nouns that a hyphen joins to a count: "a 32-member alliance". */
const COUNTED_COMPOUND =
  /^-(?:strong|member|nation|state|country|person|ship|boat|aircraft|vessel|tank|vehicle|soldier|troop|seat|missile|plus|odd)\b/;
/** Weights of bombs and cargoes, not money. */
const POUNDS_OF =
  /^ (?:of (?:[\w-]+ )?(?:explosives?|TNT|ordnance|munitions?|material|fuel|cargo|equipment|payload|thrust|bombs?|uranium|cocaine|drugs|ammunition)|bombs?|warheads?)\b/;

/** Whether a number may begin at a place. `raw` tells the hyphen of a name from a dash. */
function beginsAt(plain: string, raw: string, start: number): boolean {
  const before = plain[start - 1];
  if (before === undefined) return true;
  if (before === '-') return raw[start - 1] !== '-' || /[\s(]/.test(plain[start - 2] ?? ' ');
  return /[\s("'[~<>≥≤+]/.test(before) && !/\d'$/.test(plain.slice(Math.max(0, start - 2), start));
}

/** Whether a number may end at a place: not before letters, nor before the hyphen of an age or a name. */
function endsAt(plain: string, raw: string, end: number, hasUnit: boolean): boolean {
  const right = plain.slice(end, end + 16);
  if (hasUnit) return true;
  if (!RIGHT_END.test(right)) return false;
  if (right[0] !== '-' || raw[end] !== '-') return true;
  return /^-(?:[\d$€£¥]|\s|$)/.test(right) || COUNTED_COMPOUND.test(right) || METRES.test(right);
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Its scale, or null where "m" or "b" may mean something else. */
function scaleBehind({ scales, sign, currency }: Groups, tail: string, isMoney: boolean): number | 'metres' | null {
  const bare = (scales ?? '').trim().replace(/^-/, '');
  if (!/^[mbMB]$/.test(bare) || isMoney || sign !== undefined || currency !== undefined) return scaleOf(bare);
  if (IN_MILLIONS.test(tail)) return scaleOf(bare);
  return bare === 'm' && METRES.test(tail) ? 'metres' : null;
}

interface Measured {
  readonly kind: FigureKind | null;
  readonly unit: string | null;
  readonly dimension: Dimension | null;
  readonly inferredUnit: boolean;
  /** Of a currency that cannot be told: no value is given. */
  readonly unknown: boolean;
}

const bare: Measured = { kind: null, unit: null, dimension: null, inferredUnit: false, unknown: false };

/** What a number is a number of, by the sign before it or the unit behind it. */
function measuredBy(
  { sign, percent, currency, joint, unit }: Groups,
  tail: string,
  plain: string,
  home: Dollar,
): Measured {
  if (percent !== undefined) {
    const words = percent
      .replace(/^[ -]/, '')
      .replace(/-/g, ' ')
      .replace(/point$/, 'points');
    // "63 per cent, up 17 points"; of an index or a vote they are no per cent.
    if (words === 'points')
      return /%|per ?cent/.test(plain) && !/\bmargin of error\b/.test(plain)
        ? { ...bare, kind: 'percent', unit: 'percentage points' }
        : bare;
    return { ...bare, kind: 'percent', unit: /points/.test(words) ? words : '%' };
  }
  if (/^[Pp]ounds?$/.test(currency ?? '') && (joint === '-' || POUNDS_OF.test(tail)))
    return { ...bare, kind: 'measurement', unit: 'pounds', dimension: 'mass' };
  if (sign !== undefined || currency !== undefined) {
    const known = currencyOf(sign ?? currency ?? '', plain, home);
    if (known) return { ...bare, kind: 'money', unit: known.code, inferredUnit: known.inferred };
    // "kroner" of one of two countries are money all the same; a sign of several is not.
    return { ...bare, kind: 'money', unit: currency?.toLowerCase() ?? null, unknown: currency === undefined };
  }
  const known = unit === undefined ? null : unitOf(unit);
  // "28 kt" are knots of a ship and kilotons of a weapon.
  if (known?.name === 'kt') {
    if (/\b(?:speed|sail\w*|cruis\w+|knots)\b/i.test(plain))
      return { ...bare, kind: 'measurement', unit: 'knots', dimension: 'speed' };
    const isWeapon = /\b(?:warheads?|yield|nuclear|bombs?|blast|TNT|devices?|weapons?)\b/i.test(plain);
    return { ...bare, kind: 'measurement', unit: 'kilotons', dimension: 'yield', unknown: !isWeapon };
  }
  return known ? { ...bare, kind: 'measurement', unit: known.name, dimension: known.of } : bare;
}

/**
 * All numbers of a sentence with what stands right beside them, in order. Those that touch one of `taken` (its dates, in
 * order) are left out. `raw` has the same length as `plain`, with its own dashes.
 */
export function atomsIn(plain: string, raw: string, taken: readonly Span[], home: Dollar): readonly Atom[] {
  const atoms: Atom[] = [];
  let nextDate = 0;
  for (const match of plain.matchAll(ATOM)) {
    const groups: Groups = match.groups ?? {};
    const { minus, numeral = '', scales } = groups;
    const whole = match.index;
    const end = whole + match[0].length;
    while (nextDate < taken.length && (taken[nextDate]?.end ?? 0) <= whole) nextDate += 1;
    const date = taken[nextDate];
    if (date && date.start < end) continue;
    // The dash of a range stands where a minus would.
    const last = atoms.at(-1)?.end;
    const inRange = last !== undefined && plain[last] === '-' && last === (minus === undefined ? whole - 1 : whole);
    const negative = minus !== undefined && !inRange && (whole === 0 || /[\s(]/.test(plain[whole - 1] ?? ''));
    const start = minus === undefined || negative ? whole : whole + 1;
    if (!inRange && !beginsAt(plain, raw, start)) continue;
    const tail = plain.slice(end, end + 40);
    // "two yen loans": loans are counted.
    if (groups.currency !== undefined && scales === undefined && isInWords(numeral) && LOANS.test(tail)) {
      const value = numeralValue(numeral, false);
      const over = start + numeral.length;
      if (value !== null)
        atoms.push({
          ...bare,
          start,
          end: over,
          value,
          mantissa: value,
          scale: 1,
          compound: false,
          inWords: true,
          grouped: false,
          plus: false,
        });
      continue;
    }
    const scale = scaleBehind(groups, tail, inRange && atoms.at(-1)?.kind === 'money');
    const measured =
      scale === 'metres'
        ? { ...bare, kind: 'measurement' as const, unit: 'metres', dimension: 'length' as const }
        : measuredBy(groups, tail, plain, home);
    if (!endsAt(plain, raw, end, measured.kind !== null && scale !== 'metres')) continue;
    const factor = scale === 'metres' ? 1 : scale;
    const mantissa = numeralValue(numeral, scales !== undefined || measured.kind === 'percent');
    const isKnown = mantissa !== null && factor !== null && !measured.unknown;
    atoms.push({
      start,
      end,
      ...measured,
      value: isKnown ? scaledValue(negative ? -mantissa : mantissa, factor) : null,
      mantissa: mantissa ?? 0,
      scale: factor ?? 1,
      compound: measured.kind === 'measurement' && (groups.gap ?? groups.joint) === '-',
      inWords: isInWords(numeral),
      grouped: /\d[,' .]\d{3}/.test(numeral),
      plus: groups.plus !== undefined,
    });
  }
  return atoms;
}
