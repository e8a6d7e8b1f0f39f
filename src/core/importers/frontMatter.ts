import { parse } from 'yaml';
import type { CslDate, CslItem, CslName } from '../../model/source.ts';
import { parseLabelledDate } from './dates.ts';
import { cslName, looksLikeName } from './names.ts';

type Fields = Record<string, unknown>;

/** What people write in front matter, and the CSL field that it is. */
const TEXT_FIELDS: Readonly<Record<string, string>> = {
  title: 'title',
  publisher: 'publisher',
  'container-title': 'container-title',
  publication: 'container-title',
  url: 'URL',
  canonical_url: 'URL',
  doi: 'DOI',
  language: 'language',
  lang: 'language',
  volume: 'volume',
  issue: 'issue',
  page: 'page',
  genre: 'genre',
};
/** In UTF-16 code units; what is longer tells no title. */
const LONGEST = 50_000;
/** A value that stands for another one: each is followed anew, and may hold others. */
const REFERENCE = /[\s[{,]\*\S/g;
const MOST_REFERENCES = 20;
const DATE_FIELDS = ['issued', 'date', 'published', 'pubdate', 'date_published'];
const AUTHOR_FIELDS = ['author', 'authors'];
/** The types of CSL 1.0.2 that a text is likely to declare; any other word is not a type. */
const CSL_TYPES = new Set(
  'article article-journal article-magazine article-newspaper bill book chapter document interview legislation paper-conference post post-weblog report review speech standard thesis treaty webpage'.split(
    ' ',
  ),
);

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function authorOf(value: unknown): CslName[] {
  if (Array.isArray(value)) return value.flatMap(authorOf);
  if (isFields(value)) {
    const [family, given, whole] = [textOf(value.family), textOf(value.given), textOf(value.name ?? value.literal)];
    if (family !== null) return [{ family, ...(given === null ? {} : { given }) }];
    return whole === null ? [] : [cslName(whole)];
  }
  const words = textOf(value);
  if (words === null) return [];
  const parts = words.split(/\s*;\s*|\s*,?\s+and\s+|\s+&\s+/).filter(Boolean);
  // "Ada Quist, Bo Ek" are two people, "Quist, Ada" is one.
  return parts.flatMap((part) => (part.split(/,\s*/).every(looksLikeName) ? part.split(/,\s*/) : [part])).map(cslName);
}

function dateOf(value: unknown): CslDate | null {
  const words = textOf(value);
  return words === null ? null : (parseLabelledDate(words) ?? { literal: words });
}

/**
 * The CSL fields that a Markdown file's front matter states. Everything is read as text, so that a title of digits stays
 * a title. Null where it is not YAML that can be read; keys that are not known are passed over.
 */
export function readFrontMatter(yaml: string): Partial<CslItem> | null {
  if (yaml.length > LONGEST || (yaml.match(REFERENCE)?.length ?? 0) > MOST_REFERENCES) return null;
  let data: unknown;
  try {
    // Faults are gathered in time by the square of their number: a key that is there twice is none here.
    data = parse(yaml, { schema: 'failsafe', logLevel: 'silent', maxAliasCount: 10, uniqueKeys: false });
  } catch {
    return null;
  }
  if (!isFields(data)) return null;
  const found: Fields = {};
  for (const [key, value] of Object.entries(data)) {
    const name = key.toLowerCase();
    const field = TEXT_FIELDS[name];
    const words = textOf(value);
    if (field !== undefined && words !== null) found[field] ??= words;
    else if (name === 'type' && words !== null && CSL_TYPES.has(words)) found.type = words;
    else if (AUTHOR_FIELDS.includes(name)) {
      const authors = authorOf(value);
      if (authors.length > 0) found.author ??= authors;
    } else if (DATE_FIELDS.includes(name)) {
      const date = dateOf(value);
      if (date !== null) found.issued ??= date;
    }
  }
  return found as Partial<CslItem>;
}
