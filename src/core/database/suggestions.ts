import { BriefwrightError } from '../../model/errors.ts';
import type { CandidateFact } from '../../model/suggestion.ts';
import type { Connection, Row } from './connection.ts';
import { unknownFact } from './errors.ts';
import { newId } from './ids.ts';
import type { Library, StoredSuggestion, SuggestionQuery } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { statementHash, storable } from './text.ts';

const SELECT_SUGGESTION = `
  SELECT g.*, d.uuid AS document_uuid, s.uuid AS source_uuid, f.uuid AS fact_uuid
  FROM suggestion g JOIN document d ON d.id = g.document JOIN source s ON s.id = d.source LEFT JOIN fact f ON f.id = g.fact`;

/** On the day of `@today`: a snooze that is over is open again, without anybody having to write that. */
const OPEN = "(g.state = 'open' OR (g.state = 'snoozed' AND g.snoozed_until <= @today))";
const SNOOZED = "(g.state = 'snoozed' AND (g.snoozed_until IS NULL OR g.snoozed_until > @today))";

type Kept = Pick<
  CandidateFact,
  'kind' | 'statement' | 'quote' | 'eventDate' | 'asOf' | 'themes' | 'measures' | 'entities' | 'inferred' | 'reasons'
>;

const suggestion = (row: Row): StoredSuggestion => ({
  ...(JSON.parse(row.candidate) as Kept),
  id: row.uuid,
  documentId: row.document_uuid,
  sourceId: row.source_uuid,
  suggestionKind: row.kind,
  start: row.start_utf16,
  end: row.end_utf16,
  score: row.score_permille / 1000,
  state: row.state,
  snoozedUntil: row.snoozed_until,
  factId: row.fact_uuid,
});

/** How the words of a quote are compared between versions of a document: type-setting aside. */
function quoteHash(quote: string): string {
  return statementHash(
    quote
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}%]+/gu, ' ')
      .trim(),
  );
}

