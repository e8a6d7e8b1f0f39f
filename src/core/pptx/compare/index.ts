export { compareDeck, type DeckComparison } from './compareDeck.ts';
export { matchRecord, type RecordEntry, type RecordMatch } from './matchRecord.ts';
export { type DeckProblem, PROBLEM_CODES, type ProblemCode } from './problem.ts';
