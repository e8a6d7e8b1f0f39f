import { SUGGESTION_STATES } from '../../model/suggestion.ts';
import type { Connection } from './connection.ts';
import { sha256Hex, statementHash } from './text.ts';

const CHUNK = 1_000;

/** One fault of the file: a sentence, and the fact that it is about, where it is about one. */
export interface IntegrityFault {
  readonly message: string;
  readonly factId: string | null;
}

/** A piece of the check that ran: what was looked at, and what was found there. */
export interface IntegrityStep {
  readonly looked: string;
  readonly faults: readonly IntegrityFault[];
}

const step = (looked: string, messages: readonly string[]): IntegrityStep => ({
  looked,
  faults: messages.map((message) => ({ message, factId: null })),
});

/** SQLite's own checks of a whole file. They take long, and none of them can be stopped. */
export function* fileSteps(connection: Connection, readOnly: boolean): Generator<IntegrityStep> {
  const { database } = connection;
  const damaged = (database.pragma('integrity_check') as { integrity_check: string }[])
    .filter((row) => row.integrity_check !== 'ok')
    .map((row) => `The file is damaged: ${row.integrity_check}.`);
  yield step('Checking the file', damaged);
  const dangling = (database.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]).map(
    (row) => `Row ${row.rowid} of ${row.table} names a ${row.parent} that is not there.`,
  );
  yield step('Checking what refers to what', dangling);
  // The full-text index can check itself by a write alone.
  yield step('Checking the full-text search', readOnly ? [] : fullTextFaults(connection));
}

/**
 * What SQLite's own checks do not see, a step at a time, so that whoever reads it may stop, or let other work go first: those see
 * a tenth of single flipped bits; the hashes kept with statements and documents see most of the rest.
 */
export function* contentSteps(connection: Connection): Generator<IntegrityStep> {
  yield* statementSteps(connection);
  yield* documentSteps(connection);
  yield step('Counting', countFaults(connection));
}

function fullTextFaults({ sql }: Connection): string[] {
  const faults: string[] = [];
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
  return faults;
}

function* statementSteps({ sql }: Connection): Generator<IntegrityStep> {
  for (let after = 0; ; ) {
    const rows = sql('SELECT id, uuid, statement, statement_hash FROM fact WHERE id > ? ORDER BY id LIMIT ?').all(
      after,
      CHUNK,
    );
    const faults = rows
      .filter((row) => statementHash(row.statement) !== row.statement_hash)
      .map((row) => ({
        message: `The statement of fact ${row.uuid} is not the one that was saved.`,
        factId: row.uuid,
      }));
    yield { looked: 'Checking the statements', faults };
    if (rows.length < CHUNK) return;
    after = rows[CHUNK - 1].id;
  }
}

/** One document a step: a text may have millions of characters. */
function* documentSteps({ sql }: Connection): Generator<IntegrityStep> {
  for (const { id, sha256 } of sql('SELECT id, sha256 FROM document_text ORDER BY id').all()) {
    const held = sha256Hex(sql('SELECT text FROM document_text WHERE id = ?').get(id).text) === sha256;
    const message = `The text of the document with SHA-256 ${sha256} is not the one that was saved.`;
    yield { looked: 'Checking the documents', faults: held ? [] : [{ message, factId: null }] };
  }
}

function countFaults({ sql }: Connection): string[] {
  const faults = sql(
    `SELECT t.slug FROM theme t
     WHERE t.facts <> (SELECT count(*) FROM fact_theme ft WHERE ft.theme = t.id) ORDER BY t.id`,
  )
    .all()
    .map((row) => `The count of facts of the theme “${row.slug}” is wrong.`);
  for (const table of ['fact', 'source', 'document']) {
    const { counted, held } = sql(
      `SELECT (SELECT count FROM tally WHERE name = '${table}s') AS counted, (SELECT count(*) FROM ${table}) AS held`,
    ).get();
    if (counted !== held) faults.push(`The library counts ${counted} ${table}s and holds ${held}.`);
  }
  const [miscounted] = sql(
    `SELECT 1 FROM suggestion g LEFT JOIN proposed p ON p.document = g.document GROUP BY g.document
     HAVING p.document IS NULL OR ${SUGGESTION_STATES.map((state) => `p.${state} <> sum(g.state = '${state}')`).join(' OR ')}
     LIMIT 1`,
  ).all();
  if (miscounted) faults.push('The counts of the proposals are wrong.');
  return faults;
}
