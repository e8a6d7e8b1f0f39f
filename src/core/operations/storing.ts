import { basename, dirname } from 'node:path';
import type { ImportedReferences } from '../../model/imported.ts';
import type { Library } from '../database/library.ts';
import { importAttachments } from './attachments.ts';
import type { OperationContext } from './context.ts';
import { bringInDocument } from './importedDocuments.ts';
import type { ImportedFile } from './importedFile.ts';
import { storeReferences } from './importedReferences.ts';
import { storeTables } from './importedTables.ts';
import type { ReadContent } from './importJob.ts';
import { withProposals } from './proposing.ts';

/** Runs a step and keeps the operation that it was, if it was one. */
export type Noted = <T>(step: () => T) => T;

/** Collects what steps were operations, so that they can be joined or taken back. */
export function notedIn(library: Library, operations: number[]): Noted {
  return (step) => {
    const before = library.history.latest();
    const result = step();
    const after = library.history.latest();
    if (after !== null && after !== before) operations.push(after);
    return result;
  };
}

/** Stores what a file held, whole or not at all. The files that a bibliography names come in after it, each whole. */
export async function store(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  { path, isZotero = false }: { readonly path: string; readonly isZotero?: boolean },
  content: ReadContent,
  noted: Noted,
  signal: AbortSignal,
): Promise<ImportedFile> {
  const { library } = context;
  switch (content.kind) {
    case 'document':
      return noted(() =>
        library.operate(`Import ${basename(path)}`, () =>
          withProposals(
            library,
            bringInDocument(library, path, content.document, { likeness: content.likeness }),
            content.candidates ?? null,
          ),
        ),
      );
    case 'references':
      return storeBibliography(context, path, isZotero ? path : dirname(path), content, noted, signal);
    case 'tables':
      return noted(() => library.operate(`Import ${basename(path)}`, () => storeTables(library, path, content)));
  }
}

/** Stores references and the files that they name below `folder`. */
async function storeBibliography(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  path: string,
  folder: string,
  references: ImportedReferences,
  noted: Noted,
  signal: AbortSignal,
): Promise<ImportedFile> {
  const { library } = context;
  const { file, stored } = noted(() =>
    library.operate(`Import ${basename(path)}`, () => storeReferences(library, path, references)),
  );
  const attached = await importAttachments(context, { path, folder, stored }, noted, signal);
  const broughtMore = attached.documents.length > 0 && file.status === 'skipped';
  return {
    ...file,
    ...(broughtMore
      ? { status: 'merged', code: 'KNOWN_SOURCES', reason: 'Its sources were known; files of theirs came in.' }
      : {}),
    documents: attached.documents,
    passages: attached.passages,
    proposed: attached.proposed,
    leftOut: [...file.leftOut, ...attached.leftOut],
    problems: [...(file.problems ?? []), ...attached.problems],
  };
}
