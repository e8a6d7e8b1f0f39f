import type { CslFields } from '../../model/source.ts';
import type { Library } from '../database/library.ts';
import { fold } from '../facts/fold.ts';

/** A source that is of the same work, and what they have in common, in words for people. */
export interface SameWork<Of> {
  readonly of: Of;
  readonly why: string;
}

/** Words as titles and names are compared: small letters, without accents and punctuation. */
function wordsKey(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return fold(String(value))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const doiKey = ({ DOI: doi }: CslFields): string =>
  typeof doi === 'string'
    ? doi
        .trim()
        .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
        .toLowerCase()
    : '';

const addressKey = ({ URL: url }: CslFields): string =>
  typeof url === 'string'
    ? url
        .trim()
        .replace(/^https?:\/\/(?:www\.)?/i, '')
        .replace(/#.*$/, '')
        .replace(/\/$/, '')
    : '';

const yearOf = ({ issued }: CslFields): string => String(issued?.['date-parts']?.[0]?.[0] ?? issued?.literal ?? '');

/** The last word of the first author's family name, or of an organisation's. */
function firstName(csl: CslFields): string {
  const name = csl.author?.[0] ?? csl.editor?.[0];
  return name
    ? (wordsKey(name.family ?? name.literal ?? name.given)
        .split(' ')
        .at(-1) ?? '')
    : '';
}

const differ = (x: string, y: string): boolean => x !== '' && y !== '' && x !== y;

/** What works are compared by, worked out once for each. */
interface Keys {
  readonly doi: string;
  readonly address: string;
  readonly title: string;
  readonly year: string;
  readonly first: string;
  readonly publisher: string;
  /** Of `WHAT_TELLS_APART`, in that order. */
  readonly details: readonly string[];
  readonly isPart: boolean;
}

/** Fields in which works of one title, year and author are told apart, where both state them. */
const WHAT_TELLS_APART = ['volume', 'issue', 'page', 'edition', 'number', 'container-title', 'genre'] as const;

const keysOf = (csl: CslFields): Keys => ({
  doi: doiKey(csl),
  address: addressKey(csl),
  title: wordsKey(csl.title),
  year: yearOf(csl),
  first: firstName(csl),
  publisher: wordsKey(csl.publisher),
  details: WHAT_TELLS_APART.map((field) => wordsKey(csl[field])),
  isPart: /^(?:chapter|paper-conference|entry)/.test(csl.type),
});

/** A title and the same with its subtitle, or with a few words set otherwise. */
function titlesAgree(x: string, y: string): boolean {
  if (x === '' || y === '' || x.startsWith(y) || y.startsWith(x)) return true;
  const [some, other] = [new Set(x.split(' ')), new Set(y.split(' '))];
  const shared = [...some].filter((word) => other.has(word)).length;
  return shared >= 0.6 * Math.max(some.size, other.size);
}

/**
 * Why two items are of the same work, or null where they are not. One DOI or address is not enough: chapters share that of
 * their book, and pages that of their site. Two lectures of one title by two people are two works.
 */
function whySame(a: Keys, b: Keys): string | null {
  if (a.doi !== '' && b.doi !== '')
    return a.doi === b.doi && (titlesAgree(a.title, b.title) || !(a.isPart || b.isPart)) ? 'the same DOI' : null;
  if (a.address !== '' && a.address === b.address && titlesAgree(a.title, b.title) && !differ(a.year, b.year))
    return 'the same address';
  if (a.title !== b.title || a.year !== b.year || differ(a.first, b.first)) return null;
  if (a.details.some((detail, at) => differ(detail, b.details[at] ?? ''))) return null;
  if (a.title !== '' && a.year !== '') return 'the same title and year';
  // Without a year or a title the words are too common to tell a work by, unless nothing else differs.
  if (differ(a.address, b.address) || differ(a.publisher, b.publisher)) return null;
  return a.title !== '' || a.first === b.first ? 'the same title' : null;
}

/** Where a work is looked for. What has no title is told by its first author; many works share a title such as “Editorial”. */
function placesOf({ doi, address, title, year, first }: Keys): string[] {
  return [
    ...(doi === '' ? [] : [`doi ${doi}`]),
    ...(address === '' ? [] : [`address ${address}`]),
    title === '' ? `first ${year} ${first}` : `title ${year} ${title}`,
  ];
}

interface Work<Of> {
  readonly of: Of;
  keys: Keys;
}

/** Finds works that are already there: by DOI, by address, else by title where year, first author and place do not differ. */
export class WorkIndex<Of> {
  readonly #works = new Map<Of, Work<Of>>();
  readonly #byPlace = new Map<string, Set<Work<Of>>>();

  /** Takes a work in, or what it has become. */
  add(csl: CslFields, of: Of): void {
    const keys = keysOf(csl);
    const work = this.#works.get(of) ?? { of, keys };
    work.keys = keys;
    this.#works.set(of, work);
    for (const place of placesOf(keys)) {
      const there = this.#byPlace.get(place);
      if (there) there.add(work);
      else this.#byPlace.set(place, new Set([work]));
    }
  }

  find(csl: CslFields): SameWork<Of> | null {
    const keys = keysOf(csl);
    for (const place of placesOf(keys)) {
      for (const work of this.#byPlace.get(place) ?? []) {
        const why = whySame(work.keys, keys);
        if (why !== null) return { of: work.of, why };
      }
    }
    return null;
  }
}

/** The works of the sources of a library, by the ids of those. Yields between pieces. */
export function* worksOf(library: Library): Generator<void, WorkIndex<string>, void> {
  const index = new WorkIndex<string>();
  for (const items of library.sources.eachItem()) {
    for (const { id, csl } of items) index.add(csl, id);
    yield;
  }
  return index;
}
