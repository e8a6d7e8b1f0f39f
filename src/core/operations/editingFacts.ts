import { isDeepStrictEqual } from 'node:util';
import type { FactPatch, NewFactInput } from '../../contract/shapes.ts';
import type { Fact } from '../../model/fact.ts';
import { factFaults } from '../../model/factRules.ts';
import { slugOf } from '../../model/theme.ts';
import type { BulkChange, Library, NewEvidence, NewFact } from '../database/library.ts';
import { changeLabel } from './factLabels.ts';
import { inferredAfter } from './inferredFields.ts';
import { requiredFact } from './inspectingFact.ts';
import { operateInPieces } from './operatingInPieces.ts';
import { badField, EvidenceResolver } from './resolvingEvidence.ts';
import { checkRevision } from './revisions.ts';
import { checkMarking, markingSchemeOf } from './settings.ts';

type GivenEvidence = NewFactInput['evidence'][number];

const SELECTOR = ['sourceId', 'documentId', 'quote', 'start', 'end'] as const;

/** Evidence that still points where it did keeps its anchor, whatever has become of its document; other evidence is looked up. */
function resolved(resolver: EvidenceResolver, fact: Fact, given: GivenEvidence, path: string): NewEvidence {
  const held = fact.evidence.find((e) => e.id === given.id);
  if (held && SELECTOR.every((field) => given[field] === held[field])) {
    return { ...held, stance: given.stance, credibility: given.credibility, locator: given.locator ?? held.locator };
  }
  return { ...resolver.resolve(given, path), id: given.id };
}

/** The rules that hold between the fields of a fact (`factFaults`), and that what it names is there. */
function checkWhole(library: Library, fact: NewFact, id: string): void {
  const [fault] = factFaults(fact);
  if (fault) throw badField(fault.field, fault.message);
  const named = [...fact.restsOn, ...fact.relations.map((relation) => relation.factId)];
  if (named.includes(id)) throw badField('relations', 'a fact has no relation to itself');
  const there = new Set(library.facts.getMany(named).map((other) => other.id));
  if (named.some((other) => !there.has(other))) throw badField('relations', 'there is no such fact');
}

/** Whether any of these facts rests on a fact, directly or through others. */
function restsUpon(library: Library, ids: readonly string[], id: string): boolean {
  const seen = new Set<string>();
  let next = ids;
  while (next.length > 0) {
    for (const one of next) seen.add(one);
    next = library.facts.getMany(next).flatMap((fact) => fact.restsOn.filter((one) => !seen.has(one)));
    if (next.includes(id)) return true;
  }
  return false;
}

/**
 * Changes one fact that is still of this revision; nothing new is no change. Throws CHANGED_ELSEWHERE, or BAD_FACT with the
 * field that is wrong.
 */
export function updateFact(library: Library, id: string, revision: number, patch: FactPatch): Fact {
  const before = requiredFact(library, id);
  checkRevision('fact', revision, before.revision);
  if (patch.marking != null) checkMarking(markingSchemeOf(library), patch.marking);
  const resolver = new EvidenceResolver(library);
  const { themes, evidence, ...fields } = patch;
  const slugs = themes === undefined ? undefined : [...new Set(themes.map(slugOf))];
  const change: Partial<NewFact> = {
    ...(fields as Partial<NewFact>),
    ...(slugs === undefined ? {} : { themes: slugs }),
    ...(evidence === undefined
      ? {}
      : { evidence: evidence.map((given, n) => resolved(resolver, before, given, `evidence[${n}]`)) }),
  };
  const inferred = patch.inferred ?? inferredAfter(before, change as Partial<Fact>);
  const after = { ...before, ...change, inferred };
  checkWhole(library, after, id);
  if (patch.restsOn && restsUpon(library, patch.restsOn, id)) {
    throw badField('restsOn', 'a fact that it would rest on rests on this one');
  }
  if (isDeepStrictEqual(after, before)) return before;
  library.operate(changeLabel(before, patch), () => {
    if (slugs !== undefined) library.themes.ensure(slugs);
    library.facts.update(id, { ...change, inferred });
  });
  return requiredFact(library, id);
}

function bulkLabel(change: BulkChange, count: number): string {
  const facts = count === 1 ? 'a fact' : `${count} facts`;
  const { addThemes, removeThemes, status, marking } = change;
  const kinds = [addThemes.length > 0, removeThemes.length > 0, status !== undefined, marking !== undefined];
  if (kinds.filter(Boolean).length !== 1) return `Change ${facts}`;
  if (addThemes.length > 0) return `Add ${addThemes.join(', ')} to ${facts}`;
  if (removeThemes.length > 0) return `Take ${removeThemes.join(', ')} from ${facts}`;
  if (status !== undefined) return `Set ${facts} to ${status}`;
  return marking == null ? `Take the marking from ${facts}` : `Mark ${facts} ${marking}`;
}

/** Facts that are changed in one go: some milliseconds' work. */
const PIECE_FACTS = 250;

/** The same change to many facts, as one operation. Facts that it would leave as they are keep their revision. */
export async function updateFacts(
  library: Library,
  change: BulkChange & { readonly ids: readonly string[] },
): Promise<{ label: string; operation: number | null }> {
  if (change.marking != null) checkMarking(markingSchemeOf(library), change.marking);
  const ids = [...new Set(change.ids)];
  const label = bulkLabel(change, ids.length);
  const bulk = {
    ...change,
    addThemes: [...new Set(change.addThemes.map(slugOf))],
    removeThemes: change.removeThemes.map(slugOf),
  };
  function* work(): Generator<void, void, void> {
    for (let at = 0; at < ids.length; at += PIECE_FACTS) {
      library.facts.changeMany(label, ids.slice(at, at + PIECE_FACTS), bulk);
      yield;
    }
  }
  const { operation } = await operateInPieces(library, label, work);
  return { label, operation };
}
