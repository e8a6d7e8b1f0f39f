import type { Passage } from '../../../model/source.ts';
import type { StatedFields } from '../../database/library.ts';
import { wakeEvidence } from '../importedDocuments.ts';
import { findSameOrigin, likenessOf } from '../sameOrigin.ts';
import type { Merging } from './merging.ts';
import { type OtherDocument, readPassages, readStated } from './readOther.ts';

/** Documents that are held stay as they are, by their hash; the others come in with their sources. */
export function* mergeDocuments(merging: Merging, documents: readonly OtherDocument[]): Generator<void, void, void> {
  const { library, other, counts, leave, report } = merging;
  for (const [done, document] of documents.entries()) {
    report({ doing: 'Merging the documents', done, total: documents.length });
    const held = library.documents.bySha256(document.sha256);
    const sourceId = merging.sources.get(document.sourceId);
    if (held) {
      merging.documents.set(document.id, held.id);
      counts.documents.known += 1;
    } else if (sourceId === undefined) {
      leave('document whose source was left out');
    } else {
      const read = other.text(document.id);
      const text = typeof read?.text === 'string' ? read.text : null;
      const passages = text === null ? null : readPassages(read?.passages ?? [], text.length);
      if (text === null || passages === null) leave('document that is not as this program makes it');
      else bringIn(merging, document, sourceId, { text, passages, stated: readStated(read?.stated) });
    }
    yield;
  }
}

function bringIn(
  merging: Merging,
  document: OtherDocument,
  sourceId: string,
  { text, passages, stated }: { text: string; passages: readonly Passage[]; stated: StatedFields },
): void {
  const { library, counts, leave } = merging;
  const { id, sha256, mediaType } = document;
  if (library.documents.sourceOf(id) !== null) {
    leave('document whose id another document has here');
    return;
  }
  const hashes = likenessOf(text, passages);
  const isAlone = library.documents.forSource(sourceId).length === 0;
  const sameOrigin = isAlone ? findSameOrigin(library, { text, passages, hashes }) : null;
  try {
    library.documents.insert({ id, sourceId, sha256, mediaType, text, importedFrom: null, passages, stated });
  } catch (error) {
    if ((error as { code?: string }).code !== 'DOCUMENT_HASH') throw error;
    leave('document whose text is not the one that was saved');
    return;
  }
  library.likeness.keep(id, hashes);
  const source = library.sources.get(sourceId);
  if (sameOrigin && source?.origin === sourceId && sameOrigin.sourceId !== sourceId) {
    library.sources.update(sourceId, { origin: sameOrigin.origin });
  }
  wakeEvidence(library, id, { sha256, text });
  merging.documents.set(id, id);
  counts.documents.added += 1;
  leave('proposal that is open there: look for facts in its document here', merging.other.openProposals(id));
}
