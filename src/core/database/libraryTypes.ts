import type { Annotation } from '../../model/annotation.ts';
import type { Briefing } from '../../model/briefing.ts';
import type { BriefwrightError } from '../../model/errors.ts';
import type { EntityKind, EntityRef, Evidence, EvidenceState, Fact, FactNeed, FactStatus } from '../../model/fact.ts';
import type { PastStates } from '../../model/pastStates.ts';
import type { Document, Passage, Source } from '../../model/source.ts';
import type { CandidateFact, Reading, Suggestion, SuggestionKind, SuggestionState } from '../../model/suggestion.ts';
import type { Theme } from '../../model/theme.ts';
import type { IntegrityStep } from './integrity.ts';
import type { InPieces } from './operations.ts';

/**
 * create: the file must not exist. write: one writer at a time. read: no lock, and works on read-only media.
 */
export type OpenMode = 'create' | 'write' | 'read';

export type NewTheme = Omit<Theme, 'id' | 'order'> & {
  readonly id?: string | undefined;
  readonly order?: number | undefined;
};

export type NewSource = Omit<Source, 'revision' | 'id' | 'origin'> & {
  readonly id?: string | undefined;
  /** Its own id unless told. */
  readonly origin?: string | undefined;
  /** SHA-256 of the document that this source's evidence is bound to, while the library does not hold it. */
  readonly expectedSha256?: string | null | undefined;
};

export type NewEvidence = Omit<Evidence, 'id'> & { readonly id?: string | undefined };

export type NewFact = Omit<Fact, 'id' | 'revision' | 'evidence'> & {
  readonly id?: string | undefined;
  readonly evidence: readonly NewEvidence[];
};

export interface NewDocument {
  readonly id?: string | undefined;
  readonly sourceId: string;
  /** Of the UTF-8 bytes of `text`; refused where it is not. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly text: string;
  /** Absolute path, kept so that a later import of the same file finds its source. */
  readonly importedFrom: string | null;
  readonly passages: readonly Passage[];
  /** What the file states of itself, by fields of CSL; left out where that is not known. */
  readonly stated?: StatedFields | undefined;
}

/** Fields of CSL as a file states them, each with where in it, in words for people. */
export type StatedFields = Readonly<Record<string, { readonly where: string; readonly value: unknown }>>;

/** A document without its text. `characters` is in UTF-16 code units. */
export interface DocumentInfo {
  readonly id: string;
  readonly sourceId: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly characters: number;
  readonly importedFrom: string | null;
  readonly stated: StatedFields;
}

export interface NewExport {
  readonly id?: string | undefined;
  readonly file: string;
  readonly sha256: string;
  /** ISO date and time. */
  readonly date: string;
  readonly deckKey: string;
  /** The packed record: opaque here, so that whoever makes it does the work of packing. */
  readonly record: Uint8Array;
  readonly facts: readonly FactRevision[];
}

export interface FactRevision {
  readonly factId: string;
  readonly revision: number;
}

export interface ExportInfo {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly date: string;
  readonly deckKey: string;
}

/** A suggestion as it is stored: how it stands to the facts of the library is worked out when it is looked at. */
export type StoredSuggestion = Omit<Suggestion, 'links'>;

export interface SuggestionQuery {
  /** `open` has those whose snooze is over too. */
  readonly state: SuggestionState;
  /** The day it is, ISO. */
  readonly today: string;
  readonly documentId?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly kinds?: readonly SuggestionKind[] | undefined;
  /** Slugs: of any of them. */
  readonly themes?: readonly string[] | undefined;
  /** 0–1; those that are worth less are left out. */
  readonly leastScore?: number | undefined;
  /** Ids of those of this state that are not listed: others stand for them. */
  readonly without?: readonly string[] | undefined;
  /** Best first, or by document and place. */
  readonly order: 'score' | 'place';
  readonly limit?: number | undefined;
}

export interface SuggestionDecision {
  readonly state: SuggestionState;
  readonly snoozedUntil?: string | null;
  readonly factId?: string | null;
}

/** What was rejected or snoozed of these before, in other words than a source's own documents have. */
export type DecidedAlready = ReadonlyMap<CandidateFact, Pick<Suggestion, 'state' | 'snoozedUntil'>>;

