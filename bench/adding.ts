import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { newFactSchema } from '../src/contract/shapes.ts';
import { openLibrary } from '../src/core/database/library.ts';
import { addFacts } from '../src/core/operations/adding.ts';
import { madeFacts, madeSources } from './madeFacts.ts';

/**
 * Adding facts from JSON in one operation, against bare better-sqlite3 inserting the same rows into the same tables and
 * the same full-text index: `npx node bench/adding.ts [--facts 100000] [--pairs 5]`.
 *
 * Ours: reading the JSON, checking it against the contract, looking for statements the library holds already, ids,
 * hashes, the change log, counts, and the commit. Bare: prepared inserts in one transaction with the same durability
 * and cache, rows ready in memory as arrays, and one INSERT … SELECT into the index, which is quicker than a row at a
 * time; every trigger is dropped, so it writes no change log and keeps no counts. Ends with 1 over the limit.
 */
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const FACTS = option('facts', 100_000);
const PAIRS = option('pairs', 5);
const LIMIT = 3;
const SOURCES = 500;
/** In an order in which every row finds those it refers to. */
const TABLES = ['fact', 'fact_theme', 'measure', 'entity', 'fact_entity', 'relation', 'evidence'];

interface Rows {
  readonly sql: string;
  readonly rows: readonly unknown[][];
}

interface Ours {
  readonly ms: number;
  readonly stages: Readonly<Record<string, number>>;
}

function ours(path: string, json: string): Ours {
  const library = openLibrary(path, 'write');
  try {
    const started = performance.now();
    const parsed: unknown = JSON.parse(json);
    const read = performance.now();
    const facts = z.array(newFactSchema).parse(parsed);
    const checked = performance.now();
    const { added } = addFacts(library, facts);
    const done = performance.now();
    if (added.length !== FACTS) throw new Error(`${added.length} facts were added, not ${FACTS}`);
    return {
      ms: done - started,
      stages: { 'read JSON': read - started, check: checked - read, add: done - checked },
    };
  } finally {
    library.close();
  }
}

function rowsOf(path: string): Rows[] {
  const database = new Sqlite(path, { readonly: true });
  const rows = TABLES.map((table) => {
    const select = database.prepare(`SELECT * FROM ${table}`);
    const columns = select.columns().map((column) => column.name);
    return {
      sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      rows: select.raw().all() as unknown[][],
    };
  });
  database.close();
  return rows;
}

function bare(path: string, tables: readonly Rows[]): number {
  const database = new Sqlite(path);
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('cache_size = -49152');
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const trigger of triggers) database.exec(`DROP TRIGGER ${trigger}`);
  const started = performance.now();
  database.transaction(() => {
    for (const { sql, rows } of tables) {
      const insert = database.prepare(sql);
      for (const row of rows) insert.run(row);
    }
    database.exec('INSERT INTO fact_fts (rowid, statement, note) SELECT id, statement, note FROM fact');
  })();
  const ms = performance.now() - started;
  database.close();
  return ms;
}

/** A library with the sources that the facts name, and no facts. */
function emptyLibrary(path: string): string[] {
  const library = openLibrary(path, 'create');
  const sources = madeSources(library, SOURCES);
  library.close();
  return sources;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

const folder = mkdtempSync(join(tmpdir(), 'briefwright-bench-'));
try {
  const template = join(folder, 'template.briefwright');
  const sources = emptyLibrary(template);
  const copyTo = async (name: string) => {
    const path = join(folder, name);
    rmSync(path, { force: true });
    const library = openLibrary(template, 'read');
    await library.backup(path);
    library.close();
    return path;
  };
  const json = JSON.stringify([...madeFacts(FACTS, sources)]);
  const pairs: { ours: Ours; bare: number }[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const oursPath = await copyTo('ours.briefwright');
    const own = ours(oursPath, json);
    pairs.push({ ours: own, bare: bare(await copyTo('bare.briefwright'), rowsOf(oursPath)) });
    const last = pairs.at(-1) as { ours: Ours; bare: number };
    const stages = Object.entries(last.ours.stages).map(([stage, ms]) => `${stage} ${ms.toFixed(0)}`);
    console.error(
      `pair ${pair + 1}: ours ${last.ours.ms.toFixed(0)} ms (${stages.join(', ')}), bare ${last.bare.toFixed(0)} ms`,
    );
  }
  const ratio = median(pairs.map((pair) => pair.ours.ms / pair.bare));
  const result = {
    facts: FACTS,
    pairs: PAIRS,
    oursMs: median(pairs.map((pair) => pair.ours.ms)),
    bareMs: median(pairs.map((pair) => pair.bare)),
    ratio,
    limit: LIMIT,
  };
  console.error(
    `${ratio <= LIMIT ? 'ok  ' : 'OVER'}  adding ${FACTS} facts: ${ratio.toFixed(2)} of bare (limit ${LIMIT})`,
  );
  console.log(JSON.stringify(result));
  process.exitCode = ratio <= LIMIT ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
