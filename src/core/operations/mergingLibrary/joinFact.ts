import type { Fact } from '../../../model/fact.ts';
import { contentKey, measuresKey } from '../../../model/pastStates.ts';
import type { NewFact } from '../../database/library.ts';
import { sameEvidence } from '../resolvingEvidence.ts';
import type { TranslatedFact } from './facts.ts';
import { stricterOf } from './markings.ts';
import type { Merging } from './merging.ts';
import { canBeJoined, differenceWords, standingOf } from './standing.ts';
import type { OtherThemes } from './themes.ts';

type Patch = { -readonly [Field in Exclude<keyof NewFact, 'id' | 'evidence'>]?: NewFact[Field] };

/**
 * Brings what the other library knows of a fact to the one that is here: a change that only the other made is taken, what
 * only ours changed stays, and evidence, themes and entities grow. `apart` where both changed what it says: then nothing of
 * ours is touched.
 */
export function joinFact(
  merging: Merging,
  themes: OtherThemes,
  ours: Fact,
  theirs: TranslatedFact,
): 'joined' | 'apart' {
  const { library, other, counts } = merging;
  const isOne = ours.id === theirs.id;
  const patch: Patch = {};
  const isEqual =
    contentKey(ours) === contentKey(theirs) && measuresKey(ours.measures) === measuresKey(theirs.measures);
  if (!isEqual) {
    const standing = isOne
      ? standingOf(ours, theirs, { ours: library.history.past(ours.id), theirs: other.past(theirs.id) })
      : 'both-changed';
    if (standing === 'both-changed' && !canBeJoined(ours, theirs)) return 'apart';
    if (standing === 'theirs-is-newer') Object.assign(patch, contentOf(theirs));
    if (standing === 'both-changed') {
      Object.assign(patch, whatOursLacks(ours, theirs));
      tellDifference(merging, { ...ours, ...patch }, { ...theirs, ...lackedBy(theirs, ours) });
    }
  }
  const marking = stricterOf(merging.scheme, ours.marking, theirs.marking);
  if (marking !== ours.marking) patch.marking = marking;
  merging.facts.set(theirs.id, ours.id);
  const changed = grow(merging, themes, target(merging, ours), theirs, ours.id, patch);
  if (changed) counts.facts.changed += 1;
  else counts.facts.known += 1;
  return 'joined';
}

function tellDifference(merging: Merging, ours: Fact, theirs: TranslatedFact): void {
  const why = differenceWords(ours, theirs);
  if (why !== '') {
    merging.differ({ factId: ours.id, besideId: null, statement: ours.statement, why: `Ours was kept: ${why}.` });
  }
}

const contentOf = (fact: TranslatedFact): Patch => ({
  kind: fact.kind,
  statement: fact.statement,
  status: fact.status,
  eventDate: fact.eventDate,
  asOf: fact.asOf,
  likelihood: fact.likelihood,
  confidence: fact.confidence,
  note: fact.note,
  measures: fact.measures,
  inferred: fact.inferred,
});

const FIELDS = ['asOf', 'likelihood', 'confidence', 'note'] as const;

/** Of two facts that were made apart and say the same: what only theirs knows. A draft takes what was found of it there. */
function whatOursLacks(ours: Fact, theirs: TranslatedFact): Patch {
  const patch: Record<string, unknown> = {};
  for (const field of FIELDS) if (ours[field] === null && theirs[field] !== null) patch[field] = theirs[field];
  if (ours.measures.length === 0 && theirs.measures.length > 0) patch.measures = theirs.measures;
  if (ours.status === 'draft' && (theirs.status === 'verified' || theirs.status === 'disputed')) {
    patch.status = theirs.status;
  }
  const inferred = theirs.inferred.filter((field) => field in patch && !ours.inferred.includes(field));
  if (inferred.length > 0) patch.inferred = [...ours.inferred, ...inferred];
  return patch as Patch;
}

/** What theirs would take of ours: with it the two are compared, so that what one merely lacks is no difference. */
function lackedBy(theirs: TranslatedFact, ours: Fact): Patch {
  const patch: Record<string, unknown> = {};
  for (const field of FIELDS) if (theirs[field] === null) patch[field] = ours[field];
  if (theirs.status === 'draft') patch.status = ours.status;
  return patch as Patch;
}

/** A fact that was merged into another one here: what is new goes to that one. */
function target({ library }: Merging, ours: Fact): Fact {
  if (ours.status !== 'retired') return ours;
  const into = ours.relations.find(({ kind }) => kind === 'same-origin')?.factId;
  const kept = into === undefined ? null : library.facts.get(into);
  return kept && kept.status !== 'retired' ? kept : ours;
}

/** Writes the patch to the fact `id`, and what `into` has not yet of evidence, themes and entities. Whether anything was new. */
function grow(
  merging: Merging,
  themes: OtherThemes,
  into: Fact,
  theirs: TranslatedFact,
  id: string,
  patch: Patch,
): boolean {
  const { library, counts } = merging;
  let newThemes = theirs.themes.filter((slug) => !into.themes.includes(slug));
  const newEntities = library.entities.others(into.entities, theirs.entities);
  let evidence = theirs.evidence.filter(
    (piece) => !into.evidence.some((held) => held.id === piece.id || sameEvidence(held, piece)),
  );
  if (newThemes.length > 0 || evidence.length > 0) {
    const { themes: removed, evidence: taken } = library.history.past(id);
    newThemes = newThemes.filter((slug) => !removed.has(slug));
    evidence = evidence.filter((piece) => !taken.has(piece.id));
  }
  const owners = library.evidence.factsOf(evidence.map((piece) => piece.id));
  counts.evidence.known += theirs.evidence.length - evidence.length;
  counts.evidence.added += evidence.length;
  const grown: Patch = {
    ...(newThemes.length > 0 ? { themes: [...into.themes, ...themes.known(newThemes)] } : {}),
    ...(newEntities.length > 0 ? { entities: [...into.entities, ...newEntities] } : {}),
  };
  const updates: [string, Patch][] =
    into.id === id
      ? [[id, { ...patch, ...grown }]]
      : [
          [id, patch],
          [into.id, grown],
        ];
  let changed = evidence.length > 0;
  for (const [of, what] of updates) {
    if (Object.keys(what).length === 0) continue;
    library.facts.update(of, what);
    changed = true;
  }
  for (const piece of evidence) {
    library.evidence.add(into.id, { ...piece, id: owners.has(piece.id) ? undefined : piece.id });
  }
  for (const piece of theirs.evidence) {
    const rated = into.evidence.find((held) => held.credibility === null && sameEvidence(held, piece));
    if (rated === undefined || piece.credibility === null) continue;
    library.evidence.update(rated.id, { credibility: piece.credibility });
    changed = true;
  }
  return changed;
}
