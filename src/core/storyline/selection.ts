import { edtfSpan } from '../../model/edtf.ts';
import { type Evidence, type Fact, supports } from '../../model/fact.ts';
import { type MarkingScheme, markingRank } from '../../model/scales.ts';
import type { LeftOut } from '../../model/slidePlan.ts';
import type { Source } from '../../model/source.ts';

/** What a deck may hold: nothing marked above the ceiling, nothing known only after the cut-off. */
export interface Limits {
  readonly scheme: MarkingScheme;
  /** A label of the scheme; null allows every marking. */
  readonly ceiling: string | null;
  /** ISO day: the cut-off of information. */
  readonly asOf: string;
}

/** Facts that may be shown, each with only the evidence that may be cited, and the others with the reason. */
export interface Admitted {
  readonly facts: readonly Fact[];
  readonly leftOut: readonly LeftOut[];
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The first day on which a source can have been published, as ISO day; null where its date is unknown or only words. */
export function issuedFrom(source: Pick<Source, 'csl'>): string | null {
  const [year, month = 1, day = 1] = source.csl.issued?.['date-parts']?.[0] ?? [];
  if (year === undefined || !Number.isInteger(year)) return null;
  return `${pad(year, 4)}-${pad(Math.min(Math.max(month, 1), 12), 2)}-${pad(day, 2)}`;
}

function isOver(limits: Limits, marking: string | null): boolean {
  return limits.ceiling !== null && markingRank(limits.scheme, marking) > markingRank(limits.scheme, limits.ceiling);
}

/** Whether a source may be cited: its marking is within the ceiling and it is not known to be later than the cut-off. */
export function isCitable(source: Pick<Source, 'csl' | 'marking'>, limits: Limits): boolean {
  return !isOver(limits, source.marking) && !isLater(source, limits);
}

function isLater(source: Pick<Source, 'csl'>, limits: Limits): boolean {
  const issued = issuedFrom(source);
  return issued !== null && issued > limits.asOf;
}

/** The evidence of a fact that a deck within these limits may cite, quote or mention, in the fact's order. */
export function citableEvidence(
  fact: Pick<Fact, 'evidence'>,
  sources: ReadonlyMap<string, Source>,
  limits: Limits,
): readonly Evidence[] {
  return fact.evidence.filter((evidence) => {
    const source = sources.get(evidence.sourceId);
    return source !== undefined && isCitable(source, limits);
  });
}

/** Why a fact cannot be shown, as one sentence; null where it can. */
function reasonAgainst(fact: Fact, sources: ReadonlyMap<string, Source>, limits: Limits): string | null {
  if (fact.status === 'retired') return 'It is retired.';
  const supporting = fact.evidence.filter((e) => supports(e) && sources.has(e.sourceId));
  if (supporting.length === 0) return 'It is unsourced: no evidence supports it.';
  if (isOver(limits, fact.marking)) {
    return `It is marked ${fact.marking ?? limits.scheme.defaultLabel}, above the ceiling ${limits.ceiling}.`;
  }
  const known = fact.asOf === null ? null : (edtfSpan(fact.asOf)?.first ?? null);
  if (known !== null && known > limits.asOf) return `It became known on ${known}, after the cut-off ${limits.asOf}.`;

  const held = supporting.map((e) => sources.get(e.sourceId)).filter((s) => s !== undefined);
  if (held.some((source) => isCitable(source, limits))) return null;
  if (held.every((source) => isOver(limits, source.marking))) {
    return `Every source that supports it is marked above the ceiling ${limits.ceiling}.`;
  }
  if (held.every((source) => isLater(source, limits))) {
    return `Every source that supports it was published after the cut-off ${limits.asOf}.`;
  }
  return `Every source that supports it is above the ceiling ${limits.ceiling} or later than the cut-off ${limits.asOf}.`;
}

/**
 * The exclusion rules of a deck. Left out, in this order of reasons: what is retired; what no evidence supports; what is
 * marked above the ceiling; what became known after the cut-off; what only sources above the ceiling or later than the
 * cut-off support. Of the facts that stay, evidence of such sources is dropped: it is neither cited nor counted.
 */
export function admit(facts: readonly Fact[], sources: ReadonlyMap<string, Source>, limits: Limits): Admitted {
  const shown: Fact[] = [];
  const leftOut: LeftOut[] = [];
  for (const fact of facts) {
    const why = reasonAgainst(fact, sources, limits);
    if (why === null) shown.push({ ...fact, evidence: citableEvidence(fact, sources, limits) });
    else leftOut.push({ factId: fact.id, why });
  }
  return { facts: shown, leftOut };
}
