import { changeLogTriggers } from './changeLogTriggers.ts';
import type { Migration } from './migration.ts';

/**
 * The first library file. Tables that are searched or referred to have an INTEGER PRIMARY KEY beside the unique UUIDv7,
 * so that full-text rows survive VACUUM and references stay small.
 *
 * `day` counts from 1970-01-01; -2147483648 stands for "no day", so that it sorts last, newest first.
 * `revision` names a content: `last_revision` is the highest ever given, so undo can bring an old revision back and no
 * number ever names two contents.
 */
const tables = `
  CREATE TABLE operation (
    id INTEGER PRIMARY KEY, label TEXT NOT NULL, at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'setup')),
    target INTEGER REFERENCES operation (id), undone INTEGER NOT NULL DEFAULT 0,
    first_change INTEGER NOT NULL, last_change INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE change (
    id INTEGER PRIMARY KEY, operation INTEGER NOT NULL,
    tbl TEXT NOT NULL, action TEXT NOT NULL, row INTEGER NOT NULL, row2 INTEGER, fact INTEGER, old TEXT
  ) STRICT;
  CREATE INDEX change_by_fact ON change (fact) WHERE fact IS NOT NULL;

  CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;

  CREATE TABLE tally (name TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO tally (name, count) VALUES ('facts', 0);

  CREATE TABLE bulk_load (active INTEGER PRIMARY KEY) STRICT;

  CREATE TABLE theme (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    colour TEXT NOT NULL, position INTEGER NOT NULL, facts INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL DEFAULT 1,
    last_revision INTEGER NOT NULL DEFAULT 1, csl TEXT NOT NULL, csl_id TEXT NOT NULL, url_key TEXT, doi_key TEXT,
    reliability TEXT, origin TEXT NOT NULL, marking TEXT, descriptor TEXT, inferred TEXT NOT NULL, expected_sha256 TEXT
  ) STRICT;
  CREATE INDEX source_by_csl_id ON source (csl_id);
  CREATE INDEX source_by_url ON source (url_key) WHERE url_key IS NOT NULL;
  CREATE INDEX source_by_doi ON source (doi_key) WHERE doi_key IS NOT NULL;
  CREATE INDEX source_by_expected_sha256 ON source (expected_sha256) WHERE expected_sha256 IS NOT NULL;

  CREATE TABLE document_text (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, characters INTEGER NOT NULL, text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX document_text_by_sha256 ON document_text (sha256);
  CREATE TABLE passage (
    text INTEGER NOT NULL REFERENCES document_text (id), position INTEGER NOT NULL, page INTEGER,
    start_utf16 INTEGER NOT NULL, end_utf16 INTEGER NOT NULL, role TEXT NOT NULL, PRIMARY KEY (text, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, source INTEGER NOT NULL REFERENCES source (id),
    text INTEGER NOT NULL REFERENCES document_text (id), media_type TEXT NOT NULL, imported_from TEXT
  ) STRICT;
  CREATE INDEX document_by_source ON document (source);
  CREATE INDEX document_by_text ON document (text);
  CREATE INDEX document_by_imported_from ON document (imported_from) WHERE imported_from IS NOT NULL;

  CREATE TABLE fact (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL DEFAULT 1,
    last_revision INTEGER NOT NULL DEFAULT 1, kind TEXT NOT NULL CHECK (kind IN ('reported', 'judgement')),
    statement TEXT NOT NULL, statement_hash TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'verified', 'disputed', 'retired')),
    event_date TEXT, as_of TEXT, day INTEGER NOT NULL, marking TEXT, likelihood TEXT, confidence TEXT, note TEXT,
    inferred TEXT NOT NULL
  ) STRICT;
  CREATE INDEX fact_by_day ON fact (day, id);
  CREATE INDEX fact_by_status ON fact (status, day, id);
  CREATE INDEX fact_by_statement ON fact (statement_hash);

  CREATE TABLE fact_theme (
    theme INTEGER NOT NULL REFERENCES theme (id), day INTEGER NOT NULL, fact INTEGER NOT NULL REFERENCES fact (id),
    position INTEGER NOT NULL, PRIMARY KEY (theme, day, fact)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX fact_theme_by_fact ON fact_theme (fact, position, theme);

  CREATE TABLE measure (
    fact INTEGER NOT NULL REFERENCES fact (id), position INTEGER NOT NULL, metric TEXT NOT NULL, subject TEXT,
    value REAL NOT NULL, unit TEXT, period TEXT, qualifier TEXT, PRIMARY KEY (fact, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE entity (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, name_key TEXT NOT NULL,
    UNIQUE (name_key, kind)
  ) STRICT;
  CREATE TABLE entity_alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT, entity INTEGER NOT NULL REFERENCES entity (id), kind TEXT NOT NULL, alias TEXT NOT NULL,
    alias_key TEXT NOT NULL, UNIQUE (alias_key, kind)
  ) STRICT;
  CREATE INDEX entity_alias_by_entity ON entity_alias (entity);
  CREATE TABLE fact_entity (
    fact INTEGER NOT NULL REFERENCES fact (id), position INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (id), PRIMARY KEY (fact, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX fact_entity_by_entity ON fact_entity (entity);

  CREATE TABLE relation (
    fact INTEGER NOT NULL REFERENCES fact (id), position INTEGER NOT NULL, kind TEXT NOT NULL,
    other INTEGER NOT NULL REFERENCES fact (id), PRIMARY KEY (fact, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX relation_by_other ON relation (other);

  CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fact INTEGER NOT NULL REFERENCES fact (id),
    source INTEGER NOT NULL REFERENCES source (id), document INTEGER REFERENCES document (id), document_sha256 TEXT,
    quote TEXT, prefix TEXT, suffix TEXT, start_utf16 INTEGER, end_utf16 INTEGER, locator_label TEXT, locator_value TEXT,
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts', 'context')), credibility INTEGER,
    state TEXT NOT NULL CHECK (state IN ('anchored', 'dormant', 'orphaned', 'located'))
  ) STRICT;
  CREATE INDEX evidence_by_fact ON evidence (fact);
  CREATE INDEX evidence_by_source ON evidence (source, fact);
  CREATE INDEX evidence_by_document ON evidence (document) WHERE document IS NOT NULL;
  CREATE INDEX evidence_waiting ON evidence (document_sha256) WHERE state = 'dormant';

  CREATE TABLE export (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, deck_key TEXT NOT NULL, file TEXT NOT NULL,
    sha256 TEXT NOT NULL, date TEXT NOT NULL, record BLOB NOT NULL
  ) STRICT;
  CREATE INDEX export_by_deck_key ON export (deck_key);
  CREATE INDEX export_by_sha256 ON export (sha256);
  CREATE TABLE export_fact (
    export INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE, fact INTEGER NOT NULL REFERENCES fact (id),
    revision INTEGER NOT NULL, PRIMARY KEY (export, fact, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX export_fact_by_fact ON export_fact (fact);
`;

