import type { Confidence, Credibility } from './scales.ts';

export const FACT_KINDS = ['reported', 'judgement'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export const FACT_STATUSES = ['draft', 'verified', 'disputed', 'retired'] as const;
export type FactStatus = (typeof FACT_STATUSES)[number];

export const STANCES = ['supports', 'contradicts', 'context'] as const;
export type Stance = (typeof STANCES)[number];

export const RELATION_KINDS = [
  'contradicts',
  'supersedes',
  'corroborates',
  'same-origin',
  'distinct',
  'true-at-different-dates',
] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export const ENTITY_KINDS = ['organisation', 'person', 'place', 'programme', 'exercise', 'event', 'work'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/**
 * What a fact waits for. theme: it has none, so that no briefing takes it. date: it was dated by a date of its source that is
 * another one now.
 */
export const FACT_NEEDS = ['theme', 'date'] as const;
export type FactNeed = (typeof FACT_NEEDS)[number];

/** CSL 1.0.2 locator labels. */
export const LOCATOR_LABELS = [
  'act',
  'appendix',
  'article-locator',
  'book',
  'canon',
  'chapter',
  'column',
  'elocation',
  'equation',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'page',
  'paragraph',
  'part',
  'rule',
  'scene',
  'section',
  'sub-verbo',
  'supplement',
  'table',
  'timestamp',
  'title-locator',
  'verse',
  'volume',
] as const;
export type LocatorLabel = (typeof LOCATOR_LABELS)[number];

/** Where in a source: a CSL locator, for example `{label: 'paragraph', value: '11'}`. */
export interface Locator {
  readonly label: LocatorLabel;
  readonly value: string;
}

/**
 * A number that a fact carries. `unit` is an ISO 4217 code for money (value in whole units of the currency, so
 * USD 74.22 bn is 74 220 000 000 USD), `%` for shares and rates, else the thing counted. `period` is EDTF. A range is two
 * measures, one after the other (`isRange`): neither of its ends is the value.
 */
export interface Measure {
  readonly metric: string;
  readonly subject: string | null;
  readonly value: number;
  readonly unit: string | null;
  readonly period: string | null;
  /** How the number is meant: `projected`, `estimated`, `about`, `at least`, … */
  readonly qualifier: string | null;
}

export interface EntityRef {
  readonly name: string;
  readonly kind: EntityKind;
}

/** A directed relation from the fact that holds it to `factId`. `supersedes` points at the older fact. */
export interface Relation {
  readonly kind: RelationKind;
  readonly factId: string;
}

/**
 * How evidence stands to its document.
 * anchored: the quote is at its position. dormant: the library does not hold the document.
 * orphaned: the document changed and the quote is not there exactly once. located: a locator without a quote.
 */
export const EVIDENCE_STATES = ['anchored', 'dormant', 'orphaned', 'located'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/**
 * What ties a fact to a source. `quote`, `prefix`, `suffix` are a W3C TextQuoteSelector, `start` and `end` a
 * TextPositionSelector in UTF-16 code units of the document's text; `documentSha256` names the text they are in.
 */
export interface Evidence {
  readonly id: string;
  readonly sourceId: string;
  readonly documentId: string | null;
  readonly documentSha256: string | null;
  readonly quote: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly locator: Locator | null;
  readonly stance: Stance;
  readonly credibility: Credibility | null;
  readonly state: EvidenceState;
}

/** One statement in the analyst's own words, with everything that is known of it. */
export interface Fact {
  readonly id: string;
  /** 1 when it is made, one more at every change of it or of what hangs on it. */
  readonly revision: number;
  readonly kind: FactKind;
  readonly statement: string;
  readonly status: FactStatus;
  /** Slugs of its themes; the first is its main one. */
  readonly themes: readonly string[];
  /** When it happened or will happen (EDTF level 1). */
  readonly eventDate: string | null;
  /** At what date it was known to be so (EDTF level 1). */
  readonly asOf: string | null;
  readonly marking: string | null;
  /** Estimative terms: of judgements only, and never both. */
  readonly likelihood: string | null;
  readonly confidence: Confidence | null;
  /** Private to the library: never leaves with a deck. */
  readonly note: string | null;
  readonly measures: readonly Measure[];
  readonly entities: readonly EntityRef[];
  readonly relations: readonly Relation[];
  /** Ids of the facts that a judgement rests on. */
  readonly restsOn: readonly string[];
  /** Names of fields whose value was inferred and is not stated by the source. */
  readonly inferred: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Whether the evidence speaks for the fact. */
export function supports(evidence: Pick<Evidence, 'stance'>): boolean {
  return evidence.stance === 'supports';
}

/**
 * Whether two measures that follow one another are the ends of a range: of one thing, the first `at least`, the second
 * `at most`, whatever else their qualifiers say.
 */
export function isRange(low: Measure | undefined, high: Measure | undefined): boolean {
  if (!low || !high || !/\bat least$/.test(low.qualifier ?? '') || !/\bat most$/.test(high.qualifier ?? ''))
    return false;
  const isOne = (['metric', 'subject', 'unit', 'period'] as const).every((field) => low[field] === high[field]);
  return isOne && low.value < high.value;
}

/** A measure is a projection when its qualifier says so; a projection is called one on every slide and chart. */
export function isProjection(measure: Pick<Measure, 'qualifier'>): boolean {
  return measure.qualifier !== null && /project|forecast|expect|estimate for/i.test(measure.qualifier);
}
