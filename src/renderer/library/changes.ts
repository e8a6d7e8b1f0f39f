import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '../../contract/index.ts';
import type { Fact, RelationKind } from '../../model/fact.ts';
import { client } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { tell, tellError } from '../common/toast.tsx';

/** Changes of facts from the library screen: each is one operation, said when it is done, and can be undone. */

type Inputs = InferContractRouterInputs<typeof contract>;
export type FactPatch = Inputs['updateFact']['patch'];
export type BulkChange = Omit<Inputs['updateFacts'], 'ids'>;

/** Whether it was done; what failed was told. `words` says what was done, where the operation's own label does not. */
async function did<Done extends { readonly operation: number | null }>(
  change: Promise<Done>,
  words: (done: Done) => string,
): Promise<boolean> {
  try {
    const done = await change;
    tell(words(done), undoOf(done));
    return true;
  } catch (error) {
    tellError(error);
    return false;
  }
}

/** Changes some fields of a fact, if it is still as it was read. `words` says what was done. */
export function changeFact(fact: Pick<Fact, 'id' | 'revision'>, patch: FactPatch, words: string): Promise<boolean> {
  return did(client.updateFact({ id: fact.id, revision: fact.revision, patch }), () => words);
}

export function changeFacts(ids: readonly string[], change: BulkChange): Promise<boolean> {
  return did(client.updateFacts({ ids: [...ids], ...change }), ({ label }) => label);
}

export function mergeFacts(keep: string, others: readonly string[]): Promise<boolean> {
  return did(client.mergeFacts({ keep, others: [...others] }), () =>
    others.length === 1 ? 'One fact merged into another' : `${others.length} facts merged into another`,
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

export function removeEvidence(factId: string, evidenceId: string): Promise<boolean> {
  return did(client.removeEvidence({ factId, evidenceId }), () => 'Evidence removed');
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
