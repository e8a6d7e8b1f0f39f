import type { Motivation } from './annotation.ts';
import type { CslFields, ImportedDocument } from './source.ts';

/** What a file was found to hold, as plain values: an importer makes it, the library stores it. */
export type ImportedContent =
  | { readonly kind: 'document'; readonly document: ImportedDocument }
  | ImportedReferences
  | ImportedTables
  | ImportedAnnotations;

/** Something left out or set aside, in words for the user, and how many. */
export interface LeftOut {
  readonly what: string;
  readonly count: number;
}

/** The entries of a bibliography. A bad entry costs that entry and is told in `problems`, never the file. */
export interface ImportedReferences {
  readonly kind: 'references';
  readonly references: readonly ImportedReference[];
  readonly problems: readonly ImportProblem[];
  readonly leftOut: readonly LeftOut[];
}

/** One entry that could not be read. `where` is for people: `entry 12 (Smith2020), line 340`. */
export interface ImportProblem {
  readonly where: string;
  readonly code: string;
  readonly message: string;
}

/** A published work as a reference manager or a bibliography names it, without its text. */
export interface ImportedReference {
  /** The key it is cited by in its file; null where it has none. */
  readonly citationKey: string | null;
  readonly csl: CslFields;
  /** Names of fields of `csl` that were worked out and do not stand in the entry. */
  readonly inferred: readonly string[];
  /** Keywords, tags and collections, as they stand there. */
  readonly keywords: readonly string[];
  /** Notes as plain text. */
  readonly notes: readonly string[];
  /** Files that belong to it; a relative path is relative to the bibliography's folder. */
  readonly attachments: readonly { readonly path: string; readonly title: string | null }[];
  /** Marks that were made on its attachments elsewhere. */
  readonly annotations: readonly ImportedAnnotation[];
  /** How sure the reading of an entry without a format of its own is, 0–1; null where the format leaves no doubt. */
  readonly certainty: number | null;
}

/** A highlight or comment made in another program. */
export interface ImportedAnnotation {
  readonly quote: string | null;
  readonly comment: string | null;
  /** The page as that program labels it. */
  readonly pageLabel: string | null;
  readonly author: string | null;
  /** ISO 8601 time; null where it is not told. */
  readonly created: string | null;
}

/** Tables of facts: the first row that names columns, and the rows under it, as text. Bad rows are told in `problems`. */
export interface ImportedTables {
  readonly kind: 'tables';
  readonly tables: readonly ImportedTable[];
  readonly problems: readonly ImportProblem[];
  readonly leftOut: readonly LeftOut[];
}

export interface ImportedTable {
  /** The sheet's name; null for a file that is one table. */
  readonly name: string | null;
  readonly header: readonly string[];
  readonly rows: readonly ImportedTableRow[];
  /** Whether a point in a number stands before its decimals, as in a workbook; left out where each country has its own way. */
  readonly numbersArePlain?: boolean;
}

export interface ImportedTableRow {
  /** For people: `line 4`, `sheet “Claims”, row 4`. */
  readonly where: string;
  /** As many as the table's `header` has, as they stand; an empty cell is ''. */
  readonly cells: readonly string[];
  /** The addresses that cells lead to, by their place in `cells`; left out where none does. */
  readonly links?: Readonly<Record<number, string>>;
}

/** Annotations of documents that lie elsewhere. What is no annotation is told in `problems`. */
export interface ImportedAnnotations {
  readonly kind: 'annotations';
  readonly annotations: readonly PlacedElsewhere[];
  readonly problems: readonly ImportProblem[];
  readonly leftOut: readonly LeftOut[];
}

/** An annotation (W3C Web Annotation), with what tells the document and the words that it is about. */
export interface PlacedElsewhere {
  /** For people: `annotation 3 (“a tenth of the fleet”)`. */
  readonly where: string;
  /** The UUID that its file gives it; null where it has none. */
  readonly id: string | null;
  readonly motivation: Motivation;
  readonly body: string | null;
  readonly author: string | null;
  /** ISO 8601 times; null where they are not told. */
  readonly created: string | null;
  readonly modified: string | null;
  /** What it is about, as its file names it: addresses, DOIs, `urn:sha256:…`, `urn:uuid:…`. */
  readonly about: readonly string[];
  /** TextQuoteSelector; null where it is about the whole. */
  readonly quote: { readonly exact: string; readonly prefix: string | null; readonly suffix: string | null } | null;
  /** TextPositionSelector in Unicode code points, the end exclusive. */
  readonly position: { readonly start: number; readonly end: number } | null;
}
