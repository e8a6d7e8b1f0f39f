import Sqlite from 'better-sqlite3';

/** `BrfW` in the header of every library file. */
export const APPLICATION_ID = 0x42726657;

const CACHE_KIB = 48 * 1024;
/** A WAL that a large operation made longer is cut back to this at its next checkpoint. */
const WAL_KEPT_BYTES = 16 * 2 ** 20;

/** An open connection, with its statements prepared once each. */
export interface Connection {
  readonly database: Sqlite.Database;
  /** The prepared statement of this SQL text. The text is always our own: values are bound, never joined in. */
  sql(text: string): Sqlite.Statement<unknown[], Row>;
  close(): void;
}

/** A row as SQLite gives it; each table file names the columns it reads. */
// biome-ignore lint/suspicious/noExplicitAny: the shape of a row is known by the SQL beside it, and by no type
export type Row = any;

/**
 * Opens a file with the settings every library runs under. `synchronous=FULL` is set again at each opening, since
 * better-sqlite3 is compiled with NORMAL for WAL, which loses acknowledged commits in a power cut.
 */
export function connect(
  file: string,
  options: { readonly readOnly: boolean; readonly mustExist: boolean },
): Connection {
  const database = new Sqlite(file, { readonly: options.readOnly, fileMustExist: options.mustExist, timeout: 5_000 });
  try {
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma(`cache_size = -${CACHE_KIB}`);
    database.pragma('temp_store = FILE');
    database.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
    database.pragma('trusted_schema = OFF');
  } catch (error) {
    database.close();
    throw error;
  }
  const statements = new Map<string, Sqlite.Statement<unknown[], Row>>();
  return {
    database,
    sql: (text) => {
      let statement = statements.get(text);
      if (!statement) {
        statement = database.prepare<unknown[], Row>(text);
        statements.set(text, statement);
      }
      return statement;
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}
