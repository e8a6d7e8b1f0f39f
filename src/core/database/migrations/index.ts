import { library } from './001-library.ts';
import { annotationsAndBriefings } from './002-annotations-and-briefings.ts';
import { suggestions } from './003-suggestions.ts';
import { textLikeness } from './004-text-likeness.ts';
import { updatesThatChange } from './005-updates-that-change.ts';
import { statedMetadata } from './006-stated-metadata.ts';
import { pageLabels } from './007-page-labels.ts';
import { countsAndOrigins } from './008-counts-and-origins.ts';
import { readingsByAnotherDate } from './009-readings-by-another-date.ts';
import { listsAndSteps } from './010-lists-and-steps.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

/** Every migration, by number. A released one is never edited: a change of the schema is a new file. */
export const MIGRATIONS: readonly Migration[] = [
  library,
  annotationsAndBriefings,
  suggestions,
  textLikeness,
  updatesThatChange,
  statedMetadata,
  pageLabels,
  countsAndOrigins,
  readingsByAnotherDate,
  listsAndSteps,
];
