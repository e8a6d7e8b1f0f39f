import { basename, dirname } from 'node:path';
import type { ImportedReferences, ImportedTables } from '../../model/imported.ts';
import type { Library } from '../database/library.ts';
import { importAttachments } from './attachments.ts';
import type { OperationContext } from './context.ts';
import { bringInDocument } from './importedDocuments.ts';
import type { ImportedFile } from './importedFile.ts';
import { storeReferences } from './importedReferences.ts';
import { storeTables } from './importedTables.ts';
import type { ReadContent } from './importJob.ts';
import { breathe, inPieces } from './progress.ts';
import { withProposals } from './proposing.ts';
import type { MappingsGiven } from './tableMappings.ts';

/** Runs a step when nothing else is being written, and keeps the operation that it was, if it was one. */
export type Noted = <T>(step: () => T | Promise<T>) => Promise<T>;

/** Collects what steps were operations, so that they can be joined or taken back. */
export function notedIn(library: Library, operations: number[]): Noted {
  return async (step) => {
    await library.idle();
    const note = noteIn(library, operations);
    const result = await step();
    note();
    return result;
  };
}

/** Looks where the history is; what it gives notes the operation that was done since, if one was. */
function noteIn(library: Library, operations: number[]): () => void {
  const before = library.history.latest();
  return () => {
    const after = library.history.latest();
    if (after !== null && after !== before) operations.push(after);
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
      return storeInPieces(library, path, content, operations, options, signal);
  }
}

/** Stores tables in pieces, which become one step of the history; none of them stays where one fails or the import is cancelled. */
async function storeInPieces(
  library: Library,
  path: string,
  content: ImportedTables,
  operations: number[],
  { given, onDoing }: StoringOptions,
  signal: AbortSignal,
): Promise<ImportedFile> {
  const name = basename(path);
  const label = `Import ${name}`;
  const pieces: number[] = [];
  const work = storeTables(content, {
    library,
    path,
    given,
    asStep: (piece) => {
      const note = noteIn(library, pieces);
      const result = library.operate(label, piece);
      note();
      return result;
    },
    onRows: (done, total) => onDoing(`Importing ${name}: row ${done} of ${total}`),
  });
  try {
    const file = await inPieces(work, signal, () => library.idle());
    const joined = pieces.length > 1 ? library.history.join(pieces, label) : null;
    operations.push(...(joined === null ? pieces : [joined]));
    return file;
  } catch (error) {
    await takeBack(library, pieces);
    throw error;
  }
}

/** Takes back what a cancelled import, or a table that failed, has brought in, newest first; what was changed since then stays. */
export async function takeBack(library: Library, operations: readonly number[]): Promise<void> {
  for (const operation of operations.toReversed()) {
    await library.idle();
    library.history.undo(operation);
    await breathe();
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
  const { file, stored } = await noted(() =>
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
