export { ContradictionFinder } from './candidates.ts';
export { CopyGroups, copiesAmong, prepareCopies } from './copies.ts';
export { isSameFact, linkBetween } from './link.ts';
export { metricKey } from './measures.ts';
export { type NameKey, nameKeys, type Stated } from './stated.ts';
