import type { Library } from '../database/library.ts';
import { statedInCopies } from './copies.ts';
import type { ImportedFile } from './importedFile.ts';
import type { ReadContent } from './importJob.ts';
import { keepCandidates } from './suggesting.ts';

/** Keeps the facts that were found in a document that came in, within the operation that brought it in. */
export function withProposals(
  library: Library,
  file: ImportedFile,
  candidates: ReadContent['candidates'] | null,
): ImportedFile {
  const [documentId] = file.documents;
  if (!candidates || documentId === undefined || file.status === 'skipped') return file;
  const proposed = keepCandidates(library, documentId, candidates);
  const inCopies = file.sameOrigin && proposed > 0 ? statedInCopies(library, documentId) : 0;
  return { ...file, proposed, ...(inCopies > 0 ? { inCopies } : {}) };
}
