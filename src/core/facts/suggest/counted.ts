import type { Sentence, Span } from './language.ts';
import { isQualified } from './qualifiers.ts';

/** What a number counts: its last noun, the words for it, and where they end in the sentence. */
export interface Counted {
  readonly noun: string;
  readonly unit: string;
  readonly end: number;
}

const ENDS_PHRASE = /^(?:last|this|next|per|a|early|late|mid|years?|months?)$/i;
const NEVER_COUNTED =
  /^(?:today|now|yesterday|worldwide|each|ago|later|earlier|overall|again|already|alone|annually|monthly|daily|weekly|yearly|apiece|respectively|total|left)$/;
const NO_NOUN = /^(?:less|plus|versus|across|always|overseas|perhaps|afterwards|besides|thus|sometimes)$/;
const AFTERWARDS = /^ (?:after|before|later|earlier|ago|apart|into)\b/;
/** Tokens of a phrase, hyphens among them. */
const MOST_TOKENS = 9;
/** "24 long-range air-launched cruise missiles": longer names are left to their noun. */
const MOST_WORDS = 3;
/** "300,000 155mm artillery rounds": a calibre is part of the name. */
const CALIBRE = /^ (\d{2,3}(?:\.\d+)? ?-?mm|\d\.\d\d ?-?mm)(?= )/;
const HYPHENED =
  /^-(member|nation|state|country|person|ship|boat|aircraft|vessel|tank|vehicle|soldier|troop|seat|missile|strong)\b/;

/** "12 dead, 30 wounded": people, though the noun is left out. */
const BEFALLEN =
  /^ (?:dead|wounded|injured|killed|missing|hurt)(?: (?:and|or) (?:wounded|injured|missing))?\b(?! (?:soldiers|people|civilians|men|troops|children))/;
/** Right before a number: who kills is not who is counted. */
export const HARMS =
  /\b(?:kill(?:ed|ing|s)|wound(?:ed|ing|s)|injur(?:ed|ing|es))(?: (?:at least|more than|about|some|nearly|up to|over|an estimated|almost|another|around|as many as))? $/;
const LEAST_BRACKETED = 100;
/** A level of a number that was named: "to 142.", "at 71 on 1 October". */
const LEFT_ALONE_LEVEL = /^(?:[.,;)]|$| (?:in|on|at|by|to|from|last|this|and|against|after|before|when|while)\b)/;
const LEFT_ALONE = /^(?:[.,;]|$| (?:in|on|at|near|and|when|as|during|after|before|this|last|across|over)\b)/;
/** "100 K-9s", "40 F-16s": a type in many. */
const DESIGNATION =
  /^ (\p{Lu}\p{Ll}+ \d\w{0,4} (?:tanks|jets|fighters|howitzers|vehicles|missiles|drones)|(?:Type|Block|Mk) \d+[A-Z]? (?:(?!(?:will|is|are|was|were|has|have|had|and|or|in|of|to|for|that|which)\b)\p{Ll}+ )?\p{Ll}+s|\p{Lu}[\p{L}]{0,5}-?\d+[\p{L}\d-]*s|\p{Lu}[\p{L}]*-?\d+[\p{L}\d]*(?: \p{Lu}\p{Ll}+)? (?:tanks|jets|fighters|aircraft|helicopters|missiles|launchers|howitzers|drones|vehicles|frigates|submarines|boats))\b/u;
