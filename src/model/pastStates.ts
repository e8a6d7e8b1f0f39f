import type { Fact, Measure } from './fact.ts';

/** What a fact was before, told from a change log: what was taken back does not count. */
export interface PastStates {
  /** `contentKey` of each content that it had. */
  readonly contents: ReadonlySet<string>;
  /** `measuresKey` of each list of measures that it had. */
  readonly measures: ReadonlySet<string>;
  /** Slugs of themes, and ids of evidence, that were taken from it. */
  readonly themes: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
}

type Content = Pick<
  Fact,
  'kind' | 'statement' | 'status' | 'eventDate' | 'asOf' | 'likelihood' | 'confidence' | 'note'
>;

/** What a fact says and what is said about it, as one text; without what hangs on it and its marking. */
export function contentKey(fact: Content): string {
  const { kind, statement, status, eventDate, asOf, likelihood, confidence, note } = fact;
  return JSON.stringify([kind, statement, status, eventDate, asOf, likelihood, confidence, note]);
}

/** Measures as one text, in their order. */
export function measuresKey(measures: readonly Measure[]): string {
  return JSON.stringify(
    measures.map(({ metric, subject, value, unit, period, qualifier }) => [
      metric,
      subject,
      value,
      unit,
      period,
      qualifier,
    ]),
  );
}
