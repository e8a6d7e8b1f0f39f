import type { Connection, Row } from './connection.ts';
import { unknownFact } from './errors.ts';
import { factRowIds } from './factRows.ts';
import { newId } from './ids.ts';
import type { ExportInfo, Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { storable } from './text.ts';

const exportInfo = (row: Row): ExportInfo => ({
  id: row.uuid,
  file: row.file,
  sha256: row.sha256,
  date: row.date,
  deckKey: row.deck_key,
});

const SELECT_EXPORT = 'SELECT id, uuid, file, sha256, date, deck_key FROM export';

/** Decks that were written. They are not in the change log: a file that left cannot be undone. */
export function exportsTable(connection: Connection, operate: Operate): Library['exports'] {
  const { sql } = connection;
  return {
    insert: (deck) =>
      operate('Export', () => {
        const id = deck.id ?? newId();
        const row = sql(
          'INSERT INTO export (uuid, deck_key, file, sha256, date, record) VALUES (?, ?, ?, ?, ?, ?)',
        ).run(id, deck.deckKey, storable(deck.file), deck.sha256, deck.date, deck.record).lastInsertRowid;
        const facts = factRowIds(
          connection,
          deck.facts.map((fact) => fact.factId),
        );
        const insertFact = sql('INSERT OR IGNORE INTO export_fact (export, fact, revision) VALUES (?, ?, ?)');
        for (const { factId, revision } of deck.facts) {
          const fact = facts.get(factId);
          if (fact === undefined) throw unknownFact(factId);
          insertFact.run(row, fact, revision);
        }
        return id;
      }),
    remove: (id) =>
      operate('Removed export', () => {
        sql('DELETE FROM export WHERE uuid = ?').run(id);
      }),
    list: () => sql(`${SELECT_EXPORT} ORDER BY id DESC`).all().map(exportInfo),
    record: (id) => {
      const row = sql('SELECT record FROM export WHERE uuid = ?').get(id);
      return row ? row.record : null;
    },
    byDeckKey: (key) => sql(`${SELECT_EXPORT} WHERE deck_key = ? ORDER BY id DESC`).all(key).map(exportInfo),
    bySha256: (sha256) => sql(`${SELECT_EXPORT} WHERE sha256 = ? ORDER BY id DESC`).all(sha256).map(exportInfo),
    factsOf: (id) =>
      sql(
        `SELECT f.uuid, ef.revision FROM export x JOIN export_fact ef ON ef.export = x.id JOIN fact f ON f.id = ef.fact
         WHERE x.uuid = ? ORDER BY ef.fact, ef.revision`,
      )
        .all(id)
        .map((row) => ({ factId: row.uuid, revision: row.revision })),
    ofFact: (factId) =>
      sql(
        `SELECT DISTINCT x.uuid, x.id FROM fact f JOIN export_fact ef ON ef.fact = f.id JOIN export x ON x.id = ef.export
         WHERE f.uuid = ? ORDER BY x.id DESC`,
      )
        .all(factId)
        .map((row) => row.uuid),
  };
}
