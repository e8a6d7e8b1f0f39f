import { changeLogTriggers } from './changeLogTriggers.ts';
import type { Migration } from './migration.ts';

/**
 * Annotations (W3C Web Annotation: on a document or on a fact, never both) and briefings, both in the change log.
 * `preference` is what a person sets for themselves, such as their name: it is no part of the history.
 */
const tables = `
  CREATE TABLE annotation (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, motivation TEXT NOT NULL,
    document INTEGER REFERENCES document (id), fact INTEGER REFERENCES fact (id),
    start_utf16 INTEGER, end_utf16 INTEGER, quote TEXT, body TEXT, author TEXT, created TEXT NOT NULL, modified TEXT NOT NULL,
    CHECK ((document IS NULL) <> (fact IS NULL))
  ) STRICT;
  CREATE INDEX annotation_by_document ON annotation (document, start_utf16) WHERE document IS NOT NULL;
  CREATE INDEX annotation_by_fact ON annotation (fact) WHERE fact IS NOT NULL;

  CREATE VIRTUAL TABLE annotation_fts USING fts5 (
    body, quote, content='annotation', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2'
  );
  CREATE TRIGGER annotation_fts_insert AFTER INSERT ON annotation BEGIN
    INSERT INTO annotation_fts (rowid, body, quote) VALUES (new.id, new.body, new.quote);
  END;
  CREATE TRIGGER annotation_fts_delete AFTER DELETE ON annotation BEGIN
    INSERT INTO annotation_fts (annotation_fts, rowid, body, quote) VALUES ('delete', old.id, old.body, old.quote);
  END;
  CREATE TRIGGER annotation_fts_update AFTER UPDATE OF body, quote ON annotation BEGIN
    INSERT INTO annotation_fts (annotation_fts, rowid, body, quote) VALUES ('delete', old.id, old.body, old.quote);
    INSERT INTO annotation_fts (rowid, body, quote) VALUES (new.id, new.body, new.quote);
  END;

  CREATE TABLE briefing (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL DEFAULT 1,
    last_revision INTEGER NOT NULL DEFAULT 1, name TEXT NOT NULL, title TEXT, themes TEXT NOT NULL, audience TEXT,
    marking TEXT, style TEXT NOT NULL, design TEXT NOT NULL, as_of TEXT, handout INTEGER NOT NULL, edits TEXT NOT NULL
  ) STRICT;

  CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE INDEX fact_by_marking ON fact (marking, day, id);
`;

const changeLog = [
  changeLogTriggers({
    table: 'annotation',
    key: ['id'],
    fact: 'fact',
    columns: [
      'id',
      'uuid',
      'motivation',
      'document',
      'fact',
      'start_utf16',
      'end_utf16',
      'quote',
      'body',
      'author',
      'created',
      'modified',
    ],
  }),
  changeLogTriggers({
    table: 'briefing',
    key: ['id'],
    fact: null,
    columns: [
      'id',
      'uuid',
      'revision',
      'last_revision',
      'name',
      'title',
      'themes',
      'audience',
      'marking',
      'style',
      'design',
      'as_of',
      'handout',
      'edits',
    ],
  }),
].join('\n');

export const annotationsAndBriefings: Migration = {
  version: 2,
  name: 'annotations and briefings',
  apply: (database) => {
    database.exec(tables);
    database.exec(changeLog);
  },
};
