import { BriefwrightError } from '../../model/errors.ts';
import type { CandidateFact, SuggestionState } from '../../model/suggestion.ts';
import type { Connection, Row } from './connection.ts';
import { unknownFact } from './errors.ts';
import { newId } from './ids.ts';
import type { Library, StoredSuggestion, SuggestionQuery } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { statementHash, storable } from './text.ts';

/** The suggestions come first, by an index of theirs: the other tables only name what they belong to. */
const SELECT_SUGGESTION = `
  SELECT g.*, d.uuid AS document_uuid, s.uuid AS source_uuid, f.uuid AS fact_uuid
  FROM suggestion g CROSS JOIN document d ON d.id = g.document CROSS JOIN source s ON s.id = d.source
  LEFT JOIN fact f ON f.id = g.fact`;

/** A snooze that is over on the day of `@today` is open again, without anybody having to write that. */
const OVER = "g.state = 'snoozed' AND g.snoozed_until <= @today";
const CONDITIONS: Readonly<Record<SuggestionState, readonly string[]>> = {
  // Two reads by an index in place of one without.
  open: ["g.state = 'open'", OVER],
  snoozed: ["g.state = 'snoozed' AND (g.snoozed_until IS NULL OR g.snoozed_until > @today)"],
  accepted: ["g.state = 'accepted'"],
  rejected: ["g.state = 'rejected'"],
};

const ORDERS = {
  score: 'g.score_permille DESC, g.document, g.start_utf16, g.id',
  place: 'g.document, g.start_utf16, g.id',
} as const;

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
        `SELECT g.quote_hash, g.state, g.snoozed_until FROM document d CROSS JOIN suggestion g ON g.document = d.id
         WHERE d.source = ? AND +g.state <> 'open' ORDER BY g.id`,
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
          `DELETE FROM suggestion WHERE +state IN ('open', 'snoozed')
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
        `SELECT d.id, d.uuid AS document_uuid, s.uuid AS source_uuid
         FROM json_each(?) held CROSS JOIN document d ON d.id = held.value JOIN source s ON s.id = d.source ORDER BY d.id`,
      )
        .all(JSON.stringify([...counts.keys()]))
        .map((row) => ({
          documentId: row.document_uuid,
          sourceId: row.source_uuid,
          count: counts.get(row.id) ?? 0,
        }));
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

/** The order of a list that was put together of two. */
function inOrder(order: SuggestionQuery['order']): (a: Row, b: Row) => number {
  const byPlace = (a: Row, b: Row): number => a.document - b.document || a.start_utf16 - b.start_utf16 || a.id - b.id;
  return order === 'place' ? byPlace : (a, b) => b.score_permille - a.score_permille || byPlace(a, b);
}

/** What a list is narrowed by beside its state, to stand after that. */
function narrowed(query: SuggestionQuery): { also: string; values: Record<string, unknown> } {
  const { documentId, sourceId, kinds = [], themes = [] } = query;
  const where: string[] = [];
  const values: Record<string, unknown> = { today: query.today };
  const and = (condition: string, name: string, value: unknown): void => {
    where.push(` AND ${condition}`);
    values[name] = value;
  };
  if (documentId !== undefined) {
    and('g.document = (SELECT id FROM document WHERE uuid = @document)', 'document', documentId);
  }
  if (sourceId !== undefined) {
    and(
      'g.document IN (SELECT d.id FROM document d JOIN source s ON s.id = d.source WHERE s.uuid = @source)',
      'source',
      sourceId,
    );
  }
  if (kinds.length > 0) and('g.kind IN (SELECT value FROM json_each(@kinds))', 'kinds', JSON.stringify(kinds));
  if (themes.length > 0) {
    and(
      `EXISTS (SELECT 1 FROM json_each(g.candidate, '$.themes') WHERE value IN (SELECT value FROM json_each(@themes)))`,
      'themes',
      JSON.stringify(themes),
    );
  }
  return { also: where.join(''), values };
}

export function unknownSuggestion(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_SUGGESTION', `No proposal has the id ${id}.`, {
    hint: 'Its document may have been taken back or replaced meanwhile.',
  });
}
