import { edtfSpan, isEdtf } from '../../../model/edtf.ts';
import type { DateMention } from './dates.ts';
import { isSupposed } from './modes.ts';
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
  /\b(?:after|before|following|prior to|ahead of) (?:(?:the|its|a|an|their) )?(?:[\w'-]+ (?:of|on|in) )?$|\bborn (?:on|in) $|\bsince (?:[\w'-]+ ){1,6}(?:in|on|of) $/i;
/** "in 2021 prices", "a 2021 RAND study": a yardstick, or the date of a work. */
const OF_A_WORK = /^ (?:prices|dollars|terms|levels)\b|^ (?:[\w-]+ ){0,2}(?:study|survey|poll|paper|report)\b/;

const within = (inner: string, outer: string): boolean => {
  const [a, b] = [edtfSpan(inner), edtfSpan(outer)];
  return !!a?.first && !!a.last && !!b?.first && !!b.last && a.first >= b.first && a.last <= b.last;
};

/** "A report published on 3 May 2024 found": when it came out, and not when it was so. */
const WORK_CAME_OUT =
  /\b(?:report|study|paper|survey|poll|analysis|review|book|article|assessment|audit|statistics|figures|data)s?,? (?:published|released|issued|dated)(?: by [\w' -]{2,40})?(?: (?:on|in))? $/i;
/** "Norway, which joined NATO in 1949, will send": what is put in between commas has its own time. */
const PUT_IN = /, (?:which|who|whose|where|whom)\b[^,;]*$/;
/** "The bill passed in 2019 was repealed": the verb of the sentence stands behind. */
const VERB_BEHIND = /^ (?:was|were|has|had|is|are|will|would|can|did)\b/;

function rank(date: DateMention, plain: string, sentenceStart: number): number {
  const lead = plain.slice(0, date.start - sentenceStart);
  const behind = plain.slice(date.end - sentenceStart);
  if (WORK_CAME_OUT.test(lead)) return 9;
  // A year put in is background; a day put in may be all that is told.
  if (PUT_IN.test(lead) && /^[^,;]{0,60}, /.test(behind)) return /^\d{4}$/.test(date.words) ? 9 : 2.5;
  if (OF_ANOTHER.test(lead) || OF_A_WORK.test(behind)) return 9;
  if (date.role === 'other' || date.role === 'asOf' || (date.role === 'since' && WINDOW.test(lead))) return 9;
  if (
    date.role === 'at' &&
    date.adverbial &&
    VERB_BEHIND.test(behind) &&
    /\b\p{L}+(?:ed|en|wn) (?:[\w']+ ){0,3}$/u.test(lead) &&
    !/^\S+ $/.test(lead)
  )
    return 0.5;
  if (date.role === 'at') return date.adverbial ? (date.edtf === null ? 3 : 0) : 1;
  return date.role === 'due' ? 4 : 2;
}

/**
 * When what a sentence tells happened or will: the time that it gives, before dates that are part of names, before open
 * intervals and days on which something is due. A label in front ("1996: On 30 January …") gives way to the day behind it.
 */
export function eventDateOf({ dates, plain, sentence, underDate, figures, quotations }: ReadSentence): ChosenDate {
  // "Exercises like Grey Heron 2025 build trust," is not said of 2025.
  const inQuotation = ({ start, end, adverbial }: DateMention): boolean =>
    !adverbial && quotations.some((quotation) => quotation.start <= start && end <= quotation.end);
  // What a game or a condition supposes did not happen on any day.
  if (isSupposed(plain)) return { edtf: null, inferred: false, mention: null };
  const ranked = dates
    .map((date) => ({ date, rank: rank(date, plain, sentence.start) }))
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
  const periods = new Set(figures.map(({ measure }) => measure.period).filter((period) => period !== null));
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
