import { type FactPatch, newFactSchema } from '../../contract/shapes.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { SuggestionLink } from '../../model/suggestion.ts';
import type { Library, StoredSuggestion } from '../database/library.ts';
import { addFacts } from './adding.ts';
import { copiesFinder, copiesOf } from './copies.ts';
import { inferredAfter } from './inferredFields.ts';
import { requiredFact } from './inspectingFact.ts';
import { badField, EvidenceResolver, sameEvidence } from './resolvingEvidence.ts';

/** What is decided of candidate facts: each decision is one undoable operation. */

type Link = Pick<SuggestionLink, 'kind' | 'factId'>;

/** `a proposal`, `3 proposals`. */
export const proposals = (count: number): string => (count === 1 ? 'a proposal' : `${count} proposals`);

export function requiredSuggestion(library: Library, id: string): StoredSuggestion {
  const suggestion = library.suggestions.get(id);
  if (suggestion) return suggestion;
  throw new BriefwrightError('UNKNOWN_SUGGESTION', `No proposal has the id ${id}.`, {
    hint: 'Its document may have been taken back or replaced meanwhile.',
  });
}

export function undecided(library: Library, id: string): StoredSuggestion {
  const suggestion = requiredSuggestion(library, id);
  if (suggestion.state !== 'accepted') return suggestion;
  throw new BriefwrightError('ALREADY_ACCEPTED', 'This proposal is accepted already: its fact is in the library.', {
    hint: 'Edit the fact in the library, or undo the accepting.',
  });
}

const evidenceOf = ({ sourceId, documentId, quote, start, end }: StoredSuggestion) => ({
  sourceId,
  documentId,
  quote,
  start,
  end,
});

/** The evidence of a proposal, and after it that of the copies of its text: sources of one origin, which corroborate nothing. */
const allEvidence = (suggestion: StoredSuggestion, copies: readonly StoredSuggestion[]) =>
  [suggestion, ...copies].map(evidenceOf);

/** The fact that a candidate becomes: what is still inferred once an analyst has given some fields is what was not given. */
function factOf(
  suggestion: StoredSuggestion,
  copies: readonly StoredSuggestion[],
  patch: Partial<FactPatch>,
  link: Link | null,
): unknown {
  const { id, kind, statement, themes, eventDate, asOf, measures, entities, inferred } = suggestion;
  const before = { kind, statement, themes, eventDate, asOf, measures, entities, inferred };
  const contradicted = link?.kind === 'contradiction' ? [{ kind: 'contradicts', factId: link.factId }] : [];
  return {
    id,
    ...before,
    inferred: inferredAfter(before as unknown as Fact, patch as Partial<Fact>),
    ...patch,
    relations: [...(patch.relations ?? []), ...contradicted],
    evidence: allEvidence(suggestion, copies),
  };
}

function addOne(library: Library, given: unknown) {
  const fact = newFactSchema.safeParse(given);
  if (!fact.success) {
    const [issue] = fact.error.issues;
    throw badField(issue?.path.join('.') ?? '', issue?.message ?? 'cannot be taken');
  }
  const { added, merged } = addFacts(library, [fact.data]);
  return { factId: (added[0] ?? merged[0]) as string, isNew: added.length > 0 };
}

/** The fact that the library holds takes the quotes as evidence. */
function addToHeld(library: Library, evidenceOfBoth: ReturnType<typeof allEvidence>, factId: string) {
  const held = requiredFact(library, factId);
  const given = newFactSchema.shape.evidence.parse(evidenceOfBoth);
  for (const [n, one] of given.entries()) {
    const evidence = new EvidenceResolver(library).resolve(one, `evidence[${n}]`);
    if (!held.evidence.some((there) => sameEvidence(there, evidence))) library.evidence.add(factId, evidence);
  }
  return { factId, isNew: false };
}

/**
 * Makes a draft fact of a candidate, with what `patch` has in place of what was proposed; or gives its evidence to a fact that
 * says the same, or relates the new fact to one that it contradicts. What copies of its text state goes with it. Throws BAD_FACT
 * with the field that is wrong.
 */
export function acceptSuggestion(
  library: Library,
  id: string,
  patch: Partial<FactPatch>,
  link: Link | null,
  copies: readonly StoredSuggestion[] = copiesOf(library, requiredSuggestion(library, id)),
): { factId: string; isNew: boolean; label: string } {
  const suggestion = undecided(library, id);
  const isEvidence = link?.kind === 'further-evidence';
  const label = isEvidence ? 'Accept a proposal as further evidence' : 'Accept a proposal';
  return library.operate(label, () => {
    const made = isEvidence
      ? addToHeld(library, allEvidence(suggestion, copies), link.factId)
      : addOne(library, factOf(suggestion, copies, patch, link));
    const those = [id, ...copies.map((copy) => copy.id)];
    library.suggestions.decide(label, those, { state: 'accepted', factId: made.factId });
    return { ...made, label };
  });
}

export function rejectSuggestions(library: Library, ids: readonly string[]): { label: string } {
  return decide(library, `Reject ${proposals(ids.length)}`, ids, { state: 'rejected' });
}

/** `until` is an ISO day; null is until another version of the document comes in. */
export function snoozeSuggestions(library: Library, ids: readonly string[], until: string | null): { label: string } {
  const words = until === null ? 'until the document changes' : `until ${until}`;
  return decide(library, `Snooze ${proposals(ids.length)} ${words}`, ids, { state: 'snoozed', snoozedUntil: until });
}

export function reopenSuggestions(library: Library, ids: readonly string[]): { label: string } {
  return decide(library, `Put ${proposals(ids.length)} back into the inbox`, ids, { state: 'open' });
}

/** What is decided of a proposal is decided of the copies of its text, in the same step. */
function decide(
  library: Library,
  label: string,
  ids: readonly string[],
  decision: Parameters<Library['suggestions']['decide']>[2],
): { label: string } {
  library.operate(label, () => {
    const copies = copiesFinder(library);
    const those = ids.flatMap((id) => [id, ...copies(undecided(library, id)).map((copy) => copy.id)]);
    library.suggestions.decide(label, those, decision);
  });
  return { label };
}
