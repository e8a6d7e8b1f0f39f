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
 * The pieces between white space that have a word in them. Each is quoted where it is asked for, so that no character of it
 * has a meaning to FTS5; `F-35` is a phrase.
 */
export function typedPieces(typed: string): string[] {
  return typed
    .toWellFormed()
    .replaceAll('\0', ' ')
    .split(/\s+/u)
    .filter((piece) => IN_A_WORD.test(piece));
}

/** A piece or a name as a phrase of FTS5. */
export const phrase = (words: string): string => `"${words.replaceAll('"', ' ')}"`;

/** Null where there is no word in what was typed. */
export function fullTextQuery(typed: string): FullTextQuery | null {
  const pieces = typedPieces(typed).map(phrase);
  if (pieces.length === 0) return null;
  const wholeWords = pieces.join(' AND ');
  return { words: wordsOf(pieces), match: `${wholeWords} *`, wholeWords };
}

/** The words of some pieces, as the index has them. */
export function wordsOf(pieces: readonly string[]): string[] {
  return pieces.join(' ').match(WORDS) ?? [];
}
