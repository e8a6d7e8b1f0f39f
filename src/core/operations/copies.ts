import type { Passage } from '../../model/source.ts';
import type { CandidateFact, SuggestionState } from '../../model/suggestion.ts';
import type { Library, StoredSuggestion, SuggestionQuery } from '../database/library.ts';
import { locatorOf } from '../facts/locator.ts';
import { CopyGroups, copiesAmong, prepareCopies } from '../facts/sameFact/index.ts';
import { today } from './day.ts';
import { breathe } from './progress.ts';

/**
 * The same article as a page and as a PDF is two sources of one origin, and what both state is proposed once. Which proposals are
 * copies of one another is worked out when they are looked at: so it is right whatever was taken back, dated anew or come in since,
 * and whoever says that two sources are no longer of one origin has their proposals apart. What is known of an origin stays good as
 * long as the stamps of its documents are the same; a document more is held against those that are there.
 */
interface Copies {
  /** For each that has any, itself and the others: in the order of their documents. */
  readonly groupOf: ReadonlyMap<string, readonly StoredSuggestion[]>;
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

/** Work goes on this long before other calls have their turn. */
const PIECE_MS = 12;

/** What is known of the documents of one origin. */
interface Origin {
  /** Of its documents, in their order. */
  stamps: readonly string[];
  grouping: CopyGroups<StoredSuggestion>;
  /** Ids of those that are in `groupOf`, and of those that are hidden. */
  grouped: readonly string[];
  hidden: readonly string[];
}

/** What was worked out of the proposals of a state last. */
class KnownCopies implements Copies {
  /** The state of the library that this is of. */
  at = '';
  readonly groupOf = new Map<string, readonly StoredSuggestion[]>();
  readonly hidden = new Set<string>();
  readonly #state: SuggestionState;
  readonly #day: string;
  readonly #origins = new Map<string, Origin>();
  /** By the stamp of the document that they are in. */
  #stated = new Map<string, readonly StoredSuggestion[]>();

  constructor(state: SuggestionState, day: string) {
    this.#state = state;
    this.#day = day;
  }

  /** What a document states, where it was read as it is now. */
  statedIn(stamp: string): readonly StoredSuggestion[] | undefined {
    return this.#stated.get(stamp);
  }

  get day(): string {
    return this.#day;
  }

  catchUp(library: Library): void {
    const states = TOGETHER[this.#state];
    const shared = [
      ...Map.groupBy(library.suggestions.ofSharedOrigins(states), ({ origin }) => origin).values(),
    ].filter((documents) => documents.length > 1);
    this.#read(library, shared.flat(), states);
    const now = new Set(shared.map(([first]) => first?.origin));
    for (const [origin, known] of this.#origins) {
      if (now.has(origin)) continue;
      this.#forget(known);
      this.#origins.delete(origin);
    }
    for (const documents of shared) this.#settle(documents);
  }

  /** Reads and prepares what `catchUp` would else read in one go. */
  *reading(library: Library): Generator<void, void, void> {
    const states = TOGETHER[this.#state];
    const ofOrigin = Map.groupBy(library.suggestions.ofSharedOrigins(states), ({ origin }) => origin);
    for (const documents of ofOrigin.values()) {
      if (documents.length < 2) continue;
      const ids = documents.map(({ documentId }) => documentId);
      const byDocument = Map.groupBy(library.suggestions.inDocuments(ids, states), ({ documentId }) => documentId);
      for (const { documentId, stamp } of documents) {
        const stated = byDocument.get(documentId) ?? [];
        prepareCopies(stated);
        this.#stated.set(stamp, stated);
      }
      yield;
    }
  }

  /** Reads the documents that are not as they were; what was read before is kept for those that are. */
  #read(
    library: Library,
    documents: readonly { readonly documentId: string; readonly stamp: string }[],
    states: readonly SuggestionState[],
  ): void {
    const before = this.#stated;
    const unread = documents.flatMap(({ documentId, stamp }) => (before.has(stamp) ? [] : [documentId]));
    const read = unread.length > 0 ? library.suggestions.inDocuments(unread, states) : [];
    const byDocument = Map.groupBy(read, ({ documentId }) => documentId);
    this.#stated = new Map(
      documents.map(({ documentId, stamp }) => [stamp, before.get(stamp) ?? byDocument.get(documentId) ?? []]),
    );
  }

