import { LEAST_ALIKE } from './compare.ts';

/** A statement in the form that pairs are looked for: its place in the list, what duplicates have alike, its words by number. */
interface Held {
  readonly fact: number;
  readonly words: readonly number[];
}

/** A rare word that more statements than this begin with tells too little: they are a form that was filled in. */
const MOST_OF_A_WORD = 300;
/** Facts from one place of a source are few; a place with more is a whole document. */
const MOST_OF_A_PLACE = 40;

/**
 * Finds the pairs of statements worth comparing, without comparing each with each. Two statements share `LEAST_ALIKE` of their
 * words only if they share one of the few rarest words of each (prefix filtering, Bayardo and others 2007: "Scaling up all
 * pairs similarity search"), and duplicates have their numbers alike, so only statements with the same numbers meet.
 */
export class PairFinder {
  readonly #wordNumbers = new Map<string, number>();
  readonly #frequency: number[] = [];
  readonly #byFixed = new Map<string, Held[]>();
  readonly #byPlace = new Map<string, number[]>();
  #size = 0;

  /** Takes the statement of the fact at `fact`: what is alike in duplicates, its words, and the places it is drawn from. */
  add(fact: number, fixed: string, words: readonly string[], places: Iterable<string>): void {
    this.#size += 1;
    const numbers = [...new Set(words)].map((word) => this.#numberOf(word));
    for (const word of numbers) this.#frequency[word] = (this.#frequency[word] ?? 0) + 1;
    listAt(this.#byFixed, fixed).push({ fact, words: numbers });
    for (const place of places) listAt(this.#byPlace, place).push(fact);
  }

  /** How many statements it was given. */
  get size(): number {
    return this.#size;
  }

  /**
   * Pairs by their places in the list, the earlier first; one may come twice. How many statements it has gone through comes
   * between, so that the caller can pause.
   */
  *pairs(): Generator<readonly [number, number] | number, void> {
    for (const facts of this.#byPlace.values()) {
      if (facts.length <= MOST_OF_A_PLACE) yield* everyPair(facts);
    }
    let done = 0;
    for (const held of this.#byFixed.values()) {
      if (held.length > 1) yield* this.#pairsOf(held, done);
      done += held.length;
    }
  }

  *#pairsOf(statements: readonly Held[], before: number): Generator<readonly [number, number] | number, void> {
    const byRareWord = new Map<number, Held[]>();
    let done = before;
    for (const statement of statements) {
      const rarest = [...statement.words].sort((a, b) => this.#rarity(a) - this.#rarity(b) || a - b);
      const prefix = rarest.slice(0, rarest.length - Math.ceil(LEAST_ALIKE * rarest.length) + 1);
      const own = new Set(statement.words);
      const met = new Set<number>();
      for (const word of prefix) {
        const others = listAt(byRareWord, word);
        for (const other of others) {
          if (met.has(other.fact)) continue;
          met.add(other.fact);
          if (areAlike(own, other.words)) yield [other.fact, statement.fact];
        }
        if (others.length < MOST_OF_A_WORD) others.push(statement);
      }
      done += 1;
      yield done;
    }
  }

  #numberOf(word: string): number {
    const known = this.#wordNumbers.get(word);
    if (known !== undefined) return known;
    const number = this.#wordNumbers.size;
    this.#wordNumbers.set(word, number);
    return number;
  }

  #rarity(word: number): number {
    return this.#frequency[word] ?? 0;
  }
}

function areAlike(own: ReadonlySet<number>, other: readonly number[]): boolean {
  const [fewer, more] = own.size < other.length ? [own.size, other.length] : [other.length, own.size];
  if (fewer < LEAST_ALIKE * more) return false;
  let shared = 0;
  for (const word of other) if (own.has(word)) shared += 1;
  return shared >= LEAST_ALIKE * (own.size + other.length - shared);
}

function listAt<Key, Item>(map: Map<Key, Item[]>, key: Key): Item[] {
  const known = map.get(key);
  if (known) return known;
  const list: Item[] = [];
  map.set(key, list);
  return list;
}

function* everyPair(facts: readonly number[]): Generator<readonly [number, number], void> {
  for (let i = 0; i < facts.length; i += 1) {
    for (let j = i + 1; j < facts.length; j += 1) yield [facts[i] as number, facts[j] as number];
  }
}
