/** What FTS5's unicode61 takes as part of a word: letters, numbers, private use. */
const IN_A_WORD = /[\p{L}\p{N}\p{Co}]/u;
const WORDS = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;

/** The words of what the user typed, as the index sees them. */
export function wordsOf(typed: string): string[] {
  return typed.match(WORDS) ?? [];
}

/**
 * A MATCH expression that finds what the user typed: every word must stand in the fact, the last one as a prefix.
 * Each piece between white space is quoted, so that no character of it has a meaning to FTS5; `F-35` is a phrase. Null
 * where there is no word in it.
 */
export function matchExpression(typed: string): string | null {
  const pieces = typed
    .toWellFormed()
    .replaceAll('\0', ' ')
    .split(/\s+/u)
    .filter((piece) => IN_A_WORD.test(piece))
    .map((piece) => `"${piece.replaceAll('"', ' ')}"`);
  return pieces.length === 0 ? null : `${pieces.join(' AND ')} *`;
}
