/** The usual constants of bm25 (Robertson and Zaragoza 2009), as FTS5 has them. */
const K1 = 1.2;
const B = 0.75;
/** A word in the statement counts double one in the note. */
export const STATEMENT_WEIGHT = 2;
export const NOTE_WEIGHT = 1;

const WORD_CHARACTER = /[\p{L}\p{N}\p{Co}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is what is meant
const NOT_ASCII = /[^\x00-\x7f]/;

/** A fact to be ranked. */
export interface Candidate {
  readonly row: number;
  readonly statement: string;
  readonly note: string | null;
}

/**
 * Scores of candidates that all match all the words, by bm25 without its rarity of words, which is the same for each of
 * them; lower is better, as in FTS5. Length is counted in characters. FTS5's own bm25 reads every match in the library
 * to learn how rare a word is, which for a short prefix takes longer than everything else.
 */
export function relevance(candidates: readonly Candidate[], words: readonly string[]): number[] {
  const folded = candidates.map(({ statement, note }) => ({ statement: fold(statement), note: fold(note ?? '') }));
  const lengths = folded.map(({ statement, note }) => statement.length + note.length);
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const terms = words.map((word, i) => ({ text: fold(word), prefix: i === words.length - 1 }));
  return folded.map(({ statement, note }, i) => {
    const norm = K1 * (1 - B + (B * (lengths[i] ?? 0)) / Math.max(1, meanLength));
    let score = 0;
    for (const { text, prefix } of terms) {
      const frequency = STATEMENT_WEIGHT * count(statement, text, prefix) + NOTE_WEIGHT * count(note, text, prefix);
      score -= (frequency * (K1 + 1)) / (frequency + norm);
    }
    return score;
  });
}

/** Case and diacritics folded, as the index does. */
function fold(text: string): string {
  return (NOT_ASCII.test(text) ? text.normalize('NFD').replace(/\p{M}+/gu, '') : text).toLowerCase();
}

function count(text: string, word: string, prefix: boolean): number {
  let found = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const startsWord = at === 0 || !WORD_CHARACTER.test(text.charAt(at - 1));
    const endsWord = prefix || !WORD_CHARACTER.test(text.charAt(at + word.length));
    if (startsWord && endsWord) found += 1;
  }
  return found;
}
