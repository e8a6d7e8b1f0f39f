import type { CslName } from '../../../../model/source.ts';
import { authorsOf, cslName, looksLikeName } from '../../names.ts';
import type { Candidate, PageStatements } from './candidates.ts';
import { webAddress } from './words.ts';

const BY =
  /^(?:(?:written|reported|posted|story|words|text|analysis|opinion)?\s*by:?|authors?:|von|par|por|door|da)\s+(?=\p{Lu})/iu;
/** What stands in the place of a name and names nobody. */
const NOBODY =
  /^(?:admin(?:istrator)?|author|unknown|anonymous|none|null|undefined|n\/?a|webmaster|editor|editors|staff|user|default|wordpress|guest(?: (?:author|writer|contributor))?|.{0,20}\bstaff|by|news ?desk|web ?desk|\d+)$/i;
const LONGEST = 200;
const MOST_WORDS_OF_A_NAME = 10;

const isNobody = (words: string): boolean => NOBODY.test(words) || !/\p{L}{2}/u.test(words);

/** Names in capitals, as some bylines have them: `JANE DOE` is Jane Doe. One that only stands beside such a name stays. */
function inUsualCase(names: string): string {
  const isName = (part: string): boolean => /^\p{Lu}[\p{Lu}'’.-]+(?: \p{Lu}[\p{Lu}'’.-]*)+$/u.test(part);
  const [first, ...rest] = names.split(/(\s*,\s*|\s+(?:and|AND|et|und|y|&)\s+)/);
  if (first === undefined || !isName(first)) return names;
  const lower = (part: string): string =>
    part.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
  const parts = rest.map((part, index) =>
    index % 2 === 0
      ? part.replace('AND', 'and')
      : isName(part) && !/,/.test(rest[index - 1] ?? '')
        ? lower(part)
        : part,
  );
  return [lower(first), ...parts].join('');
}

/** The names in a field of metadata that is meant to name an author or several; none where it names a page or nobody. */
function namesInField(value: string): CslName[] {
  const words = value.replace(BY, '').trim();
  if (words === '' || words.length > LONGEST || webAddress(words) !== null || /^@|@\w+\.\w/.test(words)) return [];
  if (/^(?:https?:)?\/\/|^www\./i.test(words) || isNobody(words)) return [];
  if (words.includes(';')) return words.split(/\s*;\s*/).flatMap(namesInField);
  const inverted = /^([\p{L}\p{M}'’. -]+), ([\p{L}\p{M}'’. -]+)$/u.exec(words);
  // "Doe, Jane" is one person, "Jane Doe, Ada Quist" are two.
  if (inverted?.[1] && inverted[2] && !(looksLikeName(inverted[1]) && looksLikeName(inverted[2]))) {
    const [family, given] = [inverted[1], inverted[2]];
    if (family.split(' ').length <= 3 && given.split(' ').length <= 3 && !looksLikeName(family))
      return [{ family, given }];
  }
  const usual = inUsualCase(words);
  const whole = words.split(' ').length > MOST_WORDS_OF_A_NAME ? [] : [cslName(usual)];
  return authorsOf(usual, { single: true }) ?? whole;
}

/** An author that a page describes as a thing with a type. */
function nameOfThing(name: string, isOrganisation: boolean): CslName[] {
  if (isOrganisation) return isNobody(name) || webAddress(name) !== null ? [] : [{ literal: name }];
  return namesInField(name);
}

/**
 * The names in a byline of a page's text, which may go on with an office, a place or a date: null where no part of it is surely
 * a name.
 */
function namesInByline(byline: string): CslName[] | null {
  const parts = byline
    .split(/\s*(?:[|•·\n\t]|\s[–—-]\s)\s*/)
    .map((part) => inUsualCase(part.replace(BY, '').trim()))
    .filter(Boolean);
  for (const part of parts) {
    const names = authorsOf(part, { single: false });
    if (names) return names;
  }
  return null;
}

const isPerson = (name: CslName): boolean => name.family !== undefined;

function unique(names: readonly CslName[]): readonly CslName[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = JSON.stringify(name);
    return !seen.has(key) && seen.add(key);
  });
}

/** The names in all fields of one place together: pages repeat a field for each author. */
function byPlace(candidates: readonly Candidate<string>[]): Candidate<CslName[]>[] {
  const places = new Map<string, CslName[]>();
  for (const { value, where } of candidates) places.set(where, [...(places.get(where) ?? []), ...namesInField(value)]);
  return [...places].map(([where, value]) => ({ where, value }));
}

/** Who a page says that it is by. Persons go before organisations: a site often names itself where its author belongs. */
export function authorsOfPage(page: PageStatements): Candidate<readonly CslName[]> | null {
  const things = (property: string): Candidate<CslName[]> => ({
    value: page.namesOfArticle(property).flatMap(({ name, isOrganisation }) => nameOfThing(name, isOrganisation)),
    where: `JSON-LD ${property}`,
  });
  const found = [
    ...byPlace(page.metas('citation_author', 'citation_authors', 'bepress_citation_author')),
    things('author'),
    things('creator'),
    ...byPlace(page.metas('dc.creator', 'dcterms.creator', 'dc.contributor.author', 'dc.creator.personalname')),
    ...byPlace(page.metas('article:author', 'og:article:author', 'article:author_name')),
    ...byPlace(page.microdata('author', 'creator')),
    ...byPlace(page.metas('author', 'parsely-author', 'sailthru.author', 'article.author', 'byl', 'byline')),
    { value: (page.byline === null ? null : namesInByline(page.byline)) ?? [], where: 'byline on the page' },
    {
      value: page.statements.authorLinks.slice(0, 5).flatMap((words) => namesInByline(words) ?? []),
      where: 'link to the author',
    },
  ].filter(({ value }) => value.length > 0);
  const best = found.find(({ value }) => value.some(isPerson)) ?? found[0];
  return best === undefined ? null : { value: unique(best.value), where: best.where };
}
