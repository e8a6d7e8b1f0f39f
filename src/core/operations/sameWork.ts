import { type CslFields, type CslName, type Source, sourceName } from '../../model/source.ts';

/** A source that is of the same work, and what they have in common, in words for people. */
export interface SameWork<Of> {
  readonly of: Of;
  readonly why: string;
}

const fold = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const doiKey = (doi: string): string =>
  doi
    .trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
    .toLowerCase();
const addressKey = (address: string): string =>
  address
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');
const yearOf = (csl: CslFields): number | null => csl.issued?.['date-parts']?.[0]?.[0] ?? null;
const nameKey = (name: CslName): string =>
  fold(name.family ?? name.literal ?? '')
    .split(' ')
    .at(-1) ?? '';
const firstName = (csl: CslFields): string | null => {
  const [first] = csl.author ?? csl.editor ?? [];
  return first ? nameKey(first) : null;
};

/**
 * Finds works that are already there: by DOI, by address, else by folded title where the years are equal and the first
 * authors do not differ. Two lectures of one title by two people are two works.
 */
export class WorkIndex<Of> {
  readonly #byDoi = new Map<string, Of>();
  readonly #byAddress = new Map<string, Of>();
  readonly #byTitle = new Map<
    string,
    { readonly of: Of; readonly year: number | null; readonly name: string | null }[]
  >();

  add(csl: CslFields, of: Of): void {
    if (csl.DOI && !this.#byDoi.has(doiKey(csl.DOI))) this.#byDoi.set(doiKey(csl.DOI), of);
    if (csl.URL && !this.#byAddress.has(addressKey(csl.URL))) this.#byAddress.set(addressKey(csl.URL), of);
    if (!csl.title) return;
    const title = fold(csl.title);
    const known = this.#byTitle.get(title) ?? [];
    known.push({ of, year: yearOf(csl), name: firstName(csl) });
    this.#byTitle.set(title, known);
  }

  find(csl: CslFields): SameWork<Of> | null {
    const byDoi = csl.DOI ? this.#byDoi.get(doiKey(csl.DOI)) : undefined;
    if (byDoi !== undefined) return { of: byDoi, why: 'the same DOI' };
    const byAddress = csl.URL ? this.#byAddress.get(addressKey(csl.URL)) : undefined;
    if (byAddress !== undefined) return { of: byAddress, why: 'the same address' };
    const name = firstName(csl);
    const year = yearOf(csl);
    const byTitle = (csl.title ? (this.#byTitle.get(fold(csl.title)) ?? []) : []).find(
      (known) => known.year === year && (known.name === name || known.name === null || name === null),
    );
    if (!byTitle) return null;
    return { of: byTitle.of, why: year === null ? 'the same title' : 'the same title and year' };
  }
}

/** The works of the sources of a library. */
export function worksOf(sources: readonly Source[]): WorkIndex<{ readonly sourceId: string; readonly title: string }> {
  const index = new WorkIndex<{ readonly sourceId: string; readonly title: string }>();
  for (const { id, csl } of sources) index.add(csl, { sourceId: id, title: sourceName(csl) });
  return index;
}
