import { packPassages } from '../../contract/packedPassages.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Library } from '../database/library.ts';
import { sourceWithDocuments } from './editingSources.ts';

function unknownDocument(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_DOCUMENT', `The library has no document ${id}.`, {
    hint: 'It may have been undone meanwhile.',
  });
}

function frozen(library: Library, id: string) {
  const held = library.documents.get(id);
  if (!held) throw unknownDocument(id);
  const { sourceId, sha256, text } = held;
  return { id, sourceId, sha256, text };
}

/** The frozen text of a document and its passages. Throws UNKNOWN_DOCUMENT. */
export function documentText(library: Library, id: string) {
  return { document: frozen(library, id), packed: packPassages(library.documents.passages(id)) };
}

/** What is tied to a document: its source, the facts drawn from it with the notes on them, its annotations. Throws UNKNOWN_DOCUMENT. */
export function documentMarks(library: Library, id: string) {
  const sourceId = library.documents.sourceOf(id);
  const source = sourceId === null ? null : library.sources.get(sourceId);
  if (!source) throw unknownDocument(id);
  return {
    source: sourceWithDocuments(library, source),
    facts: library.facts.getMany(library.evidence.factsOfDocument(id)),
    annotations: library.annotations.list({ documentId: id }),
    factNotes: library.annotations.ofFactsQuotedIn(id),
  };
}

/** A document with everything that is tied to a place in it. */
export function openDocument(library: Library, id: string) {
  return {
    document: frozen(library, id),
    passages: library.documents.passages(id),
    ...documentMarks(library, id),
  };
}
