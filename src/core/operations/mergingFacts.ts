import { BriefwrightError, EXIT } from '../../model/errors.ts';
import type { Evidence, Fact, Relation } from '../../model/fact.ts';
import { markingRank } from '../../model/scales.ts';
import type { Library } from '../database/library.ts';
import { requiredFact } from './inspectingFact.ts';
import { sameEvidence } from './resolvingEvidence.ts';
import { markingSchemeOf } from './settings.ts';

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

function uniqueRelations(relations: readonly Relation[], gone: ReadonlySet<string>, self: string): Relation[] {
  const byKey = new Map(
    relations
      .filter((relation) => !gone.has(relation.factId) && relation.factId !== self)
      .map((relation) => [`${relation.kind} ${relation.factId}`, relation]),
  );
  return [...byKey.values()];
}

/** The dates that the fact which stays lacks, from the first of the others that has them, and whether they were inferred there. */
function knownDates(keep: Fact, others: readonly Fact[]): Pick<Fact, 'eventDate' | 'asOf' | 'inferred'> {
  const inferred = new Set(keep.inferred);
  const known = (field: 'eventDate' | 'asOf'): string | null => {
    const from = keep[field] === null ? others.find((fact) => fact[field] !== null) : keep;
    if (from?.inferred.includes(field)) inferred.add(field);
    return from?.[field] ?? null;
  };
  return { eventDate: known('eventDate'), asOf: known('asOf'), inferred: [...inferred] };
}

/** The strictest marking of all: what one fact may not show, its evidence may not show in another. */
function strictestOf(library: Library, facts: readonly Fact[]): string | null {
  const scheme = markingSchemeOf(library);
  const strictness = (marking: string | null) => markingRank(scheme, marking);
  return facts.reduce<string | null>(
    (strictest, { marking }) => (strictness(marking) > strictness(strictest) ? marking : strictest),
    facts[0]?.marking ?? null,
  );
}

/**
 * Makes one fact of several that say the same: evidence, themes, relations, entities, measures and annotations' facts of
 * `others` go to `keep`; what points at one of them points at `keep` from now on. The others are retired, and each says
 * by `same-origin` which fact it went into. A retired fact never reaches a deck.
 */
export function mergeFacts(library: Library, keepId: string, otherIds: readonly string[]): Fact {
  const ids = unique(otherIds).filter((id) => id !== keepId);
  if (ids.length === 0) {
    throw new BriefwrightError('NOTHING_TO_MERGE', 'A fact cannot be merged into itself.', {
      hint: 'Choose two facts or more.',
      exit: EXIT.usage,
    });
  }
  const keep = requiredFact(library, keepId);
  const others = ids.map((id) => requiredFact(library, id));
  const gone = new Set(ids);
  const all = [keep, ...others];

  const evidence: Evidence[] = [...keep.evidence];
  for (const candidate of others.flatMap((fact) => fact.evidence)) {
    if (!evidence.some((held) => sameEvidence(held, candidate))) evidence.push(candidate);
  }
  const pointing = library.facts.relatedTo(ids).filter((fact) => fact.id !== keepId && !gone.has(fact.id));

  library.operate(`Merge ${all.length} facts`, () => {
    for (const other of others) {
      library.facts.update(other.id, {
        status: 'retired',
        evidence: other.evidence.filter((e) => !evidence.includes(e)),
        relations: [{ kind: 'same-origin', factId: keepId }],
      });
    }
    for (const fact of pointing) {
      const moved = (id: string): string => (gone.has(id) ? keepId : id);
      const points = [...fact.restsOn, ...fact.relations.map((r) => r.factId)].some((id) => gone.has(id));
      if (!points) continue;
      library.facts.update(fact.id, {
        restsOn: unique(fact.restsOn.map(moved)),
        relations: uniqueRelations(
          fact.relations.map((r) => ({ ...r, factId: moved(r.factId) })),
          gone,
          fact.id,
        ),
      });
    }
    library.facts.update(keepId, {
      ...knownDates(keep, others),
      marking: strictestOf(library, all),
      themes: unique(all.flatMap((fact) => fact.themes)),
      relations: uniqueRelations(
        all.flatMap((fact) => fact.relations),
        gone,
        keepId,
      ),
      restsOn: unique(all.filter((fact) => fact.kind === keep.kind).flatMap((fact) => fact.restsOn)).filter(
        (id) => id !== keepId && !gone.has(id),
      ),
      measures: keep.measures.length > 0 ? keep.measures : (others.find((f) => f.measures.length > 0)?.measures ?? []),
      entities: [...new Map(all.flatMap((f) => f.entities).map((e) => [`${e.kind} ${e.name}`, e])).values()],
      evidence,
    });
  });
  return requiredFact(library, keepId);
}
