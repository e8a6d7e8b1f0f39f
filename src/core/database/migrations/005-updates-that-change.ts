import type { Migration } from './migration.ts';

const COLUMNS = /\bAFTER UPDATE OF (.+?) ON \w+\s/;

/** The trigger of `changeLogTriggers` that logs an update, for rows in which one of its columns has another value now. */
export function onlyWhatChanges(trigger: string): string {
  const columns = COLUMNS.exec(trigger)?.[1]?.split(', ');
  if (!columns) throw new Error(`This is no trigger of the change log: ${trigger}`);
  const isAnother = columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ');
  return trigger.replace(/\sBEGIN\s/, ` WHEN ${isAnother} BEGIN `);
}

/**
 * An update that changes no value is no change: it leaves nothing in the change log, so no step of undo takes back nothing, and
 * nothing seems to be in the way of one. What an older version logged stays as it is.
 */
export const updatesThatChange: Migration = {
  version: 5,
  name: 'updates that change',
  apply: (database) => {
    const triggers = database
      .prepare(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_log\\_update' ESCAPE '\\'",
      )
      .all() as { name: string; sql: string }[];
    for (const { name, sql } of triggers) {
      database.exec(`DROP TRIGGER ${name}`);
      database.exec(onlyWhatChanges(sql));
    }
  },
};
