import type { Measure } from '../../../model/fact.ts';
import type { DateMention } from './dates.ts';
import { plainMarks, type Sentence, type Span } from './language.ts';
import { metricOf } from './metric.ts';
import { type FigureKind, type FoundNumber, numbersIn, QUALIFIERS } from './numbersIn.ts';
import { subjectAt } from './subject.ts';

/** A number of a sentence with what it measures; offsets of its own words in the document. */
export interface Figure extends Span {
  readonly words: string;
  readonly figureKind: FigureKind;
  readonly measure: Measure;
  /** Its currency or its period was worked out. */
  readonly inferred: boolean;
}

const PROJECTED =
  /\b(?:project(?:ed|s|ion)|forecasts?|forecasted|expect(?:s|ed|ing)?|anticipat(?:ed|es?)|predict(?:ed|s)?|set to (?:reach|grow|hit)|on track to)\b/i;
/** With a time beside it, what may come: "could reach 4.5 per cent in 2027". */
const MAY_COME = /\b(?:could|may|might|likely|would|is due to|are due to)\b/;
/** Words of a clause, before a figure, that deny it or say that it did not come about. */
const DENYING =
  /\b(?:not(?! (?:only|just|more|less|fewer|exceed|to exceed|above|over))|never|den(?:y|ies|ied|ying)|false|untrue|no longer|would have|nor|without)\b|n't\b/;

const PLANNED = /\b(?:will|shall|plans? to|planned|aims? to|intends? to|wants?|is to|are to|target)\b/i;

function qualifierOf(
  plain: string,
  start: number,
  kind: FigureKind,
  clause: string,
  ahead: boolean,
  hasPeriod: boolean,
): string | null {
  const lead = plain.slice(Math.max(0, start - 28), start);
  // "over five years" is how long, not how much.
  const spans = kind === 'length of time' && /\bover (?:the )?$/i.test(lead);
  const close = spans ? null : (QUALIFIERS.find(([, pattern]) => pattern.test(lead))?.[0] ?? null);
  // "…, compared to three in 2014" is not part of what is expected.
  const mode = /\b(?:compared|against|up from|down from)\b/i.test(clause)
    ? null
    : PROJECTED.test(clause) || (hasPeriod && MAY_COME.test(clause))
      ? 'projected'
      : ahead && PLANNED.test(clause)
        ? 'planned'
        : null;
  const estimated = close === null && /\bestimate(?:d|s)?\b/i.test(clause) ? 'estimated' : close;
  return [mode, estimated].filter(Boolean).join(', ') || null;
}

const CLAUSE_END = /[;:] |, (?:and|while|but|whereas|against|which)\b| while | whereas |\. /g;

function clauseAround(plain: string, number: Span): Span {
  let [start, end] = [0, plain.length];
  for (const match of plain.matchAll(CLAUSE_END)) {
    if (match.index + match[0].length <= number.start) start = match.index + match[0].length;
    else if (match.index >= number.end && match.index < end) end = match.index;
  }
  return { start, end };
}

/** A date this near to the beginning of a clause holds for all of it. In UTF-16 code units. */
const LONGEST_OPENING = 24;

/** The date that a number belongs to: the one right behind it, else the clause's only one. */
function periodOf(
  plain: string,
  number: FoundNumber,
  next: FoundNumber | undefined,
  clause: Span,
  dates: readonly DateMention[],
  offset: number,
  all: readonly FoundNumber[],
): DateMention | null {
  const within = dates.filter(
    ({ start, end, role }) => role !== 'other' && start - offset >= clause.start && end - offset <= clause.end,
  );
  const behind = within.find(
    ({ start }) => start - offset >= number.end && start - offset < (next?.start ?? Number.POSITIVE_INFINITY),
  );
  if (behind && behind.start - offset - number.end <= 60) return behind;
  const only = within.length === 1 ? within[0] : undefined;
  const owner = only && all.findLast(({ end }) => end <= only.start - offset);
  if (!only) return null;
  // "Sweden, which brought it back in 2017, calls up 8,000 a year": that year is not the number's.
  const opens =
    only.start - offset - clause.start <= LONGEST_OPENING ||
    !plain.slice(only.end - offset, number.start).includes(',');
  return (only.start - offset < number.start && opens) || owner === number ? only : null;
}

const RATE = /\b(?:CAGR|compound(?:ed)? annual growth)\b/i;