/** A proposal that was decided in another library. */
export interface DecidedElsewhere {
  readonly candidate: CandidateFact;
  readonly decision: SuggestionDecision;
}

export type FactEvidence = Evidence & { readonly factId: string };

export interface FactQuery {
  /** Words as the user typed them; the last is taken as a prefix. */
  readonly query?: string | undefined;
  /** Slugs: facts of any of them. */
  readonly themes?: readonly string[] | undefined;
  readonly sourceId?: string | undefined;
  readonly status?: FactStatus | undefined;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | null | undefined;
}

export interface FactPage {
  readonly facts: Fact[];
  readonly total: number;
  /** False where counting stopped at a cap, or where only the newest matches were ranked. */
  readonly totalIsExact: boolean;
  readonly next: string | null;
}

/** One change of one row that belongs to a fact. */
export interface HistoryEntry {
  readonly operation: number;
  readonly label: string;
  /** ISO date and time. */
  readonly at: string;
  readonly operationKind: 'do' | 'undo' | 'redo';
  readonly table: string;
  readonly action: 'insert' | 'update' | 'delete';
  /** Old values by column; null for an insert. */
  readonly before: Readonly<Record<string, unknown>> | null;
}

/** Progress is in pages of the file; a backup that is cancelled leaves nothing. */
export interface BackupOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Throws where the copy is not whole; at once and here, unless told. */
  readonly check?: (copy: string) => Promise<void>;
}

/** A commit: `version` only grows while the library is open. */
export interface LibraryChange {
  readonly version: number;
  readonly label: string;
}

