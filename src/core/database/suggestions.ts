import { BriefwrightError } from '../../model/errors.ts';
import type { Connection } from './connection.ts';
import { unknownFact } from './errors.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { keepingOfSuggestions } from './suggestionKeeping.ts';
import { CONDITIONS, inOrder, narrowed, ORDERS, SELECT_SUGGESTION, suggestion } from './suggestionRows.ts';

export function suggestionsTable(connection: Connection, operate: Operate): Library['suggestions'] {
  const { sql } = connection;
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
      const conditions = CONDITIONS[query.state].map((state) => `${state}${also}`);
      const limit = query.limit ?? Number.MAX_SAFE_INTEGER;
      const rows = conditions.flatMap((where) =>
        sql(`${SELECT_SUGGESTION} WHERE ${where} ORDER BY ${ORDERS[query.order]} LIMIT @limit`).all({
          ...values,
          limit,
        }),
      );
      const total =
        rows.length < limit
          ? rows.length
          : conditions.reduce(
              (sum, where) => sum + sql(`SELECT count(*) AS n FROM suggestion g WHERE ${where}`).get(values).n,
              0,
            );
      const ordered = conditions.length > 1 ? rows.sort(inOrder(query.order)) : rows;
      return { suggestions: ordered.slice(0, limit).map(suggestion), total };
    },
    byDocument: (state, today) => {
      const counts = new Map<number, number>();
      for (const where of CONDITIONS[state]) {
        for (const row of sql(
          `SELECT g.document, count(*) AS n FROM suggestion g WHERE ${where} GROUP BY g.document`,
        ).all({ today })) {
          counts.set(row.document, (counts.get(row.document) ?? 0) + row.n);
        }
      }
      return sql(
        `SELECT d.id, d.uuid AS document_uuid, s.uuid AS source_uuid, s.origin
         FROM json_each(?) held CROSS JOIN document d ON d.id = held.value JOIN source s ON s.id = d.source ORDER BY d.id`,
      )
        .all(JSON.stringify([...counts.keys()]))
        .map((row) => ({
          documentId: row.document_uuid,
          sourceId: row.source_uuid,
          origin: row.origin,
          count: counts.get(row.id) ?? 0,
        }));
    },
    inDocuments: (documentIds, states) =>
      sql(
        `SELECT g.*, d.uuid AS document_uuid, s.uuid AS source_uuid, f.uuid AS fact_uuid
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
      // All sources are looked at to find those of one origin: not for each new article, which has an origin of its own.
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
    countOpen: (today) =>
      CONDITIONS.open.reduce(
        (sum, where) => sum + sql(`SELECT count(*) AS n FROM suggestion g WHERE ${where}`).get({ today }).n,
        0,
      ),
  };
}

export function unknownSuggestion(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_SUGGESTION', `No proposal has the id ${id}.`, {
    hint: 'Its document may have been taken back or replaced meanwhile.',
  });
}
