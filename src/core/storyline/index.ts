export { periodsOf, toldDate } from './periods.ts';
export { type PlanInput, planDeck, planDeckWithEdits } from './planDeck.ts';
export { admit, citableEvidence, type Limits } from './selection.ts';
export type { SlideWarning } from './slideWarnings.ts';
export { compareStrengths, type Strength, strengthOf } from './strength.ts';
