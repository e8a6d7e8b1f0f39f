import { useCallback, useMemo } from 'react';
import { useKeptDraft } from '../api/kept.ts';
import type { FactPatch } from '../library/changes.ts';
import type { Proposal } from './proposals.ts';

/** What was changed of a proposal before it is accepted. */
export type ProposalEdits = Omit<FactPatch, 'evidence' | 'status'>;
type AllEdits = Readonly<Record<string, ProposalEdits>>;

/** What was changed of proposals that are not decided yet, by their ids. It outlives the window. */
export function useEdits() {
  const { text, change } = useKeptDraft('inbox');
  const all = useMemo(() => read(text), [text]);
  return {
    of: (id: string): ProposalEdits | null => all[id] ?? null,
    edit: useCallback(
      (id: string, patch: ProposalEdits) =>
        change((held) => {
          const before = read(held);
          return JSON.stringify({ ...before, [id]: { ...before[id], ...patch } });
        }),
      [change],
    ),
    letGo: useCallback(
      (ids: readonly string[]) =>
        change((held) => {
          const left = Object.entries(read(held)).filter(([id]) => !ids.includes(id));
          return left.length === 0 ? null : JSON.stringify(Object.fromEntries(left));
        }),
      [change],
    ),
  };
}

function read(text: string | null): AllEdits {
  try {
    const held: unknown = JSON.parse(text ?? '{}');
    return typeof held === 'object' && held !== null ? (held as AllEdits) : {};
  } catch {
    return {};
  }
}

/** A proposal as it would be accepted: what was given by hand is no longer inferred. */
export function edited(proposal: Proposal, edits: ProposalEdits | null): Proposal {
  if (edits === null) return proposal;
  const given = { ...proposal, ...edits } as Proposal;
  const isLeft = (path: string): boolean => {
    const [, list = path, index] = /^(\w+)(?:\[(\d+)\])?/.exec(path) ?? [];
    if (!(list in edits)) return true;
    if (index === undefined) return false;
    const [was, is] = [proposal[list as 'measures'], given[list as 'measures']];
    return JSON.stringify(was[Number(index)]) === JSON.stringify(is[Number(index)]);
  };
  return { ...given, inferred: proposal.inferred.filter(isLeft) };
}
