export { type PlanInput, planDeck } from './planDeck.ts';
export { citableEvidence, isCitable, type Limits } from './selection.ts';
