import type { Connection } from './connection.ts';
import { documentInfo } from './documents.ts';
import type { DocumentInfo, Library } from './libraryTypes.ts';
import { source } from './sourceRows.ts';

/** Where more has been logged than this, it is no more work to read all sources. */
const MOST_CHANGES = 5_000;

/** Sources that changed, or had a document come or go, by what the change log says; whoever reads it has the index of its rows. */
const TOUCHED = `
  SELECT row FROM change WHERE id > @since AND tbl = 'source'
  UNION SELECT d.source FROM change c JOIN document d ON d.id = c.row WHERE c.id > @since AND c.tbl = 'document'
  UNION SELECT old ->> 'source' FROM change WHERE id > @since AND tbl = 'document' AND old IS NOT NULL`;

/** See `Library.sources.since`. */
export function sourcesSince({ sql }: Connection): Library['sources']['since'] {
  const documentsOf = (rows: readonly number[]): ReadonlyMap<number, DocumentInfo[]> => {
    const found = sql(
      `SELECT d.uuid, d.source, d.media_type, d.imported_from, t.sha256, t.characters, t.stated, s.uuid AS source_uuid
       FROM json_each(?) asked CROSS JOIN source s ON s.id = asked.value CROSS JOIN document d ON d.source = s.id
       JOIN document_text t ON t.id = d.text ORDER BY d.id DESC`,
    ).all(JSON.stringify(rows));
    const bySource = new Map<number, DocumentInfo[]>();
    for (const row of found) {
      const held = bySource.get(row.source);
      if (held) held.push(documentInfo(row));
      else bySource.set(row.source, [documentInfo(row)]);
    }
    return bySource;
  };

  return (since, after, most) => {
    const { newest } = sql('SELECT coalesce(max(id), 0) AS newest FROM change').get();
    const isWhole = since === null || since > newest || newest - since > MOST_CHANGES;
    const rows = isWhole
      ? sql('SELECT * FROM source WHERE id > ? ORDER BY id LIMIT ?').all(after, most)
      : sql(`SELECT * FROM source WHERE id IN (${TOUCHED}) AND id > @after ORDER BY id LIMIT @most`).all({
          since,
          after,
          most,
        });
    const documents = documentsOf(rows.map(({ id }) => id));
    const removed = isWhole
      ? []
      : sql(
          `SELECT DISTINCT old ->> 'uuid' AS uuid FROM change c WHERE id > ? AND tbl = 'source' AND action = 'd'
             AND NOT EXISTS (SELECT 1 FROM source WHERE uuid = c.old ->> 'uuid')`,
        ).all(since);
    return {
      isWhole,
      newest,
      sources: rows.map((row) => ({
        ...source(row),
        place: row.id,
        documents: documents.get(row.id) ?? [],
      })),
      removed: removed.map(({ uuid }): string => uuid),
    };
  };
}
