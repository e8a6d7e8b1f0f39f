import { client } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { countText } from '../common/format.ts';
import { tell, tellError } from '../common/toast.tsx';
import type { ProposalEdits } from './edits.ts';
import type { Proposal } from './proposals.ts';

/** What can be decided of proposals: each is one operation, said when it is done, and can be undone. */

type Link = Pick<Proposal['links'][number], 'kind' | 'factId'>;

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

export function accept(id: string, patch: ProposalEdits, link: Link | null): Promise<boolean> {
  return did(client.acceptSuggestion({ id, patch, link }), ({ isNew }) =>
    link?.kind === 'further-evidence'
      ? 'Added as further evidence'
      : isNew
        ? 'Accepted: a draft fact'
        : 'The library held this statement: its fact took the evidence',
  );
}

export function acceptAll(ids: readonly string[]): Promise<boolean> {
  return did(client.acceptSuggestions({ ids: [...ids] }), () => `${countText(ids.length, 'proposal')} accepted`);
}

export function reject(ids: readonly string[]): Promise<boolean> {
  return did(client.rejectSuggestions({ ids: [...ids] }), () =>
    ids.length === 1 ? 'Rejected' : `${countText(ids.length, 'proposal')} rejected`,
  );
}

export function snooze(ids: readonly string[], until: string | null): Promise<boolean> {
  return did(client.snoozeSuggestions({ ids: [...ids], until }), ({ label }) => label);
}

export function putBack(ids: readonly string[]): Promise<boolean> {
  return did(client.reopenSuggestions({ ids: [...ids] }), () => 'Back in the inbox');
}

/** The ISO day so many days from now, where the user is. */
export function dayIn(days: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(Date.now() + days * 86_400_000);
}
