import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '../../contract/index.ts';
import type { Fact, RelationKind } from '../../model/fact.ts';
import { client, orpc, queryClient } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { describeError, type ErrorWords } from '../common/errors.ts';
import { tell, tellRefusal } from '../common/toast.tsx';
import { mergedList } from './mergedList.ts';

/** Changes of facts from the library screen: each is one operation, said when it is done, and can be undone. */

type Inputs = InferContractRouterInputs<typeof contract>;
export type FactPatch = Inputs['updateFact']['patch'];
export type NewEvidence = Inputs['addEvidence']['evidence'];
export type EvidencePatch = Inputs['updateEvidence']['patch'];
export type BulkChange = Omit<Inputs['updateFacts'], 'ids'>;

/** A change that is not done by now may have to wait for a large one. */
const LONG_MS = 1_500;

/** Says what a change has to wait for, once it takes long; gives what ends that. */
function tellingWhatIsWaitedFor(): () => void {
  let isOver = false;
  const timer = setTimeout(async () => {
    const { writing } = await client.info().catch(() => ({ writing: null }));
    if (writing !== null && !isOver) tell(`“${writing}” is being stored: your change is made right after it`);
  }, LONG_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Why a change was refused; null where it was done, which was told. `words` says what was done; null where nothing is to be said. */
async function tried<Done extends { readonly operation: number | null }>(
  change: Promise<Done>,
  words: (done: Done) => string | null,
): Promise<ErrorWords | null> {
  const isSettled = tellingWhatIsWaitedFor();
  try {
    const done = await change;
    isSettled();
    const said = words(done);
    if (said !== null) tell(said, undoOf(done));
    return null;
  } catch (error) {
    isSettled();
    return describeError(error);
  }
}

/** Whether it was done; what failed was told. */
export async function did<Done extends { readonly operation: number | null }>(
  change: Promise<Done>,
  words: (done: Done) => string | null,
): Promise<boolean> {
  const refused = await tried(change, words);
  if (refused) tellRefusal(refused);
  return refused === null;
}

/** The fact as it is after a change, shown before the library is read anew: the next change is of this revision. */
async function shown<Changed extends Fact>(change: Promise<Changed>): Promise<Changed> {
  const changed = await change;
  const { operation: _operation, ...fact } = changed as Changed & { operation?: unknown };
  // What is on its way was read before the change.
  void queryClient.cancelQueries({ queryKey: orpc.fact.queryKey({ input: { id: fact.id } }) });
  queryClient.setQueryData(orpc.fact.queryKey({ input: { id: fact.id } }), (held) => held && { ...held, fact });
  return changed;
}

/** A change of a fact that is under way: of which reading it is, and the fact that it leaves; null where it was refused. */
interface Turn {
  readonly asked: number;
  readonly left: Promise<Fact | null>;
}

/** The newest change of each fact that is under way. */
const turns = new Map<string, Turn>();

/**
 * Changes of a fact go to the library one after another. One that was asked for before the page had the one before it goes on from
 * what that left. Lists are changed as they are by then, so that quick hands, an undo or another window lose nothing; what cannot be
 * done so is refused, since it would take away what others wrote.
 */
function patched(fact: Fact, patch: FactPatch): Promise<Fact & { operation: number | null }> {
  const before = turns.get(fact.id);
  const send = async () => {
    const left = await before?.left;
    const known = before?.asked === fact.revision ? (left ?? fact) : fact;
    try {
      const anew = rebased(fact, patch, known);
      return await (anew === null ? sendPatch(patch, fact) : sendPatch(anew, known));
    } catch (failed) {
      if (describeError(failed).code !== 'CHANGED_ELSEWHERE' || !areLists(patch)) throw failed;
      const { fact: now } = await client.fact({ id: fact.id });
      const anew = rebased(fact, patch, now as Fact);
      if (anew === null) throw failed;
      return await sendPatch(anew, now as Fact);
    }
  };
  const sent = send();
  const left = sent.then(
    ({ operation: _operation, ...changed }) => changed as Fact,
    async () => (await before?.left) ?? null,
  );
  const turn: Turn = { asked: fact.revision, left };
  turns.set(fact.id, turn);
  void left.then(() => turns.get(fact.id) === turn && turns.delete(fact.id));
  return sent;
}

const sendPatch = (patch: FactPatch, { id, revision }: Fact) => shown(client.updateFact({ id, revision, patch }));

const areLists = (patch: FactPatch): boolean => Object.values(patch).every((value) => Array.isArray(value));

/** A change that was made to a fact as it was read, made to it as it is now; null where its lists do not allow that. */
function rebased(read: Fact, patch: FactPatch, now: Fact): FactPatch | null {
  if (read.revision === now.revision) return patch;
  const entries = Object.entries(patch).map(([field, value]) => {
    if (!Array.isArray(value)) return [field, value] as const;
    return [field, mergedList(read[field as 'themes'], value as string[], now[field as 'themes'])] as const;
  });
  return entries.some(([field, value]) => value === null && Array.isArray(patch[field as 'themes']))
    ? null
    : (Object.fromEntries(entries) as FactPatch);
}

/** Changes some fields of a fact, if they are still as they were read; of a list, what is changed in it. `words` says what was done. */
export function changeFact(fact: Fact, patch: FactPatch, words: string): Promise<boolean> {
  return did(patched(fact, patch), () => words);
}

/** Takes what a fact says by the new date of its source, or keeps what it says. */
export function settleDate({ id, revision }: Fact, take: boolean): Promise<boolean> {
  return did(shown(client.settleDate({ id, revision, take })), () => (take ? 'Dated anew' : 'Old date kept'));
}

/** `changeFact` from a form, which shows why it was refused. */
export function tryFact(fact: Fact, patch: FactPatch, words: string): Promise<ErrorWords | null> {
  return tried(patched(fact, patch), () => words);
}

/** How a change of a fact is kept: in the library, or with what is still a proposal. Gives why it was refused. */
export type ChangeFact = (fact: Fact, patch: FactPatch, words: string) => Promise<ErrorWords | null>;

/** Puts an entry of a list of a fact in the place of the one `at` this index; null adds one there, or takes it away. */
export function tryEntry<List extends 'measures' | 'entities'>(
  fact: Fact,
  list: List,
  at: number | null,
  entry: Fact[List][number] | null,
  words: string,
  change: ChangeFact = tryFact,
): Promise<ErrorWords | null> {
  const entries: (Fact[List][number] | null)[] = [...fact[list]];
  entries.splice(at ?? entries.length, at === null ? 0 : 1, entry);
  return change(fact, { [list]: entries.filter((one) => one !== null) }, words);
}

export function changeFacts(ids: readonly string[], change: BulkChange): Promise<boolean> {
  return did(client.updateFacts({ ids: [...ids], ...change }), ({ label }) => label);
}

export function mergeFacts(keep: string, others: readonly string[]): Promise<boolean> {
  return did(client.mergeFacts({ keep, others: [...others] }), () =>
    others.length === 1 ? 'One fact merged into another' : `${others.length} facts merged into another`,
  );
}

/** Says of facts that they are not the same: they are not proposed as duplicates again. */
export function keepApart(ids: readonly string[]): Promise<boolean> {
  return did(client.keepApart({ ids: [...ids] }), () =>
    ids.length === 2 ? 'Not the same: both are kept' : `Not the same: all ${ids.length} are kept`,
  );
}

/** Says how one fact stands to another. */
export function relate(fact: Fact, kind: RelationKind, factId: string): Promise<boolean> {
  const relations = [...fact.relations, { kind, factId }];
  return changeFact(fact, { relations }, `Related: ${kind.replaceAll('-', ' ')}`);
}

export function unrelate(fact: Fact, kind: RelationKind, factId: string): Promise<boolean> {
  const relations = fact.relations.filter((relation) => relation.kind !== kind || relation.factId !== factId);
  return changeFact(fact, { relations }, 'Relation removed');
}

export function tryNewEvidence(factId: string, evidence: NewEvidence): Promise<ErrorWords | null> {
  return tried(shown(client.addEvidence({ factId, evidence })), () => 'Evidence added');
}

export function tryEvidence(fact: Fact, evidenceId: string, patch: EvidencePatch): Promise<ErrorWords | null> {
  const change = client.updateEvidence({ factId: fact.id, evidenceId, revision: fact.revision, patch });
  return tried(shown(change), () => 'Evidence changed');
}

export function removeEvidence(factId: string, evidenceId: string): Promise<boolean> {
  return did(shown(client.removeEvidence({ factId, evidenceId })), () => 'Evidence removed');
}

export function addAlias(alias: Inputs['addAlias']): Promise<boolean> {
  return did(client.addAlias(alias), ({ label }) => label);
}

export function removeAlias(alias: Inputs['removeAlias']): Promise<boolean> {
  return did(client.removeAlias(alias), ({ label }) => label);
}

export function addNote(factId: string, body: string): Promise<boolean> {
  return did(client.annotate({ motivation: 'commenting', factId, body }), () => 'Comment added');
}

export function changeNote(id: string, body: string): Promise<boolean> {
  return did(client.updateAnnotation({ id, body }), () => 'Comment changed');
}

export function removeNote(id: string): Promise<boolean> {
  return did(client.removeAnnotation({ id }), ({ label }) => label);
}
