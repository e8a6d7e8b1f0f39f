import type { Library } from '../database/library.ts';
import { type CheckJobRunner, runCheckJob } from './checkJob.ts';
import { type DeckJobRunner, runDeckJob } from './deckJob.ts';
import { type ImportJobRunner, runImportJob } from './importJob.ts';

export type { DeckJobRunner } from './deckJob.ts';

/** What every operation works with. */
export interface OperationContext {
  readonly library: Library;
  readonly runDeckJob: DeckJobRunner;
  readonly runImportJob: ImportJobRunner;
  readonly runCheckJob: CheckJobRunner;
}

/** All jobs in the process that asks for them: for tests and measurements. */
export const jobsInProcess = { runDeckJob, runImportJob, runCheckJob } satisfies Partial<OperationContext>;
