import { BriefwrightError, EXIT } from '../../model/errors.ts';

/** Where a page ended. Newest first: the day and row of its last fact. By relevance: its score, row, and the oldest row ranked. */
export type Cursor =
  | { readonly by: 'day'; readonly day: number; readonly row: number }
  | { readonly by: 'rank'; readonly score: number; readonly row: number; readonly oldestRow: number | null };

export function cursorText(cursor: Cursor): string {
  const parts = cursor.by === 'day' ? ['d', cursor.day, cursor.row] : ['r', cursor.score, cursor.row, cursor.oldestRow];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads `after`. Throws BAD_CURSOR where it is no cursor of a query of this order. */
export function readCursor<B extends Cursor['by']>(text: string, by: B): Extract<Cursor, { by: B }> {
  const cursor = parsed(text);
  if (cursor?.by === by) return cursor as Extract<Cursor, { by: B }>;
  throw new BriefwrightError('BAD_CURSOR', 'This is not where a page of these facts ended.', {
    hint: 'Give --after the value of “next” from the page before, with the same query.',
    exit: EXIT.usage,
  });
}

function parsed(text: string): Cursor | null {
  try {
    const [kind, first, row, oldest] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (typeof first !== 'number' || typeof row !== 'number') return null;
    if (kind === 'd') return { by: 'day', day: first, row };
    if (kind === 'r' && (oldest === null || typeof oldest === 'number')) {
      return { by: 'rank', score: first, row, oldestRow: oldest };
    }
    return null;
  } catch {
    return null;
  }
}
