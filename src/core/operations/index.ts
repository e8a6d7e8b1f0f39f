export { type CheckJob, type CheckJobRunner, runCheckJob } from './checkJob.ts';
export { type DeckJobRunner, jobsInProcess, type OperationContext } from './context.ts';
export { type DeckJob, type DeckJobResult, type PreviewJob, type PreviewResult, runDeckJob } from './deckJob.ts';
export {
  type AnyImportJob,
  type AnyImportResult,
  type ImportJob,
  type ImportJobRunner,
  runImportJob,
  type SuggestJob,
  type TableJob,
  type ZoteroJob,
} from './importJob.ts';
export { createLibrary, libraryWarnings, openLibrary } from './opening.ts';
export type { Report } from './progress.ts';
export { router } from './router.ts';
export type { SuggestWith } from './suggestJob.ts';
