import type { FigureKind } from './atoms.ts';

/** Words right before a number that say how it is meant; the first that fits decides. */
const BEFORE: readonly (readonly [string, RegExp])[] = [
  // A denied bound is the other bound: it comes before the words that it denies.
  [
    'up to',
    /\b(?:(?:no|not) (?:more|greater|higher) than|not[ -](?:to[ -])?(?:exceed(?:ing|ed)?|above|over))(?: the)? $/i,
  ],
  [
    'at least',
    /(?:\b(?:at least|(?:no|not) (?:fewer|less) than|a minimum(?: of)?|minimum of)(?: (?:some|about|an? estimated))?|≥) ?$/i,
  ],
  [
    'more than',
    /(?:\b(?:more than|over|above|exceed(?:s|ed|ing)?|upwards? of|in excess of|well over|just over|greater than|surpass(?:ed|es|ing)?|topp(?:ed|ing))(?: the)?|>) ?$/i,
  ],
  [
    'up to',
    /(?:\b(?:up to(?: an? (?:altitude|height|depth|range|distance|maximum|limit|ceiling|speed|weight|value|total) of)?|as many as|as much as|as high as|at most|no more than|a maximum (?:of )?|maximum of|limited to|capped at|within)|≤) ?$/i,
  ],
  ['less than', /(?:\b(?:less than|fewer than|under|below|not even|lower than)|<) ?$/i],
  ['nearly', /\b(?:nearly|almost|close to|closer to|just under|just below|just short of|approaching) $/i],
  [
    'about',
    /(?:\b(?:about|around|some|roughly|approximately|circa|approx\.?|in the region of|in the order of|on the order of|or so|ca\.?)|~|\bc\.) ?$/i,
  ],
  ['average', /\b(?:an|the|on) average(?: of)? (?:some |about |around )?$|\baverag(?:ed|es|ing) $/i],
  ['estimated', /\b(?:estimated(?: at)?|an estimated|reportedly|believed to be) $/i],
];
/** The same, said behind it. */
const BEHIND: readonly (readonly [string, RegExp])[] = [
  ['at least', /^(?: [\w-]+){0,2}? or (?:more|above|higher|greater)\b|^-plus\b|^ plus(?=[,.])/],
  ['up to', /^(?: [\w-]+){0,2}? or (?:fewer|less|lower|below)\b/],
  ['about', /^(?: [\w-]+){0,2}? or so\b|^-odd\b|^ish\b/],
];

/** As a piece of a pattern: the words of a qualifier between the two ends of a range. */
export const HEDGE =
  '(?: (?:about|around|some|nearly|almost|roughly|approximately|perhaps|possibly|probably|maybe|even|over|under|just|as many as|as much as|as few as|as little as|more than|less than|fewer than|up to|at least|at most|well over|an estimated))?';

/** "flew over 2,500 km" may be across it. */
const ACROSS =
  /\b(?:fl[eyi]w?\w*|carr\w+|travel\w*|march\w*|sail\w*|spread\w*|stretch\w*|payload|patrol\w*)\b[^,;]* over $/i;

/** "a growth of 12% over Rs 21,083 crore": compared with it. */
const OVER_BEFORE =
  /(?:%|\bper ?cent|\bpoints?|\btimes|\b(?:increase|growth|rise|jump|gain|improvement)) over (?:the )?$/i;

/** "The orders add up to 590": so many, and not at most so many. */
const SUMS_TO = /\b(?:add(?:s|ed|ing)?|amount(?:s|ed|ing)?|c[ao]m(?:es?|ing)) up to $/i;

/** How a number is meant by the words right beside it; null where they do not say. "Over five years" is how long, not how much. */
export function qualifierBeside(lead: string, behind: string, kind: FigureKind): string | null {
  if (kind === 'length of time' && /\bover (?:the )?$/i.test(lead)) return null;
  if (kind === 'measurement' && ACROSS.test(lead)) return null;
  if (OVER_BEFORE.test(lead) || SUMS_TO.test(lead)) return null;
  const before = BEFORE.find(([, pattern]) => pattern.test(lead))?.[0];
  return before ?? BEHIND.find(([, pattern]) => pattern.test(behind))?.[0] ?? null;
}

/** Whether a number is put as an amount by the words before it, so that it needs no noun. */
export const isQualified = (lead: string): boolean => BEFORE.some(([, pattern]) => pattern.test(lead));
