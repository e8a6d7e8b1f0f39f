import type { CslName } from '../../../../model/source.ts';
import { authorsOf, cslName, looksLikeName, ORGANISATION } from '../../names.ts';
import { bylineParts } from './byline.ts';
import type { Candidate, PageStatements } from './candidates.ts';
import { webAddress } from './words.ts';

const BY =
  /^(?:(?:written|reported|posted|published|story|words|text|analysis|opinion)?\s*by:?|authors?:|von|par|por|door|da)\s+(?=\p{Lu})/iu;
/** What stands in the place of a name and names nobody. */
const NOBODY =
  /^(?:\[object object\]|admin(?:istrator)?|author|unknown|anonymous|none|null|undefined|n\/?a|webmaster|editor|editors|staff|user|default|wordpress|guest(?: (?:author|writer|contributor))?|.{0,20}\bstaff|by|news ?desk|web ?desk|super ?(?:user|admin)|\d+|.{0,30}\b(?:(?:staff|wire) (?:reports?|writers?|services?)|editorial (?:writers?|board)))$/i;
/** `elmundo.es`, `CBSNews.com`: where the page was, and nobody's name. */
const DOMAIN = /^(?:[\w-]+\.)+(?:com|org|net|edu|gov|mil|int|info|eu|[a-z]{2})$/i;
/** Those whose texts others print, with the place that may follow. */
const AGENCY =
  /^((?:The )?Associated Press|AP|Reuters|AFP|Agence France-Presse|dpa|UPI|TASS|Interfax|Xinhua|Kyodo(?: News)?|Yonhap(?: News Agency)?|PTI|Press Trust of India|PA(?: Media)?|Press Association|Australian Associated Press|AAP|ANSA|EFE|Bloomberg(?: News)?)(?: in \p{Lu}[\p{L} .]+)?$/u;
/** What several names have in common: `Ada Quist and Bo Ek, Staff Writers`. */
const STAFF_AT_END =
  /,\s*(?:staff(?: (?:writers?|reporters?|correspondents?))?|(?:special |contributing )?(?:writers|reporters|correspondents))$/i;
const LONGEST = 200;
const MOST_LINKS = 50;
const MOST_WORDS_OF_A_NAME = 10;

const isNobody = (words: string): boolean => NOBODY.test(words) || DOMAIN.test(words) || !/\p{L}.?\p{L}/u.test(words);

/** Names in capitals, as some bylines have them: `JANE DOE` is Jane Doe. One that only stands beside such a name stays. */
function inUsualCase(names: string): string {
  const isName = (part: string): boolean =>
    /^\p{Lu}[\p{Lu}'’.-]+(?: (?:Mc|Mac)?\p{Lu}[\p{Lu}'’.-]*| Jr\.?)+$/u.test(part) && !ORGANISATION.test(part);
  // An office, or where she is, may follow without a comma: `ANA ROE Special correspondent`.
  const ownName = (part: string): string =>
    /^((?:\p{Lu}[\p{Lu}'’.-]+ )+\p{Lu}[\p{Lu}'’.-]+) (?=(?!Ma?c\p{Lu}|Jr\b)\p{Lu}?\p{Ll})/u.exec(part)?.[1] ?? part;
  const [first, ...rest] = names.split(/(\s*,\s*|\s+(?:and|AND|et|und|y|&)\s+)/);
  if (first === undefined || !isName(ownName(first))) return names;
  const lower = (part: string): string =>
    part.replace(/\p{L}+/gu, (word) =>
      word.replace(/^((?:Mc|Mac)?\p{Lu})(.*)$/u, (_, head: string, tail: string) => head + tail.toLowerCase()),
    );
  const parts = rest.map((part, index) => {
    if (index % 2 === 0) return part.replace('AND', 'and');
    return isName(ownName(part)) ? lower(ownName(part)) : part;
  });
  return [lower(ownName(first)), ...parts].join('');
}

/** The names in a field of metadata that is meant to name an author or several; none where it names a page or nobody. */
function namesInField(value: string): CslName[] {
  const words = value
    .replace(BY, '')
    .replace(/\s+@\w+/g, '')
    .replace(STAFF_AT_END, '')
    .replace(/\s+,/g, ',')
    .replace(/\s*\((?!(?:with|avec|and|et)\s)[^()]*\)$/i, '')
    .trim();
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
  const parts = bylineParts(byline)
    .map((part) => inUsualCase(part.replace(BY, '').trim()))
    .filter(Boolean);
  for (const part of parts) {
    const names = authorsOf(part, { single: false });
    if (names) return names;
  }
  const agency = AGENCY.exec(parts[0] ?? '')?.[1];
  return agency === undefined ? null : [{ literal: agency }];
}

const isPerson = (name: CslName): boolean => name.family !== undefined;

/** The name of the site is no person's, however it looks: `Ediciones El País`. */
function asSite(name: CslName, siteNames: readonly string[]): CslName {
  const whole = [name.given, name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return isPerson(name) && siteNames.includes(whole) ? { literal: whole } : name;
}

/** The links to authors that are those of this page; other articles that it shows have theirs. */
function ownLinks(links: PageStatements['statements']['authorLinks']): readonly string[] {
  const groups = [...Map.groupBy(links.slice(0, MOST_LINKS), ({ group }) => group).values()];
  const said = (group: typeof links): string => group.map(({ words }) => words).join('; ');
  const [first = []] = groups;
  if (groups.every((group) => said(group) === said(first))) return first.map(({ words }) => words);
  const under = groups.filter((group) => group.every(({ underHeadline }) => underHeadline));
  const [own] = under;
  return own !== undefined && new Set(under.map(said)).size === 1 ? own.map(({ words }) => words) : [];
}

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
  const { authorLinks } = page.statements;
  const own = ownLinks(authorLinks);
  // The reader view takes the first such link for the byline: whatever it stands beside, and alone of several.
  const isLink = authorLinks.some(({ words }) => words === page.byline);
  const byline = isLink && !(own.length === 1 && own[0] === page.byline) ? null : page.byline;
  const found = [
    ...byPlace(page.metas('citation_author', 'citation_authors', 'bepress_citation_author')),
    things('author'),
    things('creator'),
    ...byPlace(page.metas('dc.creator', 'dcterms.creator', 'dc.contributor.author', 'dc.creator.personalname')),
    ...byPlace(page.metas('article:author', 'og:article:author', 'article:author_name')),
    ...byPlace(page.microdata('author', 'creator')),
    ...byPlace(page.metas('author', 'parsely-author', 'sailthru.author', 'article.author', 'byl', 'byline')),
    { value: (byline === null ? null : namesInByline(byline)) ?? [], where: 'byline on the page' },
    { value: own.flatMap((words) => namesInByline(words) ?? []), where: 'link to the author' },
  ]
    .map(({ value, where }) => ({ value: value.map((name) => asSite(name, page.siteNames)), where }))
    .filter(({ value }) => value.length > 0);
  const best = found.find(({ value }) => value.some(isPerson)) ?? found[0];
  return best === undefined ? null : { value: unique(best.value), where: best.where };
}
