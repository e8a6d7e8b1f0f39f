import { type MarkingScheme, markingLabel, markingRank } from '../../../model/scales.ts';
import type { Merging } from './merging.ts';

/**
 * A marking of the other library as it is kept here: what is unmarked there says so where another default holds here, and what
 * our scheme does not know takes its strictest label.
 */
export function markingHere({ scheme, unmarked, leave }: Merging, label: string | null): string | null {
  if (label === null) return unmarked;
  if (markingLabel(scheme, label)) return label;
  const strictest = [...scheme.labels].sort((a, b) => b.rank - a.rank)[0]?.label ?? scheme.defaultLabel;
  leave(`marking that is unknown here, taken as ${strictest}`);
  return strictest;
}

/** The stricter of two markings; the first where they are equally strict. */
export function stricterOf(scheme: MarkingScheme, ours: string | null, theirs: string | null): string | null {
  return markingRank(scheme, theirs) > markingRank(scheme, ours) ? theirs : ours;
}
