import { COUNTED_AFTER, type DateMention } from './dates.ts';
import { plainMarks, type Sentence, type Span, type Token } from './language.ts';
import { CURRENCY_NAME, currencyOf, DIGITS, NUMBER_WORD, numberValue, SCALE, SIGN } from './numbers.ts';

export type FigureKind = 'money' | 'percent' | 'count' | 'length of time';

const PERCENT = '(?: ?%|[ -]per ?cent\\b|[ -]percentage points?\\b)';
const VALUE = `(?<digits>${DIGITS})(?:[ -]?(?<scale>${SCALE}))?`;
const MONEY = new RegExp(
  `(?<![\\w.,])(?:(?<sign>${SIGN}) ?${VALUE}|${VALUE.replaceAll('?<', '?<n_')} (?<name>${CURRENCY_NAME}))(?![\\w])`,
  'g',
);
/** "$1.2-1.5 billion", "$50 to $60 million", "3 to 4 million dollars": the scale is of both. */
const MONEY_RANGE = new RegExp(
  `(?<![\\w.,])(?:(?<sign>${SIGN}) ?)?(?<low>${DIGITS})(?: ?- ?| to | or )(?:(?<again>${SIGN}) ?)?(?<high>${DIGITS})[ -]?(?<scale>${SCALE})(?: (?<name>${CURRENCY_NAME}))?(?![\\w])`,
  'g',
);
const PERCENTAGE = new RegExp(`(?<![\\w.,])(?<digits>${DIGITS}|${NUMBER_WORD})(?<percent>${PERCENT})`, 'gi');
const COUNT = new RegExp(
  `(?<![\\w.,/$€£-])(?:(?<digits>${DIGITS})(?:[ -](?<scale>hundred|thousand|million|billion|trillion))?|(?<word>${NUMBER_WORD})(?: (?<wordScale>hundred|thousand|million|billion))?)(?![\\w.,]*\\d|[/:]\\d|(?:st|nd|rd|th)\\b|[A-Za-z])`,
  'gi',
);
/** "The two sides", "the top five vendors": small numbers that only point back. */
const POINTS_BACK =
  /\b(?:the|these|those|our|its|their|other|top|all|first|last|past|next|both)(?: (?:top|first|last|past|next|other))? $/i;
const MOST_POINTING_BACK = 12;
/** "Estlink 2", "Amber Tide 25": a small number right behind a capital is part of a name. */
const PART_OF_NAME =
  /(?:^|[^.!?:] )(?!(?:The|Some|About|Nearly|Over|Only|At|In|On|By|For|And|But|From|To|With|Around|Almost|Another|All|Up|Under|Than|Its|Between|Roughly|Of) )\p{Lu}[\p{L}-]+ $/u;
const MOST_IN_NAME = 99;
/** "five times as many" is a comparison; "52,000 times" counts. */
const LEAST_TIMES = 20;
const NO_UNIT =
  /^(?:thirds?|quarters?|fifths?|halves|half|tenths?|times|points?|parts?|more|other|others|such|years? old|thing|things|side|sides|ways?)$/i;

