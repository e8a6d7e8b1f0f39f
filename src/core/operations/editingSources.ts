import { BriefwrightError } from '../../model/errors.ts';
import type { Reliability } from '../../model/scales.ts';
import { type CslItem, type Source, sourceName } from '../../model/source.ts';
import type { CandidateFact } from '../../model/suggestion.ts';
import type { DocumentInfo, Library } from '../database/library.ts';
import type { OperationContext } from './context.ts';
import { foundIn } from './foundIn.ts';
import { originOf, publishedOf } from './published.ts';
import { redatedFacts, rereadingsOf } from './rereading.ts';
import { checkRevision } from './revisions.ts';
import { checkMarking, markingSchemeOf } from './settings.ts';
import { suggestWith, unquoted } from './suggesting.ts';
import { asOperation } from './undoing.ts';

function unknownSource(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_SOURCE', `The library has no source ${id}.`, {
    hint: 'It may have been undone meanwhile.',
  });
}

/** A source as the contract gives it: with its documents, newest first, and without where they were imported from. */
export function sourceWithDocuments(library: Library, source: Source) {
  const plain = ({ id, sha256, mediaType, characters }: DocumentInfo) => ({ id, sha256, mediaType, characters });
  const documents = library.documents.forSource(source.id);
  return { ...source, foundIn: foundIn(source.csl, documents), documents: documents.map(plain) };
}

export interface SourceChange {
  readonly id: string;
  readonly revision: number;
  readonly csl?: CslItem | undefined;
  readonly reliability?: Reliability | null | undefined;
  readonly marking?: string | null | undefined;
  readonly descriptor?: string | null | undefined;
  readonly origin?: string | undefined;
}

/** The fields that were given. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** What is proposed in a document, read by a date that its source is given. */
export interface FoundAnew {
  readonly documentId: string;
  readonly candidates: readonly CandidateFact[];
  /** How what was accepted of it is read by that date. */
  readonly rereadings: ReturnType<typeof rereadingsOf>;
}

/** An accepted fact whose date was read by the date that its source had before. */
interface KeptDate {
  readonly factId: string;
  readonly statement: string;
  readonly eventDate: string | null;
  readonly nowRead: string | null;
}

/** Of the facts that wait for another date, those of this source. */
function keptDates(library: Library, sourceId: string): KeptDate[] {
  const waiting = [...redatedFacts(library).values()].filter((one) => one.sourceId === sourceId);
  const facts = new Map(library.facts.getMany(waiting.map(({ factId }) => factId)).map((fact) => [fact.id, fact]));
  return waiting.flatMap(({ factId, now }) => {
    const fact = facts.get(factId);
    if (fact === undefined) return [];
    const { statement, eventDate } = fact;
    return [{ factId, statement, eventDate, nowRead: now.eventDate === undefined ? eventDate : now.eventDate }];
  });
}

/**
 * Changes what is known of a source. A field of its metadata that is given another value is no longer inferred. `found` takes the
 * place of what its document has open in the inbox, in the same step of the history.
 */
export function updateSource(library: Library, change: SourceChange, found: FoundAnew | null = null) {
  const before = requiredSource(library, change);
  if (change.marking != null) checkMarking(markingSchemeOf(library), change.marking);
  const { id, revision: _revision, csl, ...fields } = change;
  const inferred =
    csl === undefined
      ? before.inferred
      : before.inferred.filter((field) => JSON.stringify(csl[field]) === JSON.stringify(before.csl[field]));
  const proposalsChanged = library.operate(`Change source: ${sourceName(csl ?? before.csl)}`, () => {
    library.sources.update(id, { ...given(fields), ...(csl === undefined ? {} : { csl }), inferred });
    if (found === null) return 0;
    library.suggestions.reread(found.rereadings);
    return library.suggestions.renew(found.documentId, found.candidates);
  });
  const after = library.sources.get(id);
  if (!after) throw unknownSource(id);
  return { ...sourceWithDocuments(library, after), proposalsChanged, keptDates: found ? keptDates(library, id) : [] };
}

function requiredSource(library: Library, { id, revision }: Pick<SourceChange, 'id' | 'revision'>): Source {
  const source = library.sources.get(id);
  if (!source) throw unknownSource(id);
  checkRevision('source', revision, source.revision);
  return source;
}

/**
 * Like `updateSource`. Where the source gets another date of publication, what is still proposed in its newest document is worked
 * out by that date: “last Thursday” is another day then. Where that fails, the source is changed and the proposals stay.
 */
export async function changeSource(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  change: SourceChange,
  signal: AbortSignal | undefined,
) {
  const { library } = context;
  const before = requiredSource(library, change);
  const published = publishedOf(change.csl ?? before.csl);
  const isDatedAnew = published !== publishedOf(before.csl);
  const found = isDatedAnew ? await foundAnew(context, before, published, signal) : null;
  return asOperation(library, () => updateSource(library, change, found));
}

async function foundAnew(
  { library, runImportJob }: Pick<OperationContext, 'library' | 'runImportJob'>,
  source: Source,
  published: string | null,
  signal: AbortSignal = new AbortController().signal,
): Promise<FoundAnew | null> {
  const [newest] = library.documents.forSource(source.id);
  const document = newest && library.documents.get(newest.id);
  if (!document || !library.suggestions.isLookedThrough(document.id)) return null;
  const passages = library.documents.passages(document.id);
  const name = sourceName(source.csl);
  try {
    const suggest = await suggestWith(library);
    const job = { name, document: { text: document.text, passages, published, origin: originOf(source.csl) }, suggest };
    const { candidates } = await runImportJob(job, signal);
    return {
      documentId: document.id,
      candidates: unquoted(library, document.id, candidates),
      rereadings: rereadingsOf(library, document.id, candidates, published),
    };
  } catch (error) {
    if (!(error instanceof BriefwrightError) || signal.aborted) throw error;
    return null;
  }
}
