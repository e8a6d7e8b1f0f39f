import { isDeepStrictEqual } from 'node:util';
import { type CslItem, type Source, sourceName } from '../../../model/source.ts';
import { newCitekey } from '../citekey.ts';
import { type WorkIndex, worksOf } from '../sameWork.ts';
import { markingHere, stricterOf } from './markings.ts';
import type { Merging } from './merging.ts';
import { type OtherDocument, type OtherSource, readDocument, readSource } from './readOther.ts';

/** Finds the source of ours that a source of the other library is: by its id, by the text of a document, else as the same work. */
function ourSourceOf(
  { library }: Merging,
  source: OtherSource,
  documents: readonly OtherDocument[],
  works: WorkIndex<string>,
): string | null {
  if (library.sources.get(source.id)) return source.id;
  const hashes = [...documents.map(({ sha256 }) => sha256), source.expectedSha256];
  for (const sha256 of hashes) {
    const held = sha256 === null ? null : library.sources.byDocumentSha256(sha256);
    if (held) return held.id;
  }
  return works.find(source.csl)?.of ?? null;
}

/** What the other library knows of a source and ours does not; what ours knows stays. */
function fillIn(merging: Merging, ours: Source, theirs: OtherSource): void {
  const { library, counts } = merging;
  const missing = Object.keys(theirs.csl).filter((field) => field !== 'id' && ours.csl[field] === undefined);
  const marking = stricterOf(merging.scheme, ours.marking, markingHere(merging, theirs.marking));
  const patch = {
    ...(missing.length > 0
      ? {
          csl: { ...ours.csl, ...Object.fromEntries(missing.map((field) => [field, theirs.csl[field]])) } as CslItem,
          inferred: [...ours.inferred, ...theirs.inferred.filter((field) => missing.includes(field))],
        }
      : {}),
    ...(ours.reliability === null && theirs.reliability !== null ? { reliability: theirs.reliability } : {}),
    ...(ours.descriptor === null && theirs.descriptor !== null ? { descriptor: theirs.descriptor } : {}),
    ...(marking === ours.marking ? {} : { marking }),
  };
  if (Object.keys(patch).length === 0) {
    counts.sources.known += 1;
    return;
  }
  library.sources.update(ours.id, patch);
  counts.sources.changed += 1;
}

/** Where both have a value, and not the same: ours stays, and it is counted what the other library says. */
function countDifferences({ leave }: Merging, ours: Source, theirs: OtherSource): void {
  const differs = (a: unknown, b: unknown): boolean => a != null && b != null && !isDeepStrictEqual(a, b);
  if (differs(ours.reliability, theirs.reliability)) leave('rating of a source that is another one here');
  if (differs(ours.descriptor, theirs.descriptor)) leave('descriptor of a source that is another one here');
  const details = Object.keys(theirs.csl).filter(
    (field) => field !== 'id' && differs(ours.csl[field], theirs.csl[field]),
  );
  if (details.length > 0) leave('source of which some details are other ones here');
}

/** Sources that are one stay one; the others come in. Gives the sound documents of the other library. */
export function* mergeSources(merging: Merging): Generator<void, readonly OtherDocument[], void> {
  const { library, other, counts, leave, sources } = merging;
  const documents: OtherDocument[] = [];
  for (const fields of other.documents()) {
    const read = readDocument(fields);
    if (read) documents.push(read);
    else leave('document with a value that no document may have');
  }
  const bySource = Map.groupBy(documents, ({ sourceId }) => sourceId);
  const works = yield* worksOf(library);
  const taken = (key: string): boolean => library.sources.byCslId(key) !== null;
  const origins: [id: string, origin: string][] = [];
  for (const rows of other.sources()) {
    for (const row of rows) {
      const theirs = readSource(row);
      if (theirs === null) {
        leave('source with a value that no source may have');
        continue;
      }
      const held = ourSourceOf(merging, theirs, bySource.get(theirs.id) ?? [], works);
      const ours = held === null ? null : library.sources.get(held);
      if (ours) {
        sources.set(theirs.id, ours.id);
        countDifferences(merging, ours, theirs);
        fillIn(merging, ours, theirs);
        continue;
      }
      const cslId = taken(theirs.csl.id) ? newCitekey(theirs.csl, sourceName(theirs.csl), taken) : theirs.csl.id;
      library.sources.insert({
        ...theirs,
        csl: { ...theirs.csl, id: cslId },
        marking: markingHere(merging, theirs.marking),
      });
      sources.set(theirs.id, theirs.id);
      if (theirs.origin !== theirs.id) origins.push([theirs.id, theirs.origin]);
      counts.sources.added += 1;
    }
    yield;
  }
  // What goes back to a source of theirs that is one of ours goes back to what ours does.
  for (const [id, origin] of origins) {
    const root = sources.get(origin);
    const ours = root === undefined || root === origin ? null : library.sources.get(root);
    if (ours) library.sources.update(id, { origin: ours.origin });
  }
  return documents;
}
