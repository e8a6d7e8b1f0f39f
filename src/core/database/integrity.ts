import type { Connection } from './connection.ts';
import { sha256Hex, statementHash } from './text.ts';

const CHUNK = 1_000;

/**
 * Every fault of the file, one sentence each. SQLite's own checks see a tenth of single flipped bits; the hashes kept
 * with statements and documents see most of the rest.
 */
export function integrityFaults(connection: Connection, readOnly: boolean): string[] {
  const { database, sql } = connection;
  const faults: string[] = [];
  for (const row of database.pragma('integrity_check') as { integrity_check: string }[]) {
    if (row.integrity_check !== 'ok') faults.push(`The file is damaged: ${row.integrity_check}.`);
  }
  for (const row of database.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]) {
    faults.push(`Row ${row.rowid} of ${row.table} names a ${row.parent} that is not there.`);
  }
  if (!readOnly) {
    try {
      sql("INSERT INTO fact_fts (fact_fts, rank) VALUES ('integrity-check', 1)").run();
    } catch {
      faults.push('The full-text index does not match the facts.');
    }
    try {
      sql("INSERT INTO annotation_fts (annotation_fts, rank) VALUES ('integrity-check', 1)").run();
    } catch {
      faults.push('The full-text index does not match the annotations.');
    }
  }
  return [...faults, ...statementFaults(connection), ...documentFaults(connection), ...countFaults(connection)];
}

function statementFaults({ sql }: Connection): string[] {
  const faults: string[] = [];
  for (let after = 0; ; ) {
    const rows = sql('SELECT id, uuid, statement, statement_hash FROM fact WHERE id > ? ORDER BY id LIMIT ?').all(
      after,
      CHUNK,
    );
    for (const row of rows) {
      if (statementHash(row.statement) !== row.statement_hash) {
        faults.push(`The statement of fact ${row.uuid} is not the one that was saved.`);
      }
    }
    if (rows.length < CHUNK) return faults;
    after = rows[CHUNK - 1].id;
  }
}

function documentFaults({ sql }: Connection): string[] {
  return sql('SELECT id, sha256 FROM document_text ORDER BY id')
    .all()
    .filter((row) => sha256Hex(sql('SELECT text FROM document_text WHERE id = ?').get(row.id).text) !== row.sha256)
    .map((row) => `The text of the document with SHA-256 ${row.sha256} is not the one that was saved.`);
}

function countFaults({ sql }: Connection): string[] {
  const faults = sql(
    `SELECT t.slug FROM theme t
     WHERE t.facts <> (SELECT count(*) FROM fact_theme ft WHERE ft.theme = t.id) ORDER BY t.id`,
  )
    .all()
    .map((row) => `The count of facts of the theme “${row.slug}” is wrong.`);
  const { counted, held } = sql(
    "SELECT (SELECT count FROM tally WHERE name = 'facts') AS counted, (SELECT count(*) FROM fact) AS held",
  ).get();
  if (counted !== held) faults.push(`The library counts ${counted} facts and holds ${held}.`);
  return faults;
}
