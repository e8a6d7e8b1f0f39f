/** How often each word stands in some texts. */
export type WordCounts = ReadonlyMap<string, number>;

const NUMBER = /\d+(?:[.,]\d+)*/g;
/** Characters that XML 1.0 cannot hold; the writer leaves them out of a deck, so they are left out of what is expected. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

export function withoutForbidden(text: string): string {
  return text.replace(NOT_IN_XML, '').trim();
}

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/u).filter(Boolean);
}

export function countWords(texts: Iterable<string>): WordCounts {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Jaccard similarity of two multisets of words, 0 to 1; 1 for two empty ones. */
export function similarity(a: WordCounts, b: WordCounts): number {
  let shared = 0;
  let total = 0;
  for (const [word, count] of a) {
    const other = b.get(word) ?? 0;
    shared += Math.min(count, other);
    total += Math.max(count, other);
  }
  for (const [word, count] of b) if (!a.has(word)) total += count;
  return total === 0 ? 1 : shared / total;
}

/** Whether two texts differ at most in white space before an opening bracket, as before a mark, or after a closing one. */
export function isSameButSpacing(a: string, b: string): boolean {
  const tight = (text: string): string => text.replace(/\s+(?=[[(])|(?<=[\])])\s+/g, '');
  return tight(a) === tight(b);
}

/** The text with every number taken out: equal for two texts that differ in numbers alone. */
export function skeleton(text: string): string {
  return text.replace(NUMBER, '#');
}

/** The numbers that differ between two texts of one skeleton, in order. */
export function changedNumbers(
  before: string,
  after: string,
): readonly { readonly from: string; readonly to: string }[] {
  const old = before.match(NUMBER) ?? [];
  const now = after.match(NUMBER) ?? [];
  return old.flatMap((from, i) => {
    const to = now[i] ?? '';
    return from === to ? [] : [{ from, to }];
  });
}

/** Runs of three words of each text, by which two decks are told apart; a shorter text is one run. */
export function shingles(texts: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of texts) {
    const words = wordsOf(text);
    if (words.length < 3) found.add(words.join(' '));
    for (let i = 0; i + 3 <= words.length; i += 1) found.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  }
  found.delete('');
  return found;
}
