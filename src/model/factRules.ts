import type { Fact } from './fact.ts';

/** A rule between the fields of a fact that does not hold: the field that breaks it, and why, as part of a sentence. */
export interface FactFault {
  readonly field: 'likelihood' | 'confidence' | 'restsOn';
  readonly message: string;
}

/**
 * What is wrong between the fields of a fact; none where all holds. Estimative terms are of judgements, and a likelihood and
 * a confidence never stand in one sentence (ICD 203); a judgement names the facts it rests on.
 */
export function factFaults(
  fact: Pick<Fact, 'kind' | 'restsOn'> & { readonly likelihood: string | null; readonly confidence: string | null },
): readonly FactFault[] {
  const faults: FactFault[] = [];
  if (fact.kind !== 'judgement') {
    if (fact.likelihood !== null) faults.push({ field: 'likelihood', message: 'a likelihood is for judgements only' });
    if (fact.confidence !== null) faults.push({ field: 'confidence', message: 'a confidence is for judgements only' });
  } else if (fact.restsOn.length === 0) {
    faults.push({ field: 'restsOn', message: 'a judgement names the facts it rests on' });
  }
  if (fact.likelihood !== null && fact.confidence !== null) {
    faults.push({ field: 'confidence', message: 'a likelihood and a confidence never stand in one sentence' });
  }
  return faults;
}
