import { edtfSpan, isEdtf } from '../../../model/edtf.ts';
import type { DateMention } from './dates.ts';
import type { Span, Token } from './language.ts';
import { isSupposed } from './modes.ts';
import { ADDED } from './periods.ts';
import type { ReadSentence } from './reading.ts';

export interface ChosenDate {
  readonly edtf: string | null;
  readonly inferred: boolean;
  /** The words it was read from; null where it is the date of the line above. */
  readonly mention: DateMention | null;
}

/** "the fourth break since 2023", "the first summit since 2022": a window of comparison, not when it happened. */
const WINDOW =
  /\b(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|worst|largest|biggest|highest|lowest|only|most|fewest)\b[^.;]*\b(?:since|in) $/i;

/** "A day after the attacks of 11 September", "before 2014", "born on 4 May 1961": the time of something else. */
const OF_ANOTHER =
  /\bfor delivery (?:in|by|from|between|starting in) (?:\d{4} (?:and|to|or) )?$|\b(?:after|before|following|prior to|ahead of) (?:(?:the|its|a|an|their) )?(?:[\w'-]+ (?:of|on|in) )?$|\bborn (?:on|in) $|\bsince (?:[\w'-]+ ){1,6}(?:in|on|of) $/i;
/** "met to review the accounts for the year 2025": which accounts. */
const OF_A_YEAR = /\b(?:accounts|statements|results|budget) (?:for|of) (?:the )?(?:(?:financial |fiscal )?year )?$/;
/** "5% below the estimate of 2024": the time of what it is held against. */
const HELD_AGAINST =
  /(?:%|\bper ?cent|\bpoints?|\btimes) (?:(?:more|less|higher|lower|fewer|larger|smaller) than|above|below|over|under) (?:[\w-]+ ){1,4}(?:of|in|from|for) $/i;
