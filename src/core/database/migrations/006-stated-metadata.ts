import type { Migration } from './migration.ts';

/**
 * What a file states of itself, and where in it: kept with the text, frozen like it, so that a source's metadata can be held
 * against it later. Texts that came in before have none.
 */
export const statedMetadata: Migration = {
  version: 6,
  name: 'stated metadata',
  apply: (database) => {
    database.exec('ALTER TABLE document_text ADD COLUMN stated TEXT');
  },
};
