import type { ImportedReferences } from '../../../model/imported.ts';
import { risRecords } from './risRecords.ts';
import { readTagged } from './taggedRecords.ts';

/**
 * The records of a RIS file. Throws UNKNOWN_ENCODING, and NO_REFERENCES where no record is in it; a bad record is told in
 * `problems`.
 */
export function readRis(bytes: Uint8Array): ImportedReferences {
  return readTagged(bytes, risRecords, 'Check that it is a RIS file: each record begins with TY.');
}
