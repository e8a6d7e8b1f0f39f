import { mergedKindSchema } from '../../../contract/contract.ts';
import type { MarkingScheme } from '../../../model/scales.ts';
import type { Library } from '../../database/library.ts';
import type { OtherLibrary } from '../../database/other/otherLibrary.ts';
import type { Report } from '../progress.ts';

/** What a merge counts, each kind of thing that came in or was there. */
export const MERGED_KINDS = mergedKindSchema.options;
export type MergedKind = (typeof MERGED_KINDS)[number];

/** Of one kind of thing: how many came in, were changed by what the other library knows, and were there as they are. */
export interface MergedCount {
  added: number;
  changed: number;
  known: number;
}

/** A fact that both libraries changed: both stand beside one another, or ours stays and `why` says what the other has. */
export interface Differing {
  readonly factId: string;
  readonly besideId: string | null;
  readonly statement: string;
  readonly why: string;
}

/** More than anybody reads; how many there are is counted. */
export const MOST_DIFFERING = 500;

/** A merge under way: both libraries, what stands for what, and what has become of it so far. */
export interface Merging {
  readonly library: Library;
  readonly other: OtherLibrary;
  readonly scheme: MarkingScheme;
  /** What is unmarked in the other library, in our words: null where it is the same here. */
  readonly unmarked: string | null;
  /** Ids of ours by those of the other library. */
  readonly sources: Map<string, string>;
  readonly documents: Map<string, string>;
  readonly facts: Map<string, string>;
  /** Facts that this merge added: none of the other library's own is joined to another of it. */
  readonly broughtIn: Set<string>;
  readonly counts: Record<MergedKind, MergedCount>;
  readonly differing: Differing[];
  readonly report: Report;
  differ(differing: Differing): void;
  /** Counts something that was left out, in words for people. */
  leave(what: string, count?: number): void;
  /** What was left out so far. */
  leftOut(): { what: string; count: number }[];
}

export function newMerging(
  library: Library,
  other: OtherLibrary,
  scheme: MarkingScheme,
  unmarked: string | null,
  report: Report,
): Merging {
  const left = new Map<string, number>();
  const differing: Differing[] = [];
  const leave = (what: string, count = 1): void => {
    if (count > 0) left.set(what, (left.get(what) ?? 0) + count);
  };
  return {
    library,
    other,
    scheme,
    unmarked,
    sources: new Map(),
    documents: new Map(),
    facts: new Map(),
    broughtIn: new Set(),
    counts: Object.fromEntries(
      MERGED_KINDS.map((kind) => [kind, { added: 0, changed: 0, known: 0 }]),
    ) as Merging['counts'],
    differing,
    report,
    differ: (one) => {
      if (differing.length < MOST_DIFFERING) differing.push(one);
      else leave('difference that is not listed');
    },
    leave,
    leftOut: () => [...left].map(([what, count]) => ({ what, count })),
  };
}
