import type { z } from 'zod';
import type { duplicatesSchema } from '../../contract/duplicates.ts';
import { BriefwrightError, EXIT } from '../../model/errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { Library } from '../database/library.ts';
import {
  canBeDuplicates,
  type DuplicatePair,
  groupPairs,
  likeness,
  PairFinder,
  shareAPlace,
  statementWords,
} from '../facts/duplicates/index.ts';
import { requiredFact } from './inspectingFact.ts';
import { breathe, type Report } from './progress.ts';

type Duplicates = z.output<typeof duplicatesSchema>;

/** Work goes on this long before other calls have their turn. */
const PIECE_MS = 15;
/** More pairs than this are no slips: the facts were made from a form. The most alike of those found are shown. */
const MOST_PAIRS = 5_000;

/** Groups of facts that nearly say the same. It works in pieces, so that no other call waits for it, and stops when asked. */
export async function findDuplicates(
  library: Library,
  limit: number,
  report: Report,
  signal: AbortSignal,
): Promise<Duplicates> {
  const pause = pauses(signal);
  const { facts: total } = library.counts();
  const finder = new PairFinder();
  const held: { readonly id: string; readonly statement: string }[] = [];
  for (const { id, statement, places } of library.facts.eachStatement()) {
    const { words, fixed } = statementWords(statement);
    finder.add(held.length, fixed, words, places);
    held.push({ id, statement });
    if (pause.isDue()) {
      report({ doing: 'Reading the facts', done: held.length, total });
      await pause.take();
    }
  }

  const facts = rememberedFacts(library);
  const pairs = new Map<string, DuplicatePair>();
  let done = 0;
  for (const found of finder.pairs()) {
    if (pause.isDue()) {
      report({ doing: 'Comparing the facts', done, total: finder.size });
      await pause.take();
    }
    if (typeof found === 'number') {
      done = found;
      continue;
    }
    const [a, b] = [held[found[0]], held[found[1]]];
    if (a === undefined || b === undefined || pairs.has(`${a.id} ${b.id}`)) continue;
    const pair = pairOf(a, b, facts);
    if (pair !== null) pairs.set(`${a.id} ${b.id}`, pair);
    if (pairs.size >= MOST_PAIRS) break;
  }

  const canJoin = (a: string, b: string): boolean => {
    const [one, other] = [facts(a), facts(b)];
    return one !== null && other !== null && canBeDuplicates(one, other);
  };
  const groups = groupPairs([...pairs.values()], canJoin);
  return {
    groups: groups.slice(0, limit).map(({ ids, pairs: alike }) => ({
      facts: ids.flatMap((id) => facts(id) ?? []),
      pairs: alike,
    })),
    total: groups.length,
  };
}

function pairOf(
  a: { readonly id: string; readonly statement: string },
  b: { readonly id: string; readonly statement: string },
  facts: (id: string) => Fact | null,
): DuplicatePair | null {
  const [words, others] = [statementWords(a.statement), statementWords(b.statement)];
  if (likeness(words, others, true) === null) return null;
  const [one, other] = [facts(a.id), facts(b.id)];
  if (one === null || other === null || !canBeDuplicates(one, other)) return null;
  const alike = likeness(words, others, shareAPlace(one, other));
  return alike && { a: a.id, b: b.id, ...alike };
}

export function rememberedFacts(library: Library): (id: string) => Fact | null {
  const known = new Map<string, Fact | null>();
  return (id) => {
    const fact = known.get(id) ?? library.facts.get(id);
    known.set(id, fact);
    return fact;
  };
}

/** When long work has to let others go first; taking the pause throws where the work was cancelled. */
export function pauses(signal: AbortSignal): { isDue: () => boolean; take: () => Promise<void> } {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since > PIECE_MS,
    take: async () => {
      await breathe();
      signal.throwIfAborted();
      since = performance.now();
    },
  };
}

/** Relates each of these facts to each as distinct, where nothing says so yet; one operation. */
export function keepApart(library: Library, given: readonly string[]): { label: string } {
  const ids = [...new Set(given)];
  if (ids.length < 2) {
    throw new BriefwrightError('NOTHING_TO_TELL_APART', 'A fact cannot be told apart from itself.', {
      hint: 'Choose two facts or more.',
      exit: EXIT.usage,
    });
  }
  const facts = ids.map((id) => requiredFact(library, id));
  const label = `Keep ${facts.length} facts apart`;
  library.operate(label, () => {
    for (const [i, fact] of facts.entries()) {
      const apart = facts.slice(i + 1).filter((other) => !isDistinct(fact, other) && !isDistinct(other, fact));
      if (apart.length === 0) continue;
      const relations = apart.map((other) => ({ kind: 'distinct' as const, factId: other.id }));
      library.facts.update(fact.id, { relations: [...fact.relations, ...relations] });
    }
  });
  return { label };
}

function isDistinct(from: Fact, to: Fact): boolean {
  return from.relations.some(({ kind, factId }) => kind === 'distinct' && factId === to.id);
}
