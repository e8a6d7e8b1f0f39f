import { edtfSpan } from '../../model/edtf.ts';
import { type Evidence, type Fact, supports } from '../../model/fact.ts';
import { CREDIBILITY, RELIABILITY_CODES } from '../../model/scales.ts';
import type { Source } from '../../model/source.ts';

/** What the order of facts is made from; smaller numbers come first. */
export interface Rank {
  readonly judgement: number;
  readonly corroborated: number;
  readonly verified: number;
  readonly reliability: number;
  readonly credibility: number;
  /** ISO day; later comes first; '' where no date is known. */
  readonly day: string;
  readonly id: string;
}

const CREDIBILITIES = Object.keys(CREDIBILITY).length;

/** Place of the best supporting evidence on each Admiralty axis; F, 6 and unrated come last. They are never averaged. */
function bestRating(evidence: readonly Evidence[], sources: ReadonlyMap<string, Source>): [number, number] {
  let best: [number, number] = [RELIABILITY_CODES.length - 1, CREDIBILITIES];
  for (const item of evidence) {
    if (!supports(item)) continue;
    const reliability = RELIABILITY_CODES.indexOf(sources.get(item.sourceId)?.reliability ?? 'F');
    const credibility = item.credibility ?? CREDIBILITIES;
    if (reliability < best[0] || (reliability === best[0] && credibility < best[1])) best = [reliability, credibility];
  }
  return best;
}

/** The last day a fact speaks of, but not later than the deck: what is planned or projected is not more recent than now. */
function recentDay(fact: Fact, asOf: string): string {
  for (const date of [fact.eventDate, fact.asOf]) {
    const span = date === null ? null : edtfSpan(date);
    if (span === null) continue;
    const day = span.last ?? asOf;
    return day > asOf ? asOf : day;
  }
  return '';
}

/** The rank of a fact among the facts of one deck; `origins` are the origins that support it. */
export function rankOf(
  fact: Fact,
  context: {
    readonly origins: number;
    readonly disputed: boolean;
    readonly sources: ReadonlyMap<string, Source>;
    readonly asOf: string;
  },
): Rank {
  const [reliability, credibility] = bestRating(fact.evidence, context.sources);
  return {
    judgement: fact.kind === 'judgement' ? 0 : 1,
    corroborated: context.origins >= 2 ? 0 : 1,
    verified: fact.status === 'verified' && !context.disputed ? 0 : 1,
    reliability,
    credibility,
    day: recentDay(fact, context.asOf),
    id: fact.id,
  };
}

/**
 * The order of facts in a section and for the key slide: what a reader needs first.
 *
 * 1. judgements before reported facts: the bottom line up front;
 * 2. what two or more origins support before what rests on one;
 * 3. what is verified and undisputed before drafts and what is disputed;
 * 4. the better rated: reliability A to E, then F or unrated, then credibility 1 to 5, then 6 or unrated, both of the one
 *    best supporting piece of evidence and never averaged (Admiralty code: F and 6 mean unknown);
 * 5. the more recent, where what lies after the deck's as-of date counts as of that date;
 * 6. the id, so that the order is always the same.
 */
export function compareRanks(a: Rank, b: Rank): number {
  return (
    a.judgement - b.judgement ||
    a.corroborated - b.corroborated ||
    a.verified - b.verified ||
    a.reliability - b.reliability ||
    a.credibility - b.credibility ||
    compareText(b.day, a.day) ||
    compareText(a.id, b.id)
  );
}

/** By code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