export function suggestionsTable({ sql }: Connection, operate: Operate): Library['suggestions'] {
  /** What was decided of the other versions of a document, by the words; the newest decision of each counts. */
  const decidedBefore = (document: Row): Map<string, Row> =>
    new Map(
      sql(
        `SELECT g.quote_hash, g.state, g.snoozed_until FROM suggestion g JOIN document d ON d.id = g.document
         WHERE d.source = ? AND g.state <> 'open' ORDER BY g.id`,
      )
        .all(document.source)
        .map((row) => [row.quote_hash, row]),
    );

  return {
    keep: (documentId, candidates) =>
      operate('Look for facts', () => {
        const document = sql('SELECT id, source FROM document WHERE uuid = ?').get(documentId);
        if (!document) throw new BriefwrightError('UNKNOWN_DOCUMENT', `No document has the id ${documentId}.`);
        const before = decidedBefore(document);
        const held = new Set(
          sql('SELECT quote_hash, candidate FROM suggestion WHERE document = ?')
            .all(document.id)
            .map((row) => `${row.quote_hash} ${(JSON.parse(row.candidate) as Kept).statement}`),
        );
        sql(
          `DELETE FROM suggestion WHERE state IN ('open', 'snoozed')
             AND document IN (SELECT id FROM document WHERE source = ? AND id < ?)`,
        ).run(document.source, document.id);
        const insert = sql(
          `INSERT INTO suggestion (uuid, document, quote_hash, kind, start_utf16, end_utf16, score_permille, candidate, state,
             snoozed_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        );
        let kept = 0;
        for (const candidate of candidates) {
          const { suggestionKind, start, end, score, ...rest } = candidate;
          const hash = quoteHash(candidate.quote);
          const decided = before.get(hash);
          // One that was snoozed until the document changes (no day) is looked at now.
          const isSnoozed = decided?.state === 'snoozed' && decided.snoozed_until !== null;
          if (decided && decided.state !== 'snoozed') continue;
          const words = `${hash} ${candidate.statement}`;
          if (held.has(words)) continue;
          held.add(words);
          insert.run(
            newId(),
            document.id,
            hash,
            suggestionKind,
            start,
            end,
            Math.round(score * 1000),
            storable(JSON.stringify(rest satisfies Kept)),
            isSnoozed ? 'snoozed' : 'open',
            isSnoozed ? decided.snoozed_until : null,
          );
          kept += 1;
        }
        sql('INSERT OR IGNORE INTO looked_through (document) VALUES (?)').run(document.id);
        return kept;
      }),
    unread: (sourceId) =>
      sql(
        `SELECT d.uuid FROM document d JOIN source s ON s.id = d.source
         WHERE (@source IS NULL OR s.uuid = @source) AND NOT EXISTS (SELECT 1 FROM looked_through WHERE document = d.id)
           AND NOT EXISTS (SELECT 1 FROM document newer WHERE newer.source = d.source AND newer.id > d.id)
         ORDER BY d.id`,
      )
        .all({ source: sourceId ?? null })
        .map((row): string => row.uuid),
    get: (id) => {
      const row = sql(`${SELECT_SUGGESTION} WHERE g.uuid = ?`).get(id);
      return row ? suggestion(row) : null;
    },
    list: (query) => {
      const { where, values } = narrowed(query);
      const order =
        query.order === 'score'
          ? 'g.score_permille DESC, g.document, g.start_utf16, g.id'
          : 'g.document, g.start_utf16, g.id';
      const rows = sql(`${SELECT_SUGGESTION} WHERE ${where} ORDER BY ${order} LIMIT @limit`).all({
        ...values,
        limit: query.limit ?? -1,
      });
      const total =
        query.limit === undefined || rows.length < query.limit
          ? rows.length
          : sql(
              `SELECT count(*) AS n FROM suggestion g JOIN document d ON d.id = g.document JOIN source s ON s.id = d.source
               WHERE ${where}`,
            ).get(values).n;
      return { suggestions: rows.map(suggestion), total };
    },
    byDocument: (state, today) => {
      const { where, values } = narrowed({ state, today, order: 'place' });
      return sql(
        `SELECT d.uuid AS document_uuid, s.uuid AS source_uuid, count(*) AS n
         FROM suggestion g JOIN document d ON d.id = g.document JOIN source s ON s.id = d.source
         WHERE ${where} GROUP BY d.id ORDER BY d.id`,
      )
        .all(values)
        .map((row) => ({ documentId: row.document_uuid, sourceId: row.source_uuid, count: row.n }));
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
    countOpen: (today) => sql(`SELECT count(*) AS n FROM suggestion g WHERE ${OPEN}`).get({ today }).n,
  };
}

function narrowed(query: SuggestionQuery): { where: string; values: Record<string, unknown> } {
  const { state, documentId, sourceId, kinds = [], themes = [] } = query;
  const where = [state === 'open' ? OPEN : state === 'snoozed' ? SNOOZED : 'g.state = @state'];
  const values: Record<string, unknown> = {};
  const and = (condition: string, name: string, value: unknown): void => {
    where.push(condition);
    values[name] = value;
  };
  if (state === 'open' || state === 'snoozed') values.today = query.today;
  else values.state = state;
  if (documentId !== undefined) and('d.uuid = @document', 'document', documentId);
  if (sourceId !== undefined) and('s.uuid = @source', 'source', sourceId);
  if (kinds.length > 0) and('g.kind IN (SELECT value FROM json_each(@kinds))', 'kinds', JSON.stringify(kinds));
  if (themes.length > 0) {
    and(
      `EXISTS (SELECT 1 FROM json_each(g.candidate, '$.themes') WHERE value IN (SELECT value FROM json_each(@themes)))`,
      'themes',
      JSON.stringify(themes),
    );
  }
  return { where: where.join(' AND '), values };
}

export function unknownSuggestion(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_SUGGESTION', `No proposal has the id ${id}.`, {
    hint: 'Its document may have been taken back or replaced meanwhile.',
  });
}
