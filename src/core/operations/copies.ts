import type { Passage } from '../../model/source.ts';
import type { CandidateFact, SuggestionState } from '../../model/suggestion.ts';
import type { Library, StoredSuggestion, SuggestionQuery } from '../database/library.ts';
import { locatorOf } from '../facts/locator.ts';
import { copiesAmong } from '../facts/sameFact/index.ts';
import { today } from './day.ts';

/**
 * The same article as a page and as a PDF is two sources of one origin, and what both state is proposed once. Which proposals are
 * copies of one another is worked out when they are looked at: so it is right whatever was taken back, dated anew or come in since,
 * and whoever says that two sources are no longer of one origin has their proposals apart.
 */
export interface Copies {
  /** For each that has any, the others: in the order of their documents. */
  readonly of: ReadonlyMap<string, readonly StoredSuggestion[]>;
  /** Those that another stands for in a list. */
  readonly hidden: ReadonlySet<string>;
}

/** States that are decided on together: a copy of what is snoozed is the same row as one that is open. */
const TOGETHER: Readonly<Record<SuggestionState, readonly SuggestionState[]>> = {
  open: ['open', 'snoozed'],
  snoozed: ['open', 'snoozed'],
  rejected: ['rejected'],
  accepted: [],
};

/** What was worked out of a library last. */
interface Known {
  readonly found: Map<SuggestionState, { readonly at: string; readonly copies: Copies }>;
  /** Of each origin, which candidates are one, by their ids; as long as they are these. */
  readonly groups: Map<string, { readonly of: string; readonly ids: readonly (readonly string[])[] }>;
}
const known = new WeakMap<Library, Known>();

function knownOf(library: Library): Known {
  const held = known.get(library) ?? { found: new Map(), groups: new Map() };
  known.set(library, held);
  return held;
}

/** The copies among the proposals that are in this state today. */
export function copiesIn(library: Library, state: SuggestionState): Copies {
  const { found } = knownOf(library);
  const at = `${library.changes.version()} ${library.tagging.newestChange()} ${today()}`;
  const held = found.get(state);
  if (held?.at === at) return held.copies;
  const copies = findCopies(library, state);
  found.set(state, { at, copies });
  return copies;
}

function findCopies(library: Library, state: SuggestionState): Copies {
  const day = today();
  const states = TOGETHER[state];
  const origins = new Map<string, string>();
  for (const { documentId, origin } of states.flatMap((one) => library.suggestions.byDocument(one, day))) {
    origins.set(documentId, origin);
  }
  const ofOrigin = Map.groupBy(origins.keys(), (documentId) => origins.get(documentId) ?? '');
  const shared = [...ofOrigin.values()].filter((documents) => documents.length > 1).flat();
  const of = new Map<string, readonly StoredSuggestion[]>();
  const hidden = new Set<string>();
  if (shared.length === 0) return { of, hidden };
  const stated = library.suggestions.inDocuments(shared, states);
  const isListed = ({ state: now, snoozedUntil }: StoredSuggestion): boolean =>
    state === (now === 'snoozed' && snoozedUntil !== null && snoozedUntil <= day ? 'open' : now);
  for (const [origin, own] of Map.groupBy(stated, ({ documentId }) => origins.get(documentId) ?? '')) {
    for (const group of groupsOf(library, `${states.join()} ${origin}`, own)) {
      if (group.length < 2) continue;
      for (const one of group)
        of.set(
          one.id,
          group.filter((other) => other !== one),
        );
      const listed = group.filter(isListed);
      // What a copy was dated by tells more than the words alone.
      const first = listed.find(({ eventDate }) => eventDate !== null) ?? listed[0];
      for (const one of listed) if (one !== first) hidden.add(one.id);
    }
  }
  return { of, hidden };
}

/** The candidates of one origin in groups of those that are one; compared again only where they are others than last time. */
function groupsOf(library: Library, key: string, own: readonly StoredSuggestion[]): (readonly StoredSuggestion[])[] {
  const { groups } = knownOf(library);
  const of = own.map(({ id, statement, eventDate, asOf }) => `${id} ${eventDate} ${asOf} ${statement}`).join('\n');
  const held = groups.get(key);
  if (held?.of === of) {
    const byId = new Map(own.map((one) => [one.id, one]));
    return held.ids.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  }
  const found = copiesAmong([...Map.groupBy(own, ({ documentId }) => documentId).values()]);
  groups.set(key, { of, ids: found.map((group) => group.map(({ id }) => id)) });
  return [...found];
}

/** The copies of a proposal that are decided on with it. */
export function copiesOf(library: Library, { id, state }: StoredSuggestion): readonly StoredSuggestion[] {
  return copiesIn(library, state).of.get(id) ?? [];
}

/** Lists what is asked for, what copies state once; all that one document or source states, where that is asked for. */
export function listOnce(library: Library, query: Omit<SuggestionQuery, 'today' | 'without'>) {
  const isOfOne = query.documentId !== undefined || query.sourceId !== undefined;
  const without = isOfOne ? [] : [...copiesIn(library, query.state).hidden];
  return library.suggestions.list({ ...query, today: today(), without });
}

/** How many are to be decided on. */
export function countToDecide(library: Library): number {
  return library.suggestions.countOpen(today()) - copiesIn(library, 'open').hidden.size;
}

/** Says where a copy stands, as a list names it; the passages of a document are read once for all that stands in it. */
export function placeNamer(library: Library) {
  const read = new Map<string, readonly Passage[]>();
  return ({ id, documentId, sourceId, start, end }: StoredSuggestion) => {
    const passages = read.get(documentId) ?? library.documents.passages(documentId);
    read.set(documentId, passages);
    return { id, documentId, sourceId, start, end, locator: locatorOf(passages, start) };
  };
}

/** What was rejected or snoozed of the copies that the library holds of a document: nobody decides it again for one more copy. */
export function decidedInCopies(
  library: Library,
  documentId: string,
  candidates: readonly CandidateFact[],
): ReadonlyMap<CandidateFact, Pick<StoredSuggestion, 'state' | 'snoozedUntil'>> {
  const decided = library.suggestions.decidedInCopies(documentId);
  if (decided.length === 0) return new Map();
  const byDocument = Map.groupBy(decided, (one) => one.documentId);
  return new Map(
    copiesAmong<CandidateFact>([...byDocument.values(), candidates]).flatMap((group) => {
      const [first] = group as readonly StoredSuggestion[];
      const candidate = group.at(-1);
      return first && candidate && group.length > 1 && candidates.includes(candidate) ? [[candidate, first]] : [];
    }),
  );
}
