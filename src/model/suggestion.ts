import type { EntityRef, FactKind, Measure } from './fact.ts';

/** What kind of fact a passage was read as. */
export const SUGGESTION_KINDS = ['event', 'figure', 'quote', 'claim', 'commitment', 'membership'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/**
 * A fact that a document seems to state, with the exact words it was read from. `quote` is `text.slice(start, end)` of the
 * document, offsets in UTF-16 code units. Nothing of it is in the library until somebody accepts it.
 */
export interface CandidateFact {
  readonly suggestionKind: SuggestionKind;
  readonly kind: FactKind;
  /** Ready to be edited into the analyst's own words. */
  readonly statement: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** EDTF; a date that was worked out from another (“last Thursday”) is named in `inferred`. */
  readonly eventDate: string | null;
  readonly asOf: string | null;
  /** Slugs of themes, likeliest first. */
  readonly themes: readonly string[];
  readonly measures: readonly Measure[];
  readonly entities: readonly EntityRef[];
  readonly inferred: readonly string[];
  /** How much it is worth an analyst's look, 0–1. */
  readonly score: number;
  /** Why it is proposed, in words for the user, strongest first. */
  readonly reasons: readonly string[];
}

/** What an accepted proposal would say by another date of its source, and that date (EDTF; null where it is not stated). */
export type Reading = Pick<CandidateFact, 'statement' | 'eventDate' | 'asOf' | 'measures' | 'inferred'> & {
  readonly published: string | null;
};

/** How a suggestion stands to a fact that the library holds already. */
export interface SuggestionLink {
  readonly kind: 'further-evidence' | 'contradiction';
  readonly factId: string;
  /** In words for the user. */
  readonly why: string;
  /** The fact says the same beyond doubt, so that its evidence may be added without anybody looking. */
  readonly isSame: boolean;
}

/** Why one of many is not accepted without anybody looking at it. */
export const LEFT_OPEN = ['contradiction', 'may-be-held'] as const;

/** A suggestion that was left open when many were accepted, and the fact of the library that it is about. */
export interface LeftOpen {
  readonly id: string;
  readonly why: (typeof LEFT_OPEN)[number];
  readonly factId: string;
  /** In words for the user. */
  readonly reason: string;
}

export const SUGGESTION_STATES = ['open', 'accepted', 'rejected', 'snoozed'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** A candidate fact as the library keeps it, so that one that was accepted or rejected is never proposed again. */
export interface Suggestion extends CandidateFact {
  readonly id: string;
  readonly documentId: string;
  readonly sourceId: string;
  readonly state: SuggestionState;
  /** ISO day from which a snoozed one is shown again. */
  readonly snoozedUntil: string | null;
  /** The fact that was made of it. */
  readonly factId: string | null;
  readonly links: readonly SuggestionLink[];
}
