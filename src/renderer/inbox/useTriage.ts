import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SuggestionKind } from '../../model/suggestion.ts';
import { orpc, queryClient } from '../api/index.ts';
import { go, type RouteOf } from '../app/route.ts';
import { fits, listRows, nextAfter, type OfferKind } from './proposals.ts';

/** How many proposals are listed at once: the others follow as these are decided. */
const MOST_LISTED = 2000;

export interface InboxView {
  readonly state: 'open' | 'snoozed' | 'rejected';
  readonly kind: SuggestionKind | null;
  readonly theme: string | null;
  /** 0–1: what is worth less is not listed. */
  readonly leastScore: number;
  /** How it stands to the facts of the library: what contradicts one, what it may hold already, or neither. */
  readonly offers: 'any' | OfferKind | 'none';
  readonly order: 'score' | 'place';
}

/** How the inbox was looked at last: who comes back from another screen finds it so. */
let lastView: InboxView = { state: 'open', kind: null, theme: null, leastScore: 0, offers: 'any', order: 'place' };

/**
 * What is listed, which of it has the cursor, which is ticked; and the deciding, after which the cursor goes on. What is taken back
 * has the cursor again, and `onBack` is told.
 */
export function useTriage(route: RouteOf<'inbox'>, onBack: () => void) {
  const [view, setView] = useState(lastView);
  const { state, kind, theme, order, leastScore } = view;
  const { documentId, proposalId } = route;
  const input = {
    state,
    order,
    limit: MOST_LISTED,
    leastScore,
    ...(documentId ? { documentId } : {}),
    kinds: kind ? [kind] : [],
    themes: theme ? [theme] : [],
  };
  const list = useQuery({ ...orpc.suggestions.queryOptions({ input }), placeholderData: keepPreviousData });
  const { data } = list;
  const offered = useQuery({
    ...orpc.suggestionOffers.queryOptions({ input }),
    enabled: state === 'open' && data !== undefined,
    placeholderData: keepPreviousData,
  });
  const offers = useMemo(
    () => new Map((offered.data?.offers ?? []).map((one) => [one.id, one.kinds] as const)),
    [offered.data],
  );
  const fitting = useMemo(
    () =>
      (data?.suggestions ?? []).filter(({ id }) => fits(offers.get(id) ?? [], state === 'open' ? view.offers : 'any')),
    [data, offers, state, view.offers],
  );
  const rows = useMemo(() => (data ? listRows(fitting, data.documents) : []), [data, fitting]);
  const ids = useMemo(() => rows.flatMap((row) => (row.kind === 'proposal' ? [row.proposal.id] : [])), [rows]);
  /** Decided, and still in what was read last. */
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const current =
    proposalId !== null && ids.includes(proposalId) ? proposalId : (ids.find((id) => !gone.has(id)) ?? null);
  /** What was decided here, so that the cursor is on it again when it comes back: by whatever way it was taken back. */
  const decided = useRef<readonly string[]>([]);
  /** At once, for a key that is pressed again before anything was drawn. */
  const underWay = useRef(new Set<string>());

  const show = (id: string | null) => {
    if (id !== proposalId) go({ screen: 'inbox', documentId, proposalId: id }, 'replace');
  };
  /** `extend` selects on the way. */
  const moveBy = (steps: number, extend: boolean) => {
    const left = ids.filter((id) => !gone.has(id) || id === current);
    const at = current === null ? -1 : left.indexOf(current);
    const to = Math.min(left.length - 1, Math.max(0, at + steps));
    const next = left[to];
    if (next === undefined) return;
    if (extend) setTicked((ticks) => new Set([...ticks, ...left.slice(Math.min(at, to), Math.max(at, to) + 1)]));
    show(next);
  };
  const targets = [...ticked].filter((id) => ids.includes(id) && !gone.has(id));

  const before = useRef(ids);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when others are listed than before, not when the cursor moves
  useLayoutEffect(() => {
    const [was, now] = [before.current, new Set(ids)];
    before.current = ids;
    const isBack = (id: string): boolean => now.has(id) && !was.includes(id) && !underWay.current.has(id);
    const back = decided.current.find(isBack);
    if (back !== undefined) {
      decided.current = decided.current.filter((id) => !isBack(id));
      show(back);
      onBack();
    } else if (proposalId !== null && !now.has(proposalId) && was.includes(proposalId)) {
      // It was decided elsewhere: another window, or a step forward in the history.
      show(nextAfter(was, proposalId, new Set(was.filter((id) => !now.has(id)))));
    }
  }, [ids]);

  /**
   * Does what is decided of some proposals, the cursor being on the next one at once. `change` gives those that are decided, null
   * where it failed.
   */
  const decide = async (
    those: readonly string[],
    change: () => Promise<readonly string[] | null>,
  ): Promise<readonly string[]> => {
    if (those.length === 0 || those.some((id) => underWay.current.has(id))) return [];
    for (const id of those) underWay.current.add(id);
    const leaving = new Set([...gone, ...those]);
    setGone(leaving);
    setTicked((ticks) => new Set([...ticks].filter((id) => !those.includes(id))));
    const stays = current !== null && !leaving.has(current);
    if (!stays) show(nextAfter(ids, current, leaving));
    const done = await change();
    decided.current = [...(done ?? []), ...decided.current];
    const [left] = those.filter((id) => !done?.includes(id));
    if (left !== undefined) show(left);
    await queryClient.invalidateQueries({ queryKey: orpc.suggestions.key() });
    for (const id of those) underWay.current.delete(id);
    setGone((still) => new Set([...still].filter((id) => !those.includes(id))));
    return done ?? [];
  };

  return {
    list,
    /** How each stands to the facts of the library; none is told before that is worked out. */
    offers,
    /** Whether that is still being worked out for the first time. */
    isComparing: state === 'open' && offered.isPending,
    view,
    isNarrowed: kind !== null || theme !== null || leastScore > 0 || view.offers !== 'any' || documentId !== null,
    setView: (change: Partial<InboxView>) => {
      lastView = { ...view, ...change };
      setView(lastView);
      setTicked(new Set());
      decided.current = [];
    },
    rows,
    /** Those that are listed, in the order of the list. */
    listed: ids,
    count: ids.length,
    current,
    /** The one that comes up when this is decided; null where none is left. */
    next: current === null ? null : nextAfter(ids, current, new Set([...gone, current])),
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
  };
}

export type Triage = ReturnType<typeof useTriage>;
