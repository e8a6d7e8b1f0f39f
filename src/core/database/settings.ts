import type { Connection } from './connection.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { storable } from './text.ts';

export function settingsTable({ sql }: Connection, operate: Operate): Library['settings'] {
  return {
    get: (key) => sql('SELECT value FROM setting WHERE key = ?').get(key)?.value ?? null,
    set: (key, value) =>
      operate(`Setting: ${key}`, () => {
        sql(
          `INSERT INTO setting (key, value) VALUES (?, ?)
           ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
        ).run(storable(key), storable(value));
      }),
  };
}
