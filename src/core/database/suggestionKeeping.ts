import { BriefwrightError } from '../../model/errors.ts';
import type { CandidateFact } from '../../model/suggestion.ts';
import type { Connection, Row } from './connection.ts';
import { newId } from './ids.ts';
import type { DecidedAlready, Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { candidateColumn, type Kept } from './suggestionRows.ts';
import { statementHash } from './text.ts';

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

/** The storing of what was found in a document: for the first time, or anew since its date is another. */
export function keepingOfSuggestions(
  { sql }: Connection,
  operate: Operate,
): Pick<Library['suggestions'], 'keep' | 'renew' | 'takeOver'> {
  const required = (documentId: string): Row => {
    const document = sql('SELECT id, source FROM document WHERE uuid = ?').get(documentId);
    if (document) return document;
    throw new BriefwrightError('UNKNOWN_DOCUMENT', `No document has the id ${documentId}.`);
  };

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

  /** Notes a candidate that would not be found again in the operation under way: it goes when that is undone. */
  const noteInserted = (row: number | bigint): void => {
    sql(
      `INSERT INTO change (operation, tbl, action, row) VALUES ((SELECT max(id) FROM operation), 'suggestion', 'i', ?)`,
    ).run(row);
  };

  /** `inserted` is told of each candidate that is kept. */
  const keepAll = (
    documentId: string,
    candidates: readonly CandidateFact[],
    decidedAlready: DecidedAlready | undefined,
    inserted: (row: number | bigint) => void,
  ): number =>
    operate('Look for facts', () => {
      const document = required(documentId);
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
        const hash = quoteHash(candidate.quote);
        const decided = before.get(hash);
        // One that was snoozed until the document changes (no day) is looked at now.
        const isSnoozed = decided?.state === 'snoozed' && decided.snoozed_until !== null;
        const standing =
          decidedAlready?.get(candidate) ??
          (isSnoozed
            ? { state: 'snoozed', snoozedUntil: decided.snoozed_until }
            : { state: 'open', snoozedUntil: null });
        if (decided && decided.state !== 'snoozed') continue;
        const words = `${hash} ${candidate.statement}`;
        if (held.has(words)) continue;
        held.add(words);
        const { lastInsertRowid } = insert.run(
          newId(),
          document.id,
          hash,
          candidate.suggestionKind,
          candidate.start,
          candidate.end,
          Math.round(candidate.score * 1000),
          candidateColumn(candidate),
          standing.state,
          standing.snoozedUntil,
        );
        inserted(lastInsertRowid);
        if (standing.state !== 'rejected') kept += 1;
      }
      sql('INSERT OR IGNORE INTO looked_through (document) VALUES (?)').run(document.id);
      return kept;
    });

  const keep: Library['suggestions']['keep'] = (documentId, candidates, decidedAlready) =>
    keepAll(documentId, candidates, decidedAlready, () => {});

  const renew: Library['suggestions']['renew'] = (documentId, candidates) =>
    operate('Look for facts again', () => {
      const document = required(documentId);
      const left = new Map(candidates.map((candidate) => [placeKey(candidate.start, candidate.end), candidate]));
      const update = sql('UPDATE suggestion SET kind = ?, score_permille = ?, candidate = ? WHERE id = ?');
      let renewed = 0;
      for (const row of sql(
        "SELECT * FROM suggestion WHERE document = ? AND +state IN ('open', 'snoozed') ORDER BY id",
      ).all(document.id)) {
        const key = placeKey(row.start_utf16, row.end_utf16);
        const now = left.get(key);
        left.delete(key);
        if (now === undefined) {
          sql('DELETE FROM suggestion WHERE id = ?').run(row.id);
          renewed += 1;
          continue;
        }
        const [candidate, score] = [candidateColumn(now), Math.round(now.score * 1000)];
        if (candidate === row.candidate && score === row.score_permille && now.suggestionKind === row.kind) continue;
        update.run(now.suggestionKind, score, candidate, row.id);
        renewed += 1;
      }
      return renewed + keepAll(documentId, [...left.values()], undefined, noteInserted);
    });

  const takeOver: Library['suggestions']['takeOver'] = (documentId, decided) =>
    operate('Take over what was decided', () => {
      const { id: document } = required(documentId);
      const held = new Map(
        sql("SELECT id, quote_hash, state FROM suggestion WHERE document = ? ORDER BY state = 'open'")
          .all(document)
          .map((row) => [row.quote_hash, row]),
      );
      let taken = 0;
      for (const { candidate, decision } of decided) {
        const hash = quoteHash(candidate.quote);
        const there = held.get(hash);
        if (there && there.state !== 'open') continue;
        const fact =
          decision.factId == null ? null : (sql('SELECT id FROM fact WHERE uuid = ?').get(decision.factId)?.id ?? null);
        const values = [decision.state, decision.snoozedUntil ?? null, fact];
        taken += 1;
        if (there) {
          sql('UPDATE suggestion SET state = ?, snoozed_until = ?, fact = ? WHERE id = ?').run(...values, there.id);
          held.delete(hash);
          continue;
        }
        const { lastInsertRowid } = sql(
          `INSERT INTO suggestion (uuid, document, quote_hash, kind, start_utf16, end_utf16, score_permille, candidate, state,
             snoozed_until, fact) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          newId(),
          document,
          hash,
          candidate.suggestionKind,
          candidate.start,
          candidate.end,
          Math.round(candidate.score * 1000),
          candidateColumn(candidate),
          ...values,
        );
        noteInserted(lastInsertRowid);
      }
      return taken;
    });

  return { keep, renew, takeOver };
}

const placeKey = (start: number, end: number): string => `${start} ${end}`;
