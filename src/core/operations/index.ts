export type { DeckJobRunner, OperationContext } from './context.ts';
export { type DeckJob, type DeckJobResult, runDeckJob } from './deckJob.ts';
export { createLibrary, libraryWarnings, openLibrary } from './opening.ts';
export { router } from './router.ts';
