import type { CslName } from '../../../../model/source.ts';
import { isFileName } from '../../titleLines.ts';
import { addressOf } from './address.ts';
import { type Candidate, firstRead, type PageStatements } from './candidates.ts';

const SEPARATOR = /\s+(?:[|–—·•«»:-]|::|>|\/\/)\s+|\s*\|\s*/g;
/** A first-level heading shorter than this is a section's name ("News"), though the title may hold it. */
const SHORTEST_HEADING = 8;
/** As the reader view has it: a `<title>` shorter than this is no headline where the page shows another one. */
const SHORTEST_TITLE = 15;
/** A first-level heading that is the site's own sign. */
const ADDRESS = /^(?:[\w-]+\.)+[a-z]{2,4}$/i;

const folded = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^the\s+|\.[a-z]{2,3}(?:\.[a-z]{2})?$|[^\p{L}\p{N}]/gu, '');

/** Sections that sites put between a title and their name. */
const SECTION = /^(?:news|home|blog|blogs)$/i;

/** A title without the name of its site before or after it: only by the very names that the page gives its site. */
export function withoutSiteName(title: string, siteNames: readonly string[]): string {
  const names = new Set(siteNames.map(folded).filter(Boolean));
  if (names.size === 0) return title;
  const separators = [...title.matchAll(SEPARATOR)];
  const first = separators[0];
  if (first?.[0].includes('|') && names.has(folded(title.slice(0, first.index)))) {
    const rest = title.slice(first.index + first[0].length).trim();
    if (/\p{L}/u.test(rest)) return withoutSiteName(rest, siteNames);
  }
  for (const separator of separators) {
    const before = title.slice(0, separator.index).trim();
    const after = title.slice(separator.index + separator[0].length).trim();
    // `Title | News | Site`: the last part is the site, the one before it a section of it.
    const [last, section] = after.split(SEPARATOR).toReversed();
    const isSite = names.has(folded(after)) || (SECTION.test(section ?? '') && names.has(folded(last ?? '')));
    if (isSite && /\p{L}/u.test(before)) return withoutSiteName(before, siteNames);
  }
  return title;
}

/** A title without the names of its authors behind it. */
export function withoutAuthors(title: string, authors: readonly CslName[]): string {
  const tail = [...title.matchAll(SEPARATOR)].at(-1);
  if (tail === undefined || authors.length === 0) return title;
  const names = new Set(
    authors.map(({ given, family, literal, 'non-dropping-particle': particle }) =>
      folded(literal ?? [given, particle, family].filter(Boolean).join(' ')),
    ),
  );
  const parts = title
    .slice(tail.index + tail[0].length)
    .replace(/^by /i, '')
    .split(/\s*(?:,|&|\band\b)\s*/);
  return parts.every((part) => names.has(folded(part))) ? title.slice(0, tail.index).trim() : title;
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
  const heading = headings.find(
    (words) => words.length >= SHORTEST_HEADING && title.includes(words) && !ADDRESS.test(words),
  );
  const [only] = headings;
  // "Remarks" over a heading that says whose and when.
  if (
    heading === undefined &&
    headings.length === 1 &&
    only &&
    title.length < SHORTEST_TITLE &&
    only.length > title.length
  )
    return [
      { value: only, where },
      { value: title, where: 'page title' },
    ];
  return [...(heading === undefined ? [] : [{ value: heading, where }]), { value: title, where: 'page title' }];
}

/** By what its address calls a site: `www.geek.com` and `geek`. */
function hostNames(page: PageStatements): readonly string[] {
  const address = addressOf(page)?.value;
  if (address === undefined || !URL.canParse(address)) return [];
  const host = new URL(address).hostname.replace(/^(?:www|m|news|edition|amp)\./, '');
  const label = host
    .replace(/(?:\.(?:co|com|org|gov|net|ac|edu))?\.[a-z]{2,6}$/, '')
    .split('.')
    .at(-1);
  return label === undefined || label.length < 3 ? [host] : [host, label];
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
  const siteNames = [...page.siteNames, ...hostNames(page)];
  return firstRead(candidates, (value) =>
    /[\p{L}\p{N}]/u.test(value) && !isFileName(value) ? withoutSiteName(whole(value, candidates), siteNames) : null,
  );
}
