import { qualifierBeside } from './qualifiers.ts';
import type { Quantity } from './quantities.ts';
import { isPast } from './tense.ts';

const PROJECTED =
  /\b(?:project(?:ed|s|ion)|forecasts?|forecasted|expect(?:s|ed|ing)?|anticipat(?:ed|es?)|predict(?:ed|s)?|set to (?:reach|grow|hit)|on track to)\b/i;
/** With a time beside it, what may come: "could reach 4.5 per cent in 2027". */
const MAY_COME = /\b(?:could|may|might|likely|would|is due to|are due to)\b/;
/** Words of a clause, before a figure, that say that it did not come about. */
export const UNREAL = /\bwould have\b|\bwould not\b/;
/** What a game or a condition supposes is no figure of the world. */
const SUPPOSED =
  /^["']?(?:Had|Were|Should|Suppose|Imagine|Assuming) |\b(?:if(?! (?:not|any|only)\b)|unless|whether|supposing)\b|\b(?:in|under) (?:the|this|that|its|their|a|an|one|such a)(?: [\w'-]+){0,3} (?:scenario|simulation|war ?game|fiction|storyline|table-?top)\b|\bthe (?:[\w'-]+ ){0,3}(?:scenario|storyline|script) (?:sees|has|assume[sd]?|envisage[sd]?|involve[sd]|posits|posited|pits|pitted|imagine[sd]?|saw|had|called for)\b|\bfictional\b/i;

/** ", if all goes well,": a word put in, which makes a projection of what "could" be. */
const PUT_IN = /, if [^,]{1,30}(?=,)/gi;

export const isSupposed = (plain: string): boolean =>
  SUPPOSED.test(plain.includes(', ') ? plain.replace(PUT_IN, '') : plain);

/** "three boats rather than six": a number that the sentence takes back. */
const NOT_THIS =
  /\b(?:rather than|instead of)(?: (?:the|its|a|an|about|some|only|just|all))*(?: (?:initially|originally|previously))? $/i;
export const isTakenBack = (lead: string): boolean => lead.includes(' ') && NOT_THIS.test(lead.slice(-48));

/** What a sentence must hold for a number of it to be doubted or called false. */
const DOUBTS =
  /\b(?:unlikely|improbable|doubtful|groundless|baseless|unfounded|fabricat\w+|false|untrue|nonsense|fake|hoax|disinformation)\b/i;
const UNLIKELY = /\b(?:unlikely|improbable|doubtful)\b[^;]*$/i;
const RUMOURED = /\b(?:rumou?rs?|reports?|claims?|allegations?|stor(?:y|ies)|news|accusations?|statements?)\b/i;
const CALLED_FALSE =
  /\b(?:groundless|baseless|unfounded|fabricat\w+|false|untrue|nonsense|fake|hoax|disinformation)\b/i;

/** How a number is meant that the sentence doubts or calls false: "rumours of 40 dead are baseless". */
function doubtOf(plain: string, { start, end }: Quantity, lead: string): string | null {
  if (!DOUBTS.test(plain)) return null;
  if (UNLIKELY.test(lead)) return 'unlikely';
  const [before, behind] = [plain.slice(Math.max(0, start - 240), start), plain.slice(end, end + 240)];
  return RUMOURED.test(before) && (CALLED_FALSE.test(before) || CALLED_FALSE.test(behind)) ? 'denied' : null;
}

/** What was aimed at once: "had aimed for 12 ships", "was to have 40 boats by now". */
const ONCE_AIMED =
  /\bhad (?:\w+ly )?(?:aimed|planned|intended|hoped|wanted|sought|targeted|promised|pledged)\b|\b(?:previously|originally|initially|once|first) (?:aimed|planned|intended|hoped|wanted|sought|targeted|promised)\b|\b(?:was|were) (?:(?:supposed|meant|due|intended|scheduled|originally) )?to (?:have|be|get|receive|reach|number|cost|take|build|deliver|buy|carry)\b|\bas (?:many|much) as (?:planned|promised)\b/i;
const ONCE_EXPECTED =
  /\bhad (?:\w+ly )?(?:expected|forecast|projected|predicted)\b|\b(?:previously|originally|initially|once|first) (?:expected|forecast|projected|predicted)\b/i;
const AIMED =
  /\baim(?:s|ed|ing) (?:for|at|to)\b|\b(?:schedule|plan|programme|program|contract|timetable)s? call(?:s|ed) for\b/i;
/** "demanded that the rate reach 90 per cent", "called on members to send 40 ships". */
const DEMANDED =
  /\b(?:demand(?:s|ed|ing)?|insist(?:s|ed|ing)?|request(?:s|ed|ing)?) that\b[^,;]*$|\b(?:urg(?:e[sd]?|ing)|call(?:s|ed|ing)? (?:on|upon)|instruct(?:s|ed|ing)?|appeal(?:s|ed|ing)? to)\b[^,;]{2,100} to\b[^,;]*$/i;
const PROPOSED = /\b(?:propos(?:e[sd]?|ing|als? (?:for|to|of))|recommend(?:s|ed|ing)?)\b/i;
/** What may hold one of these: asked before each of them. */
const MAY_BE_WISHED =
  /\b(?:had|was|were|previously|originally|initially|once|first|aim\w*|calls?|called|calling|demand\w*|insist\w*|request\w*|urg\w+|instruct\w*|appeal\w*|propos\w+|recommend\w*|as)\b/i;

/** How a number is meant that somebody wished for, or aimed at once; null where nobody did. */
function wishOf(plain: string, { start, end }: Quantity, near: string, lead: string): string | null {
  if (!MAY_BE_WISHED.test(lead) || DEFINITE.test(plain.slice(Math.max(0, start - 24), start))) return null;
  if (ONCE_AIMED.test(near)) return 'previously planned';
  if (ONCE_EXPECTED.test(near)) return 'previously projected';
  if (isToldAsPast(lead)) return null;
  if (AIMED.test(near)) return 'planned';
  if (DEMANDED.test(lead)) return 'demanded';
  return PROPOSED.test(near) && !/^[^,;]*\b(?:was|were) (?:approved|adopted|passed|rejected)\b/.test(plain.slice(end))
    ? 'proposed'
    : null;
}

const PLANNED =
  /\b(?:will|shall|plans? to|planned|planning to|aims? to|intends? to|wants?(?: to)?|is to|are to|hopes? to|pledge[sd]? to|commit(?:s|ted)? to|undertakes? to|promise[sd]? to|vow(?:s|ed)? to|seeks? to|due to|target (?:of|is))\b/i;
/** "12 submarines would be built", "500 soldiers will stay": the verb stands behind. */
const COMES_BEHIND =
  /^(?: (?!who\b|which\b|that\b|and\b|to\b)[\w-]+){0,4}? (?<verb>would|could(?! not\b)|may|might|will|shall|(?:is|are) to)\b(?! have\b)/;
const NOT_EXPECTED = /\b(?:compared|against|up from|down from|than|now|currently|already)\b/i;
const MAY_HAVE_BEEN = /\b(?:may|might|could) have\b/;

/** "a consultation which closed in December and drew 19 replies": told in the past behind another's "will". */
const RELATIVE =
  /(?<=[\p{L}\d)]) (?:which|who|that|whose|where|after|since|when) (?!.*\b(?:which|who|that|whose|where|after|since|when) )(?<words>[^;]*)$/u;

