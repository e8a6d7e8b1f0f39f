import { edtfSpan, edtfWords } from '../../model/edtf.ts';
import { type Evidence, type Fact, isProjection, supports } from '../../model/fact.ts';
import { madeOn } from '../../model/ids.ts';
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

/** The first date of what a fact tells that lies after the cut-off, a projection's own period aside; null where there is none. */
function toldAfter(fact: Fact, asOf: string): string | null {
  const periods = fact.measures.filter((measure) => !isProjection(measure)).map((measure) => measure.period);
  const dates = [fact.eventDate, ...periods].filter((date) => date !== null);
  return dates.find((date) => (edtfSpan(date)?.first ?? '') > asOf) ?? null;
}

/**
 * Whether something dated shows that the fact was known by the cut-off: its own as-of date, the day it was entered into the
 * library, or a source published by then.
 */
function wasKnown(fact: Fact, sources: readonly Source[], limits: Limits): boolean {
  const known = fact.asOf === null ? null : (edtfSpan(fact.asOf)?.first ?? null);
  const entered = madeOn(fact.id);
  if ([known, entered].some((day) => day !== null && day <= limits.asOf)) return true;
  return sources.some((source) => {
    const issued = issuedFrom(source);
    return issued !== null && issued <= limits.asOf && isCitable(source, limits);
  });
}

interface Reason {
  /** One sentence. */
  readonly why: string;
  readonly cutOff: boolean;
}

const because = (why: string): Reason => ({ why, cutOff: false });
const tooLate = (why: string): Reason => ({ why, cutOff: true });

/** Why a fact cannot be shown by itself, whatever it rests on; null where it can. */
function reasonAgainst(fact: Fact, sources: ReadonlyMap<string, Source>, limits: Limits): Reason | null {
  if (fact.status === 'retired') return because('It is retired.');
  const supporting = fact.evidence.filter((e) => supports(e) && sources.has(e.sourceId));
  if (supporting.length === 0) return because('It is unsourced: no evidence supports it.');
  if (isOver(limits, fact.marking)) {
    return because(`It is marked ${fact.marking ?? limits.scheme.defaultLabel}, above the ceiling ${limits.ceiling}.`);
  }
  const known = fact.asOf === null ? null : (edtfSpan(fact.asOf)?.first ?? null);
  if (known !== null && known > limits.asOf) {
    return tooLate(`It became known on ${known}, after the cut-off ${limits.asOf}.`);
  }

  const held = supporting.map((e) => sources.get(e.sourceId)).filter((s) => s !== undefined);
  if (!held.some((source) => isCitable(source, limits))) {
    if (held.every((source) => isOver(limits, source.marking))) {
      return because(`Every source that supports it is marked above the ceiling ${limits.ceiling}.`);
    }
    if (held.every((source) => isLater(source, limits))) {
      return tooLate(`Every source that supports it was published after the cut-off ${limits.asOf}.`);
    }
    return tooLate(
      `Every source that supports it is above the ceiling ${limits.ceiling} or later than the cut-off ${limits.asOf}.`,
    );
  }
  const later = toldAfter(fact, limits.asOf);
  if (later !== null && !wasKnown(fact, held, limits)) {
    return tooLate(
      `It tells of ${edtfWords(later)}, and nothing dated shows that it was known by the cut-off ${limits.asOf}.`,
    );
  }
  return null;
}

/**
 * The exclusion rules of a deck. Left out, in this order of reasons: what is retired; what no evidence supports; what is
 * marked above the ceiling; what became known after the cut-off; what only sources above the ceiling or later than the
 * cut-off support; what tells of a time that begins after the cut-off (its event date, or the period of a measure that is
 * no projection), unless something dated shows that it was known by then: the fact's as-of date, or the date of a
 * supporting source that may be cited. It is then a plan or a projection that was known. A judgement that rests on any
 * fact left out for the cut-off is left out too, however far down: its ground was not known then.
 *
 * Of the facts that stay, evidence of sources above the ceiling or later than the cut-off is dropped: it is neither cited
 * nor counted. `facts` are all that the deck may show, so that the grounds of judgements are among them.
 */
export function admit(facts: readonly Fact[], sources: ReadonlyMap<string, Source>, limits: Limits): Admitted {
  const reasons = new Map<string, Reason>();
  for (const fact of facts) {
    const reason = reasonAgainst(fact, sources, limits);
    if (reason !== null) reasons.set(fact.id, reason);
  }
  let judgements = facts.filter((fact) => fact.kind === 'judgement' && !reasons.has(fact.id));
  for (let before = -1; before !== judgements.length; ) {
    before = judgements.length;
    for (const fact of judgements) {
      if (fact.restsOn.some((id) => reasons.get(id)?.cutOff)) {
        reasons.set(fact.id, tooLate(`It rests on a fact that was not known by the cut-off ${limits.asOf}.`));
      }
    }
    judgements = judgements.filter((fact) => !reasons.has(fact.id));
  }

  const shown: Fact[] = [];
  const leftOut: LeftOut[] = [];
  for (const fact of facts) {
    const reason = reasons.get(fact.id);
    if (reason === undefined) shown.push({ ...fact, evidence: citableEvidence(fact, sources, limits) });
    else leftOut.push({ factId: fact.id, why: reason.why });
  }
  return { facts: shown, leftOut };
}
