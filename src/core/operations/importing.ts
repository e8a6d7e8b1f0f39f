import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import type { ImportedDocument, Source } from '../../model/source.ts';
import type { Library } from '../database/library.ts';
import { contextAt, reanchor, wakeQuote } from '../facts/anchor.ts';
import { foldText } from '../facts/fold.ts';
import { locatorOf } from '../facts/locator.ts';
import { importFile, MAX_BYTES, supportedExtensions } from '../importers/index.ts';
import { newCitekey } from './citekey.ts';
import { breathe, type Report } from './progress.ts';

export interface ImportedFile {
  readonly path: string;
  readonly status: 'imported' | 'merged' | 'skipped' | 'failed';
  readonly code: string | null;
  readonly reason: string | null;
  readonly sources: string[];
  readonly documents: string[];
  readonly passages: number;
  readonly leftOut: { what: string; count: number }[];
  readonly woken: number;
  readonly orphaned: Orphan[];
}

const nothing = {
  code: null,
  reason: null,
  sources: [],
  documents: [],
  passages: 0,
  leftOut: [],
  woken: 0,
  orphaned: [],
};

/**
 * The files under some paths: a file as it is, a folder with all below it in the order of names; hidden ones left out. What
 * is neither (a pipe, a link) is listed too, so that its row says what became of it; links to folders are not followed.
 */
async function filesUnder(paths: readonly string[]): Promise<{ path: string; asked: boolean }[]> {
  const files: { path: string; asked: boolean }[] = [];
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await walk(path);
      else files.push({ path, asked: false });
    }
  };
  for (const given of paths) {
    const path = resolve(given);
    const isFolder = await stat(path).then(
      (s) => s.isDirectory(),
      () => false,
    );
    if (isFolder) await walk(path);
    else files.push({ path, asked: true });
  }
  return files;
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      throw new BriefwrightError('NOT_A_FILE', 'It is no regular file.', { hint: 'Name a file or a folder.' });
    }
    if (found.size > MAX_BYTES) {
      throw new BriefwrightError('FILE_TOO_LARGE', `The file is larger than ${Math.round(MAX_BYTES / 1_000_000)} MB.`, {
        hint: 'Split it, or import only the part that you need.',
      });
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof BriefwrightError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' && path.includes('\ufffd')) {
      throw new BriefwrightError('FILE_NAME_UNREADABLE', 'The name of the file is not UTF-8.', { hint: 'Rename it.' });
    }
    if (code === 'ENOENT') throw new BriefwrightError('FILE_NOT_FOUND', 'There is no such file.', { cause: error });
    throw new BriefwrightError('FILE_UNREADABLE', 'The file cannot be read.', {
      hint: 'Check its permissions, and that its disk is there.',
      cause: error,
    });
  }
}

/** The source that a document belongs to: one that waits for exactly this text, or an earlier version of the same work. */
function existingSource(
  library: Library,
  path: string,
  document: ImportedDocument,
): { source: Source; waited: boolean } | null {
  const waiting = library.sources.byDocumentSha256(document.sha256);
  if (waiting) return { source: waiting, waited: true };
  const { URL: url, DOI: doi } = document.metadata;
  const earlier =
    library.sources.byImportedFrom(path) ??
    (url ? library.sources.byUrl(url) : null) ??
    (doi ? library.sources.byDoi(doi) : null);
  return earlier ? { source: earlier, waited: false } : null;
}

interface Orphan {
  readonly factId: string;
  readonly why: string;
}

/** The quote at the position of evidence, or null where the position cuts nothing sensible out of the text. */
function quoteAt(text: string, start: number | null, end: number | null) {
  if (start === null || end === null) return null;
  try {
    return wakeQuote(text, start, end);
  } catch (error) {
    if (error instanceof BriefwrightError) return null;
    throw error;
  }
}

/** Binds evidence that waited for this very text: its quote is cut from the document at its position. */
function wakeEvidence(
  library: Library,
  documentId: string,
  document: ImportedDocument,
): { woken: number; orphaned: Orphan[] } {
  let woken = 0;
  const orphaned: Orphan[] = [];
  for (const evidence of library.evidence.waitingFor(document.sha256)) {
    const cut = quoteAt(document.text, evidence.start, evidence.end);
    if (cut === null) {
      if (evidence.start !== null) orphaned.push({ factId: evidence.factId, why: 'its position is not in the text' });
      const state = evidence.start === null ? 'located' : 'orphaned';
      library.evidence.update(evidence.id, { documentId, state }, { bump: state === 'orphaned' });
      continue;
    }
    const { quote, prefix, suffix } = cut;
    library.evidence.update(evidence.id, { documentId, quote, prefix, suffix, state: 'anchored' }, { bump: false });
    woken++;
  }
  return { woken, orphaned };
}

const WHY_ORPHANED = {
  absent: 'the new text does not hold its quote',
  ambiguous: 'the new text holds its quote more than once',
  'context-changed': 'the new text holds its quote, but the words around it have changed',
} as const;

