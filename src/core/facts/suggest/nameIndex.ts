import type { EntityRef } from '../../../model/fact.ts';
import { gazetteer } from './gazetteer.ts';
import type { KnownEntity } from './input.ts';

/** Names longer than this, in words, are titles of works. */
const MOST_WORDS = 10;

const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}.&-]{1,9}$/u;

/** Names come again and again, within a document and in the next: the keys of the last ones are kept. */
const keys = new Map<string, string>();
const MOST_KEYS = 20_000;
const LONGEST_KEPT = 100;

/** What two spellings of one name share: hyphens, marks, British and American endings; an abbreviation keeps its case. */
export function nameKey(name: string): string {
  const held = keys.get(name);
  if (held !== undefined) return held;
  const key = keyOf(name);
  if (keys.size >= MOST_KEYS) keys.clear();
  if (name.length <= LONGEST_KEPT) keys.set(name, key);
  return key;
}

function keyOf(name: string): string {
  const bare = name.replace(/[’]/g, "'").replace(/\s+/g, ' ').trim().replace(/^the /i, '');
  if (ACRONYM.test(bare)) return bare.replace(/\./g, '');
  return bare
    .toLowerCase()
    .replace(/[-–]/g, ' ')
    .replace(/\bdefense\b/g, 'defence')
    .replace(/\bcenter\b/g, 'centre')
    .replace(/\bprogram\b/g, 'programme')
    .replace(/iz(ations?|e|ed|ing)\b/g, 'is$1');
}

interface Shared {
  readonly entity: KnownEntity;
  readonly keys: readonly string[];
}

let shared: { readonly byKey: Map<string, Shared>; readonly firsts: FirstWords } | null = null;

const firstWord = (key: string): string => key.split(' ', 1)[0] ?? key;

/** First words of names, by which other words are passed over at once, each with how many words its longest name has. */
type FirstWords = Map<string, number>;

function noteFirst(firsts: FirstWords, key: string): void {
  const first = firstWord(key);
  firsts.set(first, Math.max(firsts.get(first) ?? 0, key.split(' ').length));
}

/** What everybody knows, by key; made once. */
function sharedNames(): NonNullable<typeof shared> {
  if (shared) return shared;
  const byKey = new Map<string, Shared>();
  for (const entity of gazetteer()) {
    const keys = [entity.name, ...entity.aliases].map(nameKey);
    // What is joined with other names comes after the bare lists and counts for more.
    for (const key of keys) if (entity.aliases.length > 0 || !byKey.has(key)) byKey.set(key, { entity, keys });
  }
  const firsts: FirstWords = new Map();
  for (const key of byKey.keys()) noteFirst(firsts, key);
  shared = { byKey, firsts };
  return shared;
}

/** What names mean, by key: the library's own entities first, then what everybody knows. */
export class NameIndex {
  readonly #own = new Map<string, EntityRef>();
  readonly #firsts: FirstWords = new Map();

  constructor(known: readonly KnownEntity[]) {
    for (const { name, kind, aliases } of known) {
      const ref = { name, kind };
      for (const key of [name, ...aliases].map(nameKey)) {
        if (key.length < 2 || this.#own.has(key)) continue;
        this.#own.set(key, ref);
        noteFirst(this.#firsts, key);
      }
    }
  }

  get(name: string): EntityRef | undefined {
    return this.#byKey(nameKey(name));
  }

  #byKey(key: string): EntityRef | undefined {
    const own = this.#own.get(key);
    if (own) return own;
    const known = sharedNames().byKey.get(key);
    if (!known) return undefined;
    // The library may call it by another of its names: then that name is used for all of them.
    const held = this.#own.size === 0 ? undefined : known.keys.map((one) => this.#own.get(one)).find(Boolean);
    return held ?? { name: known.entity.name, kind: known.entity.kind };
  }

  /** How many words the longest name has whose key begins with a word; 0 where none does. */
  #mostWords(first: string): number {
    return Math.max(this.#firsts.get(first) ?? 0, sharedNames().firsts.get(first) ?? 0);
  }

  /** The longest name that begins at `words[at]`, and how many words it has. */
  longestAt(words: readonly string[], at: number): { readonly ref: EntityRef; readonly words: number } | null {
    const word = words[at] ?? '';
    const alone = this.#mostWords(firstWord(nameKey(word)));
    if (alone === 0) return null;
    // An abbreviation by itself keeps its case, before other words it does not.
    const most = Math.max(alone, this.#mostWords(firstWord(nameKey(`${word} x`))));
    for (let count = Math.min(MOST_WORDS, most, words.length - at); count > 0; count -= 1) {
      const ref = this.get(words.slice(at, at + count).join(' '));
      if (ref) return { ref, words: count };
    }
    return null;
  }
}

const indexes = new WeakMap<readonly KnownEntity[], NameIndex>();

/** The index of a list of entities, made once for as long as the list is in use. */
export function nameIndexOf(known: readonly KnownEntity[]): NameIndex {
  const held = indexes.get(known);
  if (held) return held;
  const index = new NameIndex(known);
  indexes.set(known, index);
  return index;
}
