import type { NewFactInput } from '../../contract/shapes.ts';
import { type MarkingScheme, markingRank } from '../../model/scales.ts';
import type { NewFact } from '../database/library.ts';
import { badField } from './resolvingEvidence.ts';

const SCALARS = ['eventDate', 'asOf', 'likelihood', 'confidence', 'note'] as const;
const LISTS = ['measures', 'entities', 'relations', 'restsOn', 'inferred'] as const;

type Patch = { -readonly [Field in keyof NewFact]?: NewFact[Field] };

function union<T>(held: readonly T[], given: readonly T[]): readonly T[] {
  const seen = new Set(held.map((item) => JSON.stringify(item)));
  return [...held, ...given.filter((item) => !seen.has(JSON.stringify(item)))];
}

function conflict(at: string, field: string, held: unknown): Error {
  return badField(
    `${at}.${field}`,
    `the fact of this statement has “${held}” there`,
    'Leave the field out, or change the fact that is there first. Nothing was added.',
  );
}

/**
 * What a fact that is given again adds to the one that is there: what was unknown becomes known, lists grow, the stricter
 * marking holds, a draft may take a status. Nothing that is given is dropped in silence: where the two say different things,
 * it throws `BAD_FACT` with the path of the field. Evidence is left to the caller.
 */
export function mergedFields(
  held: Omit<NewFact, 'evidence'>,
  given: NewFactInput,
  themes: readonly string[],
  scheme: MarkingScheme,
  at: string,
): Patch {
  const patch: Record<string, unknown> = {};
  if (given.kind !== undefined && given.kind !== held.kind) throw conflict(at, 'kind', held.kind);
  if (given.status !== undefined && given.status !== held.status && given.status !== 'draft') {
    if (held.status !== 'draft') throw conflict(at, 'status', held.status);
    patch.status = given.status;
  }
  for (const field of SCALARS) {
    if (given[field] === null || given[field] === held[field]) continue;
    if (held[field] !== null) throw conflict(at, field, held[field]);
    patch[field] = given[field];
  }
  const stricter = markingRank(scheme, given.marking) > markingRank(scheme, held.marking);
  if (given.marking !== null && (held.marking === null || stricter) && given.marking !== held.marking) {
    patch.marking = stricter || held.marking === null ? given.marking : held.marking;
  }
  for (const field of LISTS) {
    const grown = union<unknown>(held[field], given[field]);
    if (grown.length > held[field].length) patch[field] = grown;
  }
  const allThemes = union(held.themes, themes);
  if (allThemes.length > held.themes.length) patch.themes = allThemes;
  if ((patch.likelihood ?? held.likelihood) !== null && (patch.confidence ?? held.confidence) !== null) {
    throw badField(`${at}.confidence`, 'a likelihood and a confidence never stand in one sentence');
  }
  return patch as Patch;
}
