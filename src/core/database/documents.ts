import { BriefwrightError } from '../../model/errors.ts';
import type { Document, Passage } from '../../model/source.ts';
import type { Connection, Row } from './connection.ts';
import { unknownSource } from './errors.ts';
import { newId } from './ids.ts';
import type { DocumentInfo, Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { sha256Hex, storable, storableJson } from './text.ts';

export const documentInfo = (row: Row): DocumentInfo => ({
  id: row.uuid,
  sourceId: row.source_uuid,
  sha256: row.sha256,
  mediaType: row.media_type,
  characters: row.characters,
  importedFrom: row.imported_from,
  stated: JSON.parse(row.stated ?? '{}'),
});

const document = (row: Row | undefined): Document | null =>
  row
    ? { id: row.uuid, sourceId: row.source_uuid, sha256: row.sha256, mediaType: row.media_type, text: row.text }
    : null;

/** Which columns make a document: the row that can be undone, joined to the text that is immutable and not logged. */
const SELECT_DOCUMENT = `
  SELECT d.uuid, d.media_type, d.imported_from, t.sha256, t.characters, t.text, s.uuid AS source_uuid
  FROM document d JOIN document_text t ON t.id = d.text JOIN source s ON s.id = d.source`;

export function documentsTable({ sql }: Connection, operate: Operate): Library['documents'] {
  return {
    insert: (added) => {
      const text = storable(added.text);
      if (sha256Hex(text) !== added.sha256) {
        throw new BriefwrightError('DOCUMENT_HASH', 'The hash of the document is not that of its text.', {
          hint: 'Import the file again.',
        });
      }
      return operate('Document', () => {
        const source = sql('SELECT id FROM source WHERE uuid = ?').get(added.sourceId);
        if (!source) throw unknownSource(added.sourceId);
        const textRow = sql('INSERT INTO document_text (sha256, characters, text, stated) VALUES (?, ?, ?, ?)').run(
          added.sha256,
          text.length,
          text,
          added.stated ? JSON.stringify(storableJson(added.stated)) : null,
        ).lastInsertRowid;
        const passage = sql(
          'INSERT INTO passage (text, position, page, page_label, start_utf16, end_utf16, role) VALUES (?, ?, ?, ?, ?, ?, ?)',
        );
        for (const { index, page, pageLabel, start, end, role } of added.passages) {
          passage.run(textRow, index, page, pageLabel ?? null, start, end, role);
        }
        const id = added.id ?? newId();
        sql('INSERT INTO document (uuid, source, text, media_type, imported_from) VALUES (?, ?, ?, ?, ?)').run(
          id,
          source.id,
          textRow,
          added.mediaType,
          added.importedFrom,
        );
        return id;
      });
    },
    get: (id) => document(sql(`${SELECT_DOCUMENT} WHERE d.uuid = ?`).get(id)),
    bySha256: (sha256) => document(sql(`${SELECT_DOCUMENT} WHERE t.sha256 = ? ORDER BY d.id DESC LIMIT 1`).get(sha256)),
    sourceOf: (id) =>
      sql('SELECT s.uuid FROM document d JOIN source s ON s.id = d.source WHERE d.uuid = ?').get(id)?.uuid ?? null,
    forSource: (sourceId) =>
      sql(
        `SELECT d.uuid, d.media_type, d.imported_from, t.sha256, t.characters, t.stated, s.uuid AS source_uuid
         FROM source s JOIN document d ON d.source = s.id JOIN document_text t ON t.id = d.text
         WHERE s.uuid = ? ORDER BY d.id DESC`,
      )
        .all(sourceId)
        .map(documentInfo),
    passages: (documentId) =>
      sql(
        `SELECT p.position, p.page, p.page_label, p.start_utf16, p.end_utf16, p.role
         FROM document d JOIN passage p ON p.text = d.text WHERE d.uuid = ? ORDER BY p.position`,
      )
        .all(documentId)
        .map(
          (row): Passage => ({
            index: row.position,
            page: row.page,
            ...(row.page_label === null ? {} : { pageLabel: row.page_label }),
            start: row.start_utf16,
            end: row.end_utf16,
            role: row.role,
          }),
        ),
  };
}
