/** What FTS5's unicode61 takes as part of a word: letters, numbers, private use. */
const IN_A_WORD = /[\p{L}\p{N}\p{Co}]/u;
const WORDS = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;

/** What the user typed, as the index understands it. */
export interface FullTextQuery {
  readonly words: readonly string[];
  /** MATCH expression: every word must stand in the fact, the last one as a prefix. */
  readonly match: string;
  /** The same with the last word whole. */
  readonly wholeWords: string;
}

/**
 * Each piece between white space is quoted, so that no character of it has a meaning to FTS5; `F-35` is a phrase. Null
 * where there is no word in it.
 */
export function fullTextQuery(typed: string): FullTextQuery | null {
  const pieces = typed
    .toWellFormed()
    .replaceAll('\0', ' ')
    .split(/\s+/u)
    .filter((piece) => IN_A_WORD.test(piece))
    .map((piece) => `"${piece.replaceAll('"', ' ')}"`);
  if (pieces.length === 0) return null;
  const wholeWords = pieces.join(' AND ');
  return { words: pieces.join(' ').match(WORDS) ?? [], match: `${wholeWords} *`, wholeWords };
}
