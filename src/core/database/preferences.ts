import type { Connection } from './connection.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { storable } from './text.ts';

/** What a person sets for themselves. None of it is in the change log: undoing work never takes back a name. */
export function preferencesTable({ sql }: Connection, operate: Operate): Library['preferences'] {
  const write = (key: string, value: string | null): void => {
    if (value === null) sql('DELETE FROM preference WHERE key = ?').run(key);
    else {
      sql(
        'INSERT INTO preference (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      ).run(key, storable(value));
    }
  };
  return {
    get: (key) => sql('SELECT value FROM preference WHERE key = ?').get(key)?.value ?? null,
    set: (key, value) => operate(`Preference: ${key}`, () => write(key, value)),
    keep: (key, value) => operate(`Kept: ${key}`, () => write(key, value), { kind: 'do', target: null, quiet: true }),
  };
}
