import type { Reliability } from './scales.ts';

/** A name of CSL-JSON: a person, or an organisation as `literal`. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
}

/** A date of CSL-JSON: one or two lists of year, month, day; or the words as they stand. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly literal?: string;
  readonly raw?: string;
  readonly season?: number | string;
  readonly circa?: boolean | number | string;
}

/**
 * The fields of a bibliographic item (CSL-JSON 1.0). Unknown fields are left out, never invented.
 * Dates: `issued` is publication, `accessed` is when it was read; neither is the date of an event.
 */
export interface CslFields {
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly publisher?: string;
  readonly 'container-title'?: string;
  readonly URL?: string;
  readonly DOI?: string;
  readonly language?: string;
  readonly volume?: string | number;
  readonly issue?: string | number;
  readonly page?: string;
  readonly genre?: string;
  readonly note?: string;
  readonly [field: string]: unknown;
}

/** A bibliographic item with the id that it is cited by. */
export interface CslItem extends CslFields {
  readonly id: string;
}

/** A published work, as the library holds it. */
export interface Source {
  readonly id: string;
  readonly revision: number;
  readonly csl: CslItem;
  readonly reliability: Reliability | null;
  /** What the source goes back to: sources of one origin corroborate nothing between them. Its own id unless told. */
  readonly origin: string;
  readonly marking: string | null;
  /** What bears on its quality, in the analyst's words (ICD 206 source descriptor). */
  readonly descriptor: string | null;
  /** Names of fields of `csl` that were inferred and are not stated by the work itself. */
  readonly inferred: readonly string[];
}

export const PASSAGE_ROLES = ['body', 'heading', 'caption', 'boilerplate', 'comment', 'reference'] as const;
export type PassageRole = (typeof PASSAGE_ROLES)[number];

/** One paragraph of a document; `start` and `end` are UTF-16 offsets in the document's text, `end` exclusive. */
export interface Passage {
  readonly index: number;
  /** Page, from 1; null where the format has none. */
  readonly page: number | null;
  /**
   * What is printed on that page (`iv`, `A-3`), as the file states it or the page shows it, where it is not the page's number; in
   * square brackets (`[13]`) where the page shows none and it is counted from those about it.
   */
  readonly pageLabel?: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly role: PassageRole;
}

/** The frozen copy of a source's text: NFC, `\n`; `sha256` is of its UTF-8 bytes, in lower-case hex. */
export interface Document {
  readonly id: string;
  readonly sourceId: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly text: string;
}

/** What an importer makes of a file: the text, its passages, and what the text says of itself. */
export interface ImportedDocument {
  readonly text: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly passages: readonly Passage[];
  /** CSL fields that the text states; a field that it does not state is absent. */
  readonly metadata: CslFields;
  /** Where each field of `metadata` was found, as words for the user: `{title: 'first line'}`. */
  readonly foundIn: Readonly<Record<string, string>>;
  /** What was kept in the document but left out of suggestions, or removed from the text, and how many. */
  readonly leftOut: readonly { readonly what: string; readonly count: number }[];
}

/** A source's name for people: its title; else "Untitled" with who wrote it or where it appeared, as far as that is stated. */
export function sourceName(csl: CslFields): string {
  if (csl.title) return csl.title;
  const author = csl.author?.[0];
  const from = author?.literal ?? author?.family ?? csl['container-title'] ?? csl.publisher;
  return from ? `Untitled, ${from}` : 'Untitled source';
}