/** While `bulk_load` has a row the loader fills the index, the counts and the change log: a trigger a row makes FTS5 flush at every row. */
const fullText = `
  CREATE VIRTUAL TABLE fact_fts USING fts5 (
    statement, note, content='fact', content_rowid='id', prefix='2 3 4', tokenize='unicode61 remove_diacritics 2'
  );
  CREATE TRIGGER fact_fts_insert AFTER INSERT ON fact WHEN NOT EXISTS (SELECT 1 FROM bulk_load) BEGIN
    INSERT INTO fact_fts (rowid, statement, note) VALUES (new.id, new.statement, new.note);
  END;
  CREATE TRIGGER fact_fts_delete AFTER DELETE ON fact BEGIN
    INSERT INTO fact_fts (fact_fts, rowid, statement, note) VALUES ('delete', old.id, old.statement, old.note);
  END;
  CREATE TRIGGER fact_fts_update AFTER UPDATE OF statement, note ON fact
  WHEN old.statement IS NOT new.statement OR old.note IS NOT new.note BEGIN
    INSERT INTO fact_fts (fact_fts, rowid, statement, note) VALUES ('delete', old.id, old.statement, old.note);
    INSERT INTO fact_fts (rowid, statement, note) VALUES (new.id, new.statement, new.note);
  END;
`;

