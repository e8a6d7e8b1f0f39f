import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import { isFolderOfPage } from '../../model/savedPage.ts';
import { shownFileName } from '../../model/shownFileName.ts';
import type { Library } from '../database/library.ts';
import { withZoteroCopy, ZOTERO_DATABASE } from '../database/zoteroCopy.ts';
import { bibliographyExtensions, supportedExtensions } from '../importers/index.ts';
import type { OperationContext } from './context.ts';
import { cannotRead } from './fileBytes.ts';
import { type ImportedFile, NOTHING, refusedFile } from './importedFile.ts';
import type { ReadContent } from './importJob.ts';
import { LIBRARY_ENDING, mergeLibrary } from './mergingLibrary/index.ts';
import { breathe, type Report } from './progress.ts';
import { compareHeldTexts } from './sameOrigin.ts';
import { type StoringOptions, store } from './storing.ts';
import { suggestWith } from './suggesting.ts';
import type { SuggestWith } from './suggestJob.ts';
import { checkNamed, type MappingsGiven } from './tableMappings.ts';
import { takeBack } from './undoing.ts';

/** Files that are read ahead of the one that is being stored: reading goes on in processes of its own meanwhile. */
const READ_AHEAD = 5;

/** After so many files the memory that storing them took is given back: what was stored is seldom read again. */
const TRIM_AFTER = 50;

/** A file, or a folder that is one, which is to be imported. */
export interface Target {
  readonly path: string;
  /** Whether the user named this very file; else it was found in a folder. */
  readonly asked: boolean;
  /** A data folder of Zotero, which is imported as one. */
  readonly isZotero?: boolean;
  /** Why it could not be looked into, where that is known already. */
  readonly refused?: BriefwrightError;
}

/**
 * The files under some paths, bibliographies first: a file as it is, a folder with all below it in the order of names; hidden
 * ones, and the pictures and frames that browsers save beside a page, left out. What is neither (a pipe, a link) is listed too,
 * so that its row says what became of it, and so is a folder that cannot be read; links to folders are not followed.
 */
export async function filesUnder(paths: readonly string[]): Promise<Target[]> {
  const files: Target[] = [];
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error) =>
      cannotRead(error, folder, 'folder'),
    );
    if (entries instanceof BriefwrightError) {
      files.push({ path: folder, asked: true, refused: entries });
      return;
    }
    if (entries.some(({ name }) => name === ZOTERO_DATABASE)) {
      files.push({ path: folder, asked: true, isZotero: true });
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const names = new Set(entries.map(({ name }) => name));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) files.push({ path, asked: false });
      else if (!isFolderOfPage(entry.name, names)) await walk(path);
    }
  };
  for (const given of paths) {
    const path = resolve(given);
    const isFolder = await stat(path).then(
      (s) => s.isDirectory(),
      () => false,
    );
    if (isFolder) await walk(path);
    else if (basename(path) === ZOTERO_DATABASE) files.push({ path: dirname(path), asked: true, isZotero: true });
    else files.push({ path, asked: true });
  }
  // A bibliography goes before the files that it names, so that those come in as documents of its sources.
  return files.sort((a, b) => Number(isBibliography(b.path)) - Number(isBibliography(a.path)));
}

const isBibliography = (path: string): boolean => bibliographyExtensions.includes(extname(path).toLowerCase());

/** A library is not read beforehand: it is merged when its turn comes. */
interface OtherLibraryFile {
  readonly kind: 'library';
}

/** A file that was read, or why it was not. */
type Reading = { readonly content: ReadContent | OtherLibraryFile } | { readonly refused: ImportedFile };

async function readOne(
  { library, runImportJob }: Pick<OperationContext, 'library' | 'runImportJob'>,
  target: Target,
  suggest: SuggestWith,
  signal: AbortSignal,
): Promise<Reading> {
  const { path, asked } = target;
  if (target.refused) return { refused: refusedFile(path, target.refused) };
  if (!asked && extname(path).toLowerCase() === LIBRARY_ENDING) {
    const reason = 'A library in a folder is not merged by itself: name the file, or drop it on the window.';
    return { refused: { ...NOTHING, path, status: 'skipped', code: 'LIBRARY_NOT_NAMED', reason } };
  }
  if (!asked && !supportedExtensions.includes(extname(path).toLowerCase())) {
    const ending = extname(path);
    const reason =
      ending === '' ? 'It has no ending that tells its format.' : `Files ending in “${ending}” cannot be imported.`;
    return { refused: { ...NOTHING, path, status: 'skipped', code: 'UNSUPPORTED_FORMAT', reason } };
  }
  try {
    if (extname(path).toLowerCase() === LIBRARY_ENDING) return { content: { kind: 'library' } };
    if (target.isZotero) {
      const read = (zotero: string) => runImportJob({ zotero, name: shownFileName(path) }, signal);
      return { content: await withZoteroCopy(library.path, path, read) };
    }
    return { content: await runImportJob({ path, suggest }, signal) };
  } catch (error) {
    if (!(error instanceof BriefwrightError) || signal.aborted) throw error;
    return { refused: refusedFile(path, error) };
  }
}

