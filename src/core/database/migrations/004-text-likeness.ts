import type { Migration } from './migration.ts';

/**
 * By what texts like a new one are found: some hashes of each held text, worked out from it and never logged.
 * `measure_by_period` finds the figures that another may agree with or contradict. `text_compared` names the texts that were read for it, those among them that are too short to tell.
 */
const tables = `
  CREATE TABLE text_hash (
    hash INTEGER NOT NULL, text INTEGER NOT NULL REFERENCES document_text (id), PRIMARY KEY (hash, text)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE text_compared (text INTEGER PRIMARY KEY REFERENCES document_text (id)) STRICT;
  CREATE INDEX measure_by_period ON measure (period, unit, fact);
`;

export const textLikeness: Migration = {
  version: 4,
  name: 'likeness of texts',
  apply: (database) => {
    database.exec(tables);
  },
};