  #settle(documents: readonly { readonly origin: string; readonly stamp: string }[]): void {
    const [{ origin } = { origin: '' }] = documents;
    const stamps = documents.map(({ stamp }) => stamp);
    const before = this.#origins.get(origin);
    const isMore = before?.stamps.every((stamp, n) => stamp === stamps[n]) ?? false;
    if (before && isMore && before.stamps.length === stamps.length) return;
    if (before) this.#forget(before);
    const grouping = before && isMore ? before.grouping : new CopyGroups<StoredSuggestion>();
    for (const stamp of stamps.slice(before && isMore ? before.stamps.length : 0)) {
      grouping.add(this.#stated.get(stamp) ?? []);
    }
    const grouped: string[] = [];
    const hidden: string[] = [];
    for (const group of grouping.groups) {
      if (group.length < 2) continue;
      for (const { id } of group) {
        this.groupOf.set(id, group);
        grouped.push(id);
      }
      const listed = group.filter((one) => this.#isListed(one));
      // What a copy was dated by tells more than the words alone.
      const first = listed.find(({ eventDate }) => eventDate !== null) ?? listed[0];
      for (const one of listed) if (one !== first) hidden.push(one.id);
    }
    for (const id of hidden) this.hidden.add(id);
    this.#origins.set(origin, { stamps, grouping, grouped, hidden });
  }

  #forget({ grouped, hidden }: Origin): void {
    for (const id of grouped) this.groupOf.delete(id);
    for (const id of hidden) this.hidden.delete(id);
  }

  #isListed({ state, snoozedUntil }: StoredSuggestion): boolean {
    const isOver = state === 'snoozed' && snoozedUntil !== null && snoozedUntil <= this.#day;
    return this.#state === (isOver ? 'open' : state);
  }
}

const known = new WeakMap<Library, Map<SuggestionState, KnownCopies>>();

const beingRead = new WeakMap<Library, Promise<void>>();

/**
 * Has what is open read where that was not done yet today, in pieces: whoever asks for the copies then, or for what is counted once,
 * holds nobody up.
 */
export async function copiesRead(library: Library): Promise<void> {
  if (known.get(library)?.get('open')?.day === today()) return;
  const reading = beingRead.get(library) ?? readCopies(library).finally(() => beingRead.delete(library));
  beingRead.set(library, reading);
  await reading;
}

async function readCopies(library: Library): Promise<void> {
  const copies = new KnownCopies('open', today());
  let since = performance.now();
  for (const _ of copies.reading(library)) {
    if (performance.now() - since < PIECE_MS) continue;
    await breathe();
    since = performance.now();
  }
  const ofStates = known.get(library) ?? new Map<SuggestionState, KnownCopies>();
  known.set(library, ofStates);
  if (ofStates.get('open')?.day !== copies.day) ofStates.set('open', copies);
}

/** The copies among the proposals that are in this state today. */
function copiesIn(library: Library, state: SuggestionState): Copies {
  const ofStates = known.get(library) ?? new Map<SuggestionState, KnownCopies>();
  known.set(library, ofStates);
  const day = today();
  const at = `${library.changes.version()} ${library.tagging.newestChange()}`;
  const held = ofStates.get(state);
  const copies = held?.day === day ? held : new KnownCopies(state, day);
  if (copies.at === at) return copies;
  copies.catchUp(library);
  copies.at = at;
  ofStates.set(state, copies);
  return copies;
}

/** The copies of a proposal that are decided on with it. */
export function copiesOf(library: Library, suggestion: StoredSuggestion): readonly StoredSuggestion[] {
  return copiesFinder(library)(suggestion);
}

/** `copiesOf`, for many that are looked at in one go. */
export function copiesFinder(library: Library): (suggestion: StoredSuggestion) => readonly StoredSuggestion[] {
  const ofStates = new Map<SuggestionState, Copies>();
  return ({ id, state }) => {
    const copies = ofStates.get(state) ?? copiesIn(library, state);
    ofStates.set(state, copies);
    return (copies.groupOf.get(id) ?? []).filter((other) => other.id !== id);
  };
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

/**
 * How many of a document's proposals copies of its text state as well: they are no more to decide on. Worked out within the
 * operation that brings the document in, so that nothing of it is kept.
 */
export function statedInCopies(library: Library, documentId: string): number {
  const documents = library.suggestions.ofSharedOrigins(TOGETHER.open);
  const origin = documents.find((one) => one.documentId === documentId)?.origin;
  const shared = documents.filter((one) => one.origin === origin);
  if (origin === undefined || shared.length < 2) return 0;
  const held = known.get(library)?.get('open');
  const unread = shared.flatMap(({ documentId: id, stamp }) => (held?.statedIn(stamp) ? [] : [id]));
  const read = Map.groupBy(library.suggestions.inDocuments(unread, TOGETHER.open), (one) => one.documentId);
  const groups = copiesAmong(shared.map(({ documentId: id, stamp }) => held?.statedIn(stamp) ?? read.get(id) ?? []));
  return groups.filter((group) => group.length > 1 && group.some((one) => one.documentId === documentId)).length;
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