/** How many facts, sources, origins of these sources and days a theme has. `first` and `last` are ISO days, null where nothing is dated. */
export interface ThemeUse extends Theme {
  readonly facts: number;
  readonly sources: number;
  readonly origins: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** What facts are near another: they have a figure of one unit and period, these words, or a day within a span (ISO, both within). */
export interface NearbyQuery {
  readonly measures: readonly { readonly unit: string | null; readonly period: string | null }[];
  readonly words: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly most: number;
}

/** A fact as themes are learned from it: its statement and quotes, its slugs. `key` names it in one file only. */
export interface TaggedFact {
  readonly key: number;
  readonly words: string;
  readonly themes: readonly string[];
}

/** What a list of facts is narrowed by: within one field any of the values, across fields all. */
export interface FactFilter {
  readonly query?: string | undefined;
  readonly themes: readonly string[];
  readonly sourceIds: readonly string[];
  readonly statuses: readonly FactStatus[];
  /** Labels; what is unmarked takes `markingDefault`. */
  readonly markings: readonly string[];
  readonly markingDefault: string;
  readonly reliabilities: readonly string[];
  /** What facts lack or wait for: any of these. */
  readonly needs?: readonly FactNeed[] | undefined;
  /** The facts that need a look at their date, by their ids: what `needs` means by it. */
  readonly redated?: readonly string[] | undefined;
  /** ISO days, both within: facts whose day is in the span. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What a fact states in words and figures. */
export type StatedFigures = Pick<Fact, 'id' | 'statement' | 'eventDate' | 'measures'>;

/** A statement with the places that it is drawn from: each a text that two facts share where they are drawn from one place. */
export interface StatementInPlace {
  readonly id: string;
  readonly statement: string;
  readonly places: readonly string[];
}

export type FactSort = 'relevance' | 'newest' | 'oldest' | 'statement' | 'status' | 'changed';

export interface FactWindow {
  readonly facts: Fact[];
  readonly total: number;
  readonly totalIsExact: boolean;
}

export interface FacetCount {
  readonly value: string;
  readonly facts: number;
}

export type Facets = Readonly<
  Record<'themes' | 'sources' | 'statuses' | 'markings' | 'reliabilities' | 'needs', readonly FacetCount[]>
>;

/** The same change to many facts; a field that is left out stays as it is in each. */
export interface BulkChange {
  /** Slugs; of a theme that is both added and removed only the adding counts. */
  readonly addThemes: readonly string[];
  readonly removeThemes: readonly string[];
  readonly status?: FactStatus | undefined;
  readonly marking?: string | null | undefined;
}

/** An entity with its other names and the number of facts that name it. */
export interface EntityUse extends EntityRef {
  readonly aliases: readonly string[];
  readonly facts: number;
}

export type UndoResult =
  | { readonly done: true; readonly label: string }
  | { readonly done: false; readonly reason: string };

/**
 * An open library file. Every method that writes is one undoable operation of its own, unless it runs inside `operate`.
 * Methods throw `BriefwrightError` (LIBRARY_CORRUPT, DISK_FULL, LIBRARY_READ_ONLY, …), never a raw SQLite error.
 */
export interface Library {
  readonly path: string;
  readonly readOnly: boolean;
  /** Why nothing can be written any more: the file was moved, removed or marked read-only since. Null while all is well. */
  standing(): BriefwrightError | null;
  close(): void;
  /**
   * Runs `fn` in one transaction that is one undoable operation. Nested calls join the outer one. Throwing rolls back. What it
   * did is on the disk when it returns; what is `syncedLater` is there after `sync`, or after the next operation that is not:
   * the end of this process cannot take it back, a power cut before that can, whole.
   */
  operate<T>(label: string, fn: () => T, options?: { readonly syncedLater?: boolean }): T;
  /** Waits until all that was done is on the disk. Refused with LIBRARY_BUSY while work in pieces is under way. */
  sync(): void;
  /**
   * As `operate`, for work that yields between its pieces. `pause` lets other calls go first; what it throws takes everything
   * back. Meanwhile others read the library as it was before; what they would write is refused with LIBRARY_BUSY.
   */
  operateInPieces<T>(
    label: string,
    work: () => Generator<void, T, void>,
    pause: () => Promise<void>,
  ): Promise<InPieces<T>>;
  /** Runs work beside the library's own connection, which may lock its file: whoever would write waits as for work in pieces. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** When no operation in pieces is under way: whoever writes outside of one awaits this first. */
  idle(): Promise<void>;
  /** The label of the work in pieces that is under way; null where none is. */
  writing(): string | null;
  /** Lets go of the pages of the file that are held in memory: they are read again when they are needed. */
  trim(): void;
  readonly changes: {
    version(): number;
    /** Calls `listener` after every commit, undo and redo among them; gives what ends it. */
    subscribe(listener: (change: LibraryChange) => void): () => void;
  };
  readonly settings: {
    get(key: string): string | null;
    set(key: string, value: string): void;
  };
  readonly themes: {
    list(): (Theme & { facts: number })[];
    bySlugs(slugs: readonly string[]): Theme[];
    /** Makes a theme, named after its slug, of each slug that is not known yet. */
    ensure(slugs: readonly string[]): void;
    insert(theme: NewTheme): string;
    /** In their order, with what hangs on them. Yields between pieces of a few milliseconds. */
    inUse(): Generator<void, ThemeUse[], void>;
    update(slug: string, patch: { readonly name?: string | undefined; readonly colour?: string | undefined }): void;
    /** Facts and briefings of `from` take `into`; `from` is gone. Gives the number of facts. */
    merge(from: string, into: string): number;
    /** The same within an operation in pieces. */
    merging(from: string, into: string): Generator<void, number, void>;
    /** These first, in this order, then the others in theirs. */
    order(slugs: readonly string[]): void;
  };
  /** By what documents with nearly the same text are found; never in the history. */
  readonly likeness: {
    /** Keeps the hashes that stand for a document's text; none where it is too short to tell. */
    keep(documentId: string, hashes: readonly number[]): void;
    /** Documents that have at least so many of these hashes, those with the most first. */
    find(hashes: readonly number[], least: number, most: number): string[];
    /** Documents whose hashes are not kept yet, oldest first. */
    missing(): string[];
  };
  /** What themes are learned from. A change is a place in the change log: 0 is before the first. */
  readonly tagging: {
    newestChange(): number;
    /** The newest facts that are not retired, those only whose themes changed after `after`; in pieces, about `most` in all. */
    newest(after: number, most: number): Generator<readonly TaggedFact[], void>;
    /** Keys of the facts of which anything changed since, each once, `most` of them. */
    changedSince(change: number, most: number): number[];
    /** These facts in pieces, as they are now: who is asked for and not among `facts` teaches nothing any more. */
    read(
      keys: readonly number[],
      after: number,
    ): Generator<{ readonly asked: readonly number[]; readonly facts: readonly TaggedFact[] }, void>;
  };
  readonly annotations: {
    get(id: string): Annotation | null;
    /** By place in their document; `query` are words as the user typed them, of what was said or quoted, or a part of the author's name. */
    list(of: {
      readonly query?: string | undefined;
      readonly documentId?: string | undefined;
      readonly factId?: string | undefined;
      readonly limit?: number | undefined;
    }): Annotation[];
    /** The notes on facts that have evidence in a document, oldest first. */
    ofFactsQuotedIn(documentId: string): Annotation[];
    insert(annotation: Omit<Annotation, 'id'> & { readonly id?: string | undefined }): string;
    update(id: string, patch: Pick<Annotation, 'body' | 'motivation' | 'modified'>): void;
    remove(id: string): void;
  };
  readonly briefings: {
    list(): Briefing[];
    get(id: string): Briefing | null;
    insert(briefing: Omit<Briefing, 'id' | 'revision'> & { readonly id?: string | undefined }): string;
    /** One revision more, whatever the patch holds. */
    update(id: string, patch: Partial<Omit<Briefing, 'id' | 'revision'>>): void;
    remove(id: string): void;
  };
  readonly suggestions: {
    /**
     * Keeps what was found in a document that was looked through, open. What was accepted or rejected for the same source in
     * the same words is not proposed again, what was snoozed stays so, and what an earlier version of the document left open
     * goes. What is in `decided` is kept as that says. No step of the history by itself. Gives how many are kept to be decided on.
     */
    keep(documentId: string, candidates: readonly CandidateFact[], decided?: DecidedAlready): number;
    /**
     * What was found in a document that was looked through again takes the place of what is open or snoozed of it: by its place
     * in the text a proposal stays the same one. Part of the operation that it is called in. Gives how many are other now.
     */
    renew(documentId: string, candidates: readonly CandidateFact[]): number;
    /**
     * Takes over what was decided of a document elsewhere: what is open here in the same words is so decided, and what is not
     * there comes in as decided. What was decided here stays. Gives how many were taken over.
     */
    takeOver(documentId: string, decided: readonly DecidedElsewhere[]): number;
    /** Documents that were not looked through yet, each the newest of its source, in the order they came in. */
    unread(sourceId?: string): string[];
    isLookedThrough(documentId: string): boolean;
    get(id: string): StoredSuggestion | null;
    list(of: SuggestionQuery): { suggestions: StoredSuggestion[]; total: number };
    /** For each document with any in this state, how many, in the order they came in. */
    byDocument(state: SuggestionState, today: string): { documentId: string; sourceId: string; count: number }[];
    /**
     * The documents with any in one of these states whose origin has another document, or may have: in the order they came in,
     * each with a `stamp` that is another whenever the document, its source or one of its proposals is.
     */
    ofSharedOrigins(states: readonly SuggestionState[]): { documentId: string; origin: string; stamp: string }[];
    /** All of these documents that is in one of these states, as stored, by document and place. */
    inDocuments(documentIds: readonly string[], states: readonly SuggestionState[]): StoredSuggestion[];
    /** What was rejected or snoozed of the other sources of this document's origin, by document and place. */
    decidedInCopies(documentId: string): StoredSuggestion[];
    /** Says what became of these. Throws UNKNOWN_SUGGESTION. */
    decide(label: string, ids: readonly string[], decision: SuggestionDecision): void;
    /** Keeps how accepted ones are read by another date of their source; null where that is as they were accepted. */
    reread(readings: ReadonlyMap<string, Reading | null>): void;
    /** Accepted ones that are read differently by now, each with its fact and that reading. */
    rereadOnes(): { suggestion: StoredSuggestion; factId: string; reading: Reading }[];
    /** What was read anew of these is settled: taken for what they were accepted as, or dropped. */
    settle(ids: readonly string[], isTaken: boolean): void;
    /** Those that are open on this ISO day, ones whose snooze is over among them. */
    countOpen(today: string): number;
  };
  /** What a person set for themselves; never in the history. */
  readonly preferences: {
    get(key: string): string | null;
    set(key: string, value: string): void;
    /** Like `set`, and nobody is told; null takes it away. */
    keep(key: string, value: string | null): void;
  };
  readonly sources: {
    insert(source: NewSource): string;
    update(id: string, patch: Partial<NewSource>): void;
    get(id: string): Source | null;
    getMany(ids: readonly string[]): Source[];
    list(): (Source & { documents: DocumentInfo[] })[];
    /**
     * A piece of the sources that came in or changed, or had a document come or go, after a change of the log; of all sources where
     * `change` is null or too much has changed since. `place` is a source's in their order, `after` the place before the piece.
     */
    since(
      change: number | null,
      after: number,
      most: number,
    ): {
      /** All sources are given, not what changed. */
      readonly isWhole: boolean;
      readonly newest: number;
      readonly sources: (Source & { readonly place: number; documents: DocumentInfo[] })[];
      /** Ids of those that were taken out since. */
      readonly removed: readonly string[];
    };
    /** What every source is, in pieces, oldest first. */
    eachItem(): Generator<readonly Pick<Source, 'id' | 'csl'>[], void>;
    /** By a held document, else by the hash that a source expects. */
    byDocumentSha256(sha256: string): Source | null;
    byCslId(cslId: string): Source | null;
    byImportedFrom(absolutePath: string): Source | null;
    byUrl(url: string): Source | null;
    byDoi(doi: string): Source | null;
  };
  readonly documents: {
    insert(document: NewDocument): string;
    get(id: string): Document | null;
    bySha256(sha256: string): Document | null;
    /** The source that a document is of, without reading its text; null where there is no such document. */
    sourceOf(id: string): string | null;
    /** Newest first, without text. */
    forSource(sourceId: string): DocumentInfo[];
    passages(documentId: string): Passage[];
  };
  readonly facts: {
    /** Ids in the order given. Relations may point at facts later in the same call. */
    insertMany(facts: Iterable<NewFact>): string[];
    /** Gives facts that were just added their relations, and what they rest on. Their revision stays. */
    relate(facts: readonly Pick<Fact, 'id' | 'relations' | 'restsOn'>[]): void;
    /** Lists that are given replace the old ones whole. One revision more, whatever the patch holds. */
    update(id: string, patch: Partial<NewFact>): void;
    /**
     * The same change to many facts as one operation of this label; themes that are not known yet are made. Facts that it
     * would leave as they are keep their revision. Throws UNKNOWN_FACT.
     */
    changeMany(label: string, ids: readonly string[], change: BulkChange): void;
    get(id: string): Fact | null;
    /** In the order given, once each; unknown ids are left out. */
    getMany(ids: readonly string[]): Fact[];
    /** By relevance where `query` has words, else newest first by day; facts without a day come last. */
    page(query: FactQuery): FactPage;
    /** A window of a list; `relevance` without words is newest first. `total` is that of the list where it is known. */
    window(query: {
      readonly filter: FactFilter;
      readonly sort: FactSort;
      readonly offset: number;
      readonly limit: number;
      readonly total?: number | null;
    }): FactWindow;
    /**
     * For each field of the filter, how many facts each value would give with the other fields as they are. Yields between
     * pieces of a few milliseconds.
     */
    facets(filter: FactFilter): Generator<void, Facets, void>;
    /** Ids, each once: by order of the themes given, then by day, oldest first. */
    select(query: { readonly themes: readonly string[] }): Iterable<string>;
    /** Facts that may say the same as another or contradict it, `most` at the most; retired ones left out. */
    nearby(query: NearbyQuery): Fact[];
    byExactStatement(statement: string): string[];
    /**
     * Ids of facts that were made, changed or removed after this change of the log; null where they are more than `most`, or where
     * names of entities changed, by which facts are compared.
     */
    changedSince(change: number, most: number): string[] | null;
    /** Statements of all facts that are not retired, oldest first, read a thousand at a time. */
    eachStatement(): Iterable<StatementInPlace>;
    /** The same with the date and the figures of each. */
    eachStated(): Iterable<StatedFigures>;
    /** Facts that relate to, or rest on, any of these, or that these relate to or rest on; without these. */
    relatedTo(ids: readonly string[]): Fact[];
  };
  readonly evidence: {
    bySource(sourceId: string): FactEvidence[];
    /** Dormant evidence that is bound to a document of this hash. */
    waitingFor(sha256: string): FactEvidence[];
    /** The facts that pieces of evidence are of, by the ids of those pieces that are known. */
    factsOf(ids: readonly string[]): ReadonlyMap<string, string>;
    /** Ids of the facts with evidence in this document, by its place there. */
    factsOfDocument(documentId: string): string[];
    remove(id: string): void;
    add(factId: string, evidence: NewEvidence): string;
    /** `bump` (true unless told) makes it one revision more of its fact; binding dormant evidence to its document is none. */
    update(id: string, patch: Partial<NewEvidence>, options?: { readonly bump?: boolean }): void;
    counts(): Record<EvidenceState, number>;
    each(): Iterable<FactEvidence>;
  };
  readonly entities: {
    /** From now on `alias` names the same entity; makes the entity where it is not known. */
    addAlias(entityName: string, kind: EntityKind, alias: string): void;
    /** Those of `given` that are none of `named`, by whatever name. */
    others(named: readonly EntityRef[], given: readonly EntityRef[]): EntityRef[];
    aliases(entityName: string, kind: EntityKind): string[];
    /** From now on `alias` names nothing, or an entity of its own. */
    removeAlias(entityName: string, kind: EntityKind, alias: string): void;
    /** Those that facts name and whose name or alias holds the words; first the one of that name, then by name. */
    find(query: string, kind: EntityKind | undefined, limit: number): EntityUse[];
    /** Those that most facts name, by name. */
    bestKnown(most: number): Omit<EntityUse, 'facts'>[];
    /** Those that facts name and that have aliases, by name. */
    aliased(most: number): Omit<EntityUse, 'facts'>[];
  };
  readonly exports: {
    insert(deck: NewExport): string;
    remove(id: string): void;
    /** Newest first. */
    list(): ExportInfo[];
    record(id: string): Uint8Array | null;
    byDeckKey(key: string): ExportInfo[];
    bySha256(sha256: string): ExportInfo[];
    factsOf(id: string): FactRevision[];
    /** Ids of the exports that hold the fact, newest first. */
    ofFact(factId: string): string[];
  };
  readonly history: {
    ofFact(id: string): HistoryEntry[];
    /** What a fact was before; what was taken back does not count. */
    past(factId: string): PastStates;
    /** Ids of rows of a table that somebody has removed, and nobody brought back. Yields between pieces. */
    removed(table: 'annotation' | 'briefing'): Generator<void, ReadonlySet<string>, void>;
    /** Facts that changed after this moment (ISO date and time), with what was done, oldest first. */
    since(isoTime: string): { factId: string; label: string; at: string }[];
    /** Undoes the latest operation, or the one named; refused with its reason where its rows have changed since. */
    undo(operation?: number): UndoResult;
    /** Redoes what was undone last; where an operation is named, only if it is that one. */
    redo(operation?: number): UndoResult;
    /** The same for whoever has others to answer: what is long is one operation in pieces (`operateInPieces`). */
    undoInPieces(operation: number | undefined, pause: () => Promise<void>): Promise<UndoResult>;
    redoInPieces(operation: number | undefined, pause: () => Promise<void>): Promise<UndoResult>;
    /** Makes one step of operations that followed one another, oldest first; null where others came between them. */
    join(operations: readonly number[], label: string): number | null;
    /** The operation that `undo` would undo; null where there is none. */
    latest(): number | null;
    /** Label of what `undo` would undo. */
    canUndo(): string | null;
    canRedo(): string | null;
  };
  /** Writes a whole copy to `file`, checked before it takes that name. */
  backup(file: string, options?: BackupOptions): Promise<void>;
  /** One sentence a fault; none where the file is whole. */
  integrity(): string[];
  /** What of it `checkFile` does not look at, a step at a time, for a caller that lets other work go first or may stop. */
  contentSteps(): Iterable<IntegrityStep>;
  /** Version of the file's format; an older file was brought up to it when it was opened. */
  readonly formatVersion: number;
  counts(): { facts: number; sources: number; documents: number };
}
