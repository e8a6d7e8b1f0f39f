import type { CslFields } from '../../model/source.ts';
import { fold } from '../facts/fold.ts';

/** Sources of a library, by what tells that a reference names one of them. */
export interface KnownSources {
  /** The id of the source that the reference names too; null where it is a new one. */
  find(csl: CslFields): string | null;
  /** Takes a source in, or what it has become. */
  set(id: string, csl: CslFields): void;
}

interface Known {
  readonly id: string;
  readonly csl: CslFields;
}

/** Words as titles and names are compared: small letters, without punctuation and accents of type-setting. */
function wordsKey(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return fold(String(value))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const doiKey = (csl: CslFields): string =>
  typeof csl.DOI === 'string' ? csl.DOI.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '').toLowerCase() : '';

const urlKey = (csl: CslFields): string =>
  typeof csl.URL === 'string'
    ? csl.URL.trim()
        .replace(/^[a-z]+:\/\/(?:www\.)?/i, '')
        .replace(/#.*$/, '')
        .replace(/\/$/, '')
    : '';

const yearOf = (csl: CslFields): string => String(csl.issued?.['date-parts']?.[0]?.[0] ?? csl.issued?.literal ?? '');

function firstAuthor(csl: CslFields): string {
  const name = csl.author?.[0] ?? csl.editor?.[0];
  if (!name) return '';
  return wordsKey(name.literal ?? [name['non-dropping-particle'], name.family ?? name.given].filter(Boolean).join(' '));
}

/** Whether both state it and state something else. */
function differ(a: CslFields, b: CslFields, field: string): boolean {
  const [x, y] = [wordsKey(a[field]), wordsKey(b[field])];
  return x !== '' && y !== '' && x !== y;
}

/** A title and the same with its subtitle, or with a few words set otherwise. */
function titlesAgree(a: CslFields, b: CslFields): boolean {
  const [x, y] = [wordsKey(a.title), wordsKey(b.title)];
  if (x === '' || y === '' || x.startsWith(y) || y.startsWith(x)) return true;
  const [some, other] = [new Set(x.split(' ')), new Set(y.split(' '))];
  const shared = [...some].filter((word) => other.has(word)).length;
  return shared >= 0.6 * Math.max(some.size, other.size);
}

const WHAT_TELLS_APART = ['volume', 'issue', 'page', 'edition', 'number', 'container-title', 'genre'] as const;

function sameWork(a: CslFields, b: CslFields): boolean {
  const [doiA, doiB] = [doiKey(a), doiKey(b)];
  if (doiA !== '' && doiB !== '') return doiA === doiB && titlesAgree(a, b);
  const [yearA, yearB] = [yearOf(a), yearOf(b)];
  const sameUrl = urlKey(a) !== '' && urlKey(a) === urlKey(b);
  if (sameUrl && titlesAgree(a, b) && (yearA === '' || yearB === '' || yearA === yearB)) return true;
  if (wordsKey(a.title) !== wordsKey(b.title) || yearA !== yearB || firstAuthor(a) !== firstAuthor(b)) return false;
  if (WHAT_TELLS_APART.some((field) => differ(a, b, field))) return false;
  // Without author and year, or without a title, the words are too common to tell a work by, unless nothing else differs.
  const named = wordsKey(a.title) !== '' && (yearA !== '' || firstAuthor(a) !== '');
  return named || !['URL', 'publisher', 'type'].some((field) => differ(a, b, field));
}

/** Sources that are looked up by DOI, by address, and by title. */
export function knownSources(sources: Iterable<Known>): KnownSources {
  const byId = new Map<string, CslFields>();
  const byKey = new Map<string, Set<string>>();
  const keysOf = (csl: CslFields): string[] => [
    ...(doiKey(csl) === '' ? [] : [`doi ${doiKey(csl)}`]),
    ...(urlKey(csl) === '' ? [] : [`url ${urlKey(csl)}`]),
    `title ${wordsKey(csl.title)}`,
  ];
  const set = (id: string, csl: CslFields): void => {
    byId.set(id, csl);
    for (const key of keysOf(csl)) {
      const there = byKey.get(key);
      if (there) there.add(id);
      else byKey.set(key, new Set([id]));
    }
  };
  for (const { id, csl } of sources) set(id, csl);
  return {
    set,
    find: (csl) => {
      for (const key of keysOf(csl)) {
        for (const id of byKey.get(key) ?? []) {
          const known = byId.get(id);
          if (known && sameWork(known, csl)) return id;
        }
      }
      return null;
    },
  };
}
