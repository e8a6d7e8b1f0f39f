/** How the rows of one table are named in the change log, and what is kept of them. */
export interface LoggedTable {
  readonly table: string;
  /** One or two INTEGER columns that name a row. */
  readonly key: readonly [string] | readonly [string, string];
  /** The column that names the fact the row belongs to; null for rows of no fact. */
  readonly fact: string | null;
  /** What an update or a delete keeps. An update of other columns alone is not logged. */
  readonly columns: readonly string[];
}

/**
 * While `bulk_load` has a row, the loader logs what hangs on facts itself, all rows of a table at once: a trigger a row
 * takes four times as long.
 */
const UNLESS_LOADING = 'WHEN NOT EXISTS (SELECT 1 FROM bulk_load)';

/**
 * The three triggers that write every change of a row to the change log: an insert logs its key, an update or a delete
 * the old values as JSON. They count towards the newest operation.
 */
export function changeLogTriggers({ table, key, fact, columns }: LoggedTable): string {
  const rowColumns = (row: 'old' | 'new') =>
    [
      `${row}.${key[0]}`,
      key[1] === undefined ? 'NULL' : `${row}.${key[1]}`,
      fact === null ? 'NULL' : `${row}.${fact}`,
    ].join(', ');
  const oldValues = `json_object(${columns.map((c) => `'${c}', old.${c}`).join(', ')})`;
  const log = (action: string, row: 'old' | 'new', old: string) =>
    `INSERT INTO change (operation, tbl, action, row, row2, fact, old)
     VALUES ((SELECT max(id) FROM operation), '${table}', '${action}', ${rowColumns(row)}, ${old});`;
  return `
    CREATE TRIGGER ${table}_log_insert AFTER INSERT ON ${table} ${fact === null ? '' : UNLESS_LOADING}
    BEGIN ${log('i', 'new', 'NULL')} END;
    CREATE TRIGGER ${table}_log_update AFTER UPDATE OF ${columns.join(', ')} ON ${table} BEGIN ${log('u', 'old', oldValues)} END;
    CREATE TRIGGER ${table}_log_delete AFTER DELETE ON ${table} BEGIN ${log('d', 'old', oldValues)} END;
  `;
}
