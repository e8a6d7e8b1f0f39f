import { BriefwrightError, EXIT } from '../../model/errors.ts';

/**
 * Where a page ended, by how its facts are ordered.
 * day: newest first; the day and row of its last fact. score: by relevance; `oldestRow` is the oldest that was ranked.
 * tier: facts with the whole word (0), then the rest (1), each newest first.
 * linked: facts that match by an entity alone, newest first, after all others.
 */
export type Cursor =
  | { readonly by: 'day'; readonly day: number; readonly row: number }
  | { readonly by: 'score'; readonly score: number; readonly row: number; readonly oldestRow: number }
  | { readonly by: 'tier'; readonly tier: number; readonly row: number }
  | { readonly by: 'linked'; readonly row: number };

export function cursorText(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads `after`. Throws BAD_CURSOR where it is no cursor of one of these orders. */
export function readCursor<B extends Cursor['by']>(text: string, orders: readonly B[]): Extract<Cursor, { by: B }> {
  const cursor = parsed(text);
  if (cursor && orders.some((by) => by === cursor.by)) return cursor as Extract<Cursor, { by: B }>;
  throw new BriefwrightError('BAD_CURSOR', 'This is not where a page of these facts ended.', {
    hint: 'Give --after the value of “next” from the page before, with the same query.',
    exit: EXIT.usage,
  });
}

function parsed(text: string): Cursor | null {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown>;
    const fields = {
      day: ['day', 'row'],
      score: ['score', 'row', 'oldestRow'],
      tier: ['tier', 'row'],
      linked: ['row'],
    };
    const numbers = fields[read.by as Cursor['by']];
    return numbers?.every((field) => typeof read[field] === 'number') ? (read as unknown as Cursor) : null;
  } catch {
    return null;
  }
}
