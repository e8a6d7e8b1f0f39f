import { type Fact, isProjection, supports } from '../../model/fact.ts';
import type { Citation, Statement } from '../../model/slidePlan.ts';

/** What is known of a fact beside itself that changes how it is labelled. */
export interface Standing {
  /** Its status says so, other facts or evidence contradict it. */
  readonly disputed: boolean;
  /** A newer fact supersedes it. */
  readonly superseded: boolean;
}

/** The supporting sources of a fact, each once, in the order of its evidence, with the first locator that is known. */
export function citationsOf(fact: Pick<Fact, 'evidence'>): readonly Citation[] {
  const bySource = new Map<string, Citation>();
  for (const evidence of fact.evidence) {
    if (!supports(evidence)) continue;
    const known = bySource.get(evidence.sourceId);
    if (known === undefined || known.locator === null) {
      bySource.set(evidence.sourceId, { sourceId: evidence.sourceId, locator: evidence.locator });
    }
  }
  return [...bySource.values()];
}

/** Labels of statements that a heading never asserts. */
export const CAVEAT_LABELS: readonly string[] = ['Disputed', 'Sources differ', 'Unverified', 'Superseded'];

/**
 * The words set before a statement, always in this order: `Disputed` where the analyst says so, `Sources differ` where
 * only another statement or source contradicts it, or `Unverified`; `Superseded`; `Judgement` with its
 * likelihood or else its confidence, never both (ICD 203); `Projection`. A likelihood that the sentence itself words is
 * not said again.
 */
export function labelsOf(fact: Fact, standing: Standing): readonly string[] {
  const labels: string[] = [];
  if (standing.disputed) labels.push(fact.status === 'disputed' ? 'Disputed' : 'Sources differ');
  else if (fact.status === 'draft') labels.push('Unverified');
  if (standing.superseded) labels.push('Superseded');
  if (fact.kind === 'judgement') {
    labels.push('Judgement');
    if (fact.likelihood !== null) {
      if (!fact.statement.toLowerCase().includes(fact.likelihood.toLowerCase())) labels.push(fact.likelihood);
    } else if (fact.confidence !== null) labels.push(`${fact.confidence} confidence`);
  }
  if (fact.measures.some(isProjection)) labels.push('Projection');
  return labels;
}

/** A fact as it stands on a slide: the library's words, its supporting sources, its labels. */
export function statementOf(fact: Fact, standing: Standing): Statement {
  return {
    factId: fact.id,
    text: fact.statement,
    citations: citationsOf(fact),
    labels: labelsOf(fact, standing),
  };
}
