import type { BriefwrightError } from '../../model/errors.ts';
import type { ImportProblem } from '../../model/imported.ts';
import type { Differing, MergedKind } from './mergingLibrary/merging.ts';

/** What became of one file of an import, as it is reported. */
export interface ImportedFile {
  readonly path: string;
  readonly status: 'imported' | 'merged' | 'skipped' | 'failed';
  readonly code: string | null;
  readonly reason: string | null;
  /** What to do about it; null where nothing is to be done. */
  readonly hint: string | null;
  readonly sources: string[];
  readonly documents: string[];
  readonly passages: number;
  readonly leftOut: { what: string; count: number }[];
  readonly woken: number;
  readonly orphaned: Orphan[];
  /** Candidate facts that were found in it and wait to be decided. */
  readonly proposed: number;
  /** How many of them copies of its text, which the library held before, state as well: those are decided together. */
  readonly inCopies?: number;
  /**
   * Of a bibliography, a table or a file of annotations: how many entries became new sources, facts or annotations, joined known ones, and could not be
   * read. `of` is left out for sources.
   */
  readonly entries?: {
    readonly of?: 'facts' | 'annotations';
    readonly imported: number;
    readonly merged: number;
    readonly failed: number;
  };
  /** Parts of the file that could not be read, each with where and why. */
  readonly problems?: ImportProblem[];
  /** Of a table whose columns were chosen, now or on an earlier import: which column was read as what. */
  readonly columns?: {
    readonly how: 'chosen' | 'remembered';
    readonly read: readonly { readonly field: string; readonly column: string }[];
  };
  /**
   * Of another library: for each kind of thing how much came in, was changed by what is known there, and was here as it is;
   * and the facts that both libraries have changed.
   */
  readonly library?: {
    readonly name: string;
    readonly counts: readonly {
      readonly what: MergedKind;
      readonly added: number;
      readonly changed: number;
      readonly known: number;
    }[];
    readonly differing: readonly Differing[];
  };
  /** The source whose text is nearly the same, and how much of the shorter text stands in both (0–1); left out where none is. */
  readonly sameOrigin?: { readonly sourceId: string; readonly share: number };
}

/** What a file that brought nothing in has in its report. */
export const NOTHING = {
  code: null,
  reason: null,
  hint: null,
  sources: [],
  documents: [],
  passages: 0,
  leftOut: [],
  woken: 0,
  orphaned: [],
  proposed: 0,
};

/** The row of a file that was refused. */
export function refusedFile(path: string, { code, message, hint }: BriefwrightError): ImportedFile {
  return { ...NOTHING, path, status: 'failed', code, reason: message, hint };
}

/** Evidence whose quote the new text does not hold. */
export interface Orphan {
  readonly factId: string;
  readonly why: string;
}
