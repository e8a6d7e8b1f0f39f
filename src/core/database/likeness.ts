import type { Connection } from './connection.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';

/** What texts like others are found by. All of it is worked out from documents, so none of it is in the change log. */
export function likenessTable({ sql }: Connection, operate: Operate): Library['likeness'] {
  return {
    keep: (documentId, hashes) =>
      operate(
        'Likeness of a text',
        () => {
          const text = sql('SELECT text FROM document WHERE uuid = ?').get(documentId)?.text;
          if (text === undefined) return;
          const insert = sql('INSERT OR IGNORE INTO text_hash (hash, text) VALUES (?, ?)');
          for (const hash of hashes) insert.run(hash, text);
          sql('INSERT OR IGNORE INTO text_compared (text) VALUES (?)').run(text);
        },
        { kind: 'do', target: null, quiet: true },
      ),
    find: (hashes, least, most) =>
      sql(
        `SELECT d.uuid, h.shared FROM
           (SELECT text, count(*) AS shared FROM text_hash WHERE hash IN (SELECT value FROM json_each(?))
            GROUP BY text HAVING shared >= ?) h
         JOIN document d ON d.text = h.text ORDER BY h.shared DESC, d.id LIMIT ?`,
      )
        .all(JSON.stringify(hashes), least, most)
        .map(({ uuid }) => uuid),
    missing: () =>
      sql('SELECT uuid FROM document WHERE text NOT IN (SELECT text FROM text_compared) ORDER BY id')
        .all()
        .map(({ uuid }) => uuid),
  };
}
