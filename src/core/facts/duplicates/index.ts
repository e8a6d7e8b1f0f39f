export { PairFinder } from './candidates.ts';
export { type Comparable, canBeDuplicates, likeness, shareAPlace } from './compare.ts';
export { type DuplicateGroup, type DuplicatePair, groupPairs } from './groups.ts';
export { statementWords } from './words.ts';
