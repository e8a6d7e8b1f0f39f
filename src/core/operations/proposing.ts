import type { Library } from '../database/library.ts';
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
  return { ...file, proposed: keepCandidates(library, documentId, candidates) };
}