/** Moves the evidence of earlier versions of a source to its new text, and says which quotes it no longer holds. */
function reanchorEvidence(
  library: Library,
  sourceId: string,
  documentId: string,
  document: ImportedDocument,
): Orphan[] {
  const orphaned: Orphan[] = [];
  const text = foldText(document.text);
  for (const evidence of library.evidence.bySource(sourceId)) {
    if (evidence.documentId === documentId) continue;
    if (evidence.quote === null) {
      if (evidence.state === 'dormant' && evidence.documentSha256 === null) {
        library.evidence.update(evidence.id, { documentId, state: 'located' }, { bump: false });
      }
      continue;
    }
    const found = reanchor(
      {
        quote: evidence.quote,
        prefix: evidence.prefix,
        suffix: evidence.suffix,
        start: evidence.start,
        end: evidence.end,
      },
      text,
    );
    if (found.found === 'no') {
      if (evidence.state === 'orphaned') continue;
      library.evidence.update(evidence.id, { state: 'orphaned' }, { bump: true });
      orphaned.push({ factId: evidence.factId, why: WHY_ORPHANED[found.reason] });
      continue;
    }
    const context = contextAt(document.text, found.start, found.end);
    library.evidence.update(
      evidence.id,
      {
        documentId,
        documentSha256: document.sha256,
        quote: found.quote,
        prefix: context.prefix,
        suffix: context.suffix,
        start: found.start,
        end: found.end,
        locator: locatorOf(document.passages, found.start) ?? evidence.locator,
        state: 'anchored',
      },
      { bump: false },
    );
  }
  return orphaned;
}

function bringIn(library: Library, path: string, document: ImportedDocument): ImportedFile {
  const leftOut = [...document.leftOut];
  const held = library.documents.bySha256(document.sha256);
  if (held) {
    return {
      ...nothing,
      path,
      status: 'skipped',
      code: 'ALREADY_HELD',
      reason: 'The library holds this very text already.',
      sources: [held.sourceId],
      documents: [held.id],
      passages: document.passages.length,
      leftOut,
    };
  }
  const existing = existingSource(library, path, document);
  const sourceId =
    existing?.source.id ??
    library.sources.insert({
      csl: {
        ...document.metadata,
        id: newCitekey(document.metadata, basename(path), (key) => library.sources.byCslId(key) !== null),
      },
      reliability: null,
      marking: null,
      descriptor: null,
      inferred: [],
    });
  const documentId = library.documents.insert({
    sourceId,
    sha256: document.sha256,
    mediaType: document.mediaType,
    text: document.text,
    importedFrom: path,
    passages: document.passages,
  });
  const { woken, orphaned } = wakeEvidence(library, documentId, document);
  if (existing && !existing.waited) orphaned.push(...reanchorEvidence(library, sourceId, documentId, document));
  return {
    path,
    status: existing ? 'merged' : 'imported',
    code: existing ? (existing.waited ? 'AWAITED_DOCUMENT' : 'NEW_VERSION') : null,
    reason: existing
      ? existing.waited
        ? 'A source of the library was waiting for this text.'
        : 'It is a new version of a source that the library holds.'
      : null,
    sources: [sourceId],
    documents: [documentId],
    passages: document.passages.length,
    leftOut,
    woken,
    orphaned,
  };
}

/** One file, whole or not at all: its source, its document and what that does to evidence are one undoable operation. */
export async function importOne(library: Library, path: string, asked: boolean): Promise<ImportedFile> {
  return (await importFileAt(library, path, asked)).file;
}

/** What became of a file, and the operation that brought it in; null where nothing changed. */
async function importFileAt(
  library: Library,
  path: string,
  asked: boolean,
): Promise<{ file: ImportedFile; operation: number | null }> {
  const unchanged = (file: ImportedFile) => ({ file, operation: null });
  try {
    if (!asked && !supportedExtensions.includes(extname(path).toLowerCase())) {
      return unchanged({
        ...nothing,
        path,
        status: 'skipped',
        code: 'UNSUPPORTED_FORMAT',
        reason: `Files ending in “${extname(path) || basename(path)}” cannot be imported.`,
      });
    }
    const bytes = await readBytes(path);
    const document = importFile(bytes, basename(path));
    const file = library.operate(`Import ${basename(path)}`, () => bringIn(library, path, document));
    return file.status === 'skipped' ? unchanged(file) : { file, operation: library.history.latest() };
  } catch (error) {
    if (error instanceof BriefwrightError) {
      return unchanged({ ...nothing, path, status: 'failed', code: error.code, reason: error.message });
    }
    throw error;
  }
}

/** Takes back what a cancelled import has brought in, newest first; what was changed since then stays. */
function takeBack(library: Library, operations: readonly number[]): void {
  for (const operation of operations.toReversed()) library.history.undo(operation);
}

/** The files of an import as one step of the history; null where somebody changed the library between them. */
function oneOperation(library: Library, operations: readonly number[]): number | null {
  const [only] = operations;
  if (operations.length < 2) return only ?? null;
  return library.history.join(operations, `Import ${operations.length} files`);
}

/** Imports files and folders one after another; a bad file never stops the others, a cancelled import leaves nothing behind. */
export async function importPaths(
  library: Library,
  paths: readonly string[],
  report: Report,
  signal: AbortSignal,
): Promise<{ files: ImportedFile[]; operation: number | null }> {
  const targets = await filesUnder(paths);
  const files: ImportedFile[] = [];
  const operations: number[] = [];
  try {
    for (const [done, { path, asked }] of targets.entries()) {
      signal.throwIfAborted();
      report({ doing: `Importing ${basename(path)}`, done, total: targets.length });
      const { file, operation } = await importFileAt(library, path, asked);
      files.push(file);
      if (operation !== null) operations.push(operation);
      await breathe();
    }
    signal.throwIfAborted();
  } catch (error) {
    if (signal.aborted) takeBack(library, operations);
    throw error;
  }
  return { files, operation: oneOperation(library, operations) };
}