/** Whether a relative clause right before a number tells of the past: its verb is one, with none of being or having before it. */
function isToldAsPast(lead: string): boolean {
  const words = RELATIVE.exec(lead)?.groups?.words?.split(/[ ,]+/) ?? [];
  const first = words.findIndex(
    (word) => /^(?:will|would|shall|may|can|could|is|are|be|has|have|to)$/.test(word) || isPast(word),
  );
  return first >= 0 && first <= 5 && isPast(words[first] ?? '');
}

/** ", of whom 1,700 are there already": a part that is told as it is, whatever is planned of the whole. */
const PART_NOW = /\bof (?:whom|which|them|these|those)(?: \w+)? $/;
const IS_NOW = /^(?: \w+)? (?:are|is|were|was|have|has)\b(?! (?:to|expected|planned|due|set|scheduled)\b)/;
export const isPartNow = (plain: string, { start, end }: Quantity): boolean =>
  IS_NOW.test(plain.slice(end, end + 48)) && PART_NOW.test(plain.slice(Math.max(0, start - 24), start));

/** "The 2,100 soldiers will be joined by", "halve the backlog of 12,000", "to the present 260,000": what there is, whatever is to come. */
const WHAT_THERE_IS =
  /\b(?:(?:present|current|existing|today's)(?: [\w-]+){0,2}|(?:the|its|their) (?:[\w-]+ )?(?:backlog|stock|stockpile|fleet|garrison|workforce|staff|population|deficit|debt|shortfall) of(?: (?:about|some|nearly|over|around))?) $/i;
const DEFINITE = /\b(?:the|its|their|these|those|\w+'s) $/i;

/** Whether a number tells what there is, in a sentence of what is to come: then no time to come is its own. */
export function isPresent(plain: string, { start, phraseEnd, figureKind }: Quantity): boolean {
  const lead = plain.slice(Math.max(0, start - 48), start);
  if (WHAT_THERE_IS.test(lead)) return true;
  return figureKind === 'count' && DEFINITE.test(lead) && COMES_BEHIND.test(plain.slice(phraseEnd, phraseEnd + 56));
}

/** Whether a number is expected or planned, or only thought to be so; null where it is told as it is. */
function modeOf(plain: string, quantity: Quantity, near: string, lead: string): string | null {
  if (MAY_HAVE_BEEN.test(near)) return 'estimated';
  const doubt = doubtOf(plain, quantity, lead);
  if (doubt !== null) return doubt;
  if (isPartNow(plain, quantity) || isPresent(plain, quantity)) return null;
  // "…, compared to three in 2014" is not part of what is expected.
  if (NOT_EXPECTED.test(near)) return null;
  const wish = wishOf(plain, quantity, near, lead);
  if (wish !== null) return wish;
  if (PROJECTED.test(near) || MAY_COME.test(near)) return 'projected';
  const verb = COMES_BEHIND.exec(plain.slice(quantity.phraseEnd, quantity.phraseEnd + 56))?.groups?.verb;
  if (verb !== undefined) return /will|shall|to/.test(verb) ? 'planned' : 'projected';
  return PLANNED.test(lead) && !isToldAsPast(lead) ? 'planned' : null;
}

/**
 * How a number is meant: expected or planned, and about, at least or up to. `near` are the words from the number before up to
 * this one, `lead` those from the beginning of the clause.
 */
export function qualifierOf(
  plain: string,
  quantity: Quantity,
  near: string,
  lead: string,
  hasPeriod: boolean,
): string | null {
  const { start, end, bound, figureKind, plus } = quantity;
  if (bound === 'previously' && !hasPeriod) return bound;
  const beside = qualifierBeside(plain.slice(Math.max(0, start - 28), start), plain.slice(end, end + 32), figureKind);
  const close = bound === 'previously' ? null : (bound ?? (plus ? 'more than' : beside));
  const meant = close ?? (/\bestimate(?:d|s)?\b/i.test(near) ? 'estimated' : null);
  const told = modeOf(plain, quantity, near, lead);
  // What there was before may be a forecast, and is never planned.
  const mode = bound === 'previously' && told === 'planned' ? null : told;
  return [mode, meant === mode ? null : meant].filter(Boolean).join(', ') || null;
}
