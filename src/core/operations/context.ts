import type { Library } from '../database/library.ts';
import type { DeckJobRunner } from './deckJob.ts';

export type { DeckJobRunner } from './deckJob.ts';

/** What every operation works with. */
export interface OperationContext {
  readonly library: Library;
  readonly runDeckJob: DeckJobRunner;
}
