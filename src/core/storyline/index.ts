export { type PlanInput, planDeck, planDeckWithEdits } from './planDeck.ts';
export { citableEvidence, type Limits } from './selection.ts';
