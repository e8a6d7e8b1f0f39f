import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { SuggestionKind } from '../../model/suggestion.ts';
import { orpc, queryClient } from '../api/index.ts';
import { stepBack } from '../app/history.ts';
import { go, type RouteOf } from '../app/route.ts';
import { listRows, nextAfter } from './proposals.ts';

/** How many proposals are listed at once: the others follow as these are decided. */
const MOST_LISTED = 1000;

export interface InboxView {
  readonly state: 'open' | 'snoozed' | 'rejected';
  readonly kind: SuggestionKind | null;
  readonly theme: string | null;
  readonly order: 'score' | 'place';
}

/** How the inbox was looked at last: who comes back from another screen finds it so. */
let lastView: InboxView = { state: 'open', kind: null, theme: null, order: 'place' };

/** What is listed, which of it has the cursor, which is ticked; and the deciding, after which the cursor goes on. */
export function useTriage(route: RouteOf<'inbox'>) {
  const [view, setView] = useState(lastView);
  const { state, kind, theme, order } = view;
  const { documentId, proposalId } = route;
  const list = useQuery({
    ...orpc.suggestions.queryOptions({
      input: {
        state,
        order,
        limit: MOST_LISTED,
        ...(documentId ? { documentId } : {}),
        kinds: kind ? [kind] : [],
        themes: theme ? [theme] : [],
      },
    }),
    placeholderData: keepPreviousData,
  });
  const { data } = list;
  const rows = useMemo(() => (data ? listRows(data.suggestions, data.documents) : []), [data]);
  const ids = useMemo(() => rows.flatMap((row) => (row.kind === 'proposal' ? [row.proposal.id] : [])), [rows]);
  /** Decided, and still in what was read last. */
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const current =
    proposalId !== null && ids.includes(proposalId) ? proposalId : (ids.find((id) => !gone.has(id)) ?? null);
  const decided = useRef<string[]>([]);
  /** At once, for a key that is pressed again before anything was drawn. */
  const underWay = useRef(new Set<string>());

  const show = (id: string | null) => {
    if (id !== proposalId) go({ screen: 'inbox', documentId, proposalId: id }, 'replace');
  };
  const moveBy = (steps: number) => {
    const left = ids.filter((id) => !gone.has(id) || id === current);
    const at = current === null ? -1 : left.indexOf(current);
    const next = left[Math.min(left.length - 1, Math.max(0, at + steps))];
    if (next) show(next);
  };
  const targets = [...ticked].filter((id) => ids.includes(id) && !gone.has(id));

  /** Does what is decided of some proposals, the cursor being on the next one at once. */
  const decide = async (those: readonly string[], change: () => Promise<boolean>): Promise<boolean> => {
    if (those.length === 0 || those.some((id) => underWay.current.has(id))) return false;
    for (const id of those) underWay.current.add(id);
    const leaving = new Set([...gone, ...those]);
    setGone(leaving);
    setTicked((before) => new Set([...before].filter((id) => !those.includes(id))));
    const stays = current !== null && !leaving.has(current);
    if (!stays) show(nextAfter(ids, current, leaving));
    const done = await change();
    if (done && those[0] !== undefined) decided.current.push(those[0]);
    else if (those[0] !== undefined) show(those[0]);
    await queryClient.invalidateQueries({ queryKey: orpc.suggestions.key() });
    for (const id of those) underWay.current.delete(id);
    setGone((before) => new Set([...before].filter((id) => !those.includes(id))));
    return done;
  };

  return {
    list,
    view,
    setView: (change: Partial<InboxView>) => {
      lastView = { ...view, ...change };
      setView(lastView);
      setTicked(new Set());
    },
    rows,
    count: ids.length,
    current,
    gone,
    ticked: targets,
    show,
    moveBy,
    showDocument: (id: string | null) => go({ screen: 'inbox', documentId: id, proposalId: null }, 'replace'),
    tick: (id: string) =>
      setTicked((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    tickAll: () => setTicked(targets.length === ids.length ? new Set() : new Set(ids)),
    untick: () => setTicked(new Set()),
    decide,
    /** Takes the last change back; the cursor goes to what it had decided. */
    undo: async () => {
      await stepBack();
      await queryClient.invalidateQueries({ queryKey: orpc.suggestions.key() });
      const last = decided.current.pop();
      if (last !== undefined) show(last);
    },
  };
}

export type Triage = ReturnType<typeof useTriage>;
