import type { Span } from './language.ts';
import type { FigureKind } from './numbersIn.ts';

/** What the words around a number say that it measures; the first that speaks decides. */
const MONEY: readonly (readonly [RegExp, string])[] = [
  [/\bmarket\b.{0,60}\b(?:valued|worth|stood|reach|grow|size|hit|top)|\b(?:led|held) the market\b/i, 'market size'],
  [/\brevenues?\b|\bsales\b|\bturnover\b/i, 'revenue'],
  [/\bloss(?:es)?\b/i, 'loss'],
  [/\bprofits?\b/i, 'profit'],
  [/\bbudget|\bsets? aside|\bset aside|\ballocat/i, 'budget'],
  [/\bspen[dt]|\bspending\b|\bexpenditure/i, 'spending'],
  [/\bcosts?\b|\bprice/i, 'cost'],
  [/\braised?\b|\binvest/i, 'investment'],
  [/\bcontract|\border(?:ed|s)?\b|\bbought\b|\bpurchase/i, 'contract value'],
  [/\bcommit|\bpledg|\bdonat|\bassistance\b|\baid\b|\bfund/i, 'funding'],
  [/\bmarket\b/i, 'market size'],
];
const PERCENT: readonly (readonly [RegExp, string])[] = [
  [/\bCAGR\b|\bcompound(?:ed)? annual growth/i, 'compound annual growth rate'],
  [/\bmarket share|\bshare of the market|\bthe market with a share|\bof the market/i, 'market share'],
  [/\bshare\b/i, 'share'],
  [/\bgrowth\b|\bgr[eo]w|\bfastest rate|\bexpand/i, 'growth rate'],
  [
    /(?<!mak\w+ |made )\bup (?:by |about |nearly )?\d|\b(?:rise|rising|rose|increas\w*|gain\w*|climb\w*|jump\w*|rais\w+|more than in|higher than)\b/i,
    'increase',
  ],
  [/\b(?:down|fell|fall|falling|drop\w*|declin\w*|cut|decreas\w*|less than in|lower than)\b/i, 'decrease'],
  [/\bGDP\b|\bnational income\b/i, 'share of GDP'],
];

const STOP =
  '(?:in|by|and|or|of|for|to|on|at|from|with|is|was|are|were|that|which|must|will|would|left|had|has|have|last|this|next)';
const SHARE_OF = new RegExp(
  `^ of (?:the |its |their |all )?(?!(?:them|it|these|those|us|which)\\b)((?!${STOP}\\b)[\\p{L}'-]+(?: (?!${STOP}\\b)[\\p{L}'-]+){0,3})`,
  'u',
);

/** What a number without a noun counts: its group ("a staff of 45"), or what "four of nine" is a part of. */
function countOf(plain: string, number: Span): string {
  const group = /\b(staff|force|crew|team|fleet|total|population|strength|workforce|garrison) of (?:\w+ )?$/i.exec(
    plain.slice(0, number.start),
  )?.[1];
  if (group !== undefined) return group.toLowerCase();
  const whole = /^ of (?:\w+ )?(nine|eight|seven|ten|\d+)\b/.exec(plain.slice(number.end))?.[1];
  return whole === undefined ? 'number' : `number of ${whole}`;
}

/** "58 per cent of total government spending", where it is not a change that is told: a share of what. */
function shareOf(plain: string, number: Span): string | null {
  if (
    /\b(?:rise|increase|fall|drop|decline|growth|CAGR|cut|rate) (?:of|by) (?:\w+ )?$/i.test(
      plain.slice(0, number.start),
    )
  )
    return null;
  const whole = SHARE_OF.exec(plain.slice(number.end))?.[1];
  if (whole === undefined) return null;
  return /^market$/i.test(whole) || /^(?:the )?market share/i.test(whole) ? 'market share' : `share of ${whole}`;
}

/** What a number measures, in a word or two of the analyst's: the thing counted, or what its clause names. */
export function metricOf(kind: FigureKind, unit: string | null, plain: string, number: Span, clause: Span): string {
  if (kind === 'count') return unit === null ? countOf(plain, number) : `number of ${unit}`;
  if (kind === 'length of time') return 'duration';
  const rules = kind === 'money' ? MONEY : PERCENT;
  const of = kind === 'percent' ? shareOf(plain, number) : null;
  if (of !== null) return of;
  // What is said before a number is nearer to it than what follows, which may be the next number's.
  const near = plain.slice(Math.max(clause.start, number.start - 45), Math.min(clause.end, number.end + 25));
  const wide = plain.slice(clause.start, clause.end);
  for (const words of kind === 'money' ? [near, wide, plain] : [near]) {
    const metric = rules.find(([pattern]) => pattern.test(words))?.[1];
    if (metric !== undefined) return metric;
  }
  if (kind === 'money') return 'amount';
  return PERCENT.find(([pattern]) => pattern.test(wide))?.[1] ?? 'share';
}
