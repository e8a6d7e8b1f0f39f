/** So many answers are kept; then all are forgotten, so that no library is too large. */
const MOST = 8_000;

/** A pure function of some words that remembers what it gave: one text is compared with many others. */
export function remembered<Answer>(work: (words: string) => Answer): (words: string) => Answer {
  const known = new Map<string, Answer>();
  return (words) => {
    const held = known.get(words);
    if (held !== undefined) return held;
    const answer = work(words);
    if (known.size >= MOST) known.clear();
    known.set(words, answer);
    return answer;
  };
}
