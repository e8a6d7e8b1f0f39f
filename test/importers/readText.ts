import { refuseNonText } from '../../src/core/importers/content.ts';
import { importText } from '../../src/core/importers/text.ts';
import type { ImportedDocument } from '../../src/model/source.ts';

/** A text file as the importer of texts reads it, without choosing among formats. */
export function readText(bytes: Uint8Array, fileName: string): ImportedDocument {
  refuseNonText(bytes, fileName);
  return importText(bytes, /\.md$/i.test(fileName) ? 'markdown' : 'plain');
}
