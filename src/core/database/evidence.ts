import { BriefwrightError } from '../../model/errors.ts';
import type { Connection, Row } from './connection.ts';
import { unknownFact } from './errors.ts';
import { bumpRevision, factEvidenceOf, factRowIds, SELECT_EVIDENCE } from './factRows.ts';
import { factWriter } from './factWriter.ts';
import type { FactEvidence, Library, NewEvidence } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { defined } from './patch.ts';
import { storableOrNull } from './text.ts';

const CHUNK = 1_000;

export function evidenceTable(connection: Connection, operate: Operate): Library['evidence'] {
  const { sql } = connection;

  function* each(): Generator<FactEvidence> {
    let after = 0;
    for (;;) {
      const rows: Row[] = sql(`${SELECT_EVIDENCE} WHERE e.id > ? ORDER BY e.id LIMIT ?`).all(after, CHUNK);
      for (const row of rows) yield factEvidenceOf(row);
      if (rows.length < CHUNK) return;
      after = rows[CHUNK - 1].id;
    }
  }

  return {
    each,
    bySource: (sourceId) => sql(`${SELECT_EVIDENCE} WHERE s.uuid = ? ORDER BY e.id`).all(sourceId).map(factEvidenceOf),
    waitingFor: (sha256) =>
      sql(`${SELECT_EVIDENCE} WHERE e.state = 'dormant' AND e.document_sha256 = ? ORDER BY e.id`)
        .all(sha256)
        .map(factEvidenceOf),
    add: (factId, evidence) =>
      operate('Added evidence', () => {
        const fact = factRowIds(connection, [factId]).get(factId);
        if (fact === undefined) throw unknownFact(factId);
        const id = factWriter(connection).evidence(fact, evidence);
        bumpRevision(connection, fact);
        return id;
      }),
    update: (id, patch, { bump = true } = {}) =>
      operate('Changed evidence', () => {
        const row = sql(`${SELECT_EVIDENCE} WHERE e.uuid = ?`).get(id);
        if (!row) throw new BriefwrightError('UNKNOWN_EVIDENCE', `No evidence has the id ${id}.`);
        const after: NewEvidence = { ...factEvidenceOf(row), ...defined(patch) };
        const write = factWriter(connection);
        sql(
          `UPDATE evidence SET source = ?, document = ?, document_sha256 = ?, quote = ?, prefix = ?, suffix = ?,
             start_utf16 = ?, end_utf16 = ?, locator_label = ?, locator_value = ?, stance = ?, credibility = ?, state = ?
           WHERE id = ?`,
        ).run(
          write.requiredSource(after.sourceId),
          write.requiredDocument(after.documentId),
          after.documentSha256,
          storableOrNull(after.quote),
          storableOrNull(after.prefix),
          storableOrNull(after.suffix),
          after.start,
          after.end,
          after.locator?.label ?? null,
          storableOrNull(after.locator?.value ?? null),
          after.stance,
          after.credibility,
          after.state,
          row.id,
        );
        if (bump) bumpRevision(connection, row.fact);
      }),
    factsOf: (ids) =>
      new Map(
        sql(
          `SELECT e.uuid, f.uuid AS fact_uuid FROM json_each(?) j CROSS JOIN evidence e ON e.uuid = j.value
           JOIN fact f ON f.id = e.fact`,
        )
          .all(JSON.stringify(ids))
          .map(({ uuid, fact_uuid }) => [uuid, fact_uuid]),
      ),
    factsOfDocument: (documentId) => [
      ...new Set(
        sql(`${SELECT_EVIDENCE} WHERE d.uuid = ? ORDER BY e.start_utf16, e.id`)
          .all(documentId)
          .map((row): string => row.fact_uuid),
      ),
    ],
    remove: (id) =>
      operate('Removed evidence', () => {
        const row = sql('SELECT id, fact FROM evidence WHERE uuid = ?').get(id);
        if (!row) throw new BriefwrightError('UNKNOWN_EVIDENCE', `No evidence has the id ${id}.`);
        sql('DELETE FROM evidence WHERE id = ?').run(row.id);
        bumpRevision(connection, row.fact);
      }),
    counts: () => {
      const counts = { anchored: 0, dormant: 0, orphaned: 0, located: 0 };
      for (const row of sql('SELECT state, count(*) AS n FROM evidence GROUP BY state').all()) {
        counts[row.state as keyof typeof counts] = row.n;
      }
      return counts;
    },
  };
}