/** The years from the first to the last period of a growth from one value to another. */
function growthPeriod(figures: readonly Figure[]): string | null {
  const years = figures
    .filter(({ figureKind }) => figureKind === 'money')
    .map(({ measure }) => measure.period)
    .filter((period) => period !== null);
  const [first, last] = [years[0], years.at(-1)];
  return first !== undefined && last !== undefined && /^\d{4}$/.test(first) && /^\d{4}$/.test(last) && first < last
    ? `${first}/${last}`
    : null;
}

const isProjected = ({ measure }: Figure): boolean => /projected/.test(measure.qualifier ?? '');

/** What one number of a growth tells the others: its end is projected as its beginning is, and its rate is over its years. */
function withGrowth(plain: string, offset: number, figures: readonly Figure[]): readonly Figure[] {
  const growth = growthPeriod(figures);
  const told: Figure[] = [];
  for (const figure of figures) {
    const { measure } = figure;
    const before = told.at(-1);
    const isEnd =
      before &&
      isProjected(before) &&
      measure.qualifier === null &&
      /\bto $/.test(plain.slice(before.end - offset, figure.start - offset));
    const isRate = growth !== null && RATE.test(measure.metric) && !/\//.test(measure.period ?? '');
    const projected = isEnd || (isRate && measure.qualifier === null && told.some(isProjected));
    told.push({
      ...figure,
      inferred: figure.inferred || isRate,
      measure: {
        ...measure,
        period: isRate ? growth : measure.period,
        qualifier: projected ? 'projected' : measure.qualifier,
      },
    });
  }
  return told;
}

/** The figures of a sentence, in order, each with its unit, period and qualifier as far as the sentence tells. */
export function figuresOf(text: string, sentence: Sentence, dates: readonly DateMention[]): readonly Figure[] {
  const plain = plainMarks(text.slice(sentence.start, sentence.end));
  const numbers = numbersIn(text, sentence, dates);
  const figures = numbers.map((number, index): Figure => {
    const clause = clauseAround(plain, number);
    const period = periodOf(plain, number, numbers[index + 1], clause, dates, sentence.start, numbers);
    const words = plain.slice(clause.start, clause.end);
    const lead = plain.slice(clause.start, number.start);
    const low = /\bbetween $/i.test(lead);
    const high =
      numbers[index - 1] !== undefined &&
      /\bbetween $/i.test(plain.slice(0, numbers[index - 1]?.start)) &&
      /^ and $/.test(plain.slice(numbers[index - 1]?.end, number.start));
    const nearWords = plain.slice(Math.max(clause.start, numbers[index - 1]?.end ?? 0), number.end);
    const metric = metricOf(number.figureKind, number.unit, plain, number, clause);
    const subject =
      gappedSubject(plain, number, numbers[index - 1]) ?? subjectAt(text, sentence, sentence.start + number.start);
    const ahead = period !== null && (period.role === 'due' || /\b(?:will|shall|plans?|wants?)\b/.test(words));
    return {
      start: sentence.start + number.start,
      end: sentence.start + number.end,
      words: number.words,
      figureKind: number.figureKind,
      inferred: number.inferredUnit || (period?.inferred ?? false),
      measure: {
        metric,
        subject: subject?.toLowerCase() === metric ? null : subject,
        value: number.value,
        unit: number.unit,
        period: period?.edtf ?? null,
        qualifier: low
          ? 'at least'
          : high
            ? 'at most'
            : qualifierOf(plain, number.start, number.figureKind, nearWords, ahead, period !== null),
      },
    };
  });
  const stated = figures.filter((figure) => !isDenied(plain, figure, sentence.start));
  return withGrowth(plain, sentence.start, stated);
}

/** "The US has 5,044 warheads and Russia 5,580": a name right before a later number, without a verb of its own, owns it. */
const GAPPED =
  /(?:, (?:and |while |but )?| and | while |; )(?:the )?(\p{Lu}[\p{L}.'-]*?(?: \p{Lu}[\p{L}.'-]*?)*)(?:'s)?(?: (?:about|some|nearly|around|just|only|over|under|almost|roughly))? $/u;

function gappedSubject(plain: string, number: Span, before: Span | undefined): string | null {
  if (before === undefined) return null;
  return GAPPED.exec(plain.slice(before.end, number.start))?.[1] ?? null;
}

/** Whether a figure's own clause denies it: a measure would say what the text says is not so. The statement keeps the words. */
function isDenied(plain: string, figure: Figure, offset: number): boolean {
  const place = { start: figure.start - offset, end: figure.end - offset };
  return DENYING.test(plain.slice(clauseAround(plain, place).start, place.start));
}
