import type { Candidate, PageStatements } from './candidates.ts';
import { originalAddress } from './originalAddress.ts';
import { doiOf, webAddress } from './words.ts';

const isFrontPage = (address: string): boolean => {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
};

/** What two addresses of one page share: neither scheme, `www.`, query nor a slash at the end. */
function folded(address: string): { readonly host: string; readonly path: string } {
  const { hostname, pathname } = new URL(address);
  return { host: hostname.replace(/^(?:www|m|amp)\./, ''), path: pathname.replace(/\/+$/, '').toLowerCase() };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [folded(one), folded(other)];
  return a.host === b.host && a.path === b.path;
}

/** Whether a page lies below another, and is not merely its second page or its version for AMP. */
function liesBelow(page: string, section: string): boolean {
  const [inner, outer] = [folded(page), folded(section)];
  const rest = inner.path.slice(outer.path.length + 1);
  return (
    inner.host === outer.host && inner.path.startsWith(`${outer.path}/`) && !/^(?:\d+|amp|page\/\d+|all)$/.test(rest)
  );
}

/**
 * Templates get one of the two addresses wrong at times. The canonical one is believed, unless it is a section that the other lies
 * in, or the other one is where the page was saved from or what JSON-LD says: then that.
 */
function settled(
  canonical: Candidate<string>,
  shared: Candidate<string>,
  witnesses: readonly string[],
): Candidate<string> {
  if (isSame(canonical.value, shared.value)) return canonical;
  const isWitnessed = ({ value }: Candidate<string>): boolean => witnesses.some((witness) => isSame(witness, value));
  const isOneSite = folded(canonical.value).host === folded(shared.value).host;
  const isShared = liesBelow(shared.value, canonical.value) || (isWitnessed(shared) && !isWitnessed(canonical));
  const [taken, other] = isOneSite && isShared ? [shared, canonical] : [canonical, shared];
  return { value: taken.value, where: `${taken.where}; ${other.where} has another` };
}

/**
 * Where a page says that it is to be found: a front page only where it says nothing else (templates often do), and what an
 * archive or a cache shows by the address of the page itself.
 */
export function addressOf(page: PageStatements): Candidate<string> | null {
  const { statements, saved } = page;
  const whole = page.first('og:url') ?? saved.address;
  const base = whole === null ? null : webAddress(whole);
  const canonical = statements.canonical === null ? null : webAddress(statements.canonical, base);
  const linked =
    page.article === null
      ? []
      : page.linked.addressesOf(page.article).map((value) => ({ value, where: 'JSON-LD url' }));
  const found = [
    ...(canonical === null ? [] : [{ value: canonical, where: 'canonical link' }]),
    ...page.metas('og:url'),
    ...linked,
    ...page.metas('citation_public_url', 'citation_abstract_html_url', 'citation_fulltext_html_url'),
    ...page.metas('dc.identifier', 'dc.identifier.uri', 'dcterms.identifier', 'twitter:url', 'parsely-link'),
    ...(saved.address === null ? [] : [{ value: saved.address, where: saved.where }]),
  ].flatMap(({ value, where }) => {
    if (webAddress(value) === null || doiOf(value) !== null) return [];
    const original = webAddress(originalAddress(value));
    if (original === null) return [];
    return [{ value: original, where: original === value ? where : `${where}, without the archive’s own address` }];
  });
  const inner = found.filter(({ value }) => !isFrontPage(value));
  const [first] = inner;
  if (first === undefined) return found[0] ?? null;
  const shared = inner.find(({ where }) => where.startsWith('meta og:url'));
  if (!first.where.startsWith('canonical link') || shared === undefined) return first;
  const witnesses = inner.filter(({ where }) => where.startsWith('JSON-LD') || where === saved.where);
  return settled(
    first,
    shared,
    witnesses.map(({ value }) => value),
  );
}
