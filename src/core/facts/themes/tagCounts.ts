import { isInALexicon } from './lexicon.ts';
import { themeWords } from './words.ts';

/** What the learning took from one fact, so that it can be taken back when the fact changes. */
interface Taken {
  readonly words: Int32Array;
  readonly themes: readonly string[];
}

/**
 * In how many tagged facts each word stands, and in how many of each theme. A fact that has no theme teaches nothing. Facts
 * come and go one at a time; their keys are the caller's.
 */
export class TagCounts {
  readonly #taken = new Map<number, Taken>();
  readonly #ofTheme = new Map<string, number>();
  readonly #numberOf = new Map<string, number>();
  readonly #stems: string[] = [];
  readonly #written: string[] = [];
  /** By word: the facts that have it. */
  readonly #facts: number[] = [];
  /** By theme, by word: its facts that have it. */
  readonly #factsOfTheme = new Map<string, number[]>();

  /** How many facts it has learned from. */
  get facts(): number {
    return this.#taken.size;
  }

  factsOf(theme: string): number {
    return this.#ofTheme.get(theme) ?? 0;
  }

  /** Learns from a fact, in place of what it had learned from it before. */
  put(key: number, text: string, themes: readonly string[]): void {
    this.remove(key);
    if (themes.length === 0) return;
    const words = new Set<number>();
    for (const { stem, written } of themeWords(text)) {
      if (stem.includes(' ') && !isInALexicon(stem)) continue;
      words.add(this.#wordNumber(stem, written));
    }
    const taken = { words: Int32Array.from(words), themes: [...new Set(themes)] };
    this.#taken.set(key, taken);
    this.#count(taken, 1);
  }

  remove(key: number): void {
    const taken = this.#taken.get(key);
    if (taken === undefined) return;
    this.#taken.delete(key);
    this.#count(taken, -1);
  }

  /** Each word that a fact has: its stem, its facts, and how many of them are of the theme. */
  *words(theme: string): Generator<readonly [string, number, number], void> {
    const ofTheme = this.#factsOfTheme.get(theme);
    for (const [word, facts] of this.#facts.entries()) {
      if (facts > 0) yield [this.#stems[word] ?? '', facts, ofTheme?.[word] ?? 0];
    }
  }

  /** A stem as it was first met; null where no fact ever had it. */
  writtenOf(stem: string): string | null {
    const word = this.#numberOf.get(stem);
    return word === undefined ? null : (this.#written[word] ?? null);
  }

  #wordNumber(stem: string, written: string): number {
    const known = this.#numberOf.get(stem);
    if (known !== undefined) return known;
    const word = this.#stems.push(stem) - 1;
    this.#numberOf.set(stem, word);
    this.#written.push(written);
    this.#facts.push(0);
    return word;
  }

  #count({ words, themes }: Taken, by: 1 | -1): void {
    for (const word of words) this.#facts[word] = (this.#facts[word] ?? 0) + by;
    for (const theme of themes) {
      this.#ofTheme.set(theme, (this.#ofTheme.get(theme) ?? 0) + by);
      const counts = this.#factsOfTheme.get(theme) ?? [];
      this.#factsOfTheme.set(theme, counts);
      for (const word of words) counts[word] = (counts[word] ?? 0) + by;
    }
  }
}
