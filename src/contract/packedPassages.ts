import { z } from 'zod';
import { PASSAGE_ROLES, type Passage } from '../model/source.ts';

/**
 * The passages of a document as one text. A long document has 30,000 of them: as objects they would be checked and copied
 * one by one on their way to the screen, which takes longer than all the rest of opening it.
 */
export const packedPassagesSchema = z.string();

type Row = readonly [index: number, page: number | null, start: number, end: number, role: number, pageLabel?: string];

export function packPassages(passages: readonly Passage[]): string {
  return JSON.stringify(
    passages.map(({ index, page, start, end, role, pageLabel }): Row => {
      const row = [index, page, start, end, PASSAGE_ROLES.indexOf(role)] as const;
      return pageLabel === undefined ? row : [...row, pageLabel];
    }),
  );
}

/** What `packPassages` was given. */
export function unpackPassages(packed: string): Passage[] {
  const rows: readonly Row[] = JSON.parse(packed);
  return rows.map(([index, page, start, end, role, pageLabel]) => ({
    index,
    page,
    start,
    end,
    role: PASSAGE_ROLES[role] ?? 'body',
    ...(pageLabel === undefined ? {} : { pageLabel }),
  }));
}
