import type { NewFactInput } from '../../contract/shapes.ts';
import type { Fact } from '../../model/fact.ts';
import { slugOf } from '../../model/theme.ts';
import { type Library, type NewFact, newId } from '../database/library.ts';
import { mergedFields } from './mergingGiven.ts';
import { badField, EvidenceResolver, sameEvidence } from './resolvingEvidence.ts';
import { markingSchemeOf } from './settings.ts';

/**
 * Adds facts, all or none. A statement that the library already holds (the same words, and no other event date) is merged:
 * what it adds goes to the fact that is there, and what contradicts it there is refused (`mergedFields`). Throws `BAD_FACT`
 * with the path of the field that is wrong. Who adds facts one by one gives one `resolver` for all of them.
 */
export function addFacts(
  library: Library,
  facts: readonly NewFactInput[],
  resolver: EvidenceResolver = new EvidenceResolver(library),
): { added: string[]; merged: string[] } {
  const scheme = markingSchemeOf(library);
  const labels = scheme.labels.map((entry) => entry.label);
  return library.operate(facts.length === 1 ? 'Add a fact' : `Add ${facts.length} facts`, () => {
    const ids = new Set(facts.flatMap((fact) => (fact.id ? [fact.id] : [])));
    const fresh: (NewFact & { id: string })[] = [];
    const freshByStatement = new Map<string, (NewFact & { id: string })[]>();
    const merged: string[] = [];
    const known = new Map<string, boolean>();
    const exists = (id: string): boolean => {
      const there = known.get(id) ?? (ids.has(id) || library.facts.get(id) !== null);
      known.set(id, there);
      return there;
    };
    facts.forEach((given, i) => {
      const at = `facts[${i}]`;
      if (given.marking !== null && !labels.includes(given.marking)) {
        throw badField(
          `${at}.marking`,
          `“${given.marking}” is no label of ${scheme.name}`,
          `Its labels are ${labels.join(', ')}.`,
        );
      }
      for (const [n, id] of given.restsOn.entries()) {
        if (!exists(id)) throw badField(`${at}.restsOn[${n}]`, 'there is no such fact');
      }
      for (const [n, relation] of given.relations.entries()) {
        if (!exists(relation.factId)) throw badField(`${at}.relations[${n}].factId`, 'there is no such fact');
      }
      const { revision: _revision, ...fields } = given;
      const fact = {
        ...fields,
        kind: given.kind ?? 'reported',
        status: given.status ?? 'draft',
        id: given.id ?? newId(),
        themes: [...new Set(given.themes.map(slugOf))],
        evidence: given.evidence.map((evidence, n) => resolver.resolve(evidence, `${at}.evidence[${n}]`)),
      };
      const same = heldFactOf(library, fact.statement, fact.eventDate);
      if (same) {
        mergeInto(library, same, fact, mergedFields(same, given, fact.themes, scheme, at));
        merged.push(same.id);
        return;
      }
      if (given.id !== undefined && library.facts.get(given.id)) {
        throw badField(
          `${at}.id`,
          'the library has a fact of this id with another statement',
          'Add it without its id and with a relation `supersedes` to the older fact, or edit that one in the app (npm start).',
        );
      }
      const twins = freshByStatement.get(fact.statement) ?? [];
      const twin = twins.find((other) => other.eventDate === fact.eventDate);
      if (twin) {
        const evidence = [
          ...twin.evidence,
          ...fact.evidence.filter((e) => !twin.evidence.some((t) => sameEvidence(t, e))),
        ];
        Object.assign(twin, { evidence, ...mergedFields(twin, given, fact.themes, scheme, at) });
        merged.push(twin.id);
        return;
      }
      freshByStatement.set(fact.statement, [...twins, fact]);
      fresh.push(fact);
    });
    library.themes.ensure([...new Set(fresh.flatMap((fact) => fact.themes))]);
    return { added: library.facts.insertMany(fresh), merged };
  });
}

/** The fact that the library holds of these very words, and of no other event date; null where it has none. */
export function heldFactOf(library: Library, statement: string, eventDate: string | null): Fact | null {
  const alike = library.facts.getMany(library.facts.byExactStatement(statement));
  return alike.find((held) => held.eventDate === eventDate || eventDate === null) ?? null;
}

function mergeInto(library: Library, held: Fact, fact: NewFact, patch: Partial<NewFact>): void {
  if (patch.themes) library.themes.ensure(patch.themes);
  if (Object.keys(patch).length > 0) library.facts.update(held.id, patch);
  for (const evidence of fact.evidence) {
    if (!held.evidence.some((there) => sameEvidence(there, evidence))) library.evidence.add(held.id, evidence);
  }
}
