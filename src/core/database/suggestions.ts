import { BriefwrightError } from '../../model/errors.ts';
import type { Reading } from '../../model/suggestion.ts';
import type { Connection } from './connection.ts';
import { unknownFact } from './errors.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { keepingOfSuggestions } from './suggestionKeeping.ts';
import {
  CONDITIONS,
  inOrder,
  type Kept,
  narrowed,
  ORDERS,
  OVER,
  SELECT_SUGGESTION,
  SUGGESTION_COLUMNS,
  suggestion,
} from './suggestionRows.ts';
import { storable } from './text.ts';

export function suggestionsTable(connection: Connection, operate: Operate): Library['suggestions'] {
  const { sql } = connection;

  /** How many of each document's proposals were snoozed until this day or one before it. */
  const snoozedNoMore = (today: string): ReadonlyMap<number, number> =>
    new Map(
      sql(`SELECT g.document, count(*) AS n FROM suggestion g WHERE ${OVER} GROUP BY g.document`)
        .all({ today })
        .map(({ document, n }) => [document, n]),
    );

  return {
    ...keepingOfSuggestions(connection, operate),
    unread: (sourceId) =>
      sql(
        `SELECT d.uuid FROM document d JOIN source s ON s.id = d.source
         WHERE (@source IS NULL OR s.uuid = @source) AND NOT EXISTS (SELECT 1 FROM looked_through WHERE document = d.id)
           AND NOT EXISTS (SELECT 1 FROM document newer WHERE newer.source = d.source AND newer.id > d.id)
         ORDER BY d.id`,
      )
        .all({ source: sourceId ?? null })
        .map((row): string => row.uuid),
    isLookedThrough: (documentId) =>
      sql('SELECT 1 FROM looked_through WHERE document = (SELECT id FROM document WHERE uuid = ?)').get(documentId) !==
      undefined,
    get: (id) => {
      const row = sql(`${SELECT_SUGGESTION} WHERE g.uuid = ?`).get(id);
      return row ? suggestion(row) : null;
    },
    list: (query) => {
      const { also, values } = narrowed(query);
      const without = new Set(query.without);
      const limit = query.limit ?? Number.MAX_SAFE_INTEGER;
      // What is narrowed is counted by listing it all; else it is enough to know so many.
      const most = also === '' ? Math.min(limit + without.size, Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;
      const conditions = CONDITIONS[query.state].map((state) => `${state}${also}`);
      // What is listed is found and put in order by an index; only what is given is read.
      const found = conditions.flatMap((where) =>
        sql(
          `SELECT g.id, g.uuid, g.score_permille, g.document, g.start_utf16 FROM suggestion g
           WHERE ${where} ORDER BY ${ORDERS[query.order]} LIMIT @most`,
        ).all({ ...values, most }),
      );
      if (conditions.length > 1) found.sort(inOrder(query.order));
      const listed = without.size > 0 ? found.filter(({ uuid }) => !without.has(uuid)) : found;
      const count = (where: string): number =>
        sql(`SELECT count(*) AS n FROM suggestion g WHERE ${where}`).get(values).n;
      const total =
        found.length < most ? listed.length : conditions.reduce((sum, where) => sum + count(where), 0) - without.size;
      const rows = sql(
        `SELECT ${SUGGESTION_COLUMNS} FROM json_each(?) asked CROSS JOIN suggestion g ON g.id = asked.value
         CROSS JOIN document d ON d.id = g.document CROSS JOIN source s ON s.id = d.source LEFT JOIN fact f ON f.id = g.fact
         ORDER BY asked.key`,
      ).all(JSON.stringify(listed.slice(0, limit).map(({ id }) => id)));
      return { suggestions: rows.map(suggestion), total };
    },
    byDocument: (state, today) => {
      const over = snoozedNoMore(today);
      const rows = sql(
        `SELECT p.document, p.open, p.snoozed, p.accepted, p.rejected, d.uuid AS document_uuid, s.uuid AS source_uuid
         FROM proposed p CROSS JOIN document d ON d.id = p.document CROSS JOIN source s ON s.id = d.source
         ORDER BY p.document`,
      ).all();
      return rows.flatMap((row) => {
        const moved = over.get(row.document) ?? 0;
        const count = row[state] + (state === 'open' ? moved : state === 'snoozed' ? -moved : 0);
        return count > 0 ? [{ documentId: row.document_uuid, sourceId: row.source_uuid, count }] : [];
      });
    },
    ofSharedOrigins: (states) => {
      if (states.length === 0) return [];
      const has = states.map((state) => `p.${state}`).join(' + ');
      return sql(
        `WITH shared (origin) AS (
           SELECT origin FROM source INDEXED BY source_of_another_origin WHERE origin <> uuid
           UNION SELECT s.origin FROM (SELECT source FROM document GROUP BY source HAVING count(*) > 1) versions
             CROSS JOIN source s ON s.id = versions.source
         )
         SELECT d.uuid AS document_uuid, s.uuid AS source_uuid, s.origin, p.stamp
         FROM shared CROSS JOIN source s ON s.origin = shared.origin CROSS JOIN document d ON d.source = s.id
         CROSS JOIN proposed p ON p.document = d.id WHERE ${has} > 0 ORDER BY d.id`,
      )
        .all()
        .map((row) => ({
          documentId: row.document_uuid,
          origin: row.origin,
          stamp: `${row.document_uuid} ${row.source_uuid} ${row.stamp}`,
        }));
    },
    inDocuments: (documentIds, states) =>
      sql(
        `SELECT ${SUGGESTION_COLUMNS}
         FROM json_each(@documents) asked CROSS JOIN document d ON d.uuid = asked.value JOIN source s ON s.id = d.source
         CROSS JOIN suggestion g ON g.document = d.id LEFT JOIN fact f ON f.id = g.fact
         WHERE +g.state IN (SELECT value FROM json_each(@states)) ORDER BY ${ORDERS.place}`,
      )
        .all({ documents: JSON.stringify(documentIds), states: JSON.stringify(states) })
        .map(suggestion),
    decidedInCopies: (documentId) => {
      const own = sql(
        `SELECT s.id, s.uuid, s.origin, count(*) AS documents FROM document d JOIN source s ON s.id = d.source
         JOIN document o ON o.source = s.id WHERE d.uuid = ?`,
      ).get(documentId);
      if (own.uuid === null || (own.uuid === own.origin && own.documents === 1)) return [];
      return sql(
        `${SELECT_SUGGESTION} WHERE g.document IN (SELECT id FROM document WHERE source IN
           (SELECT id FROM source WHERE origin = ? AND id <> ?)) AND +g.state IN ('rejected', 'snoozed')
         ORDER BY ${ORDERS.place}`,
      )
        .all(own.origin, own.id)
        .map(suggestion);
    },
    decide: (label, ids, { state, snoozedUntil = null, factId = null }) =>
      operate(label, () => {
        const fact = factId === null ? null : sql('SELECT id FROM fact WHERE uuid = ?').get(factId)?.id;
        if (fact === undefined) throw unknownFact(factId ?? '');
        const update = sql('UPDATE suggestion SET state = ?, snoozed_until = ?, fact = ? WHERE uuid = ?');
        for (const id of new Set(ids)) {
          if (update.run(state, snoozedUntil, fact, id).changes === 0) throw unknownSuggestion(id);
        }
      }),
    reread: (readings) => {
      const update = sql('UPDATE suggestion SET reread = ? WHERE uuid = ?');
      for (const [id, reading] of readings) update.run(reading === null ? null : storable(JSON.stringify(reading)), id);
    },
    rereadOnes: () =>
      sql(`${SELECT_SUGGESTION} WHERE g.fact IN (SELECT fact FROM suggestion WHERE reread IS NOT NULL)
           AND g.reread IS NOT NULL AND +g.state = 'accepted' ORDER BY g.id`)
        .all()
        .map((row) => ({
          suggestion: suggestion(row),
          factId: row.fact_uuid,
          reading: JSON.parse(row.reread) as Reading,
        })),
    settle: (ids, isTaken) => {
      for (const id of ids) {
        const row = sql('SELECT * FROM suggestion WHERE uuid = ?').get(id);
        if (!row || row.reread === null) continue;
        const { published: _, ...reading } = JSON.parse(row.reread) as Reading;
        const kept = { ...(JSON.parse(row.candidate) as Kept), ...(isTaken ? reading : {}) };
        sql('UPDATE suggestion SET candidate = ?, reread = NULL WHERE id = ?').run(
          storable(JSON.stringify(kept)),
          row.id,
        );
      }
    },
    countOpen: (today) =>
      (sql('SELECT sum(open) AS n FROM proposed').get().n ?? 0) +
      sql(`SELECT count(*) AS n FROM suggestion g WHERE ${OVER}`).get({ today }).n,
  };
}

export function unknownSuggestion(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_SUGGESTION', `No proposal has the id ${id}.`, {
    hint: 'Its document may have been taken back or replaced meanwhile.',
  });
}
