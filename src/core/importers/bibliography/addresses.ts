import type { Losses } from './losses.ts';

/** The schemes that an address of a source may have. */
const SCHEMES = /^(?:https?:\/\/|mailto:|doi:)\S+$/i;
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/;
const DOI_PREFIX = /^(?:(?:https?:\/\/)?(?:www\.)?(?:dx\.)?doi\.org\/|doi:?\s*|info:doi\/)/i;

/** A bare DOI, or null where the words are none. */
export function doiOf(words: string): string | null {
  let doi = words.trim().replace(DOI_PREFIX, '').trim();
  if (/^10\.\d+%2f/i.test(doi)) doi = doi.replace(/%2f/i, '/');
  return DOI.test(doi) ? doi : null;
}

/**
 * The address that the words are: http, https, mailto or doi. One that begins with `www.` has lost its scheme; http is
 * added and named as inferred. Null for anything else.
 */
function addressOf(words: string): { readonly url: string; readonly inferred: boolean } | null {
  const url = words
    .trim()
    .replace(/^<(?:url:)?(.*)>$/i, '$1')
    .replace(/\s+(?=\S*$)/g, '');
  if (SCHEMES.test(url)) return URL.canParse(url) ? { url, inferred: false } : null;
  if (/^www\.[^\s/]+\.[^\s]+$/i.test(url)) return { url: `http://${url}`, inferred: true };
  return null;
}

/** Sets `URL` to the first of these that is an address, or counts what was lost. A lost address stays absent. */
export function setAddress(
  csl: Record<string, unknown>,
  inferred: string[],
  candidates: readonly string[],
  losses: Losses,
): void {
  const given = candidates.map((words) => words.trim()).filter((words) => words !== '');
  for (const words of given) {
    const address = addressOf(words);
    if (!address) {
      losses.add('address that is neither http, https, mailto nor doi');
      continue;
    }
    if (csl.URL !== undefined) {
      if (address.url !== csl.URL) losses.add('second address of a source');
      continue;
    }
    csl.URL = address.url;
    if (address.inferred) inferred.push('URL');
  }
}

/** Sets `DOI` where the words are one, or counts it as lost. */
export function setDoi(csl: Record<string, unknown>, words: string, losses: Losses): void {
  if (words.trim() === '') return;
  const doi = doiOf(words);
  if (doi !== null) csl.DOI ??= doi;
  else losses.add('DOI that is none');
}
