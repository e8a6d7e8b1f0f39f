import { isDeepStrictEqual } from 'node:util';
import type { EvidencePatch, NewFactInput } from '../../contract/shapes.ts';
import type { Evidence, Fact } from '../../model/fact.ts';
import type { Library } from '../database/library.ts';
import { evidenceLabel } from './factLabels.ts';
import { inferredAfter } from './inferredFields.ts';
import { requiredFact } from './inspectingFact.ts';
import { badField, EvidenceResolver, sameEvidence } from './resolvingEvidence.ts';
import { checkRevision } from './revisions.ts';

/** Ties a fact to a source. Throws `BAD_FACT` with the reason where the document does not hold the quote once. */
export function addEvidence(library: Library, factId: string, given: NewFactInput['evidence'][number]): Fact {
  const fact = requiredFact(library, factId);
  const evidence = new EvidenceResolver(library).resolve(given, 'evidence');
  if (fact.evidence.some((held) => sameEvidence(held, evidence))) {
    throw badField('evidence', 'the fact has this evidence already');
  }
  library.operate('Add evidence', () => library.evidence.add(factId, evidence));
  return requiredFact(library, factId);
}

/** Changes what is said of evidence: its stance, rating or locator. Throws CHANGED_ELSEWHERE; nothing new is no change. */
export function updateEvidence(
  library: Library,
  change: {
    readonly factId: string;
    readonly evidenceId: string;
    readonly revision: number;
    readonly patch: EvidencePatch;
  },
): Fact {
  const { factId, evidenceId, patch } = change;
  const fact = requiredFact(library, factId);
  const held = requiredEvidence(fact, evidenceId);
  checkRevision('fact', change.revision, fact.revision);
  const after: Evidence = { ...held, ...(patch as Partial<Evidence>) };
  if (isDeepStrictEqual(after, held)) return fact;
  const inferred = inferredAfter(fact, { evidence: fact.evidence.map((e) => (e.id === evidenceId ? after : e)) });
  library.operate(evidenceLabel(patch), () => {
    library.evidence.update(evidenceId, patch as Partial<Evidence>, { bump: false });
    // One revision more, whatever it holds.
    library.facts.update(factId, { inferred });
  });
  return requiredFact(library, factId);
}

export function removeEvidence(library: Library, factId: string, evidenceId: string): Fact {
  const fact = requiredFact(library, factId);
  requiredEvidence(fact, evidenceId);
  const inferred = inferredAfter(fact, { evidence: fact.evidence.filter((e) => e.id !== evidenceId) });
  library.operate('Remove evidence', () => {
    library.evidence.remove(evidenceId);
    if (!isDeepStrictEqual(inferred, fact.inferred)) library.facts.update(factId, { inferred });
  });
  return requiredFact(library, factId);
}

function requiredEvidence(fact: Fact, evidenceId: string): Evidence {
  const evidence = fact.evidence.find((e) => e.id === evidenceId);
  if (evidence) return evidence;
  throw badField('evidenceId', 'the fact has no such evidence', 'Reload the fact.');
}
