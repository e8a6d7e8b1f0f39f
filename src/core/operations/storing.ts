import { dirname } from 'node:path';
import { shownFileName } from '../../model/shownFileName.ts';
import type { Library } from '../database/library.ts';
import { importAttachments } from './attachments.ts';
import type { OperationContext } from './context.ts';
import { storeAnnotations } from './importedAnnotations.ts';
import { bringInDocument } from './importedDocuments.ts';
import type { ImportedFile } from './importedFile.ts';
import { type StoredReferences, storeReferences } from './importedReferences.ts';
import { storeTables } from './importedTables.ts';
import type { ReadContent } from './importJob.ts';
import { operateInPieces } from './operatingInPieces.ts';
import { withProposals } from './proposing.ts';
import type { MappingsGiven } from './tableMappings.ts';

/** Runs a step when nothing else is being written, and keeps the operation that it was, if it was one. */
export type Noted = <T>(step: () => T) => Promise<T>;

/** Collects what steps were operations, so that they can be joined or taken back. */
function notedIn(library: Library, operations: number[]): Noted {
  return async (step) => {
    await library.idle();
    const before = library.history.latest();
    const result = step();
    const after = library.history.latest();
    if (after !== null && after !== before) operations.push(after);
    return result;
  };
}

/** How a file is stored: what was said of the columns of tables, and what is told of its progress. */
export interface StoringOptions {
  readonly given: MappingsGiven;
  /** Told in words for people what is being done. */
  readonly onDoing: (doing: string) => void;
}

/** Stores what a file held, whole or not at all. The files that a bibliography names come in after it, each whole. */
export async function store(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  { path, isZotero = false }: { readonly path: string; readonly isZotero?: boolean },
  content: ReadContent,
  operations: number[],
  options: StoringOptions,
  signal: AbortSignal,
): Promise<ImportedFile> {
  const { library } = context;
  const noted = notedIn(library, operations);
  const name = shownFileName(path);
  const label = `Import ${name}`;
  /** Stores in pieces what is long: one operation, of which nothing stays where it fails or is cancelled. */
  const stored = async <T>(work: () => Generator<void, T, void>): Promise<T> => {
    const { result, operation } = await operateInPieces(library, label, work, signal);
    if (operation !== null) operations.push(operation);
    return result;
  };
  switch (content.kind) {
    case 'document':
      return noted(() =>
        library.operate(
          label,
          () =>
            withProposals(
              library,
              bringInDocument(library, path, content.document, { likeness: content.likeness }),
              content.candidates ?? null,
            ),
          // The disk is waited for once, at the end of the import: a thousand times would be as long as the reading.
          { syncedLater: true },
        ),
      );
    case 'references': {
      const ofEntries = await stored(() => storeReferences(library, path, content));
      return withAttachments(context, ofEntries, isZotero ? path : dirname(path), noted, signal);
    }
    case 'annotations':
      return stored(() => storeAnnotations(library, path, content));
    case 'tables': {
      const onRows = (done: number, total: number) => options.onDoing(`Importing ${name}: row ${done} of ${total}`);
      return stored(() => storeTables(content, { library, path, given: options.given, onRows }));
    }
  }
}

/** Brings in the files that references name below `folder`. */
async function withAttachments(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  { file, stored }: StoredReferences,
  folder: string,
  noted: Noted,
  signal: AbortSignal,
): Promise<ImportedFile> {
  const attached = await importAttachments(context, { path: file.path, folder, stored }, noted, signal);
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