/** "Vehicles: 2,350, including …": a fact sheet says in front what it counts. */
const LABEL = /^(?:[-*•·] )?(\p{Lu}[\p{L}' -]{2,70}): (?:approx\. |about |some |nearly |more than |over |up to |~)?$/u;
/** What is told of a label's noun: "flights intercepted off Alaska". */
const LABEL_TAIL = / (?:of|in|at|by|for|from|off|with|on|to|and|\p{Ll}+ed)\b.*$/u;
const labelUnit = (label: string): string => {
  const noun = label.replace(/^[Nn]umber of (?=\p{Ll})/u, '').replace(LABEL_TAIL, '');
  return /\p{Lu}.*\p{Lu}/u.test(noun) ? noun : noun.toLowerCase();
};
/** "The number of qualified captains stood at 71": what is counted stands before. */
const NUMBER_OF =
  /\b[Nn]umber of ((?:[\p{L}-]+ ){0,3}?(?:people|personnel|staff|aircraft|[\p{Ll}-]{2,}[^su\W]s))\b[^,;:.\d]{0,60}?\b(?:stood at|was|were|is|are|had been|has been|reached|hit|peaked at|to|from|totalled|came to)(?: (?:about|around|some|nearly|almost|over|just|only|more than|less than))? $/u;
const MOST_BEFORE = 140;
/** "twice as many drones (1 260, up from 630)". */
const BRACKETED = /\b(\p{Ll}{3,}[^su\W]s|people|troops|aircraft|personnel) \($/u;
/** "96 of the new posts": what is counted stands behind what it is a part of. */
const OF_THESE = /^ of (?:the|its|their|his|her|our|these|those)(?: [\w-]+'s?)?(?= )/;

const plural = (noun: string): string =>
  noun === 'person'
    ? 'people'
    : noun === 'aircraft'
      ? noun
      : noun.endsWith('y')
        ? `${noun.slice(0, -1)}ies`
        : `${noun}s`;

/** Many, though no s says so. */
const COLLECTIVE =
  /^(?:aircraft|people|personnel|police|staff|crew|men|women|children|cavalry|infantry|militia|troops|spacecraft|hovercraft|watercraft|cattle)$/i;
/** "31 old drainage ditches would": a plural that the model took for a verb. */
const isPluralBehind = (
  before: Sentence['tokens'][number] | undefined,
  { text, pos }: Sentence['tokens'][number],
  next: Sentence['tokens'][number] | undefined,
): boolean =>
  pos === 'VERB' &&
  before?.pos === 'NOUN' &&
  !isPlural(before.text) &&
  /^[a-z]{3,}[^su]s$/.test(text) &&
  next?.pos === 'AUX';
const isPlural = (word: string): boolean => COLLECTIVE.test(word) || /[^su]s$/.test(word);

/** "infantry fighting vehicles", "self-propelled howitzers": a participle within a name, and not "soldiers carrying rifles". */
function isWithinName(
  before: Sentence['tokens'][number] | undefined,
  { text, pos }: Sentence['tokens'][number],
  next: Sentence['tokens'][number] | undefined,
): boolean {
  if (pos !== 'VERB' || !before || !next || !/(?:ing|ed|borne|en)$/.test(text)) return false;
  if (!/^(?:NOUN|ADJ|PROPN)$/.test(next.pos) && next.text !== '-') return false;
  if (before.text === '-') return true;
  const isOfOne = !isPlural(before.text) || (/^infantry$/i.test(before.text) && text === 'fighting');
  return /^(?:NOUN|ADJ|PROPN)$/.test(before.pos) && isOfOne;
}

/** The thing counted: the noun, with what stands before it, that follows a number ending at `end` of its sentence. */
export function countedAfter(
  sentence: Sentence,
  plain: string,
  { start, end, value }: Span & { readonly value: number | null },
): Counted | null {
  const behind = plain.slice(end, end + 24);
  const hyphened = HYPHENED.exec(behind)?.[1];
  if (hyphened !== undefined) {
    if (hyphened === 'strong') return null;
    return { noun: plural(hyphened), unit: plural(hyphened), end: end + hyphened.length + 1 };
  }
  const befallen = BEFALLEN.exec(plain.slice(end, end + 40))?.[0];
  if (befallen !== undefined) return { noun: 'people', unit: 'people', end: end + befallen.length };
  // "killing six and wounding 40 in Kyiv".
  if (HARMS.test(plain.slice(Math.max(0, start - 48), start)) && LEFT_ALONE.test(plain.slice(end, end + 12)))
    return { noun: 'people', unit: 'people', end };
  if (/^ ?[ap]\.?m\b/.test(behind)) return null;
  // "a crew of 120 sails": a verb behind a group of so many is one.
  const isGroup = GROUP_OF.test(plain.slice(Math.max(0, start - 40), start));
  const designation = DESIGNATION.exec(plain.slice(end, end + 32))?.[1];
  if (designation !== undefined) return { noun: designation, unit: designation, end: end + designation.length + 1 };
  const label = LABEL.exec(plain.slice(0, start))?.[1];
  if (label !== undefined && /^(?:[.,;]|$| including| (?:in|at|by|on|during|for) | of (?:whom|which))/.test(behind))
    return { noun: labelUnit(label), unit: labelUnit(label), end };
  const numbered =
    plain.includes('umber of ') && LEFT_ALONE_LEVEL.test(behind)
      ? NUMBER_OF.exec(plain.slice(Math.max(0, start - MOST_BEFORE), start))?.[1]
      : undefined;
  if (numbered !== undefined) return { noun: numbered, unit: numbered, end };
  const bracketed =
    plain[start - 1] === '(' ? BRACKETED.exec(plain.slice(Math.max(0, start - 40), start))?.[1] : undefined;
  if (bracketed !== undefined && (value ?? 0) >= LEAST_BRACKETED && /^(?:\)|, (?:up|down) from )/.test(behind))
    return { noun: bracketed, unit: bracketed, end };
  const from =
    end +
    (/^-(?:plus|odd)(?= )/.exec(behind)?.[0].length ??
      CALIBRE.exec(behind)?.[0].length ??
      OF_THESE.exec(behind)?.[0].length ??
      0);
  const at = firstFrom(sentence, sentence.start + from);
  if (at < 0) return null;
  const phrase: Sentence['tokens'][number][] = [];
  for (const [index, token] of sentence.tokens.slice(at, at + MOST_TOKENS).entries()) {
    if (ENDS_PHRASE.test(token.text) && (phrase.length > 0 || /^(?:last|this|next)$/i.test(token.text))) break;
    // "12 people hours after": the hours are not counted.
    if (phrase.length > 0 && TIME_UNIT.test(token.text) && AFTERWARDS.test(plain.slice(token.end - sentence.start)))
      break;
    if (NEVER_COUNTED.test(token.text)) break;
    const joins = token.text === '-' || token.text === '–' || (token.text === 'and' && phrase.at(-1)?.pos === 'PROPN');
    if (
      !['NOUN', 'ADJ', 'PROPN', 'ADV'].includes(token.pos) &&
      !joins &&
      !isWithinName(phrase.at(-1), token, sentence.tokens[at + index + 1]) &&
      !(value !== 1 && isPluralBehind(phrase.at(-1), token, sentence.tokens[at + index + 1])) &&
      // "74 one-way attack drones".
      !(
        /^(?:one|two|three|four|six|eight|ten|single|twin)$/.test(token.text) &&
        sentence.tokens[at + index + 1]?.text === '-'
      ) &&
      !(
        phrase.length === 0 &&
        (/(?:ing|ed)$/.test(token.text) || (!isGroup && token.pos === 'VERB' && /^[a-z]{3,}s$/.test(token.text)))
      )
    )
      break;
    phrase.push(token);
  }
  while (
    phrase.length > 0 &&
    phrase.at(-1)?.pos !== 'NOUN' &&
    (!/\w{3}s$/.test(phrase.at(-1)?.text ?? '') || NO_NOUN.test(phrase.at(-1)?.text ?? ''))
  )
    phrase.pop();
  // "420 civil servants work": of several the last word is one for many, and a verb behind it none.
  const many = phrase.findLastIndex(({ text, pos }) => pos === 'NOUN' && isPlural(text));
  if (value !== 1 && many >= 0 && phrase.at(-1)?.pos === 'NOUN' && !isPlural(phrase.at(-1)?.text ?? ''))
    phrase.length = many + 1;
  const head = phrase.at(-1);
  const first = phrase[0];
  if (!head || !first || head.text.length < 2) return null;
  if (isGroup && phrase.length === 1 && sentence.tokens[sentence.tokens.indexOf(head, at) + 1]?.pos === 'DET')
    return null;
  // "of which 30 comes from the fund": a verb, and a sum whose unit was said before.
  if (
    phrase.length === 1 &&
    head.pos === 'VERB' &&
    /\bof (?:which|whom|these|those|them) $/i.test(plain.slice(0, start))
  )
    return null;
  // What stands between the number and its noun would be a mark or a word that counts nothing.
  if (!/^ {0,2}$/.test(plain.slice(from, first.start - sentence.start))) return null;
  const words = phrase
    .map(({ text }) => text)
    .join(' ')
    .replace(/ ?- ?/g, '-')
    .replace(/^(?:more|further|additional|extra|new|other) (?=\S)/i, (added) =>
      /^new|^other/i.test(added) ? added : '',
    );
  return {
    noun: head.text,
    unit: words.split(' ').length > MOST_WORDS ? head.text : words,
    end: head.end - sentence.start,
  };
}

/** The first token at or behind a place, by halving: a long sentence has many numbers. */
function firstFrom({ tokens }: Sentence, place: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low < tokens.length ? low : -1;
}

/** "The two sides", "the top five vendors": small numbers that only point back. */
const POINTS_BACK =
  /\b(?:the|these|those|our|its|their|other|top|all|first|last|past|next|both)(?: (?:top|first|last|past|next|other))? $/i;
const MOST_POINTING_BACK = 12;
/** "6,090 in the previous 12 months": a window, and no measure. */
const WINDOW =
  /\b(?:the|its|their) (?:previous|last|past|next|coming|preceding|following|first|final|same)(?: \w+)? $/i;
/** "in the 24 hours to 6 a.m." */
const WINDOW_BEHIND = /^ (?:to|ending|ended|until|before|since|after)\b/;
const SUPERLATIVE = /^(?:largest|biggest|smallest|leading|top|best|worst|highest|lowest|main|poorest|richest)\b/i;
/** "Estlink 2", "Amber Tide 25": a small number right behind a capital is part of a name. */
const BEHIND_NAME =
  /(?:^|[^.!?:] )(?!(?:The|Some|About|Nearly|Over|Only|At|In|On|By|For|And|But|From|To|With|Around|Almost|Another|All|Up|Under|Than|Its|Between|Roughly|Of|These|Those|Just|Or|Including|Least|Most|Many) )\p{Lu}[\p{L}-]+ $/u;
const MOST_IN_NAME = 99;
/** "five times as many" is a comparison; "52,000 times" counts. */
const LEAST_TIMES = 20;
const NO_UNIT =
  /^(?:thirds?|quarters?|fifths?|halves|half|tenths?|times|points?|parts?|more|other|others|such|years? old|thing|things|side|sides|ways?)$/i;
/** Names of things that have a number: "Block 9", "No. 5", "Article 4", "Type 47", "Resolution 2231". */
const NUMBERED =
  /(?:\b(?:No\.?|Nos\.?|Article|Chapter|Section|Figure|Fig\.|Table|Block|Type|Mark|Mk|Class|Phase|Round|Panel|Page|p\.|pp\.|Resolution|Annex|Part|Step|Tier|Level|Series|Volume|Vol\.|Group of|tel\.?|version|Boeing|Airbus|Vision|Agenda|Goal|Horizon|Unit|Room|Route|Flight|Channel|Version|paragraphs?|para\.?|Paragraphs?|page|lines?|Tranche|Lot|Pillar|Option|Mach|Rule|Chapter|Division|Brigade|Squadron|Highway|Gate|Building) ?|\p{L}-|[@#])$/u;
export const NOT_A_COUNT =
  /^(?:-year-olds?|[ -]years? old|\.? ?(?:[ap]m\b|[ap]\.m\.)|-(?:year|month|week|day|hour|page)\b(?!s)| ?mm\b|[- ]magnitude\b| (?:o'clock|GMT|UTC|hrs)\b)|^ (?:(?:days?|weeks?|months?|years?|hours?|minutes?|decades?) )(?:ago|later|earlier|after|before|ahead|from now|sooner|since|apart|in advance)\b/i;

/** "UNSCR 1701". */
const ACRONYM = /(?:^| )\p{Lu}{3,} $/u;

/** "could absorb 11 weeks, Japan 19 and Taiwan four": the name of another, and no name with a number. */
const GAPPED_NAME = /\d[^;.]*(?:, | and )\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*)* $/u;
const isGapped = (plain: string, start: number): boolean =>
  /^(?: and \p{Lu}|[.,;]? ?$|, \p{Lu})/u.test(plain.slice(start).replace(/^\d+/, '').slice(0, 8)) &&
  GAPPED_NAME.test(plain.slice(Math.max(0, start - 80), start));

export const TIME_UNIT = /^(?:second|minute|hour|day|week|month|year|decade)s?$/i;

/** "14.2 accidents per 1,000 flying hours", "an average of 11.4 ships a day": of things that are whole. */
const IS_RATE =
  /^(?: an?| each| every| per|\/)[ -]?(?:\d|hundred|thousand|million|day|night|week|month|quarter|year|hour|\p{L}+)/u;
const AVERAGE = /\b(?:average|averages|averaged|averaging|mean|median)\b(?: of| was| is)?(?: \w+){0,2} $/;

/** Whether a bare number is no amount: part of a name, an age, a time, a pointer back, or the pronoun "one". */
export function isPartOfName(
  plain: string,
  atom: Span & { readonly value: number | null; readonly inWords: boolean },
  counted: Counted | null,
): boolean {
  const { start, end, inWords } = atom;
  const value = atom.value ?? 0;
  const lead = plain.slice(Math.max(0, start - 24), start);
  if (NUMBERED.test(lead) || NOT_A_COUNT.test(plain.slice(end, end + 28))) return true;
  if (!inWords && ACRONYM.test(lead) && /^\d{3,4}$/.test(plain.slice(start, end))) return true;
  if (counted !== null && TIME_UNIT.test(counted.noun)) {
    if (WINDOW.test(lead)) return true;
    if (/\bthe $/i.test(lead) && WINDOW_BEHIND.test(plain.slice(counted.end, counted.end + 10))) return true;
  }
  // "Europe's five largest spenders": which are meant.
  if (value <= MOST_POINTING_BACK && counted !== null && SUPERLATIVE.test(counted.unit)) return true;
  if (value <= MOST_POINTING_BACK && POINTS_BACK.test(lead)) return true;
  if (value <= MOST_IN_NAME && !inWords && BEHIND_NAME.test(lead) && !isGapped(plain, start)) return true;
  // People and things are whole: "a 6.2 tremor" counts none.
  if (counted !== null && !Number.isInteger(value) && !TIME_UNIT.test(counted.noun))
    return !(
      IS_RATE.test(plain.slice(counted.end, counted.end + 20)) ||
      AVERAGE.test(plain.slice(Math.max(0, start - 40), start))
    );
  return counted !== null && NO_UNIT.test(counted.noun) && value < LEAST_TIMES;
}

const GROUP_OF =
  /\b(?:a|its|their|an|the) (?:[\w-]+ )?(staff|force|crew|team|fleet|total|population|strength|workforce|garrison|range|complement) of (?:about |some |nearly )?(?:\d+(?: (?:to|or) |-))?$/i;

const CHANGE_OF = /\b(?:increase|decrease|rise|fall|drop|growth|reduction|decline) of $/i;

/** A number without a noun is kept where it is put as an amount: with a qualifier, of a size, or as "a staff of 45". */
export function standsAlone(plain: string, { start, end }: Span): boolean {
  const lead = plain.slice(Math.max(0, start - 28), start);
  const words = plain.slice(start, end);
  if (/^[- ]strong\b/.test(plain.slice(end))) return true;
  // "a decrease of 1,930 (1.5%)".
  if (CHANGE_OF.test(lead) && /\d,\d{3}/.test(words)) return true;
  // "its forces number 56,000".
  if (/\bnumber(?:s|ed|ing)? (?:about |some |around )?$/.test(lead) && /\d,\d{3}/.test(words)) return true;
  if (/[[(/#]$|\b(?:aged?|at|page|by|ago|number|of) $/i.test(lead) && !GROUP_OF.test(lead)) return false;
  if (/^[\])/:]/.test(plain.slice(end))) return false;
  if (/\b(?:from|to) $/i.test(lead) && /^ in (?:19|20)\d\d\b/.test(plain.slice(end))) return true;
  return (
    (/\d,\d{3}/.test(words) && !/^(?:19|20)\d\d$/.test(words)) ||
    (isQualified(lead) && !/^(?:19|20)\d\d$/.test(words)) ||
    GROUP_OF.test(lead) ||
    (/^\d\d(?!\d\d$)/.test(words) && /^[.;]?["']?$/.test(plain.slice(end, end + 3))) ||
    /\bOf (?:those|these|them|the \w+), $/.test(lead) ||
    /^ of (?:(?:\w+ )?(?:nine|eight|seven|ten|\d+)|them|those|these)\b/.test(plain.slice(end))
  );
}
