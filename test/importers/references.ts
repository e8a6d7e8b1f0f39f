import { readBibtex } from '../../src/core/importers/bibliography/bibtex.ts';
import { readCslJson } from '../../src/core/importers/bibliography/cslJson.ts';
import { readRis } from '../../src/core/importers/bibliography/ris.ts';
import type { ImportedReference, ImportedReferences } from '../../src/model/imported.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const bibtex = (text: string): ImportedReferences => readBibtex(bytesOf(text));
export const ris = (text: string): ImportedReferences => readRis(bytesOf(text));
export const cslJson = (value: unknown): ImportedReferences =>
  readCslJson(bytesOf(typeof value === 'string' ? value : JSON.stringify(value)));

/** The only reference of a file. */
export function only(references: ImportedReferences): ImportedReference {
  const [first, ...more] = references.references;
  if (!first || more.length > 0)
    throw new Error(`${references.references.length} references: ${JSON.stringify(references)}`);
  return first;
}
