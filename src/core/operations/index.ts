export { type DeckJobRunner, jobsInProcess, type OperationContext } from './context.ts';
export { type DeckJob, type DeckJobResult, type PreviewJob, type PreviewResult, runDeckJob } from './deckJob.ts';
export {
  type FoundFacts,
  type ImportJob,
  type ImportJobRunner,
  type ReadContent,
  runImportJob,
  type SuggestJob,
} from './importJob.ts';
export { createLibrary, libraryWarnings, openLibrary } from './opening.ts';
export type { Report } from './progress.ts';
export { router } from './router.ts';
export type { SuggestWith } from './suggestJob.ts';
