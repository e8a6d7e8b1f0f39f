import { client } from '../api/index.ts';
import { countText, numberText } from '../common/format.ts';
import { did } from '../library/changes.ts';
import type { ProposalEdits } from './edits.ts';
import type { Proposal } from './proposals.ts';

/** What can be decided of proposals: each is one operation, said when it is done, and can be undone. */

type Link = Pick<Proposal['links'][number], 'kind' | 'factId'>;

export function accept(id: string, patch: ProposalEdits, link: Link | null): Promise<boolean> {
  return did(client.acceptSuggestion({ id, patch, link }), ({ isNew }) =>
    link?.kind === 'further-evidence'
      ? 'Added as further evidence'
      : isNew
        ? 'Accepted: a draft fact'
        : 'The library held this statement: its fact took the evidence',
  );
}

/** Accepts many at once; gives those that are accepted, the others stay open for somebody to look at. Null where it failed. */
export async function acceptMany(
  ids: readonly string[],
  editsOf: (id: string) => ProposalEdits | null,
): Promise<readonly string[] | null> {
  const edits: Record<string, ProposalEdits> = {};
  for (const id of ids) {
    const patch = editsOf(id);
    if (patch !== null) edits[id] = patch;
  }
  let done: readonly string[] = [];
  const all = client.acceptSuggestions({ ids: [...ids], edits });
  const accepted = await did(all, ({ furthered, leftOpen }) => {
    const left = new Set(leftOpen.map(({ id }) => id));
    done = ids.filter((id) => !left.has(id));
    return manyWords(ids.length - leftOpen.length, furthered, leftOpen);
  });
  return accepted ? done : null;
}

type LeftOpen = Awaited<ReturnType<typeof client.acceptSuggestions>>['leftOpen'];

/** `3 proposals accepted, 1 as further evidence. 2 stay open: they contradict a fact.` */
function manyWords(accepted: number, furthered: number, left: LeftOpen): string {
  const done = accepted === 0 ? 'Nothing accepted' : `${countText(accepted, 'proposal')} accepted`;
  const further = furthered === 0 ? '' : `, ${numberText(furthered)} as further evidence`;
  return [`${done}${further}.`, ...leftWords(left)].join(' ');
}

/** What stays open when many are accepted, a sentence for each reason. */
export function leftWords(left: LeftOpen): string[] {
  return (
    [
      ['contradiction', 'contradict a fact of the library'],
      ['may-be-held', 'may be held already, in other words'],
    ] as const
  ).flatMap(([reason, words]) => {
    const count = left.filter(({ why }) => why === reason).length;
    return count === 0 ? [] : [`${numberText(count)} ${count === 1 ? 'stays' : 'stay'} open: ${words}.`];
  });
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
