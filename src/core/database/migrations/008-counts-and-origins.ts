import type { Migration } from './migration.ts';

const STATES = ['open', 'snoozed', 'accepted', 'rejected'] as const;

/** A number that no other state of a document's proposals has: a rollback never brings back one that was seen. */
const NEW_STAMP = 'abs(random() % 9007199254740991)';

const counts = (row: 'new' | 'old', sign: '+' | '-'): string =>
  STATES.map((state) => `${state} = ${state} ${sign} (${row}.state = '${state}')`).join(', ');

/**
 * What would have to be counted anew at each look at a library that has grown: how many sources and documents there are, and how
 * many proposals of each state a document has (`proposed`), with a `stamp` that is another whenever one of them is. By the indexes
 * sources of one origin are found, and those that go back to another source. All of it is worked out, and none of it logged.
 */
const tables = `
  CREATE TABLE proposed (
    document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    ${STATES.map((state) => `${state} INTEGER NOT NULL`).join(', ')}, stamp INTEGER NOT NULL
  ) STRICT;
  INSERT INTO proposed (document, ${STATES.join(', ')}, stamp)
    SELECT g.document, ${STATES.map((state) => `sum(g.state = '${state}')`).join(', ')}, ${NEW_STAMP}
    FROM suggestion g JOIN document d ON d.id = g.document GROUP BY g.document;
  CREATE TRIGGER suggestion_counted AFTER INSERT ON suggestion BEGIN
    INSERT INTO proposed (document, ${STATES.join(', ')}, stamp)
      VALUES (new.document, ${STATES.map((state) => `new.state = '${state}'`).join(', ')}, ${NEW_STAMP})
      ON CONFLICT (document) DO UPDATE SET ${counts('new', '+')}, stamp = ${NEW_STAMP};
  END;
  CREATE TRIGGER suggestion_counted_anew AFTER UPDATE ON suggestion BEGIN
    UPDATE proposed SET ${counts('old', '-')}, stamp = ${NEW_STAMP} WHERE document = old.document;
    UPDATE proposed SET ${counts('new', '+')} WHERE document = new.document;
  END;
  CREATE TRIGGER suggestion_uncounted AFTER DELETE ON suggestion BEGIN
    UPDATE proposed SET ${counts('old', '-')}, stamp = ${NEW_STAMP} WHERE document = old.document;
  END;

  INSERT INTO tally (name, count) SELECT 'sources', count(*) FROM source;
  INSERT INTO tally (name, count) SELECT 'documents', count(*) FROM document;
  ${(['source', 'document'] as const)
    .map(
      (table) => `
  CREATE TRIGGER ${table}_counted AFTER INSERT ON ${table} BEGIN
    UPDATE tally SET count = count + 1 WHERE name = '${table}s';
  END;
  CREATE TRIGGER ${table}_uncounted AFTER DELETE ON ${table} BEGIN
    UPDATE tally SET count = count - 1 WHERE name = '${table}s';
  END;`,
    )
    .join('')}

  CREATE INDEX source_by_origin ON source (origin);
  CREATE INDEX source_of_another_origin ON source (origin) WHERE origin <> uuid;
`;

export const countsAndOrigins: Migration = {
  version: 8,
  name: 'counts and origins',
  apply: (database) => {
    database.exec(tables);
  },
};