/** Names of things that have a number: "Block 9", "No. 5", "Article 4", "Type 47", "Resolution 2231". */
const NUMBERED =
  /(?:\b(?:No\.?|Nos\.?|Article|Chapter|Section|Figure|Fig\.|Table|Block|Type|Mark|Mk|Class|Phase|Round|Panel|Page|p\.|pp\.|Resolution|Annex|Part|Step|Tier|Level|Series|Volume|Vol\.|Group of|tel\.?|version|Boeing|Airbus|Vision|Agenda|Goal|Horizon|Unit|Room|Route|Flight|Channel|Version) ?|\p{L}-|[@#+])$/u;
const NOT_A_COUNT =
  /^(?:-year-olds?|[ -]years? old|\.? ?(?:am|pm|a\.m\.|p\.m\.)\b|-(?:year|month|week|day|hour|page|metre|mile)\b(?!s))|^ (?:(?:days?|weeks?|months?|years?) )(?:ago|later|earlier|after|before|ahead|from now|sooner|since|apart|in advance)\b/i;
const TIME_UNIT = /^(?:second|minute|hour|day|week|month|year|decade)s?$/i;

/** A number with its unit; offsets count from the start of its sentence. */
export interface FoundNumber extends Span {
  readonly words: string;
  readonly figureKind: FigureKind;
  readonly value: number;
  readonly unit: string | null;
  readonly inferredUnit: boolean;
}
/** Words right before a number that say how it is meant; the first that fits decides. */
export const QUALIFIERS: readonly (readonly [string, RegExp])[] = [
  // A denied bound is the other bound: it comes before the words that it denies.
  ['up to', /\b(?:(?:no|not) (?:more|greater|higher) than|not (?:to )?(?:exceed(?:ing|ed)?|above|over))(?: the)? $/i],
  ['at least', /\b(?:at least|no (?:fewer|less) than|a minimum of)(?: (?:some|about|an? estimated))? $/i],
  ['more than', /\b(?:more than|over|above|exceed(?:s|ed|ing)?|upwards of|in excess of|well over)(?: the)? $/i],
  ['up to', /\b(?:up to|as many as|as much as|at most|no more than|a maximum of|limited to) $/i],
  ['less than', /\b(?:less than|fewer than|under|below|not even) $/i],
  ['nearly', /\b(?:nearly|almost|close to|closer to|just under|approaching) $/i],
  ['about', /\b(?:about|around|some|roughly|approximately|circa|approx\.|an average of|in the region of) $/i],
  ['estimated', /\b(?:estimated(?: at)?|an estimated) $/i],
];
/** The thing counted: the noun, with what stands before it, that follows a number. */
function countedAfter(tokens: readonly Token[], end: number): { readonly noun: string; readonly unit: string } | null {
  const at = tokens.findIndex(({ start }) => start >= end);
  if (at < 0) return null;
  const phrase: Token[] = [];
  for (const token of tokens.slice(at, at + 6)) {
    if (phrase.length > 0 && /^(?:last|this|next|per|a|early|late|mid|years?|months?)$/i.test(token.text)) break;
    if (/^(?:today|now|yesterday|worldwide|each|ago|later|earlier|overall|again|already|alone)$/.test(token.text))
      break;
    const joins = token.text === '-' || token.text === '–' || (token.text === 'and' && phrase.at(-1)?.pos === 'PROPN');
    if (
      !['NOUN', 'ADJ', 'PROPN', 'ADV'].includes(token.pos) &&
      !joins &&
      !(phrase.length === 0 && /(?:ing|ed)$/.test(token.text))
    )
      break;
    phrase.push(token);
  }
  while (phrase.length > 0 && phrase.at(-1)?.pos !== 'NOUN' && !/\w{3}s$/.test(phrase.at(-1)?.text ?? '')) phrase.pop();
  const head = phrase.at(-1);
  const first = phrase[0];
  if (!head || !first || head.text.length < 2) return null;
  return {
    noun: head.text,
    unit:
      phrase.length > 3
        ? head.text
        : phrase
            .map(({ text }) => text)
            .join(' ')
            .replace(/ ?- ?/g, '-'),
  };
}

function numbersOf(plain: string, sentence: Sentence, dates: readonly DateMention[]): FoundNumber[] {
  const taken: Span[] = dates.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
  const free = (start: number, end: number) => !taken.some((span) => start < span.end && span.start < end);
  const found: FoundNumber[] = [];
  const keep = (
    match: RegExpMatchArray & { index: number },
    figureKind: FigureKind,
    value: number | null,
    unit: string | null,
    inferredUnit = false,
  ) => {
    const [start, end] = [match.index, match.index + match[0].trimEnd().length];
    if (value === null || !free(start, end)) return;
    taken.push({ start, end });
    found.push({ start, end, words: plain.slice(start, end), figureKind, value, unit, inferredUnit });
  };
  for (const match of plain.matchAll(MONEY_RANGE)) {
    const { sign, again, name, low = '', high = '', scale } = match.groups ?? {};
    const currency = currencyOf(sign ?? again ?? name ?? '');
    const [from, to] = [numberValue(low, scale), numberValue(high, scale)];
    if (currency === null || from === null || to === null || from >= to || !free(match.index, match.index + 1))
      continue;
    const highAt =
      match.index + match[0].lastIndexOf(again ?? high, match[0].length - (scale ?? '').length - high.length);
    const lowEnd = match.index + match[0].indexOf(low) + low.length;
    for (const [start, end, value] of [
      [match.index, lowEnd, from],
      [highAt, match.index + match[0].length, to],
    ] as const) {
      taken.push({ start, end });
      const words = plain.slice(start, end);
      found.push({
        start,
        end,
        words,
        figureKind: 'money',
        value,
        unit: currency.code,
        inferredUnit: currency.inferred,
      });
    }
  }
  for (const match of plain.matchAll(MONEY)) {
    const groups = match.groups ?? {};
    const currency = currencyOf(groups.sign ?? groups.name ?? '');
    const value = numberValue(groups.digits ?? groups.n_digits ?? '', groups.scale ?? groups.n_scale);
    keep(match, 'money', value, currency?.code ?? (groups.name?.toLowerCase() || null), currency?.inferred ?? false);
  }
  for (const match of plain.matchAll(PERCENTAGE)) {
    const points = /points?/.test(match.groups?.percent ?? '');
    const size = numberValue(match.groups?.digits ?? '', undefined);
    const isNegative = /(?:^|[\s(])-$/.test(plain.slice(0, match.index));
    keep(match, 'percent', size !== null && isNegative ? -size : size, points ? 'percentage points' : '%');
  }
  for (const match of plain.matchAll(COUNT)) {
    const groups = match.groups ?? {};
    const end = match.index + match[0].length;
    const lead = plain.slice(Math.max(0, match.index - 24), match.index);
    const value = numberValue(groups.digits ?? groups.word ?? '', groups.scale ?? groups.wordScale);
    if (value === null || NUMBERED.test(lead) || NOT_A_COUNT.test(plain.slice(end, end + 28))) continue;
    if (value <= MOST_POINTING_BACK && POINTS_BACK.test(lead)) continue;
    if (value <= MOST_IN_NAME && groups.digits !== undefined && PART_OF_NAME.test(lead)) continue;
    const counted = countedAfter(sentence.tokens, sentence.start + end);
    // A year that stands before a noun is a name's, unless people or things are plainly counted.
    if (/^(?:19|20)\d\d$/.test(match[0]) && !COUNTED_AFTER.test(plain.slice(end))) continue;
    if (counted && NO_UNIT.test(counted.noun) && value < LEAST_TIMES) continue;
    const member = /^-(member|nation|state|country)\b/.exec(plain.slice(end))?.[1];
    const unit = member === undefined ? (counted?.unit ?? null) : member.replace(/y$/, 'ie').concat('s');
    const isTime = counted !== null && TIME_UNIT.test(counted.noun);
    keep(match, isTime ? 'length of time' : 'count', value, isTime ? (counted?.noun ?? null) : unit);
  }
  return found.sort((a, b) => a.start - b.start);
}
/** A number without a noun is kept where it is put as an amount: with a qualifier, of a size, or as "a staff of 45". */
function standsAlone(plain: string, { start, end, words }: FoundNumber): boolean {
  const lead = plain.slice(Math.max(0, start - 28), start);
  if (/[[(/#]$|\b(?:aged?|at|page|by|ago|number|of) $/i.test(lead) && !GROUP_OF.test(lead)) return false;
  if (/^[\])/:]/.test(plain.slice(end))) return false;
  if (/\b(?:from|to) $/i.test(lead) && /^ in (?:19|20)\d\d\b/.test(plain.slice(end))) return true;
  return (
    (/\d,\d{3}/.test(words) && !/^(?:19|20)\d\d$/.test(words)) ||
    (QUALIFIERS.some(([, pattern]) => pattern.test(lead)) && !/^(?:19|20)\d\d$/.test(words)) ||
    GROUP_OF.test(lead) ||
    (/^\d\d(?!\d\d$)/.test(words) && /^[.,;]? ?$/.test(plain.slice(end, end + 2))) ||
    /^ of (?:\w+ )?(?:nine|eight|seven|ten|\d+)\b/.test(plain.slice(end))
  );
}

/** "47 of the Navy's 71 ships", "half of the 300 tanks": the second number is the whole that the first is a part of. */
const WHOLE = new RegExp(
  `(?:\\d|\\b(?:${NUMBER_WORD}|half|most|some|none|many|few|third|quarter)) of (?:(?:the|its|their|these|those|his|her|our)(?: [\\w-]+'s?)? |[\\w-]+'s? )?$`,
  'i',
);
const PART_OF = /^ of (?:(?:the|its|their|these|those|his|her|our)(?: [\w-]+'s?)? |[\w-]+'s? )?$/i;

const GROUP_OF =
  /\b(?:a|its|their) (staff|force|crew|team|fleet|total|population|strength|workforce|garrison) of (?:about |some |nearly )?$/i;

/**
 * Units that stand with another number: "between 4,200 and 4,800 missiles" has its unit behind, "96 missiles in 2023 and 180
 * in 2024" and "540 million euros, including 200 million" before. What has none and is no amount is dropped.
 */
function withUnits(plain: string, numbers: readonly FoundNumber[]): FoundNumber[] {
  const given: FoundNumber[] = [];
  numbers.forEach((number, index) => {
    const [next, before] = [numbers[index + 1], given.at(-1)];
    if (WHOLE.test(plain.slice(Math.max(0, number.start - 48), number.start))) return;
    if (next && number.unit === null && PART_OF.test(plain.slice(number.end, next.start))) {
      given.push({ ...number, unit: next.unit, figureKind: next.figureKind });
      return;
    }
    const between = next ? plain.slice(number.end, next.start) : '';
    const joined =
      /^(?: in (?:19|20)\d\d)?,? ?(?:and|to|or|-|against)(?: (?:about|some|nearly|under|at least))? ?$/.test(between);
    const scaled = /(?:million|billion|trillion|bn|mn)$/i.test(number.words);
    const linked = /\bto (?:about |under |over |some |nearly )?$/.test(plain.slice(before?.end ?? 0, number.start));
    const sameKind =
      before &&
      before.unit !== null &&
      (before.figureKind === 'money' ? scaled || linked : !scaled && before.figureKind === 'count');
    if (number.unit !== null) given.push(number);
    else if (next && next.unit !== null && joined)
      given.push({ ...number, unit: next.unit, figureKind: next.figureKind });
    else if (sameKind && number.value >= 5)
      given.push({ ...number, unit: before.unit, figureKind: before.figureKind, inferredUnit: true });
    else if (standsAlone(plain, number)) given.push(number);
  });
  return given;
}

/** The numbers of a sentence that measure something, in order, each with its unit as far as the sentence tells. */
export function numbersIn(text: string, sentence: Sentence, dates: readonly DateMention[]): readonly FoundNumber[] {
  const plain = plainMarks(text.slice(sentence.start, sentence.end));
  return withUnits(plain, numbersOf(plain, sentence, dates));
}
