import { BriefwrightError } from '../../model/errors.ts';
import type { Reliability } from '../../model/scales.ts';
import { type CslItem, type Source, sourceName } from '../../model/source.ts';
import type { DocumentInfo, Library } from '../database/library.ts';
import { checkRevision } from './revisions.ts';
import { checkMarking, markingSchemeOf } from './settings.ts';

function unknownSource(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_SOURCE', `The library has no source ${id}.`, {
    hint: 'It may have been undone meanwhile.',
  });
}

/** A source as the contract gives it: with its documents, newest first, and without where they were imported from. */
export function sourceWithDocuments(library: Library, source: Source) {
  const plain = ({ id, sha256, mediaType, characters }: DocumentInfo) => ({ id, sha256, mediaType, characters });
  return { ...source, documents: library.documents.forSource(source.id).map(plain) };
}

export interface SourceChange {
  readonly id: string;
  readonly revision: number;
  readonly csl?: CslItem | undefined;
  readonly reliability?: Reliability | null | undefined;
  readonly marking?: string | null | undefined;
  readonly descriptor?: string | null | undefined;
  readonly origin?: string | undefined;
}

/** The fields that were given. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Changes what is known of a source. A field of its metadata that is given another value is no longer inferred. */
export function updateSource(library: Library, change: SourceChange) {
  const before = library.sources.get(change.id);
  if (!before) throw unknownSource(change.id);
  checkRevision('source', change.revision, before.revision);
  if (change.marking != null) checkMarking(markingSchemeOf(library), change.marking);
  const { id, revision: _revision, csl, ...fields } = change;
  const inferred =
    csl === undefined
      ? before.inferred
      : before.inferred.filter((field) => JSON.stringify(csl[field]) === JSON.stringify(before.csl[field]));
  library.operate(`Change source: ${sourceName(csl ?? before.csl)}`, () =>
    library.sources.update(id, { ...given(fields), ...(csl === undefined ? {} : { csl }), inferred }),
  );
  const after = library.sources.get(id);
  if (!after) throw unknownSource(id);
  return sourceWithDocuments(library, after);
}
