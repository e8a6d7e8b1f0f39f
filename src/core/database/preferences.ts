import type { Connection } from './connection.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { storable } from './text.ts';

/** What a person sets for themselves. None of it is in the change log: undoing work never takes back a name. */
export function preferencesTable({ sql }: Connection, operate: Operate): Library['preferences'] {
  return {
    get: (key) => sql('SELECT value FROM preference WHERE key = ?').get(key)?.value ?? null,
    set: (key, value) =>
      operate(`Preference: ${key}`, () => {
        sql(
          'INSERT INTO preference (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        ).run(key, storable(value));
      }),
  };
}
