import type { CandidateFact, SuggestionState } from '../../model/suggestion.ts';
import type { Connection, Row } from './connection.ts';
import type { StoredSuggestion, SuggestionQuery } from './libraryTypes.ts';
import { storable } from './text.ts';

/** How suggestions are read from their rows, and what a list of them is narrowed and put in order by. */

/** What `suggestion` reads: of a candidate's themes only the candidate itself. */
export const SUGGESTION_COLUMNS = `g.id, g.uuid, g.candidate, g.reread, g.kind, g.start_utf16, g.end_utf16, g.score_permille, g.state, g.snoozed_until,
  d.uuid AS document_uuid, s.uuid AS source_uuid, f.uuid AS fact_uuid`;

/** The suggestions come first, by an index of theirs: the other tables only name what they belong to. */
export const SELECT_SUGGESTION = `
  SELECT ${SUGGESTION_COLUMNS}
  FROM suggestion g CROSS JOIN document d ON d.id = g.document CROSS JOIN source s ON s.id = d.source
  LEFT JOIN fact f ON f.id = g.fact`;

/** A snooze that is over on the day of `@today` is open again, without anybody having to write that. */
export const OVER = "g.state = 'snoozed' AND g.snoozed_until <= @today";
export const CONDITIONS: Readonly<Record<SuggestionState, readonly string[]>> = {
  // Two reads by an index in place of one without.
  open: ["g.state = 'open'", OVER],
  snoozed: ["g.state = 'snoozed' AND (g.snoozed_until IS NULL OR g.snoozed_until > @today)"],
  accepted: ["g.state = 'accepted'"],
  rejected: ["g.state = 'rejected'"],
};

export const ORDERS = {
  score: 'g.score_permille DESC, g.document, g.start_utf16, g.uuid',
  place: 'g.document, g.start_utf16, g.uuid',
} as const;

export type Kept = Pick<
  CandidateFact,
  'kind' | 'statement' | 'quote' | 'eventDate' | 'asOf' | 'themes' | 'measures' | 'entities' | 'inferred' | 'reasons'
>;

export const suggestion = (row: Row): StoredSuggestion => ({
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

/** The order of a list that was put together of two. */
export function inOrder(order: SuggestionQuery['order']): (a: Row, b: Row) => number {
  const byPlace = (a: Row, b: Row): number =>
    a.document - b.document || a.start_utf16 - b.start_utf16 || (a.uuid < b.uuid ? -1 : 1);
  return order === 'place' ? byPlace : (a, b) => b.score_permille - a.score_permille || byPlace(a, b);
}

/** What a list is narrowed by beside its state, to stand after that. */
export function narrowed(query: SuggestionQuery): { also: string; values: Record<string, unknown> } {
  const { documentId, sourceId, kinds = [], themes = [], leastScore } = query;
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
  if (leastScore !== undefined) and('g.score_permille >= @score', 'score', Math.round(leastScore * 1000));
  if (kinds.length > 0) and('g.kind IN (SELECT value FROM json_each(@kinds))', 'kinds', JSON.stringify(kinds));
  if (themes.length > 0) {
    // An array of JSON strings holds a string where it holds its JSON; the index has the array.
    const isOf = themes.map((_, n) => `instr(g.themes, @theme${n}) > 0`);
    where.push(` AND (${isOf.join(' OR ')})`);
    for (const [n, theme] of themes.entries()) values[`theme${n}`] = JSON.stringify(theme);
  }
  return { also: where.join(''), values };
}

/** What of a candidate stands in its row as JSON: all that has no column of its own. */
export function candidateColumn({ suggestionKind: _k, start: _s, end: _e, score: _p, ...rest }: CandidateFact): string {
  return storable(JSON.stringify(rest satisfies Kept));
}

/** A theme that is another from now on is it in what is proposed as well. */
export function renameInSuggestions({ sql }: Connection, from: string, into: string): void {
  const rows = sql(
    `SELECT id, candidate FROM suggestion
     WHERE EXISTS (SELECT 1 FROM json_each(candidate, '$.themes') WHERE value = ?)`,
  ).all(from);
  for (const { id, candidate } of rows) {
    const kept = JSON.parse(candidate) as Kept;
    const themes = [...new Set(kept.themes.map((slug) => (slug === from ? into : slug)))];
    sql('UPDATE suggestion SET candidate = ? WHERE id = ?').run(JSON.stringify({ ...kept, themes }), id);
  }
}
