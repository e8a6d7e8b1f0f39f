import { supportingOrigins } from '../../model/corroboration.ts';
import { type Fact, supports } from '../../model/fact.ts';
import { CREDIBILITY, RELIABILITY_CODES, ratingText } from '../../model/scales.ts';
import type { Source } from '../../model/source.ts';
import { compareText } from './order.ts';
import { counted } from './words.ts';

/** How well a fact is evidenced, and why, in words. */
export interface Strength {
  readonly fact: Fact;
  /** Admiralty, of the best supporting evidence; null where none supports it. */
  readonly rating: string | null;
  /** Origins that support it; reprints and repeats share one. */
  readonly origins: number;
  /** Pieces of evidence that support it. */
  readonly supports: number;
  /** Pieces of evidence, and other facts, that contradict it. */
  readonly contradicts: number;
  /** One sentence. */
  readonly why: string;
  /** Smaller is stronger, place by place. */
  readonly rank: readonly number[];
}

const UNRATED = Object.keys(CREDIBILITY).length;
/** More origins make a fact no stronger for a reader's eye. */
const MOST_ORIGINS = 3;

/** How a fact stands by its evidence; `facts` are those it is related to, either way round. */
export function strengthOf(
  fact: Fact,
  facts: ReadonlyMap<string, Fact>,
  sources: ReadonlyMap<string, Source>,
): Strength {
  const supporting = fact.evidence.filter((evidence) => supports(evidence) && sources.has(evidence.sourceId));
  const rated = supporting
    .map((evidence) => {
      const reliability = sources.get(evidence.sourceId)?.reliability ?? null;
      return {
        reliability: RELIABILITY_CODES.indexOf(reliability ?? 'F'),
        credibility: evidence.credibility ?? UNRATED,
        text: ratingText(reliability, evidence.credibility),
        held: evidence.state === 'anchored' ? 0 : 1,
      };
    })
    .sort((a, b) => a.reliability - b.reliability || a.credibility - b.credibility || a.held - b.held);
  const [best] = rated;
  const both = [...facts.values()]
    .filter((other) => other.relations.some(({ kind, factId }) => kind === 'corroborates' && factId === fact.id))
    .map((other) => ({ kind: 'corroborates' as const, factId: other.id }));
  const origins = supportingOrigins({ ...fact, relations: [...fact.relations, ...both] }, facts, sources).size;
  const contradicting = [...facts.values()].filter(
    (other) =>
      other.id !== fact.id &&
      other.status !== 'retired' &&
      (fact.relations.some(({ kind, factId }) => kind === 'contradicts' && factId === other.id) ||
        other.relations.some(({ kind, factId }) => kind === 'contradicts' && factId === fact.id)),
  ).length;
  const contradicts = fact.evidence.filter(({ stance }) => stance === 'contradicts').length + contradicting;
  const strength = { rating: best?.text ?? null, origins, supports: supporting.length, contradicts };
  return {
    fact,
    ...strength,
    why: whyWords(fact, strength),
    rank: [
      best ? 0 : 1,
      fact.status === 'disputed' || contradicts > 0 ? 1 : 0,
      -Math.min(origins, MOST_ORIGINS),
      fact.status === 'verified' ? 0 : 1,
      best?.reliability ?? RELIABILITY_CODES.length,
      best?.credibility ?? UNRATED,
      best?.held ?? 1,
    ],
  };
}

function whyWords(fact: Fact, { rating, origins, contradicts }: Omit<Strength, 'fact' | 'why' | 'rank'>): string {
  if (rating === null) return 'No evidence supports it: it never reaches a slide.';
  const support =
    origins === 1
      ? `One origin supports it, rated ${rating}`
      : `${origins} origins support it, the best rated ${rating}`;
  const standing = fact.status === 'draft' ? 'not verified yet' : fact.status;
  const against =
    contradicts === 0
      ? 'nothing contradicts it'
      : `${counted(contradicts, 'piece of evidence or other fact', 'pieces of evidence or other facts')} against it`;
  return `${support}; ${standing}; ${against}.`;
}

/**
 * Stronger first: what evidence supports; what nothing contradicts; what more origins support (three or more count alike);
 * what is verified; the better rated, by reliability and then credibility of its one best evidence, never averaged; what has
 * its quote in place; the id.
 */
export function compareStrengths(a: Strength, b: Strength): number {
  for (const [place, value] of a.rank.entries()) {
    const difference = value - (b.rank[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return compareText(a.fact.id, b.fact.id);
}
