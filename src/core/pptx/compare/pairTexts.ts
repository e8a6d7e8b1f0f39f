import { countWords, similarity, skeleton } from './words.ts';

/** How two lists of texts differ: what was edited, with both wordings; what is gone; what is new. */
export interface TextDifferences {
  readonly changed: readonly { readonly before: string; readonly after: string }[];
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** Two texts with less than this share of common words are not one text that was edited. */
const MIN_SIMILARITY = 0.35;
/** Above this many comparisons nothing is paired: such a slide was not edited but replaced. */
const MAX_COMPARISONS = 100_000;

/**
 * Compares texts without regard to their order, as programs reorder shapes. A paragraph that was only split at, or
 * joined over, a line end is the same text. One text gone and one come are taken for one that was replaced.
 */
export function pairTexts(expected: readonly string[], actual: readonly string[]): TextDifferences {
  let missing = subtract(expected, actual);
  let extra = subtract(actual, expected);
  if (missing.length > 0 && extra.length > 0) {
    [missing, extra] = withoutRejoined(missing, extra);
    [extra, missing] = withoutRejoined(extra, missing);
  }
  const changed: { before: string; after: string }[] = [];
  if (missing.length * extra.length > MAX_COMPARISONS) return { changed, missing, extra };
  const pairs = likelyPairs(missing, extra);
  const goneBefore = new Set<number>();
  const goneAfter = new Set<number>();
  for (const { from, to } of pairs) {
    if (goneBefore.has(from) || goneAfter.has(to)) continue;
    goneBefore.add(from);
    goneAfter.add(to);
    changed.push({ before: missing[from] ?? '', after: extra[to] ?? '' });
  }
  missing = missing.filter((_, i) => !goneBefore.has(i));
  extra = extra.filter((_, i) => !goneAfter.has(i));
  const [before, after] = [missing[0], extra[0]];
  if (missing.length === 1 && extra.length === 1 && before !== undefined && after !== undefined) {
    return { changed: [...changed, { before, after }], missing: [], extra: [] };
  }
  return { changed, missing, extra };
}

function likelyPairs(missing: readonly string[], extra: readonly string[]): readonly { from: number; to: number }[] {
  const extraCounts = extra.map((text) => countWords([text]));
  return missing
    .flatMap((before, from) => {
      const counts = countWords([before]);
      return extra.map((after, to) => {
        const isSameButNumbers = skeleton(before) === skeleton(after);
        const score = isSameButNumbers ? 1 : similarity(counts, extraCounts[to] ?? new Map());
        return { from, to, score };
      });
    })
    .filter((pair) => pair.score >= MIN_SIMILARITY)
    .sort((a, b) => b.score - a.score || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from);
}

/** What of `from` is left when each text of `other` is taken out of it once, in order. */
function subtract(from: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of other) counts.set(text, (counts.get(text) ?? 0) + 1);
  return from.filter((text) => {
    const count = counts.get(text) ?? 0;
    if (count > 0) counts.set(text, count - 1);
    return count === 0;
  });
}

/** Takes out each text of `whole` that is a run of neighbours in `pieces`, with those neighbours. */
function withoutRejoined(whole: readonly string[], pieces: readonly string[]): [string[], string[]] {
  const left = [...pieces];
  const kept = whole.filter((text) => {
    for (let start = 0; start < left.length; start += 1) {
      const end = endOfRun(text, left, start);
      if (end === null) continue;
      left.splice(start, end - start);
      return false;
    }
    return true;
  });
  return [kept, left];
}

function endOfRun(text: string, pieces: readonly string[], start: number): number | null {
  let rest = text;
  for (let end = start; end < pieces.length; end += 1) {
    const piece = pieces[end] ?? '';
    if (!rest.startsWith(piece)) return null;
    rest = rest.slice(piece.length).trimStart();
    if (rest === '') return end + 1;
  }
  return null;
}
