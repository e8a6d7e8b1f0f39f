import type { FactPatch } from '../../contract/shapes.ts';
import type { LeftOpen } from '../../model/suggestion.ts';
import type { Library, StoredSuggestion } from '../database/library.ts';
import { copiesFinder } from './copies.ts';
import { acceptSuggestion, proposals, requiredSuggestion, undecided } from './deciding.ts';
import { linksOf } from './linkingFacts.ts';
import { breathe } from './progress.ts';
import { takeBack } from './undoing.ts';

/** Many candidates accepted at once: nobody looks at each of them, so what is not beyond doubt stays open. */

type Edits = Readonly<Record<string, Partial<FactPatch>>>;

/** Work goes on this long before other calls have their turn. */
const PIECE_MS = 25;

type Outcome =
  | { readonly kind: 'new' }
  | { readonly kind: 'held'; readonly factId: string }
  | { readonly kind: 'open'; readonly left: LeftOpen };

/** What accepting this one among many comes to, as the library is now. */
function outcomeOf(library: Library, suggestion: StoredSuggestion, patch: Partial<FactPatch>): Outcome {
  const { id, quote, ...rest } = suggestion;
  const links = linksOf(library, { ...rest, ...patch, evidence: [{ quote }] } as Parameters<typeof linksOf>[1]);
  const [first] = links;
  if (!first) return { kind: 'new' };
  const { factId, why } = first;
  if (first.kind === 'contradiction') return { kind: 'open', left: { id, why: 'contradiction', factId, reason: why } };
  if (first.isSame) return { kind: 'held', factId };
  return { kind: 'open', left: { id, why: 'may-be-held', factId, reason: why } };
}

const isUndecided = (suggestion: StoredSuggestion | null): suggestion is StoredSuggestion =>
  suggestion !== null && suggestion.state !== 'accepted';

export interface AcceptedMany {
  /** New facts, and facts that took the evidence, each once. */
  readonly factIds: readonly string[];
  /** How many of the candidates became evidence of a fact that was there. */
  readonly furthered: number;
  readonly leftOpen: readonly LeftOpen[];
  readonly label: string;
  /** The one step of the history that it is; null where nothing was accepted, or others changed the library meanwhile. */
  readonly operation: number | null;
}

/**
 * Makes a draft fact of each, with what `edits` has in place of what was proposed. One that the library holds in the same words
 * gives its evidence to that fact, with that of the copies of its text; what contradicts a fact, or may be held in other words, stays open. It is one step of the
 * history, done in pieces between which other calls are answered; where one cannot be accepted, none is.
 */
export async function acceptSuggestions(library: Library, ids: readonly string[], edits: Edits): Promise<AcceptedMany> {
  const distinct = [...new Set(ids)];
  const copiesOf = copiesFinder(library);
  const copies = new Map(distinct.map((id) => [id, copiesOf(undecided(library, id))]));
  const factIds = new Set<string>();
  const leftOpen: LeftOpen[] = [];
  const operations: number[] = [];
  let [accepted, furthered] = [0, 0];

  const acceptOne = (id: string): void => {
    // Between two pieces somebody else may have accepted it.
    const suggestion = library.suggestions.get(id);
    if (!isUndecided(suggestion)) return;
    const patch = edits[id] ?? {};
    const outcome = outcomeOf(library, suggestion, patch);
    if (outcome.kind === 'open') {
      leftOpen.push(outcome.left);
      return;
    }
    const link = outcome.kind === 'held' ? { kind: 'further-evidence' as const, factId: outcome.factId } : null;
    const copiesLeft = (copies.get(id) ?? []).filter((copy) => isUndecided(library.suggestions.get(copy.id)));
    const { factId, isNew } = acceptSuggestion(library, id, patch, link, copiesLeft);
    factIds.add(factId);
    accepted += 1;
    if (!isNew) furthered += 1;
  };

  const waiting = distinct.values();
  let next = waiting.next();
  try {
    while (!next.done) {
      await library.idle();
      const before = library.history.latest();
      library.operate('Accept proposals', () => {
        const until = performance.now() + PIECE_MS;
        for (; !next.done && performance.now() < until; next = waiting.next()) acceptOne(next.value);
      });
      const operation = library.history.latest();
      if (operation !== null && operation !== before) operations.push(operation);
      await breathe();
    }
  } catch (error) {
    await takeBack(library, operations);
    throw error;
  }
  const label = `Accept ${proposals(accepted)}`;
  return {
    factIds: [...factIds],
    furthered,
    leftOpen,
    label,
    operation: operations.length > 0 ? library.history.join(operations, label) : null,
  };
}

/** What `acceptSuggestions` would make of these, as the library is now; nothing is changed. */
export async function previewAccepting(library: Library, ids: readonly string[], signal: AbortSignal | undefined) {
  const added: string[] = [];
  const furthered: string[] = [];
  const leftOpen: LeftOpen[] = [];
  let since = performance.now();
  for (const id of new Set(ids)) {
    const outcome = outcomeOf(library, requiredSuggestion(library, id), {});
    if (outcome.kind === 'new') added.push(id);
    else if (outcome.kind === 'held') furthered.push(id);
    else leftOpen.push(outcome.left);
    if (performance.now() - since < PIECE_MS) continue;
    await breathe();
    signal?.throwIfAborted();
    since = performance.now();
  }
  return { added, furthered, leftOpen };
}