/** Counts and copies that are derived from other rows; none of them is in the change log. */
const derived = `
  CREATE TRIGGER fact_counted AFTER INSERT ON fact WHEN NOT EXISTS (SELECT 1 FROM bulk_load) BEGIN
    UPDATE tally SET count = count + 1 WHERE name = 'facts';
  END;
  CREATE TRIGGER fact_uncounted AFTER DELETE ON fact BEGIN
    UPDATE tally SET count = count - 1 WHERE name = 'facts';
  END;
  CREATE TRIGGER fact_theme_counted AFTER INSERT ON fact_theme WHEN NOT EXISTS (SELECT 1 FROM bulk_load) BEGIN
    UPDATE theme SET facts = facts + 1 WHERE id = new.theme;
  END;
  CREATE TRIGGER fact_theme_uncounted AFTER DELETE ON fact_theme BEGIN
    UPDATE theme SET facts = facts - 1 WHERE id = old.theme;
  END;
  CREATE TRIGGER fact_day_copied AFTER UPDATE OF day ON fact WHEN old.day <> new.day BEGIN
    UPDATE fact_theme SET day = new.day WHERE fact = new.id;
  END;
  CREATE TRIGGER document_text_kept BEFORE UPDATE ON document_text BEGIN
    SELECT raise(ABORT, 'a document is immutable');
  END;
`;

const changeLog = [
  changeLogTriggers({ table: 'setting', key: ['id'], fact: null, columns: ['id', 'key', 'value'] }),
  changeLogTriggers({
    table: 'theme',
    key: ['id'],
    fact: null,
    columns: ['id', 'uuid', 'slug', 'name', 'colour', 'position'],
  }),
  changeLogTriggers({
    table: 'source',
    key: ['id'],
    fact: null,
    columns: [
      'id',
      'uuid',
      'revision',
      'last_revision',
      'csl',
      'csl_id',
      'url_key',
      'doi_key',
      'reliability',
      'origin',
      'marking',
      'descriptor',
      'inferred',
      'expected_sha256',
    ],
  }),
  changeLogTriggers({
    table: 'document',
    key: ['id'],
    fact: null,
    columns: ['id', 'uuid', 'source', 'text', 'media_type', 'imported_from'],
  }),
  changeLogTriggers({
    table: 'fact',
    key: ['id'],
    fact: 'id',
    columns: [
      'id',
      'uuid',
      'revision',
      'last_revision',
      'kind',
      'statement',
      'statement_hash',
      'status',
      'event_date',
      'as_of',
      'day',
      'marking',
      'likelihood',
      'confidence',
      'note',
      'inferred',
    ],
  }),
  changeLogTriggers({
    table: 'fact_theme',
    key: ['fact', 'theme'],
    fact: 'fact',
    columns: ['theme', 'fact', 'position'],
  }),
  changeLogTriggers({
    table: 'measure',
    key: ['fact', 'position'],
    fact: 'fact',
    columns: ['fact', 'position', 'metric', 'subject', 'value', 'unit', 'period', 'qualifier'],
  }),
  changeLogTriggers({ table: 'entity', key: ['id'], fact: null, columns: ['id', 'uuid', 'name', 'kind', 'name_key'] }),
  changeLogTriggers({
    table: 'entity_alias',
    key: ['id'],
    fact: null,
    columns: ['id', 'entity', 'kind', 'alias', 'alias_key'],
  }),
  changeLogTriggers({
    table: 'fact_entity',
    key: ['fact', 'position'],
    fact: 'fact',
    columns: ['fact', 'position', 'entity'],
  }),
  changeLogTriggers({
    table: 'relation',
    key: ['fact', 'position'],
    fact: 'fact',
    columns: ['fact', 'position', 'kind', 'other'],
  }),
  changeLogTriggers({
    table: 'evidence',
    key: ['id'],
    fact: 'fact',
    columns: [
      'id',
      'uuid',
      'fact',
      'source',
      'document',
      'document_sha256',
      'quote',
      'prefix',
      'suffix',
      'start_utf16',
      'end_utf16',
      'locator_label',
      'locator_value',
      'stance',
      'credibility',
      'state',
    ],
  }),
].join('\n');

export const library: Migration = {
  version: 1,
  name: 'library',
  apply: (database) => {
    database.exec(tables);
    database.exec(fullText);
    database.exec(derived);
    database.exec(changeLog);
  },
};
