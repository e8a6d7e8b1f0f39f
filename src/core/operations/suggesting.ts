import { BriefwrightError } from '../../model/errors.ts';
import { sourceName } from '../../model/source.ts';
import type { CandidateFact } from '../../model/suggestion.ts';
import type { Library } from '../database/library.ts';
import type { OperationContext } from './context.ts';
import { decidedInCopies } from './copies.ts';
import { themeModel } from './learningThemes.ts';
import { breathe, type Report } from './progress.ts';
import { originOf, publishedOf } from './published.ts';
import type { SuggestWith } from './suggestJob.ts';

/** The best known names are enough to join aliases by; a library may have more than a process should be handed. */
const MOST_ENTITIES = 2_000;

/** What facts are looked for with, in this library as it is now. */
export async function suggestWith(library: Library): Promise<SuggestWith> {
  return {
    entities: library.entities.bestKnown(MOST_ENTITIES),
    themes: await themeModel(library),
  };
}

/** What was found in a document without what facts of the library quote from this very place. */
export function unquoted(
  library: Library,
  documentId: string,
  candidates: readonly CandidateFact[],
): readonly CandidateFact[] {
  const sourceId = library.documents.sourceOf(documentId);
  if (sourceId === null) return [];
  const quoted = library.evidence
    .bySource(sourceId)
    .filter((evidence) => evidence.documentId === documentId && evidence.quote !== null);
  const isQuoted = ({ quote, start, end }: CandidateFact): boolean =>
    quoted.some((evidence) => {
      // But for quotation marks and a full stop, which one takes along and the other does not.
      const before = quote.slice(0, Math.max(0, (evidence.start ?? end) - start));
      const after = quote.slice(quote.length - Math.min(quote.length, Math.max(0, end - (evidence.end ?? start))));
      return before.length + after.length < quote.length && !/[\p{L}\p{N}]/u.test(before + after);
    });
  return candidates.filter((candidate) => !isQuoted(candidate));
}

/**
 * Keeps what was found in a document, but for what is quoted already; what was rejected or snoozed in a copy of it stays so. Gives
 * how many there are to decide on.
 */
export function keepCandidates(library: Library, documentId: string, candidates: readonly CandidateFact[]): number {
  if (library.documents.sourceOf(documentId) === null) return 0;
  const left = unquoted(library, documentId, candidates);
  return library.suggestions.keep(documentId, left, decidedInCopies(library, documentId, left));
}

/** What came of looking documents through. */
export interface LookedThrough {
  readonly documents: number;
  readonly found: number;
  /** Documents that could not be looked through, and why. */
  readonly failed: readonly { readonly documentId: string; readonly reason: string }[];
}

/**
 * Looks the documents through that were not yet, all or those of one source. What was found before a cancel stays: it is
 * proposed, and changes nothing.
 */
export async function lookThrough(
  { library, runImportJob }: Pick<OperationContext, 'library' | 'runImportJob'>,
  sourceId: string | undefined,
  report: Report,
  signal: AbortSignal,
): Promise<LookedThrough> {
  if (sourceId !== undefined && library.sources.get(sourceId) === null) {
    throw new BriefwrightError('UNKNOWN_SOURCE', `No source has the id ${sourceId}.`, {
      hint: 'List the sources with: briefwright sources LIB',
    });
  }
  const unread = library.suggestions.unread(sourceId);
  if (unread.length === 0) return { documents: 0, found: 0, failed: [] };
  const suggest = await suggestWith(library);
  const failed: { documentId: string; reason: string }[] = [];
  let found = 0;
  for (const [done, documentId] of unread.entries()) {
    signal.throwIfAborted();
    const document = library.documents.get(documentId);
    const source = document && library.sources.get(document.sourceId);
    if (!document || !source) continue;
    const name = sourceName(source.csl);
    report({ doing: `Looking for facts in ${name}`, done, total: unread.length });
    const passages = library.documents.passages(documentId);
    const { csl } = source;
    const read = { text: document.text, passages, published: publishedOf(csl), origin: originOf(csl) };
    const job = { name, document: read, suggest };
    try {
      const { candidates, otherLanguages } = await runImportJob(job, signal);
      if (candidates.length === 0 && otherLanguages[0] !== undefined)
        failed.push({
          documentId,
          reason: `It is in ${otherLanguages[0].language}: facts are looked for in English only.`,
        });
      await library.idle();
      if (library.documents.sourceOf(documentId) !== null) found += keepCandidates(library, documentId, candidates);
    } catch (error) {
      if (!(error instanceof BriefwrightError) || signal.aborted) throw error;
      failed.push({ documentId, reason: error.message });
    }
    await breathe();
  }
  return { documents: unread.length - failed.length, found, failed };
}
