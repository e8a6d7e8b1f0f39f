import type { TextRange } from './textRange.ts';

/** More hits than this are not counted: whoever sees so many types another letter. */
export const MOST_FOUND = 2_000;

/**
 * Every place of some words in a text, upper and lower case alike, any white space of the query standing for any run of it,
 * straight quotation marks and hyphens for curly ones and dashes. At most `MOST_FOUND`, in the order of the text.
 */
export function findInText(text: string, query: string): TextRange[] {
  const words = query.trim();
  if (words === '') return [];
  const pattern = words
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/['‘’]/g, "['‘’]")
    .replace(/["“”„]/g, '["“”„]')
    .replace(/[-‐‑‒–—]/g, '[-‐‑‒–—]')
    .replace(/\s+/g, '\\s+');
  const found: TextRange[] = [];
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    found.push({ startUtf16: match.index, endUtf16: match.index + match[0].length });
    if (found.length >= MOST_FOUND) break;
  }
  return found;
}

/** The hit to show first: the first at or after an offset, else the first of all; -1 where there is none. */
export function hitFrom(hits: readonly TextRange[], offsetUtf16: number): number {
  if (hits.length === 0) return -1;
  const at = hits.findIndex((hit) => hit.startUtf16 >= offsetUtf16);
  return Math.max(at, 0);
}
