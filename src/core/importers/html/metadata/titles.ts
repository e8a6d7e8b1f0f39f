import { type Candidate, firstRead, type PageStatements } from './candidates.ts';

const SEPARATOR = /\s+(?:[|–—·•«»:-]|::|>|\/\/)\s+|\s*\|\s*/g;
/** A first-level heading shorter than this is a section's name ("News"), though the title may hold it. */
const SHORTEST_HEADING = 8;

const folded = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^the\s+|\.[a-z]{2,3}(?:\.[a-z]{2})?$|[^\p{L}\p{N}]/gu, '');

/** A title without the name of its site before or after it: only where the page names its site, and by the very name. */
export function withoutSiteName(title: string, siteNames: readonly string[]): string {
  const names = new Set(siteNames.map(folded).filter(Boolean));
  if (names.size === 0) return title;
  for (const separator of title.matchAll(SEPARATOR)) {
    const before = title.slice(0, separator.index);
    const after = title.slice(separator.index + separator[0].length);
    if (names.has(folded(after)) && /\p{L}/u.test(before)) return before.trim();
    if (names.has(folded(before)) && /\p{L}/u.test(after) && separator[0].includes('|'))
      return withoutSiteName(after.trim(), siteNames);
  }
  return title;
}

/** Search engines take 110 characters of a headline: the whole of one that is cut stands elsewhere. */
function whole(title: string, candidates: readonly Candidate<string>[]): string {
  const cut = /^(.{20,}?)\s*(?:\.{3}|…)$/.exec(title)?.[1];
  if (cut === undefined) return title;
  return candidates.find(({ value }) => value.length > title.length && value.startsWith(cut))?.value ?? title;
}

/** What the page shows as its title: a first-level heading that its `<title>` holds, else the `<title>`, else the heading. */
function shownTitles({ statements: { title, headings } }: PageStatements): Candidate<string>[] {
  const where = 'first-level heading';
  if (title === null) return headings.length === 1 ? headings.map((value) => ({ value, where })) : [];
  const heading = headings.find((words) => words.length >= SHORTEST_HEADING && title.includes(words));
  return [...(heading === undefined ? [] : [{ value: heading, where }]), { value: title, where: 'page title' }];
}

export function titleOf(page: PageStatements): Candidate<string> | null {
  const candidates = [
    ...page.metas('citation_title'),
    ...page.ofArticle('headline', 'name'),
    ...page.metas('dc.title', 'dcterms.title', 'og:title'),
    ...page.microdata('headline'),
    ...page.metas('headline', 'twitter:title', 'parsely-title'),
    ...shownTitles(page),
  ];
  const siteNames = [
    ...page.metas('og:site_name').map(({ value }) => value),
    ...page.namesOfArticle('publisher').map(({ name }) => name),
    ...page.metas('application-name', 'citation_journal_title').map(({ value }) => value),
  ];
  return firstRead(candidates, (value) =>
    /[\p{L}\p{N}]/u.test(value) ? withoutSiteName(whole(value, candidates), siteNames) : null,
  );
}
