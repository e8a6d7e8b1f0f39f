export type { WriteOptions } from './job.ts';
export type { LintProblem } from './lint.ts';
export { lintPackage } from './lint.ts';
export type { WriteReport } from './writeDeck.ts';
export { writeDeck, writeDeckBytes } from './writeDeck.ts';
export type { DeckSink } from './zip/zipWriter.ts';