/**
 * Stores what a file held. What a fault of ours makes of it costs that file: its own step of the library is undone, and the
 * files after it come in. What is wrong with the library (its disk is full) ends the import.
 */
async function storeOne(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  target: Target,
  content: ReadContent,
  operations: number[],
  options: StoringOptions,
  signal: AbortSignal,
): Promise<ImportedFile> {
  try {
    return await store(context, target, content, operations, options, signal);
  } catch (error) {
    if (error instanceof BriefwrightError || signal.aborted) throw error;
    const { path } = target;
    const reason = 'The file was read, but what it holds could not be stored.';
    const hint = 'Import it again by itself; if that fails too, save its text alone and import that.';
    return { ...NOTHING, path, status: 'failed', code: 'FILE_NOT_STORED', reason, hint };
  }
}

/** What is read of the files, in their order, some of them ahead. */
async function* readAhead(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  targets: readonly Target[],
  suggest: SuggestWith,
  signal: AbortSignal,
): AsyncGenerator<{ target: Target; reading: Reading }> {
  const pending: Promise<Reading>[] = [];
  for (const [done, target] of targets.entries()) {
    for (const next of targets.slice(done + pending.length, done + READ_AHEAD + 1)) {
      const reading = readOne(context, next, suggest, signal);
      // One that fails is thrown when its turn comes; until then nobody waits for it.
      reading.catch(() => {});
      pending.push(reading);
    }
    yield { target, reading: await (pending.shift() as Promise<Reading>) };
  }
}

/** Stores what a file held, or merges the library that it is: a file that is no library fails by itself. */
async function bringIn(
  context: Pick<OperationContext, 'library' | 'runImportJob'>,
  target: Target,
  content: ReadContent | OtherLibraryFile,
  operations: number[],
  options: StoringOptions & { readonly report: Report },
  signal: AbortSignal,
): Promise<ImportedFile> {
  const { library } = context;
  if (content.kind !== 'library') return storeOne(context, target, content, operations, options, signal);
  try {
    const { file, operation } = await mergeLibrary(library, target.path, options.report, signal);
    if (operation !== null) operations.push(operation);
    return file;
  } catch (error) {
    if (!(error instanceof BriefwrightError) || signal.aborted || library.standing() !== null) throw error;
    return refusedFile(target.path, error);
  }
}

/** The files of an import as one step of the history; null where somebody changed the library between them. */
function oneOperation(library: Library, operations: readonly number[]): number | null {
  const [only] = operations;
  if (operations.length < 2) return only ?? null;
  return library.history.join(operations, `Import ${operations.length} files`);
}

/** Imports files and folders one after another; a bad file never stops the others, a cancelled import leaves nothing behind. */
export async function importPaths(
  { library, runImportJob }: Pick<OperationContext, 'library' | 'runImportJob'>,
  paths: readonly string[],
  report: Report,
  signal: AbortSignal,
  given: MappingsGiven = {},
): Promise<{ files: ImportedFile[]; operation: number | null }> {
  checkNamed(given);
  const targets = await filesUnder(paths);
  const files: ImportedFile[] = [];
  const operations: number[] = [];
  await compareHeldTexts(library, signal);
  try {
    /** Annotations come after the documents that they may be about, wherever their file stands among the others. */
    const last: (() => Promise<void>)[] = [];
    for await (const { target, reading } of readAhead(
      { library, runImportJob },
      targets,
      await suggestWith(library),
      signal,
    )) {
      signal.throwIfAborted();
      const onDoing = (doing: string) => report({ doing, done: files.length, total: targets.length });
      onDoing(`Importing ${shownFileName(target.path)}`);
      if ('refused' in reading) files.push(reading.refused);
      else {
        const { content } = reading;
        const place = files.length;
        const bring = async (): Promise<void> => {
          const options = { given, onDoing, report };
          files[place] = await bringIn({ library, runImportJob }, target, content, operations, options, signal);
        };
        if (content.kind === 'annotations') {
          files.push({ ...NOTHING, path: target.path, status: 'skipped' });
          last.push(bring);
        } else await bring();
      }
      if (files.length % TRIM_AFTER === 0) library.trim();
      await breathe();
    }
    for (const bring of last) await bring();
    signal.throwIfAborted();
  } catch (error) {
    if (signal.aborted) await takeBack(library, operations);
    throw error;
  } finally {
    await library.idle();
    library.sync();
  }
  return { files, operation: oneOperation(library, operations) };
}
