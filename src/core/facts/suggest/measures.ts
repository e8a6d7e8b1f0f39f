import type { Measure } from '../../../model/fact.ts';
import { denies } from '../denial.ts';
import type { FigureKind } from './atoms.ts';
import { HARMS } from './counted.ts';
import type { DateMention } from './dates.ts';
import type { Dollar } from './dollars.ts';
import { plainMarks, type Sentence, type Span } from './language.ts';
import { metricOf } from './metric.ts';
import { isPartNow, isSupposed, isTakenBack, qualifierOf, UNREAL } from './modes.ts';
import { MAY_HOLD_NUMERAL } from './numerals.ts';
import { clausesOf, periodOf } from './periods.ts';
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

/** "The rate is 1.95 per cent and the repayment period 40 years", "23 cutters, against Selatan's five". */
const GAPPED_NOUN =
  /,? and (?:the|its|their) (?!(?:other|others|rest|remaining|first|last|next|same|latest|previous|past|total|final|following)\b)((?:\p{Ll}+ ){0,2}\p{Ll}{3,})(?: (?:about|some|nearly|around|just|only|over|under|almost|roughly))? $/u;
const AGAINST_OTHERS =
  /\b(?:against|compared (?:with|to)|versus|than) (?:the )?(\p{Lu}[\p{L}.'-]*?(?: \p{Lu}[\p{L}.'-]*?)*)'s? (?:(?:about|some|nearly|around|just|only|over|under|almost|roughly) )?$/u;

function gappedSubject(plain: string, number: Span, before: Span | undefined): string | null {
  // A number that is no figure of its own may stand before: "The EU had listed 597 and the United States 216".
  const from = before?.end ?? plain.slice(0, number.start).search(/\d\D*$/) + 1;
  if (from === 0) return null;
  const between = plain.slice(from, number.start);
  return (
    GAPPED.exec(between)?.[1] ??
    AGAINST_OTHERS.exec(between)?.[1] ??
    (/\b(?:to|for|with|of|in|on|by|from|between)\b/.test(between) ? undefined : GAPPED_NOUN.exec(between)?.[1]) ??
    null
  );
}

/** A number that goes on with the one before is expected as that is: "plans to make 700,000 by 2025 and 1.1 million by 2027". */
function withMode(qualifier: string | null, before: Figure | undefined, between: string | null): string | null {
  const mode = /^(?:projected|planned)\b/.exec(before?.measure.qualifier ?? '')?.[0];
  if (between === null || mode === undefined || /\b(?:against|compared|from|than|now)\b/.test(between))
    return qualifier;
  return qualifier === null
    ? mode
    : /^(?:projected|planned|previously)/.test(qualifier)
      ? qualifier
      : `${mode}, ${qualifier}`;
}

