import { type Fact, isProjection } from '../../model/fact.ts';
import type { Citation, Statement } from '../../model/slidePlan.ts';

/** What is known of a fact beside itself that changes how it is labelled. */
export interface Standing {
  /** Its status says so, other facts or evidence contradict it. */
  readonly disputed: boolean;
  /** A newer fact supersedes it. */
  readonly superseded: boolean;
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

/** A fact as it stands on a slide: the library's words, what it cites, its labels. */
export function statementOf(fact: Fact, standing: Standing, citations: readonly Citation[]): Statement {
  return {
    factId: fact.id,
    text: fact.statement,
    citations,
    labels: labelsOf(fact, standing),
  };
}
