import { type CslFields, type Source, sourceName } from '../../model/source.ts';
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

/** A title and the same with its subtitle, or with a few words set otherwise. */
function titlesAgree(a: CslFields, b: CslFields): boolean {
  const [x, y] = [wordsKey(a.title), wordsKey(b.title)];
  if (x === '' || y === '' || x.startsWith(y) || y.startsWith(x)) return true;
  const [some, other] = [new Set(x.split(' ')), new Set(y.split(' '))];
  const shared = [...some].filter((word) => other.has(word)).length;
  return shared >= 0.6 * Math.max(some.size, other.size);
}

const isPart = ({ type }: CslFields): boolean => /^(?:chapter|paper-conference|entry)/.test(type);

/** Fields in which works of one title, year and author are told apart, where both state them. */
const WHAT_TELLS_APART = ['volume', 'issue', 'page', 'edition', 'number', 'container-title', 'genre'] as const;

/**
 * Why two items are of the same work, or null where they are not. One DOI or address is not enough: chapters share that of
 * their book, and pages that of their site. Two lectures of one title by two people are two works.
 */
function whySame(a: CslFields, b: CslFields): string | null {
  const [doiA, doiB] = [doiKey(a), doiKey(b)];
  if (doiA !== '' && doiB !== '')
    return doiA === doiB && (titlesAgree(a, b) || !(isPart(a) || isPart(b))) ? 'the same DOI' : null;
  const [yearA, yearB] = [yearOf(a), yearOf(b)];
  if (addressKey(a) !== '' && addressKey(a) === addressKey(b) && titlesAgree(a, b) && !differ(yearA, yearB))
    return 'the same address';
  if (wordsKey(a.title) !== wordsKey(b.title) || yearA !== yearB || differ(firstName(a), firstName(b))) return null;
  if (WHAT_TELLS_APART.some((field) => differ(wordsKey(a[field]), wordsKey(b[field])))) return null;
  if (wordsKey(a.title) !== '' && yearA !== '') return 'the same title and year';
  // Without a year or a title the words are too common to tell a work by, unless nothing else differs.
  if (differ(addressKey(a), addressKey(b)) || differ(wordsKey(a.publisher), wordsKey(b.publisher))) return null;
  return wordsKey(a.title) !== '' || firstName(a) === firstName(b) ? 'the same title' : null;
}

interface Work<Of> {
  readonly of: Of;
  csl: CslFields;
}

/** Finds works that are already there: by DOI, by address, else by title where year, first author and place do not differ. */
export class WorkIndex<Of> {
  readonly #works = new Map<Of, Work<Of>>();
  readonly #byKey = new Map<string, Set<Work<Of>>>();

  /** Takes a work in, or what it has become. */
  add(csl: CslFields, of: Of): void {
    const work = this.#works.get(of) ?? { of, csl };
    work.csl = csl;
    this.#works.set(of, work);
    for (const key of keysOf(csl)) {
      const there = this.#byKey.get(key);
      if (there) there.add(work);
      else this.#byKey.set(key, new Set([work]));
    }
  }

  find(csl: CslFields): SameWork<Of> | null {
    for (const key of keysOf(csl)) {
      for (const work of this.#byKey.get(key) ?? []) {
        const why = whySame(work.csl, csl);
        if (why !== null) return { of: work.of, why };
      }
    }
    return null;
  }
}

function keysOf(csl: CslFields): string[] {
  const [doi, address] = [doiKey(csl), addressKey(csl)];
  return [
    ...(doi === '' ? [] : [`doi ${doi}`]),
    ...(address === '' ? [] : [`address ${address}`]),
    `title ${wordsKey(csl.title)}`,
  ];
}

/** The works of the sources of a library. */
export function worksOf(sources: readonly Source[]): WorkIndex<{ readonly sourceId: string; readonly title: string }> {
  const index = new WorkIndex<{ readonly sourceId: string; readonly title: string }>();
  for (const { id, csl } of sources) index.add(csl, { sourceId: id, title: sourceName(csl) });
  return index;
}
