import { LOGGED } from './003-suggestions.ts';
import { onlyWhatChanges } from './005-updates-that-change.ts';
import { changeLogTriggers } from './changeLogTriggers.ts';
import type { Migration } from './migration.ts';

/**
 * How an accepted proposal is read by a date that its source was given since: what its fact would say now. Null where nobody has given
 * it another date, or where that changes nothing. It is set and settled in steps of the history.
 */
export const readingsByAnotherDate: Migration = {
  version: 9,
  name: 'readings by another date',
  apply: (database) => {
    database.exec('ALTER TABLE suggestion ADD COLUMN reread TEXT');
    database.exec('CREATE INDEX suggestion_reread ON suggestion (fact) WHERE reread IS NOT NULL');
    const triggers = changeLogTriggers({
      table: 'suggestion',
      key: ['id'],
      fact: null,
      columns: [...LOGGED, 'reread'],
    });
    for (const action of ['update', 'delete']) database.exec(`DROP TRIGGER suggestion_log_${action}`);
    for (const trigger of triggers.split(/(?=CREATE TRIGGER)/)) {
      if (trigger.includes('suggestion_log_update')) database.exec(onlyWhatChanges(trigger));
      if (trigger.includes('suggestion_log_delete')) database.exec(trigger);
    }
  },
};
