import type Sqlite from 'better-sqlite3';
import { BriefwrightError } from '../../../model/errors.ts';
import { type Connection, connect, type Row } from '../connection.ts';
import { createSchema } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';

/**
 * Refuses a copied file whose tables are not those that its version of the program makes, and takes out of the copy whatever
 * would run by itself: triggers and views of its own. A table of our name may be a view, or have columns that are worked out
 * when they are read. Throws LIBRARY_FOREIGN.
 */
export function makeSound(copy: Sqlite.Database, version: number, path: string): void {
  const pristine = connect(':memory:', { readOnly: false, mustExist: false });
  try {
    createSchema(
      pristine,
      MIGRATIONS.filter((migration) => migration.version <= version),
    );
    const ours = new Set(triggersAndViews(pristine.database).map(({ name, sql }) => `${name} ${sql}`));
    for (const { type, name, sql } of triggersAndViews(copy)) {
      if (!ours.has(`${name} ${sql}`)) copy.exec(`DROP ${type} ${quoted(name)}`);
    }
    for (const name of plainTables(pristine.database)) {
      if (shapeOf(copy, name) !== shapeOf(pristine.database, name)) throw foreign(path, name);
    }
  } finally {
    pristine.close();
  }
  ensureIndex(copy, 'evidence', 'fact');
  ensureIndex(copy, 'change', 'fact');
}

/** What facts are read by: without an index each piece would walk the whole table. */
function ensureIndex(database: Sqlite.Database, table: string, column: string): void {
  const indexes = database.prepare<[string], Row>('SELECT name, partial FROM pragma_index_list(?)').all(table);
  const has = indexes.some(
    ({ name }) =>
      database.prepare<[string], Row>('SELECT name FROM pragma_index_info(?) ORDER BY seqno').get(name)?.name ===
      column,
  );
  if (!has) database.exec(`CREATE INDEX merge_${table}_by_${column} ON ${table} (${column})`);
}

function triggersAndViews(database: Sqlite.Database): { type: string; name: string; sql: string }[] {
  return database
    .prepare<[], { type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')",
    )
    .all();
}

/** Tables without those of the full-text search: nothing is read of them. */
function plainTables(database: Sqlite.Database): string[] {
  return database
    .prepare<[], { name: string }>(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all()
    .map(({ name }) => name);
}

/** Kind, columns, types and keys of a table as text; hidden and generated columns among them. */
function shapeOf(database: Sqlite.Database, table: string): string {
  const kind = database
    .prepare<[string], Row>("SELECT type, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name = ?")
    .all(table);
  const columns = database
    .prepare<[string], Row>('SELECT name, type, pk, hidden FROM pragma_table_xinfo(?)')
    .all(table);
  return JSON.stringify([kind, columns]);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function foreign(path: string, table: string): BriefwrightError {
  return new BriefwrightError('LIBRARY_FOREIGN', `The table “${table}” of ${path} is not as Briefwright makes it.`, {
    hint: 'Another program has changed the file. Merge a backup of it instead. Nothing was changed.',
  });
}

/** A connection of the copy; nothing in it is trusted. */
export function connectToCopy(path: string): Connection {
  const connection = connect(path, { readOnly: false, mustExist: true });
  connection.database.pragma('cell_size_check = ON');
  connection.database.pragma('mmap_size = 0');
  connection.database.pragma('synchronous = OFF');
  return connection;
}
