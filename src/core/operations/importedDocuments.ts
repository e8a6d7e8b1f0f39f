import { basename } from 'node:path';
import { BriefwrightError } from '../../model/errors.ts';
import type { ImportedDocument, Source } from '../../model/source.ts';
import type { Library } from '../database/library.ts';
import { contextAt, reanchor, wakeQuote } from '../facts/anchor.ts';
import { foldText } from '../facts/fold.ts';
import { locatorOf } from '../facts/locator.ts';
import { newCitekey } from './citekey.ts';
import { statedIn } from './foundIn.ts';
import { type ImportedFile, NOTHING, type Orphan } from './importedFile.ts';
import { findSameOrigin, likenessOf, type SameOrigin } from './sameOrigin.ts';

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
export function wakeEvidence(
  library: Library,
  documentId: string,
  document: Pick<ImportedDocument, 'sha256' | 'text'>,
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

/** What became of a document, in words where there is more to say than that it came in. */
function outcome(
  existing: { readonly waited: boolean } | null,
  sameOrigin: SameOrigin | null,
): Pick<ImportedFile, 'status' | 'code' | 'reason' | 'sameOrigin'> {
  if (existing) {
    return existing.waited
      ? { status: 'merged', code: 'AWAITED_DOCUMENT', reason: 'A source of the library was waiting for this text.' }
      : { status: 'merged', code: 'NEW_VERSION', reason: 'It is a new version of a source that the library holds.' };
  }
  if (sameOrigin === null) return { status: 'imported', code: null, reason: null };
  const { sourceId, share, reason } = sameOrigin;
  return { status: 'imported', code: 'SAME_ORIGIN', reason, sameOrigin: { sourceId, share } };
}

/**
 * Stores a document and its source, or with the source that it is known to be of, and binds the evidence that waited for
 * it. `likeness` is what was worked out of its text already. Call it within one operation.
 */
export function bringInDocument(
  library: Library,
  path: string,
  document: ImportedDocument,
  { ofSource, likeness }: { readonly ofSource?: string; readonly likeness?: readonly number[] | undefined } = {},
): ImportedFile {
  const leftOut = [...document.leftOut];
  const held = library.documents.bySha256(document.sha256);
  if (held) {
    return {
      ...NOTHING,
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
  const given = ofSource === undefined ? null : library.sources.get(ofSource);
  const existing = given ? { source: given, waited: false } : existingSource(library, path, document);
  const hashes = likeness ?? likenessOf(document.text, document.passages);
  const sameOrigin = existing
    ? null
    : findSameOrigin(library, { text: document.text, passages: document.passages, hashes });
  const sourceId =
    existing?.source.id ??
    library.sources.insert({
      origin: sameOrigin?.origin,
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
    stated: statedIn(document),
  });
  library.likeness.keep(documentId, hashes);
  const { woken, orphaned } = wakeEvidence(library, documentId, document);
  if (existing && !existing.waited) orphaned.push(...reanchorEvidence(library, sourceId, documentId, document));
  return {
    ...NOTHING,
    path,
    ...outcome(existing, sameOrigin),
    sources: [sourceId],
    documents: [documentId],
    passages: document.passages.length,
    leftOut,
    woken,
    orphaned,
  };
}
