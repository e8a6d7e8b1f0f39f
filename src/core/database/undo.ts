import type { Connection, Row } from './connection.ts';

/** A row of a logged table, its columns by name; null where there is none. */
type Values = Readonly<Record<string, unknown>> | null;

/** The columns that name a row, in each table whose changes are logged. */
const KEYS: Readonly<Record<string, readonly [string] | readonly [string, string]>> = {
  setting: ['id'],
  theme: ['id'],
  source: ['id'],
  document: ['id'],
  fact: ['id'],
  fact_theme: ['fact', 'theme'],
  measure: ['fact', 'position'],
  entity: ['id'],
  entity_alias: ['id'],
  fact_entity: ['fact', 'position'],
  relation: ['fact', 'position'],
  evidence: ['id'],
  annotation: ['id'],
  briefing: ['id'],
  suggestion: ['id'],
};

/** The highest revision ever given never goes back: a revision names one content only. */
const NEVER_GOES_BACK = 'last_revision';

const rowKey = (change: Row): string => `${change.tbl} ${change.row} ${change.row2 ?? ''}`;

/** Changes that are read, or taken back, in one go: some milliseconds' work. */
const PIECE = 100;

/** The changes of the log from one to another, in pieces: oldest first, or newest first. */
function* changesBetween({ sql }: Connection, from: number, to: number, isNewestFirst = false): Generator<Row[], void> {
  if (isNewestFirst) {
    for (let upTo = to; upTo >= from; upTo -= PIECE) {
      yield sql('SELECT * FROM change WHERE id BETWEEN ? AND ? ORDER BY id DESC').all(
        Math.max(from, upTo - PIECE + 1),
        upTo,
      );
    }
    return;
  }
  for (let after = from; after <= to; after += PIECE) {
    yield sql('SELECT * FROM change WHERE id BETWEEN ? AND ? ORDER BY id').all(after, Math.min(to, after + PIECE - 1));
  }
}

/**
 * The label of a later operation that changed a row of this one, so that undoing it would lose that change; null where
 * every row is as this operation left it. What was undone again does not count. Yields between pieces.
 */
export function* changedSince(connection: Connection, operation: Row): Generator<void, string | null, void> {
  const { newest } = connection.sql('SELECT coalesce(max(id), 0) AS newest FROM change').get();
  if (newest <= operation.last_change) return null;
  const own = new Set<string>();
  for (const changes of changesBetween(connection, operation.first_change, operation.last_change)) {
    for (const change of changes) own.add(rowKey(change));
    yield;
  }
  for (const changes of changesBetween(connection, operation.last_change + 1, newest)) {
    for (const change of changes) {
      // The first change after the operation tells what the row was when the operation was done.
      if (!own.delete(rowKey(change))) continue;
      const left = change.action === 'i' ? null : (JSON.parse(change.old) as Values);
      if (!same(left, currentValues(connection, change))) {
        return connection.sql('SELECT label FROM operation WHERE id = ?').get(change.operation)?.label ?? '';
      }
    }
    yield;
  }
  return null;
}

/** Applies the inverse of an operation's changes, last to first. The triggers log it like any other change. Yields between pieces. */
export function* applyInverse(connection: Connection, operation: Row): Generator<void, void, void> {
  connection.database.pragma('defer_foreign_keys = ON');
  const columnsOf = columnsByTable(connection);
  for (const changes of changesBetween(connection, operation.first_change, operation.last_change, true)) {
    for (const change of changes) takeBack(connection, columnsOf, change);
    yield;
  }
}

function takeBack(connection: Connection, columnsOf: ColumnsOf, change: Row): void {
  const key = keyOf(change);
  const where = whereKey(key);
  const keyValues = key.length === 2 ? [change.row, change.row2] : [change.row];
  if (change.action === 'i') {
    connection.sql(`DELETE FROM ${change.tbl} WHERE ${where}`).run(...keyValues);
  } else if (change.action === 'u') {
    const [columns, values] = restorable(columnsOf, change, [NEVER_GOES_BACK]);
    connection
      .sql(`UPDATE ${change.tbl} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${where}`)
      .run(...values, ...keyValues);
  } else {
    insertAgain(connection, columnsOf, change);
  }
}

function insertAgain(connection: Connection, columnsOf: ColumnsOf, change: Row): void {
  const [columns, values] = restorable(columnsOf, change, []);
  const marks = columns.map(() => '?').join(', ');
  if (change.tbl === 'fact_theme') {
    connection
      .sql(`INSERT INTO fact_theme (${columns.join(', ')}, day) VALUES (${marks}, (SELECT day FROM fact WHERE id = ?))`)
      .run(...values, change.row);
    return;
  }
  connection.sql(`INSERT INTO ${change.tbl} (${columns.join(', ')}) VALUES (${marks})`).run(...values);
}

type ColumnsOf = (table: string) => ReadonlySet<string>;

/** The columns that each table has today, looked up once a table. */
function columnsByTable({ sql }: Connection): ColumnsOf {
  const known = new Map<string, ReadonlySet<string>>();
  return (table) => {
    const columns =
      known.get(table) ??
      new Set(
        sql('SELECT name FROM pragma_table_info(?)')
          .all(table)
          .map((row): string => row.name),
      );
    known.set(table, columns);
    return columns;
  };
}

function restorable(columnsOf: ColumnsOf, change: Row, without: readonly string[]): [string[], unknown[]] {
  const old = JSON.parse(change.old) as Record<string, unknown>;
  const known = columnsOf(change.tbl);
  const columns = Object.keys(old).filter((column) => known.has(column) && !without.includes(column));
  return [columns, columns.map((column) => old[column])];
}

function currentValues({ sql }: Connection, change: Row): Values {
  const key = keyOf(change);
  const where = whereKey(key);
  const keyValues = key.length === 2 ? [change.row, change.row2] : [change.row];
  return sql(`SELECT * FROM ${change.tbl} WHERE ${where}`).get(...keyValues) ?? null;
}

function same(left: Values, current: Values): boolean {
  if (left === null || current === null) return left === current;
  return Object.entries(left).every(([column, value]) => column === NEVER_GOES_BACK || current[column] === value);
}

/** The first column names few rows; the plus keeps SQLite from seeking by the second, which may name every fact of a theme. */
function whereKey([first, second]: readonly string[]): string {
  return second === undefined ? `${first} = ?` : `${first} = ? AND +${second} = ?`;
}

function keyOf(change: Row): readonly string[] {
  const key = KEYS[change.tbl];
  if (!key) throw new Error(`The change log names an unknown table: ${change.tbl}`);
  return key;
}
