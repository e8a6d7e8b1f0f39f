export { compareDeck, type DeckComparison } from './compareDeck.ts';
export { matchRecord, type RecordEntry, type RecordMatch } from './matchRecord.ts';
export type { DeckProblem, ProblemCode } from './problem.ts';
