import type { Database } from 'better-sqlite3';

/** One step of the schema, from `version - 1` to `version`. Runs inside a transaction that also sets `user_version`. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly apply: (database: Database) => void;
}
