export { type PlanInput, planDeck, planDeckWithEdits } from './planDeck.ts';
export { citableEvidence, isCitable, type Limits } from './selection.ts';
