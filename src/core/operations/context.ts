import type { Library } from '../database/library.ts';
import type { DeckJob, DeckJobResult } from './deckJob.ts';
import type { Report } from './progress.ts';

/** Runs a deck job somewhere: in this thread for the command line, in the deck thread under the core host. */
export type DeckJobRunner = (job: DeckJob, report: Report, signal: AbortSignal) => Promise<DeckJobResult>;

/** What every operation works with. */
export interface OperationContext {
  readonly library: Library;
  readonly runDeckJob: DeckJobRunner;
}
