import type { CslItem, ImportedDocument } from '../../model/source.ts';
import type { DocumentInfo, StatedFields } from '../database/library.ts';

/** What an imported document states of itself, each field with where. */
export function statedIn({ metadata, foundIn }: Pick<ImportedDocument, 'metadata' | 'foundIn'>): StatedFields {
  return Object.fromEntries(
    Object.entries(foundIn).flatMap(([field, where]) =>
      metadata[field] === undefined ? [] : [[field, { where, value: metadata[field] }]],
    ),
  );
}

/**
 * Where in the newest text of a source each field of its metadata was found, in words for people: only of fields that still have
 * the value that was found, not of what somebody corrected.
 */
export function foundIn(csl: CslItem, documents: readonly DocumentInfo[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(documents[0]?.stated ?? {}).flatMap(([field, { where, value }]) =>
      JSON.stringify(csl[field]) === JSON.stringify(value) ? [[field, where]] : [],
    ),
  );
}
