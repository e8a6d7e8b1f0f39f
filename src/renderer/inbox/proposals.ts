import type { InferClientOutputs } from '@orpc/client';
import type { SuggestionKind } from '../../model/suggestion.ts';
import type { client } from '../api/index.ts';

type Outputs = InferClientOutputs<typeof client>;
export type ListedProposal = Outputs['suggestions']['suggestions'][number];
export type ProposingDocument = Outputs['suggestions']['documents'][number];
export type Proposal = Outputs['suggestion'];
/** How a proposal stands to a fact of the library. */
export type Offer = Proposal['links'][number];

export type OfferKind = Offer['kind'];

/** Whether a proposal with these offers is of those that are asked for. */
export function fits(offers: readonly OfferKind[], asked: 'any' | OfferKind | 'none'): boolean {
  if (asked === 'any') return true;
  return asked === 'none' ? offers.length === 0 : offers.includes(asked);
}

export const KIND_WORDS: Readonly<Record<SuggestionKind, string>> = {
  event: 'Event',
  figure: 'Figure',
  quote: 'Quote',
  claim: 'Claim',
  commitment: 'Commitment',
  membership: 'Membership',
};

/** A row of the list: the name of a document above its proposals, or one of these. */
export type ListRow =
  | { readonly kind: 'document'; readonly document: ProposingDocument; readonly shown: number }
  | { readonly kind: 'proposal'; readonly proposal: ListedProposal };

/** The proposals under their documents, in the order in which the documents come up first. */
export function listRows(
  proposals: readonly ListedProposal[],
  documents: readonly ProposingDocument[],
): readonly ListRow[] {
  const byDocument = Map.groupBy(proposals, ({ documentId }) => documentId);
  return [...byDocument].flatMap(([id, own]): ListRow[] => {
    const document = documents.find(({ documentId }) => documentId === id);
    return [
      ...(document ? [{ kind: 'document' as const, document, shown: own.length }] : []),
      ...own.map((proposal) => ({ kind: 'proposal' as const, proposal })),
    ];
  });
}

/** The next one to decide once some are gone: the first after the one that has the cursor, else the last before it. */
export function nextAfter(order: readonly string[], current: string | null, gone: ReadonlySet<string>): string | null {
  const at = current === null ? -1 : order.indexOf(current);
  const stays = (id: string): boolean => !gone.has(id);
  return order.slice(at + 1).find(stays) ?? order.slice(0, Math.max(0, at)).findLast(stays) ?? null;
}
