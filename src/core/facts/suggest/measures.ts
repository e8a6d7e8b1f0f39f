import type { Measure } from '../../../model/fact.ts';
import { denies } from '../denial.ts';
import type { FigureKind } from './atoms.ts';
import type { DateMention } from './dates.ts';
import { plainMarks, type Sentence, type Span } from './language.ts';
import { metricOf } from './metric.ts';
import { qualifierBeside } from './qualifiers.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';
import { subjectAt } from './subject.ts';

/** A number of a sentence with what it measures; offsets of its own words in the document. */
export interface Figure extends Span {
  readonly words: string;
  readonly figureKind: FigureKind;
  readonly measure: Measure;
  /** Which of its fields were worked out. */
  readonly inferred: readonly ('unit' | 'period')[];
}

const PROJECTED =
  /\b(?:project(?:ed|s|ion)|forecasts?|forecasted|expect(?:s|ed|ing)?|anticipat(?:ed|es?)|predict(?:ed|s)?|set to (?:reach|grow|hit)|on track to)\b/i;
/** With a time beside it, what may come: "could reach 4.5 per cent in 2027". */
const MAY_COME = /\b(?:could|may|might|likely|would|is due to|are due to)\b/;
/** Words of a clause, before a figure, that say that it did not come about. */
const UNREAL = /\bwould have\b|\bwould not\b/;
/** What a game or a condition supposes is no figure of the world. */
const SUPPOSED =
  /^["']?(?:Had|Were|Should|Suppose|Imagine|Assuming) |\b(?:if(?! (?:not|any|only)\b)|unless|whether|supposing)\b|\b(?:in|under) (?:the|this|that|its|their|a|an|one|such a)(?: [\w'-]+){0,3} (?:scenario|simulation|war ?game|fiction|storyline|table-?top)\b|\bthe (?:[\w'-]+ ){0,3}(?:scenario|storyline|script) (?:sees|has|assume[sd]?|envisage[sd]?|involve[sd]|posits|posited|pits|pitted|imagine[sd]?|saw|had|called for)\b|\bfictional\b/i;

/** ", if all goes well,": a word put in, which makes a projection of what "could" be. */
const PUT_IN = /, if [^,]{1,30}(?=,)/gi;

const isSupposed = (plain: string): boolean => SUPPOSED.test(plain.replace(PUT_IN, ''));

const PLANNED = /\b(?:will|shall|plans? to|planned|aims? to|intends? to|wants?|is to|are to|target)\b/i;

/** How a number is meant: expected or planned, and about, at least or up to. */
function qualifierOf(
  plain: string,
  quantity: Quantity,
  clause: string,
  ahead: boolean,
  hasPeriod: boolean,
): string | null {
  const { start, end, bound, figureKind, plus } = quantity;
  const beside = qualifierBeside(
    plain.slice(Math.max(0, start - 28), start),
    plain.slice(end, end + 32),
    figureKind === 'length of time',
  );
  const close = bound ?? (plus ? 'more than' : beside);
  if (bound === 'previously' && !hasPeriod) return bound;
  // "…, compared to three in 2014" is not part of what is expected.
  const mode = /\b(?:compared|against|up from|down from)\b/i.test(clause)
    ? null
    : PROJECTED.test(clause) || MAY_COME.test(clause)
      ? 'projected'
      : ahead && PLANNED.test(clause)
        ? 'planned'
        : null;
  const meant = close === 'previously' ? null : close;
  const estimated = meant === null && /\bestimate(?:d|s)?\b/i.test(clause) ? 'estimated' : meant;
  return [mode, estimated].filter(Boolean).join(', ') || null;
}

const CLAUSE_END = /[;:] |, (?:and|while|but|whereas|against|which)\b| while | whereas |\. /g;

/** The clauses of a sentence, in order. */
function clausesOf(plain: string): readonly Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (const match of plain.matchAll(CLAUSE_END)) {
    clauses.push({ start, end: match.index + match[0].length });
    start = match.index + match[0].length;
  }
  return [...clauses, { start, end: plain.length }];
}

/** A date this near to the beginning of a clause holds for all of it. In UTF-16 code units. */
const LONGEST_OPENING = 24;

const COMPARED =
  /\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|largest|biggest|highest|lowest|most|fewest|worst|only|smallest|longest)\b[^,;.]* $/i;
const SINCE_THEN = /\bsince (?:[\w'-]+ ){1,6}(?:in|on|of) $/;
/** "from 30 a year earlier": of a time that is not named. */
const YEAR_EARLIER =
  /^[^,;.\d]{0,24}\b(?:(?:a|one|the|the same) (?:year|month|decade|week|quarter|day)s? (?:earlier|before|prior)|previously|beforehand)\b/;

/** The date that a number belongs to: the one right behind it, else the clause's only one. */
function periodOf(
  plain: string,
  number: Quantity,
  next: Quantity | undefined,
  clause: Span,
  dates: readonly DateMention[],
  offset: number,
  all: readonly Quantity[],
): DateMention | null {
  // "(2023: €7.2bn)": a label dates what stands behind it, and nothing before it.
  const isLabel = ({ end }: DateMention): boolean => /^: /.test(plain.slice(end - offset, end - offset + 2));
  const label = dates.find(({ end }) => end - offset === number.start - 2);
  if (label && isLabel(label)) return label;
  const within = dates.filter(
    ({ start, end, role }) =>
      role !== 'other' &&
      start - offset >= clause.start &&
      end - offset <= clause.end &&
      plain.slice(end - offset, end - offset + 2) !== ': ' &&
      // "the 62nd since August 2021", "the highest since the series began in 2007": how far back it compares.
      !(
        (role === 'since' && COMPARED.test(plain.slice(Math.max(0, start - offset - 48), start - offset))) ||
        SINCE_THEN.test(plain.slice(Math.max(0, start - offset - 48), start - offset))
      ),
  );
  if (YEAR_EARLIER.test(plain.slice(number.end, number.end + 48))) return null;
  const behind = within.find(
    (date) => date.start - offset >= number.end && date.start - offset < (next?.start ?? Number.POSITIVE_INFINITY),
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
      inferred: isRate && growth !== measure.period ? [...figure.inferred, 'period'] : figure.inferred,
      measure: {
        ...measure,
        period: isRate ? growth : measure.period,
        qualifier: projected ? 'projected' : measure.qualifier,
      },
    });
  }
  return told;
}

