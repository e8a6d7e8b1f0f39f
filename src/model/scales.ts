/**
 * The scales and labels an analyst rates with. Labels are data, so that a library can swap one scale for another.
 * Sources: Admiralty code (NATO AJP-2.1), TLP 2.0 (FIRST), ICD 203 (ODNI), PHIA probability yardstick (UK).
 */

/** Admiralty reliability of a source. F means "cannot be judged": unknown, never worst; it sorts last. */
export const RELIABILITY = {
  A: 'Completely reliable',
  B: 'Usually reliable',
  C: 'Fairly reliable',
  D: 'Not usually reliable',
  E: 'Unreliable',
  F: 'Reliability cannot be judged',
} as const;
export type Reliability = keyof typeof RELIABILITY;
export const RELIABILITY_CODES = Object.keys(RELIABILITY) as Reliability[];

/** Admiralty credibility of one piece of evidence. 6 means "cannot be judged": unknown, never worst. */
export const CREDIBILITY = {
  1: 'Confirmed by other sources',
  2: 'Probably true',
  3: 'Possibly true',
  4: 'Doubtful',
  5: 'Improbable',
  6: 'Truth cannot be judged',
} as const;
export type Credibility = keyof typeof CREDIBILITY;

/**
 * Credibility as a STIX 2.1 confidence (Admiralty scale of its appendix A); 6 has none.
 * @public
 */
export const STIX_CONFIDENCE: Readonly<Record<Credibility, number | null>> = {
  1: 90,
  2: 70,
  3: 50,
  4: 30,
  5: 10,
  6: null,
};

/** The two ratings as they are printed, for example `B2`; an absent rating prints as the scale's own "cannot be judged". */
export function ratingText(reliability: Reliability | null, credibility: Credibility | null): string {
  return `${reliability ?? 'F'}${credibility ?? 6}`;
}

/** One term of an estimative scale: its name, the name it may be swapped with, and its range in percent. */
export interface EstimativeTerm {
  readonly term: string;
  readonly or: string | null;
  readonly fromPercent: number;
  readonly toPercent: number;
}

/** Likelihood, ICD 203 (default). The two columns `term` and `or` are never mixed in one product. */
export const ICD_203: readonly EstimativeTerm[] = [
  { term: 'almost no chance', or: 'remote', fromPercent: 1, toPercent: 5 },
  { term: 'very unlikely', or: 'highly improbable', fromPercent: 5, toPercent: 20 },
  { term: 'unlikely', or: 'improbable', fromPercent: 20, toPercent: 45 },
  { term: 'roughly even chance', or: 'roughly even odds', fromPercent: 45, toPercent: 55 },
  { term: 'likely', or: 'probable', fromPercent: 55, toPercent: 80 },
  { term: 'very likely', or: 'highly probable', fromPercent: 80, toPercent: 95 },
  { term: 'almost certain', or: 'nearly certain', fromPercent: 95, toPercent: 99 },
];

/** Likelihood, PHIA yardstick (choice). The gaps between the ranges are meant. */
export const PHIA: readonly EstimativeTerm[] = [
  { term: 'remote chance', or: null, fromPercent: 0, toPercent: 5 },
  { term: 'highly unlikely', or: null, fromPercent: 10, toPercent: 20 },
  { term: 'unlikely', or: null, fromPercent: 25, toPercent: 35 },
  { term: 'realistic possibility', or: null, fromPercent: 40, toPercent: 50 },
  { term: 'likely', or: 'probable', fromPercent: 55, toPercent: 75 },
  { term: 'highly likely', or: null, fromPercent: 80, toPercent: 90 },
  { term: 'almost certain', or: null, fromPercent: 95, toPercent: 100 },
];

/** Every likelihood term of every scale that a library may use, without repeats. */
export const LIKELIHOOD_TERMS: readonly string[] = [
  ...new Set([...ICD_203, ...PHIA].flatMap((t) => (t.or ? [t.term, t.or] : [t.term]))),
];

/** Analytic confidence: ICD 203 and PHIA share the three words. */
export const CONFIDENCE = ['Low', 'Moderate', 'High'] as const;
export type Confidence = (typeof CONFIDENCE)[number];

/** One label of a marking scheme, from the widest sharing (rank 0) to the strictest. Colours are RRGGBB. */
export interface MarkingLabel {
  readonly label: string;
  readonly rank: number;
  readonly textColour: string;
  readonly backColour: string;
  readonly sharedWith: string;
}

/** TLP 2.0: label, colour on black, audience. Capitals, no space, never translated. */
export const TLP: readonly MarkingLabel[] = [
  { label: 'TLP:CLEAR', rank: 0, textColour: 'FFFFFF', backColour: '000000', sharedWith: 'everyone' },
  {
    label: 'TLP:GREEN',
    rank: 1,
    textColour: '33FF00',
    backColour: '000000',
    sharedWith: 'the community, not the public',
  },
  {
    label: 'TLP:AMBER',
    rank: 2,
    textColour: 'FFC000',
    backColour: '000000',
    sharedWith: 'the organisation and its clients who need to know',
  },
  {
    label: 'TLP:AMBER+STRICT',
    rank: 3,
    textColour: 'FFC000',
    backColour: '000000',
    sharedWith: "the recipient's organisation only",
  },
  { label: 'TLP:RED', rank: 4, textColour: 'FF2B2B', backColour: '000000', sharedWith: 'the named recipients only' },
];

/** The scheme of a library: its labels from widest to strictest, and what an unmarked source or fact takes. */
export interface MarkingScheme {
  readonly name: string;
  readonly labels: readonly MarkingLabel[];
  readonly defaultLabel: string;
}

export const TLP_SCHEME: MarkingScheme = { name: 'TLP 2.0', labels: TLP, defaultLabel: 'TLP:CLEAR' };

/** The label's entry in its scheme, or null where the scheme does not know it. */
export function markingLabel(scheme: MarkingScheme, label: string): MarkingLabel | null {
  return scheme.labels.find((l) => l.label === label) ?? null;
}

/** Rank of a label in its scheme; what is unmarked takes the default, what is unknown counts as strictest. */
export function markingRank(scheme: MarkingScheme, label: string | null): number {
  const found = markingLabel(scheme, label ?? scheme.defaultLabel);
  return found ? found.rank : Number.POSITIVE_INFINITY;
}

/** The strictest of some labels; the scheme's default where there are none. */
export function strictestMarking(scheme: MarkingScheme, labels: readonly (string | null)[]): string {
  let strictest = scheme.labels[0]?.label ?? scheme.defaultLabel;
  for (const label of labels) {
    const effective = label ?? scheme.defaultLabel;
    if (markingRank(scheme, effective) > markingRank(scheme, strictest)) strictest = effective;
  }
  return labels.length === 0 ? scheme.defaultLabel : strictest;
}
