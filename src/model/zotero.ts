import type { ImportedAnnotation } from './imported.ts';

/** An item of Zotero with what hangs on it, by Zotero's own names of types and fields. */
export interface ZoteroItem {
  /** For messages: its key, or where it stands in the file. */
  readonly where: string;
  /** `journalArticle`, `webpage`, … */
  readonly itemType: string;
  /** `publicationTitle`, `abstractNote`, … */
  readonly fields: Readonly<Record<string, string>>;
  readonly creators: readonly ZoteroCreator[];
  readonly tags: readonly string[];
  /** Names of the collections that it is in. */
  readonly collections: readonly string[];
  /** As HTML. */
  readonly notes: readonly string[];
  readonly attachments: readonly { readonly path: string; readonly title: string | null }[];
  readonly annotations: readonly ImportedAnnotation[];
}

export interface ZoteroCreator {
  /** `author`, `editor`, `bookAuthor`, … */
  readonly role: string;
  readonly family: string;
  readonly given: string;
  /** An organisation, or a name that is not taken apart: all of it is in `family`. */
  readonly whole: boolean;
}

/** What a Zotero data folder holds. */
export interface ZoteroLibrary {
  readonly items: readonly ZoteroItem[];
  readonly leftOut: readonly { readonly what: string; readonly count: number }[];
}
