import { type ComparedText, figuresAmong, LEAST_RUNS, namesAmong } from './shingles.ts';

/** The least share of the shorter text that the other has too: a reprint has nearly all, an updated page most. */
const LEAST_OF_SHORTER = 0.6;
/** The least share of all that both have: a notice within a long digest is no reprint of the digest. */
const LEAST_OF_ALL = 0.25;
/** Texts of one form have their sentences alike, and other figures and names: this much of the fewer must be the same. */
const LEAST_FIGURES = 0.6;
const LEAST_NAMES = 0.6;
/** Fewer figures or names than this tell nothing. */
const FEW = 5;

/**
 * Whether two texts go back to one: a reprint, a wire copy that was cut, a page that was updated. Gives the share of the
 * shorter text that stands in both, 0–1; null where they are two texts, though they may tell of one event or share a quote.
 */
export function sharedOrigin(a: ComparedText, b: ComparedText): number | null {
  const fewer = Math.min(a.shingles.size, b.shingles.size);
  if (fewer < LEAST_RUNS) return null;
  const both = inBoth(a.shingles, b.shingles);
  const share = both / fewer;
  if (share < LEAST_OF_SHORTER || both < LEAST_OF_ALL * (a.shingles.size + b.shingles.size - both)) return null;
  const alike =
    agree(figuresAmong(a.words), figuresAmong(b.words), LEAST_FIGURES) &&
    agree(namesAmong(a.words), namesAmong(b.words), LEAST_NAMES);
  return alike ? share : null;
}

function agree(a: ReadonlySet<string>, b: ReadonlySet<string>, least: number): boolean {
  const fewer = Math.min(a.size, b.size);
  return fewer < FEW || inBoth(a, b) >= least * fewer;
}

function inBoth<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const item of fewer) if (more.has(item)) both += 1;
  return both;
}
