import type { Annotation } from '../../model/annotation.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Connection, Row } from './connection.ts';
import { unknownFact } from './errors.ts';
import { fullTextQuery } from './fullText.ts';
import { newId } from './ids.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { storableOrNull } from './text.ts';

const SELECT_ANNOTATION = `
  SELECT a.*, d.uuid AS document_uuid, f.uuid AS fact_uuid
  FROM annotation a LEFT JOIN document d ON d.id = a.document LEFT JOIN fact f ON f.id = a.fact`;

export const annotationOf = (row: Row): Annotation => ({
  id: row.uuid,
  motivation: row.motivation,
  documentId: row.document_uuid,
  factId: row.fact_uuid,
  start: row.start_utf16,
  end: row.end_utf16,
  quote: row.quote,
  body: row.body,
  author: row.author,
  created: row.created,
  modified: row.modified,
});

function unknownAnnotation(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_ANNOTATION', `No annotation has the id ${id}.`, {
    hint: 'It may have been removed meanwhile.',
  });
}

export function annotationsTable({ sql }: Connection, operate: Operate): Library['annotations'] {
  const rowOf = (table: 'document' | 'fact', id: string | null): number | null =>
    id === null ? null : (sql(`SELECT id FROM ${table} WHERE uuid = ?`).get(id)?.id ?? null);
  const get = (id: string): Annotation | null => {
    const row = sql(`${SELECT_ANNOTATION} WHERE a.uuid = ?`).get(id);
    return row ? annotationOf(row) : null;
  };

  return {
    get,
    list: ({ query, documentId, factId, limit }) => {
      const where: string[] = [];
      const values: unknown[] = [];
      if (documentId !== undefined) {
        where.push('d.uuid = ?');
        values.push(documentId);
      }
      if (factId !== undefined) {
        where.push('f.uuid = ?');
        values.push(factId);
      }
      if (query !== undefined && query.trim() !== '') {
        const typed = fullTextQuery(query);
        const found: string[] = ["a.author LIKE ? ESCAPE '\\'"];
        values.push(`%${query.trim().replace(/[\\%_]/g, '\\$&')}%`);
        if (typed !== null) {
          found.push('a.id IN (SELECT rowid FROM annotation_fts WHERE annotation_fts MATCH ?)');
          values.push(typed.match);
        }
        where.push(`(${found.join(' OR ')})`);
      }
      const narrowed = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
      return sql(`${SELECT_ANNOTATION} ${narrowed} ORDER BY a.document, a.start_utf16, a.id LIMIT ?`)
        .all(...values, limit ?? -1)
        .map(annotationOf);
    },
    ofFactsQuotedIn: (documentId) =>
      sql(
        `${SELECT_ANNOTATION} WHERE a.fact IN (
           SELECT e.fact FROM evidence e JOIN document held ON held.id = e.document WHERE held.uuid = ?
         ) ORDER BY a.id`,
      )
        .all(documentId)
        .map(annotationOf),
    insert: (added) =>
      operate(added.body === null ? 'Highlight' : 'Comment', () => {
        const document = rowOf('document', added.documentId);
        const fact = rowOf('fact', added.factId);
        if (added.factId !== null && fact === null) throw unknownFact(added.factId);
        if (added.documentId !== null && document === null) {
          throw new BriefwrightError('UNKNOWN_DOCUMENT', `No document has the id ${added.documentId}.`);
        }
        const id = added.id ?? newId();
        sql(
          `INSERT INTO annotation (uuid, motivation, document, fact, start_utf16, end_utf16, quote, body, author, created,
             modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          id,
          added.motivation,
          document,
          fact,
          added.start,
          added.end,
          storableOrNull(added.quote),
          storableOrNull(added.body),
          storableOrNull(added.author),
          added.created,
          added.modified,
        );
        return id;
      }),
    update: (id, patch) =>
      operate('Changed annotation', () => {
        const { changes } = sql('UPDATE annotation SET motivation = ?, body = ?, modified = ? WHERE uuid = ?').run(
          patch.motivation,
          storableOrNull(patch.body),
          patch.modified,
          id,
        );
        if (changes === 0) throw unknownAnnotation(id);
      }),
    remove: (id) =>
      operate('Removed annotation', () => {
        if (sql('DELETE FROM annotation WHERE uuid = ?').run(id).changes === 0) throw unknownAnnotation(id);
      }),
  };
}