/** "The exercise held in May 2024 was the largest": the participle tells the event itself. */
const HOLDS = /\b(?:held|conducted|staged|organi[sz]ed|hosted|run|signed|adopted|passed) (?:[\w']+ ){0,3}$/;
/** "in 2021 prices", "a 2021 RAND study": a yardstick, or the date of a work. */
const OF_A_WORK =
  /^ (?:prices|dollars|terms|levels)\b|^ (?!to )(?:[\w-]+ ){0,2}(?:study|survey|poll|paper|report|audit|review|assessment|analysis|census|inspection|inquiry)\b/;

const within = (inner: string, outer: string): boolean => {
  const [a, b] = [edtfSpan(inner), edtfSpan(outer)];
  return !!a?.first && !!a.last && !!b?.first && !!b.last && a.first >= b.first && a.last <= b.last;
};

/** "A report published on 3 May 2024 found": when it came out, and not when it was so. */
const WORK_CAME_OUT =
  /\b(?:report|study|paper|survey|poll|analysis|review|book|article|assessment|audit|statistics|figures|data)s?,? (?:published|released|issued|dated)(?: by [\w' -]{2,40})?(?: (?:on|in))? $/i;
/** "Norway, which joined NATO in 1949, will send": what is put in between commas has its own time. */
const PUT_IN = /, (?:which|who|whose|where|whom)\b[^,;]*$/;
/** "The treaty, signed in 1990 and in force since 1992, limited": years put in with a participle. */
const PUT_IN_BY_PARTICIPLE = /, (?:\w{3,}ed|built|made|begun|drawn|held)\b[^,;]*$/;
/** "The bill passed in 2019 was repealed": the verb of the sentence stands behind. */
const VERB_BEHIND = /^ (?:was|were|has|had|is|are|will|would|can|did)\b/;

/** "deliveries starting in", behind the comma where they are added. */
const WITH_TIME = new RegExp(`${ADDED}[^,;]*$`);
/** "the same period of 2025": what is compared with. */
const SAME_PART = /^the (?:same|corresponding|equivalent|comparable) /i;
/** Nouns behind which "that" tells what they hold: "a report that Russia captured the town in 2022". */
const TELLING =
  /^(?:fact|claim|report|news|view|evidence|sign|statement|assurance|belief|conclusion|allegation|suggestion|warning|hope|fear|promise|decision|announcement|confirmation|proof|idea|day|month|year|time)s?$/i;
const MOST_IN_RELATIVE = 14;

/** How many finite verbs stand in words one after the other: those joined by "and" go on with the one before. */
function verbGroups(tokens: readonly Token[]): number {
  return tokens.filter(({ text, pos }, index) => {
    const before = tokens[index - 1];
    if (
      (pos !== 'VERB' && pos !== 'AUX') ||
      /ing$/.test(text) ||
      /^(?:to|and|or|but|that|which|who)$/.test(before?.text ?? '')
    )
      return false;
    return !/^(?:VERB|AUX|ADV|PART)$/.test(before?.pos ?? '');
  }).length;
}

/** "a type that Russian forces captured in 2022": the clause behind a noun has its own time, unless it is all that is told. */
function isInRelative(date: DateMention, tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ start }) => start >= date.start);
  const from = Math.max(0, at - MOST_IN_RELATIVE);
  const near = tokens.slice(from, at);
  const isPronoun = ({ text, pos }: Token): boolean => pos === 'PRON' && /^(?:that|which|who|whom|whose)$/.test(text);
  // "that began in May and that came down to two in June": the second goes on with the first.
  const pronoun = near.findLastIndex((token, index) => isPronoun(token) && near[index - 1]?.pos !== 'CCONJ');
  if (pronoun < 0 || near.slice(pronoun).some(({ text }) => /^[,;:]$/.test(text))) return false;
  const behindComma = tokens[from + pronoun - 1]?.text === ',';
  if (behindComma && !/^\d{4}$/.test(date.edtf ?? '')) return false;
  const noun = tokens[from + pronoun - (behindComma ? 2 : 1)];
  if (!noun || !/^(?:NOUN|PROPN)$/.test(noun.pos) || TELLING.test(noun.text)) return false;
  const isVerb = ({ pos }: Token): boolean => pos === 'VERB' || pos === 'AUX';
  if (!near.slice(pronoun).some(isVerb)) return false;
  // "veterans who found a job within six months reached 93 per cent last year": the verb of the sentence came.
  if (!behindComma && verbGroups(near.slice(pronoun + 1)) > 1) return false;
  // "It was the second attack that killed soldiers in 2022."
  if (!behindComma && /^(?:It|This|That)$/.test(tokens[0]?.text ?? '') && tokens[1]?.pos === 'AUX') return false;
  return tokens.slice(0, from + pronoun).some(isVerb) || tokens.slice(at).some(isVerb);
}

/** "up from 2.65bn in the first quarter of 2025", "compared with six in May": what is compared with is not what happened. */
const COMPARES = /\b(?:from|compared (?:with|to)|against|versus|than)(?: (?!to\b)[\w'-]+){0,2} $/i;

/** The same without the level that a change starts from. */
const AGAINST = /\b(?:compared (?:with|to)|against|versus|than|(?:up|down) from)(?: [\w'-]+){0,2} $/i;

/** "Fiscal 2026 procurement funds": which funds. */
const FISCAL = /(?<!\b(?:in|for|during|of|by|since|from|until|to|and|the|end) )\bfiscal(?: years?)? $/i;

/** Whether a figure is what another is compared with. */
const isYardstick = ({ start }: Span, { plain, sentence }: ReadSentence, pattern: RegExp): boolean =>
  pattern.test(plain.slice(Math.max(0, start - 40 - sentence.start), start - sentence.start));

function isCompared(date: DateMention, read: ReadSentence): boolean {
  const { figures, plain, sentence } = read;
  const figure = figures.findLast(({ end }) => end <= date.start);
  if (!figure || date.role !== 'at' || date.start - figure.end > 40) return false;
  return (
    isYardstick(figure, read, COMPARES) &&
    !/[,;]|\bto\b/.test(plain.slice(figure.end - sentence.start, date.start - sentence.start))
  );
}

function rank(date: DateMention, read: ReadSentence): number {
  const { plain, sentence } = read;
  const lead = plain.slice(0, date.start - sentence.start);
  const behind = plain.slice(date.end - sentence.start);
  if (date.role === 'other' || date.role === 'asOf') return 9;
  if (WORK_CAME_OUT.test(lead) || FISCAL.test(lead)) return 9;
  if (SAME_PART.test(date.words) || WITH_TIME.test(lead) || isCompared(date, read)) return 9;
  if (date.role === 'at' && !/\bdates? (?:from|back to) $/.test(lead) && isInRelative(date, sentence.tokens))
    return /^\d{4}$/.test(date.edtf ?? '') ? 9 : 2.5;
  // A year put in is background; a day put in may be all that is told.
  if (PUT_IN.test(lead) && /^[^,;]{0,60}, /.test(behind)) return /^\d{4}$/.test(date.words) ? 9 : 2.5;
  if (
    /^\d{4}$/.test(date.words) &&
    PUT_IN_BY_PARTICIPLE.test(lead) &&
    !/ from (?:\d{4} to )?$/.test(lead) &&
    /^[^,;]{0,60}, /.test(behind)
  )
    return 9;
  if (OF_A_YEAR.test(lead) || (/^\d{4}-\d{4}$/.test(date.words) && /\p{Lu}\p{Ll}+ $/u.test(lead))) return 3;
  if (OF_ANOTHER.test(lead) || HELD_AGAINST.test(lead) || OF_A_WORK.test(behind)) return 9;
  if (date.role === 'since' && WINDOW.test(lead)) return 9;
  if (
    date.role === 'at' &&
    date.adverbial &&
    VERB_BEHIND.test(behind) &&
    /\b(?!(?:own|down|town|known|even|often|seven|eleven|when|then|ten|need|speed|men|women|children|citizen)\b)\p{L}+(?:ed|en|wn) (?:[\w']+ ){0,3}$/u.test(
      lead,
    ) &&
    !/^\S+ $/.test(lead)
  )
    return HOLDS.test(lead) ? 0.5 : 9;
  // When it was is told, and cannot be worked out: what lasts since or until another time is no answer.
  if (date.role === 'at') return date.adverbial ? (date.edtf === null ? 1.5 : 0) : 1;
  return date.role === 'due' ? 4 : 2;
}

/**
 * When what a sentence tells happened or will: the time that it gives, before dates that are part of names, before open
 * intervals and days on which something is due. A label in front ("1996: On 30 January …") gives way to the day behind it.
 */
export function eventDateOf(read: ReadSentence): ChosenDate {
  const { dates, plain, underDate, figures, quotations } = read;
  // "Exercises like Grey Heron 2025 build trust," is not said of 2025.
  const inQuotation = ({ start, end, adverbial }: DateMention): boolean =>
    !adverbial && quotations.some((quotation) => quotation.start <= start && end <= quotation.end);
  // What a game or a condition supposes did not happen on any day.
  if (isSupposed(plain)) return { edtf: null, inferred: false, mention: null };
  const ranked = dates
    .map((date) => ({ date, rank: rank(date, read) }))
    .filter((one) => one.rank < 9 && !inQuotation(one.date))
    .sort((a, b) => a.rank - b.rank);
  const best = ranked[0]?.date;
  const finer =
    best &&
    dates.find(
      ({ edtf, role, start }) =>
        role === 'at' &&
        start > best.start &&
        edtf !== null &&
        best.edtf !== null &&
        edtf !== best.edtf &&
        /^\d{4}$/.test(best.edtf) &&
        within(edtf, best.edtf),
    );
  const chosen = finer ?? best ?? null;
  // A forecast's years are the periods of its figures: nothing happened in them.
  // "27 times last year; there were 18 in 2024": what stands behind the mark is compared with it.
  const mark = chosen ? plain.indexOf('; ', chosen.end - read.sentence.start) : -1;
  const told = figures
    .filter((figure) => !isYardstick(figure, read, AGAINST))
    .filter(({ start }) => mark < 0 || start - read.sentence.start < mark)
    .map(({ measure }) => measure.period);
  const periods = new Set(told.filter((period) => period !== null));
  if (
    chosen &&
    periods.size > 1 &&
    [...periods].every((period) => /^\d{4}(?:\/\d{4})?$/.test(period ?? '')) &&
    /^\d{4}$/.test(chosen.edtf ?? '')
  )
    return { edtf: null, inferred: false, mention: null };
  if (chosen && chosen.edtf !== null && isEdtf(chosen.edtf))
    return { edtf: chosen.edtf, inferred: chosen.inferred, mention: chosen };
  if (chosen) return { edtf: null, inferred: false, mention: chosen };
  return { edtf: underDate, inferred: underDate !== null, mention: null };
}
