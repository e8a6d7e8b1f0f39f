import { changeLogTriggers } from './changeLogTriggers.ts';
import type { Migration } from './migration.ts';

/**
 * Candidate facts of documents, and which documents were looked through. That they are proposed is worked out from the text
 * and can be again, so an insert is not logged; what becomes of one is decided by a person, and is. They go with their document.
 */
const tables = `
  CREATE TABLE suggestion (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    quote_hash TEXT NOT NULL, kind TEXT NOT NULL, start_utf16 INTEGER NOT NULL, end_utf16 INTEGER NOT NULL,
    score_permille INTEGER NOT NULL, candidate TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'snoozed')),
    snoozed_until TEXT, fact INTEGER REFERENCES fact (id)
  ) STRICT;
  CREATE INDEX suggestion_by_document ON suggestion (document, start_utf16);
  CREATE INDEX suggestion_by_score ON suggestion (state, score_permille);
  CREATE INDEX suggestion_by_place ON suggestion (state, document, start_utf16);
  CREATE INDEX suggestion_snoozed ON suggestion (snoozed_until) WHERE state = 'snoozed';
  CREATE INDEX suggestion_by_fact ON suggestion (fact) WHERE fact IS NOT NULL;

  CREATE TABLE looked_through (
    document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE
  ) STRICT;
`;

/** The columns of a suggestion that the change log keeps. */
export const LOGGED = [
  'id',
  'uuid',
  'document',
  'quote_hash',
  'kind',
  'start_utf16',
  'end_utf16',
  'score_permille',
  'candidate',
  'state',
  'snoozed_until',
  'fact',
];

export const suggestions: Migration = {
  version: 3,
  name: 'suggestions',
  apply: (database) => {
    database.exec(tables);
    database.exec(changeLogTriggers({ table: 'suggestion', key: ['id'], fact: null, columns: LOGGED }));
    database.exec('DROP TRIGGER suggestion_log_insert');
  },
};
