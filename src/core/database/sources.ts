import { isDeepStrictEqual } from 'node:util';
import { type CslItem, type Source, sourceName } from '../../model/source.ts';
import type { Connection, Row } from './connection.ts';
import { documentInfo } from './documents.ts';
import { unknownSource } from './errors.ts';
import { newId } from './ids.ts';
import type { DocumentInfo, Library, NewSource } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { defined } from './patch.ts';
import { source } from './sourceRows.ts';
import { sourcesSince } from './sourcesSince.ts';
import { storable, storableJson, storableOrNull } from './text.ts';

/** Sources that are read in one go: some milliseconds' work. */
const PIECE = 200;

const sourceOrNull = (row: Row | undefined): Source | null => (row ? source(row) : null);

export function sourcesTable(connection: Connection, operate: Operate): Library['sources'] {
  const { sql } = connection;
  const rowOf = (id: string): Row | undefined => sql('SELECT * FROM source WHERE uuid = ?').get(id);

  return {
    insert: (added) => {
      const csl = storableJson(added.csl) as CslItem;
      return operate(`Source: ${sourceName(csl)}`, () => {
        const id = added.id ?? newId();
        sql(
          `INSERT INTO source (uuid, csl, csl_id, url_key, doi_key, reliability, origin, marking, descriptor, inferred,
             expected_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          id,
          ...cslColumns(csl),
          added.reliability,
          storable(added.origin ?? id),
          storableOrNull(added.marking),
          storableOrNull(added.descriptor),
          JSON.stringify(added.inferred),
          added.expectedSha256 ?? null,
        );
        return id;
      });
    },
    update: (id, patch) => {
      const row = rowOf(id);
      if (!row) throw unknownSource(id);
      const before: NewSource = { ...source(row), expectedSha256: row.expected_sha256 };
      const after = { ...before, ...defined(patch) };
      const csl = storableJson(after.csl) as CslItem;
      // A revision names a content: what holds nothing new keeps its own.
      if (isDeepStrictEqual({ ...after, csl }, before)) return;
      operate(`Changed source: ${sourceName(csl)}`, () => {
        sql(
          `UPDATE source SET csl = ?, csl_id = ?, url_key = ?, doi_key = ?, reliability = ?, origin = ?, marking = ?,
             descriptor = ?, inferred = ?, expected_sha256 = ?, revision = last_revision + 1,
             last_revision = last_revision + 1 WHERE id = ?`,
        ).run(
          ...cslColumns(csl),
          after.reliability,
          storable(after.origin ?? id),
          storableOrNull(after.marking),
          storableOrNull(after.descriptor),
          JSON.stringify(after.inferred),
          after.expectedSha256 ?? null,
          row.id,
        );
      });
    },
    get: (id) => sourceOrNull(rowOf(id)),
    getMany: (ids) => {
      const rows = sql('SELECT * FROM source WHERE uuid IN (SELECT value FROM json_each(?))').all(JSON.stringify(ids));
      const byId = new Map(rows.map((row) => [row.uuid as string, source(row)]));
      return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
    },
    list: () => {
      const documents = new Map<string, DocumentInfo[]>();
      const rows = sql(
        `SELECT d.uuid, d.media_type, d.imported_from, t.sha256, t.characters, t.stated, s.uuid AS source_uuid
         FROM document d JOIN document_text t ON t.id = d.text JOIN source s ON s.id = d.source ORDER BY d.id DESC`,
      ).all();
      for (const row of rows) {
        const held = documents.get(row.source_uuid);
        if (held) held.push(documentInfo(row));
        else documents.set(row.source_uuid, [documentInfo(row)]);
      }
      return sql('SELECT * FROM source ORDER BY id')
        .all()
        .map((row) => ({ ...source(row), documents: documents.get(row.uuid) ?? [] }));
    },
    since: sourcesSince(connection),
    *eachItem() {
      for (let after = 0; ; ) {
        const rows = sql('SELECT id, uuid, csl FROM source WHERE id > ? ORDER BY id LIMIT ?').all(after, PIECE);
        if (rows.length === 0) return;
        yield rows.map(({ uuid, csl }) => ({ id: uuid, csl: JSON.parse(csl) }));
        after = rows.at(-1)?.id;
      }
    },
    byDocumentSha256: (sha256) =>
      sourceOrNull(
        sql(
          `SELECT s.* FROM document_text t JOIN document d ON d.text = t.id JOIN source s ON s.id = d.source
           WHERE t.sha256 = ? ORDER BY d.id LIMIT 1`,
        ).get(sha256) ?? sql('SELECT * FROM source WHERE expected_sha256 = ? ORDER BY id LIMIT 1').get(sha256),
      ),
    byCslId: (cslId) => sourceOrNull(sql('SELECT * FROM source WHERE csl_id = ? ORDER BY id LIMIT 1').get(cslId)),
    byImportedFrom: (absolutePath) =>
      sourceOrNull(
        sql(
          `SELECT s.* FROM document d JOIN source s ON s.id = d.source
           WHERE d.imported_from = ? ORDER BY d.id DESC LIMIT 1`,
        ).get(absolutePath),
      ),
    byUrl: (url) => sourceOrNull(sql('SELECT * FROM source WHERE url_key = ? ORDER BY id LIMIT 1').get(urlKey(url))),
    byDoi: (doi) => sourceOrNull(sql('SELECT * FROM source WHERE doi_key = ? ORDER BY id LIMIT 1').get(doiKey(doi))),
  };
}

function cslColumns(csl: CslItem): [string, string, string | null, string | null] {
  return [
    JSON.stringify(csl),
    csl.id,
    typeof csl.URL === 'string' ? urlKey(csl.URL) : null,
    typeof csl.DOI === 'string' ? doiKey(csl.DOI) : null,
  ];
}

/** How URLs are compared: without scheme, `www.`, fragment and closing slash, the host in lower case. */
function urlKey(url: string): string {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:www\.)?([^/?#]*)([^#]*)/i.exec(url.trim());
  if (!match) return url.trim();
  return `${(match[1] ?? '').toLowerCase()}${(match[2] ?? '').replace(/\/$/, '')}`;
}

/** How DOIs are compared: bare and in lower case (DOIs are case-insensitive). */
function doiKey(doi: string): string {
  return doi
    .trim()
    .replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:)/i, '')
    .toLowerCase();
}
