export { type PlanInput, planDeck } from './planDeck.ts';
export { citableEvidence, type Limits } from './selection.ts';