/** The words between a sum and its worth in other money. */
const CONVERTED =
  /^ \((?:(?:about|around|some|roughly|approximately|nearly|almost|over|or|equivalent to|approx\.|~|c\.) ?){0,2}$/;
const VAGUE = /^(?:share|amount|number|level)$/;

/** "PLN 12.5 billion (about EUR 2.9 billion) in 2027": a sum and what it is in other money are of one thing. */
function asConversions(figures: readonly Figure[], plain: string, offset: number): readonly Figure[] {
  const converted = [...figures];
  converted.forEach((sum, index) => {
    const other = converted[index + 1];
    if (!other || sum.figureKind !== 'money' || other.figureKind !== 'money') return;
    const [a, b] = [sum.measure, other.measure];
    if (a.unit === b.unit || !CONVERTED.test(plain.slice(sum.end - offset, other.start - offset))) return;
    const period = a.period ?? b.period;
    const told = sum.inferred.includes('period') || other.inferred.includes('period') ? ['period' as const] : [];
    const inferred = (figure: Figure) => [...figure.inferred.filter((field) => field !== 'period'), ...told];
    converted[index] = { ...sum, inferred: inferred(sum), measure: { ...a, period } };
    converted[index + 1] = {
      ...other,
      inferred: inferred(other),
      measure: { ...b, metric: a.metric, subject: a.subject, period },
    };
  });
  return converted;
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
      metric: b.metric.startsWith(a.metric) || VAGUE.test(a.metric) ? b.metric : a.metric,
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
  /\b(?:rais|increas|lift|boost|expand|cut|reduc|lower|slash|trim|bring|tak|mov|grow|revis|upgrad|push)(?:e[sd]?|ing|s|ed|ting)? (?:up |down )?(?:the |its |their |his |her |a )?(?!by\b)([\p{L}' -]{3,48}?) from(?: \w+){0,2} $/u;

/** "Australia (72%) and the Republic of Korea (28%)": what stands in brackets behind a name is the name's. */
const NAME_BEFORE =
  /(?:^|[ (])(?!(?:The|In|Of|At|By|On)\b)(\p{Lu}[\p{L}.'-]*(?:(?:,| of| and)? \p{Lu}[\p{L}.'-]*){0,4}) \($/u;

const bracketedName = (plain: string, number: Quantity): string | null =>
  number.figureKind === 'percent' && plain[number.start - 1] === '(' && plain[number.end] === ')'
    ? (NAME_BEFORE.exec(plain.slice(Math.max(0, number.start - 80), number.start))?.[1] ?? null)
    : null;

/** "other locations below 5% (19%)": which are meant, and not how much is done there. */
const OF_THE_REST = /\b(?:locations?|sites?|suppliers?|places) (?:each )?(?:below|under|less than) $/;
const MOST_BETWEEN_LEVELS = 80;
/** "to 10 from six", "3.42bn, up from 2.65bn": the level before is of the same thing as the one reached. */
const startsFrom = (number: Quantity, reached: Quantity | undefined, plain: string): boolean =>
  reached !== undefined &&
  number.bound === 'previously' &&
  reached.bound !== 'previously' &&
  reached.figureKind === number.figureKind &&
  reached.unit === number.unit &&
  !reached.isChange &&
  number.start - reached.end <= MOST_BETWEEN_LEVELS &&
  !/[;.]/.test(plain.slice(reached.end, number.start).replace(/\.\d/g, ''));

/** "from 21 to 26": the second level goes on from the first. */
const goesOnFrom = (number: Quantity, before: Quantity | undefined): boolean =>
  before?.bound === 'previously' &&
  number.isLevel &&
  number.bound === null &&
  before.figureKind === number.figureKind &&
  before.unit === number.unit;

/** "between 2010 and 2025": each of two levels has its own year. */
const BETWEEN_YEARS = /^(?:between|from) (\d{4}) (?:and|to|until|through) (\d{4})$/i;
const APART: ReadonlySet<FigureKind> = new Set(['measurement', 'length of time']);
const PUT_BEHIND = /, (?:(?:about|some|around|nearly|almost|just|only|over|roughly) )?$/;

/** "cut its forecast for growth to 1.2%", "raised the garrison to 300 soldiers". */
const CHANGED_TO =
  /\b(?:rais|increas|lift|boost|expand|cut|reduc|lower|slash|trim|bring|revis|upgrad)(?:e[sd]?|ing|s|ed|t?ting)? (?:up |down )?(?:the |its |their |his |her |a )?(?!by\b)([\p{L}\d' -]{3,48}?) to(?: \w+){0,2} $/u;

/** A subject that says the metric or the unit again says nothing: "the number of captains stood at 71". */
function namesSame(subject: string, metric: string, unit: string | null): boolean {
  const words = subject.toLowerCase();
  return words === metric || metric === `number of ${words}` || unit?.toLowerCase().endsWith(words) === true;
}

/** A thing with its size, and no word for a size: "a warhead of 480 kg" and not "a range of 500 km". */
const THING_OF =
  /\b(?:an?|the|its|their) (?:[\p{Ll}-]+ ){0,2}?(?!(?:range|length|weight|mass|height|depth|width|distance|speed|area|capacity|volume|displacement|total|rate|radius|diameter|altitude|size|span|wingspan|draught|power|output|average|maximum|minimum|limit|payload|load|amount|stretch|strip|advance|gain|loss|rise|fall|increase|decrease|supply|stock|reserve|quota|target|consumption|production|ceiling|reach|depth|thickness|line|front)\b)(\p{Ll}{3,}) of(?: (?:about|around|some|nearly|almost|over|up to|more than|less than|at least))? $/u;

/** So far back the words of a clause bear on a number: what is read of a sentence stays in proportion to its length. */
const LONGEST_LEAD = 400;

/** The figures of a sentence, in order, each with its unit, period and qualifier as far as the sentence tells; `home` is what the document calls a dollar. */
export function figuresOf(
  text: string,
  sentence: Sentence,
  dates: readonly DateMention[],
  home: Dollar = 'USD',
): readonly Figure[] {
  const raw = text.slice(sentence.start, sentence.end);
  const plain = plainMarks(raw);
  if (!MAY_HOLD_NUMERAL.test(plain) || isSupposed(plain)) return [];
  const clauses = clausesOf(plain);
  const numbers = quantitiesIn(plain, raw, sentence, dates, home);
  const figures: Figure[] = [];
  numbers.forEach((number, index) => {
    const clause = clauses.find(({ start, end }) => start <= number.start && number.start < end) ?? {
      start: 0,
      end: plain.length,
    };
    // A measure would say what the text says is not so, or came never about. The statement keeps the words.
    const lead = plain.slice(Math.max(clause.start, number.start - LONGEST_LEAD), number.start);
    if (denies(lead) || UNREAL.test(lead) || isTakenBack(lead)) return;
    if (number.figureKind === 'percent' && OF_THE_REST.test(lead)) return;
    const period = periodOf(plain, number, numbers[index + 1], clause, dates, sentence.start, numbers);
    // "expects it to fall from eleven days to six": what is said of the first level is said of the second.
    const last = numbers[index - (goesOnFrom(number, numbers[index - 1]) ? 2 : 1)];
    const nearWords = plain.slice(Math.max(clause.start, last?.end ?? 0), number.end);
    const level = startsFrom(number, numbers[index - 1], plain) ? figures.at(-1) : undefined;
    const reached = level?.start === sentence.start + (numbers[index - 1]?.start ?? -1) ? level.measure : undefined;
    const from = goesOnFrom(number, numbers[index - 1]) ? figures.at(-1) : undefined;
    const own = reached?.metric ?? metricOf(number, plain, clause);
    const metric = from?.measure.metric.startsWith(own) ? from.measure.metric : own;
    const ends = from && period ? BETWEEN_YEARS.exec(period.words) : null;
    if (from && ends)
      figures[figures.length - 1] = { ...from, measure: { ...from.measure, period: ends[1] ?? null, qualifier: null } };
    const start = number.bound === 'previously' ? number : numbers[index - 1];
    const changed =
      number.isLevel && start?.bound === 'previously'
        ? CHANGED.exec(plain.slice(0, start.start))?.[1]
        : number.isLevel
          ? CHANGED_TO.exec(lead)?.[1]
          : undefined;
    // "carries a warhead of 480 kg": the warhead is so heavy, and not what carries it.
    const thing = number.figureKind === 'measurement' ? THING_OF.exec(lead)?.[1] : undefined;
    const named =
      thing ??
      bracketedName(plain, number) ??
      (number.bound === 'at most' ? figures.at(-1)?.measure.subject : null) ??
      reached?.subject ??
      changed ??
      gappedSubject(plain, number, numbers[index - 1]) ??
      subjectAt(text, sentence, sentence.start + number.start);
    // ", eight months behind schedule", ", 180 km further south": of something else than the sentence.
    const isOthers = (APART.has(number.figureKind) && PUT_BEHIND.test(lead)) || HARMS.test(lead);
    const subject = isOthers ? null : named;
    const each = number.figureKind === 'count' && number.rate !== null && number.unit !== null;
    figures.push({
      start: sentence.start + number.start,
      end: sentence.start + number.end,
      words: number.words,
      figureKind: number.figureKind,
      inferred: [...(number.inferredUnit ? ['unit' as const] : []), ...(period?.inferred ? ['period' as const] : [])],
      measure: {
        metric,
        subject: subject && namesSame(subject, metric, number.unit) ? null : subject,
        value: number.value,
        unit: each ? `${number.unit} ${number.rate}` : number.unit,
        period: ends?.[2] ?? period?.edtf ?? null,
        qualifier: withMode(
          qualifierOf(plain, number, nearWords, lead, period !== null),
          figures.at(-1),
          (number.isCarried && !isPartNow(plain, number)) ||
            /^,? or (?:\w+ )?$/.test(plain.slice(numbers[index - 1]?.end ?? 0, number.start))
            ? plain.slice(numbers[index - 1]?.end ?? 0, number.start)
            : null,
        ),
      },
    });
  });
  return withGrowth(plain, sentence.start, asConversions(asPairs(figures), plain, sentence.start));
}
