import type { Locator } from '../../model/fact.ts';
import type { Lists } from '../library/lists.ts';
import type { ListedProposal } from './proposals.ts';

type Copy = ListedProposal['copies'][number];

const place = (locator: Locator | null): string =>
  locator?.label === 'page' ? `, p. ${locator.value}` : locator ? `, ${locator.label} ${locator.value}` : '';

/** Where one of the copies of a proposal stands: `Harbour drills grow (PDF), p. 2`. */
export function copyWords({ documentId, sourceId, locator }: Copy, lists: Lists): string {
  const format = lists.formatOf.get(documentId);
  return `${lists.nameOfSource.get(sourceId) ?? 'Unknown source'}${format ? ` (${format})` : ''}${place(locator)}`;
}

/** What a row says of its copies, in a few words: by what they are told from the one that is listed, format or name. */
export function alsoWords({ documentId, sourceId, copies }: ListedProposal, lists: Lists): string {
  const own = lists.formatOf.get(documentId);
  const named = copies.map((copy) => {
    const format = lists.formatOf.get(copy.documentId);
    const isOther = format !== undefined && format !== own;
    const name = isOther ? format : (lists.nameOfSource.get(copy.sourceId) ?? 'a copy');
    return name === lists.nameOfSource.get(sourceId) ? 'a copy' : name;
  });
  const page = copies.length === 1 ? copies.find(({ locator }) => locator?.label === 'page')?.locator : undefined;
  return `also in ${[...new Set(named)].join(', ')}${place(page ?? null)}`;
}