/** "The US has 5,044 warheads and Russia 5,580": a name right before a later number, without a verb of its own, owns it. */
const GAPPED =
  /(?:, (?:and |while |but )?| and | while |; )(?:the )?(\p{Lu}[\p{L}.'-]*?(?: \p{Lu}[\p{L}.'-]*?)*)(?:'s)?(?: (?:about|some|nearly|around|just|only|over|under|almost|roughly))? $/u;

function gappedSubject(plain: string, number: Span, before: Span | undefined): string | null {
  if (before === undefined) return null;
  return GAPPED.exec(plain.slice(before.end, number.start))?.[1] ?? null;
}

/** What one end of a range tells the other: its time, its rate and whether it is expected are of both. */
function asPairs(figures: readonly Figure[]): readonly Figure[] {
  const paired = [...figures];
  paired.forEach((low, index) => {
    const high = paired[index + 1];
    if (!high || !/\bat least$/.test(low.measure.qualifier ?? '') || !/\bat most$/.test(high.measure.qualifier ?? ''))
      return;
    if (low.measure.value >= high.measure.value || high.figureKind !== low.figureKind) return;
    const [a, b] = [low.measure, high.measure];
    const mode = [a, b].map(({ qualifier }) => /^(projected|planned), /.exec(qualifier ?? '')?.[0]).find(Boolean) ?? '';
    const unit = (b.unit ?? '').length > (a.unit ?? '').length ? b.unit : a.unit;
    const shared = {
      metric: b.metric.startsWith(a.metric) ? b.metric : a.metric,
      subject: a.subject ?? b.subject,
      unit,
      period: b.period ?? a.period,
    };
    const inferred = [...new Set([...low.inferred, ...high.inferred])];
    paired[index] = { ...low, inferred, measure: { ...a, ...shared, qualifier: `${mode}at least` } };
    paired[index + 1] = { ...high, inferred, measure: { ...b, ...shared, qualifier: `${mode}at most` } };
  });
  return paired;
}

/** "raise spending from 3 per cent to 5": what changes is the object, and not who changes it. */
const CHANGED =
  /\b(?:rais|increas|lift|boost|expand|cut|reduc|lower|slash|trim|bring|tak|mov|grow|revis|upgrad|push)(?:e[sd]?|ing|s|ed|ting)? (?:up |down )?(?:the |its |their |his |her |a )?([\p{L}' -]{3,48}?) from(?: \w+){0,2} $/u;

/** The figures of a sentence, in order, each with its unit, period and qualifier as far as the sentence tells. */
export function figuresOf(text: string, sentence: Sentence, dates: readonly DateMention[]): readonly Figure[] {
  const raw = text.slice(sentence.start, sentence.end);
  const plain = plainMarks(raw);
  if (isSupposed(plain)) return [];
  const clauses = clausesOf(plain);
  const numbers = quantitiesIn(plain, raw, sentence, dates);
  const figures: Figure[] = [];
  numbers.forEach((number, index) => {
    const clause = clauses.find(({ start, end }) => start <= number.start && number.start < end) ?? {
      start: 0,
      end: plain.length,
    };
    // A measure would say what the text says is not so, or came never about. The statement keeps the words.
    const lead = plain.slice(clause.start, number.start);
    if (denies(lead) || UNREAL.test(lead)) return;
    const period = periodOf(plain, number, numbers[index + 1], clause, dates, sentence.start, numbers);
    const words = plain.slice(clause.start, clause.end);
    const nearWords = plain.slice(Math.max(clause.start, numbers[index - 1]?.end ?? 0), number.end);
    const metric = metricOf(number, plain, clause);
    const start = number.bound === 'previously' ? number : numbers[index - 1];
    const changed =
      number.isLevel && start?.bound === 'previously' ? CHANGED.exec(plain.slice(0, start.start))?.[1] : undefined;
    const subject =
      changed ??
      gappedSubject(plain, number, numbers[index - 1]) ??
      subjectAt(text, sentence, sentence.start + number.start);
    const ahead = period !== null && (period.role === 'due' || /\b(?:will|shall|plans?|wants?)\b/.test(words));
    const each = number.figureKind === 'count' && number.rate !== null && number.unit !== null;
    figures.push({
      start: sentence.start + number.start,
      end: sentence.start + number.end,
      words: number.words,
      figureKind: number.figureKind,
      inferred: [...(number.inferredUnit ? ['unit' as const] : []), ...(period?.inferred ? ['period' as const] : [])],
      measure: {
        metric,
        subject: subject?.toLowerCase() === metric ? null : subject,
        value: number.value,
        unit: each ? `${number.unit} ${number.rate}` : number.unit,
        period: period?.edtf ?? null,
        qualifier: qualifierOf(plain, number, nearWords, ahead, period !== null),
      },
    });
  });
  return withGrowth(plain, sentence.start, asPairs(figures));
}
