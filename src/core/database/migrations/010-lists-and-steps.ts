import type { Migration } from './migration.ts';

/**
 * A list of proposals is narrowed and put in order by `suggestion_by_score` alone, which has all that this takes, themes among it:
 * they stand in the candidate, and are worked out where they are asked for. Before an operation leaves the history SQLite looks
 * whether another is the undoing of it: without an index it walks all that was ever done, once for each file of an import that
 * becomes one step.
 */
export const listsAndSteps: Migration = {
  version: 10,
  name: 'lists and steps',
  apply: (database) => {
    database.exec(`
      ALTER TABLE suggestion ADD COLUMN themes TEXT GENERATED ALWAYS AS (json_extract(candidate, '$.themes')) VIRTUAL;
      DROP INDEX suggestion_by_score;
      CREATE INDEX suggestion_by_score ON suggestion (state, score_permille DESC, document, start_utf16, uuid, kind, themes);
      CREATE INDEX operation_by_target ON operation (target);
    `);
  },
};
