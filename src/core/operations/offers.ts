import type { SuggestionLink } from '../../model/suggestion.ts';
import type { Library, StoredSuggestion, SuggestionQuery } from '../database/library.ts';
import { linkBetween } from '../facts/sameFact/index.ts';
import { listOnce } from './copies.ts';
import { linksOf, nameKeyOf } from './linkingFacts.ts';
import { breathe } from './progress.ts';

/** How many proposals stand to the facts of the library: kept in memory, since to compare them all anew takes seconds. */

type Kinds = Map<string, SuggestionLink['kind']>;

interface Kept {
  /** The newest change of the log that is known of. */
  change: number;
  /** For each candidate, the facts that it is linked to. */
  readonly links: Map<string, Kinds>;
}

const kept = new WeakMap<Library, Kept>();

/** Where more facts than this have changed, beginning anew takes no longer. */
const MOST_CHANGED = 200;
/** Work goes on this long before other calls have their turn. */
const PIECE_MS = 15;

/** A candidate whose statement or date is another now is compared anew. */
const keyOf = ({ id, statement, eventDate }: StoredSuggestion): string => `${id} ${eventDate} ${statement}`;

const statedOf = (suggestion: StoredSuggestion) => ({ ...suggestion, evidence: [{ quote: suggestion.quote }] });

/** The candidates of a list that contradict facts or may be held already, each with what of the two. In pieces. */
export async function suggestionOffers(
  library: Library,
  query: Omit<SuggestionQuery, 'today' | 'without'>,
  signal: AbortSignal | undefined,
) {
  const { suggestions } = listOnce(library, query);
  const offers: { id: string; kinds: SuggestionLink['kind'][] }[] = [];
  const { links } = await caughtUp(library, suggestions, signal);
  for (const suggestion of suggestions) {
    const kinds = links.get(keyOf(suggestion));
    if (kinds && kinds.size > 0) offers.push({ id: suggestion.id, kinds: [...new Set(kinds.values())] });
  }
  return { offers };
}

async function caughtUp(
  library: Library,
  suggestions: readonly StoredSuggestion[],
  signal: AbortSignal | undefined,
): Promise<Kept> {
  const change = library.tagging.newestChange();
  const before = kept.get(library);
  const changed = before ? library.facts.changedSince(before.change, MOST_CHANGED) : null;
  const now: Kept = before && changed ? before : { change, links: new Map() };
  kept.set(library, now);
  let since = performance.now();
  const rest = async (): Promise<void> => {
    if (performance.now() - since < PIECE_MS) return;
    await breathe();
    signal?.throwIfAborted();
    since = performance.now();
  };
  if (before && changed && changed.length > 0) {
    const facts = library.facts.getMany(changed).filter(({ status }) => status !== 'retired');
    const nameKey = nameKeyOf(library);
    for (const suggestion of suggestions) {
      const links = now.links.get(keyOf(suggestion));
      if (!links) continue;
      for (const id of changed) links.delete(id);
      for (const fact of facts) {
        const link = fact.id === suggestion.factId ? null : linkBetween(statedOf(suggestion), fact, nameKey);
        if (link) links.set(fact.id, link.kind);
      }
      await rest();
    }
    // One that is not listed now has missed these facts.
    const listed = new Set(suggestions.map(keyOf));
    for (const key of now.links.keys()) if (!listed.has(key)) now.links.delete(key);
  }
  now.change = change;
  for (const suggestion of suggestions) {
    const key = keyOf(suggestion);
    if (now.links.has(key)) continue;
    const links = linksOf(library, statedOf(suggestion), suggestion.factId ?? undefined);
    now.links.set(key, new Map(links.map(({ factId, kind }) => [factId, kind])));
    await rest();
  }
  return now;
}
