import type { RecordedFact } from '../../model/deckRecord.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { Library } from '../database/library.ts';
import { contradictions, recordOfExport } from './record.ts';
import { redatedFacts, redatedWords } from './rereading.ts';

export interface ChangedFact {
  readonly factId: string;
  readonly why: string;
}

/** What has become of some recorded facts since their deck was written; facts that are as they were are left out. */
export function changedSince(library: Library, recorded: readonly RecordedFact[]): ChangedFact[] {
  const ids = recorded.map((fact) => fact.factId);
  const facts = library.facts.getMany(ids);
  const now = new Map(facts.map((fact) => [fact.id, fact]));
  const around = [...facts, ...library.facts.relatedTo(ids)];
  const contradictedBy = contradictions(around);
  const redated = redatedFacts(library);
  const supersededBy = newerThan(around, new Set(ids));
  return recorded.flatMap((then) => {
    const reasons = reasonsOf(then, now.get(then.factId), contradictedBy.get(then.factId) ?? new Set());
    const newer = supersededBy.get(then.factId);
    if (newer) reasons.push(`it is superseded by ${newer.join(', ')}`);
    const reread = redated.get(then.factId);
    if (reread) reasons.push(redatedWords(reread));
    return reasons.length > 0 ? [{ factId: then.factId, why: reasons.join('; ') }] : [];
  });
}

/** For each fact the facts that supersede it; those that stand in the deck themselves are left out: it tells of them. */
function newerThan(facts: readonly Fact[], inDeck: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const newer = new Map<string, string[]>();
  for (const fact of facts) {
    if (inDeck.has(fact.id)) continue;
    for (const { kind, factId } of fact.relations) {
      if (kind === 'supersedes') newer.set(factId, [...(newer.get(factId) ?? []), fact.id]);
    }
  }
  return newer;
}

function reasonsOf(then: RecordedFact, now: Fact | undefined, contradictedBy: ReadonlySet<string>): string[] {
  if (!now) return ['it is no longer in the library'];
  const reasons: string[] = [];
  if (now.statement !== then.statement) reasons.push(`its statement is now “${now.statement}”`);
  if (now.status !== then.status) reasons.push(`its status went from ${then.status} to ${now.status}`);
  const since = [...contradictedBy].filter((id) => !then.contradictedBy.includes(id));
  if (since.length > 0) reasons.push(`it is contradicted by ${since.join(', ')}`);
  if (reasons.length === 0 && now.revision !== then.revision) {
    reasons.push(`what is known of it changed (revision ${then.revision} then, ${now.revision} now)`);
  }
  return reasons;
}

/** Every export, newest first, or those that hold one fact; each with the facts that changed since. */
export function listDecks(library: Library, factId: string | undefined) {
  if (factId !== undefined && library.facts.get(factId) === null) {
    throw new BriefwrightError('UNKNOWN_FACT', `The library has no fact ${factId}.`, {
      hint: 'List facts with `briefwright facts LIB`.',
    });
  }
  const holding = factId === undefined ? null : new Set(library.exports.ofFact(factId));
  const decks = library.exports
    .list()
    .filter((deck) => holding === null || holding.has(deck.id))
    .map(({ id, file, sha256, date }) => {
      const recorded = recordOfExport(library, id).facts;
      return { id, file, sha256, date, facts: recorded.length, changed: changedSince(library, recorded) };
    });
  return { decks };
}
