import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedReference, ImportedReferences, ImportProblem } from '../../../model/imported.ts';
import { decodeText } from '../encoding.ts';
import { normaliseText } from '../normalise.ts';
import { lossCounter } from './losses.ts';
import { risRecords } from './risRecords.ts';
import { risReference } from './risReference.ts';

/**
 * The records of a RIS file. Throws UNKNOWN_ENCODING, and NO_REFERENCES where no record is in it; a bad record is told in
 * `problems`.
 */
export function readRis(bytes: Uint8Array): ImportedReferences {
  const decoded = decodeText(bytes, 'utf-8');
  const { text, notes } = normaliseText(decoded.text);
  const losses = lossCounter();
  for (const { what, count } of [...decoded.notes, ...notes]) losses.add(what, count);
  const { records, stray } = risRecords(text);
  losses.add('line that belongs to no record', stray);
  const references: ImportedReference[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, record] of records.entries()) {
    try {
      references.push(risReference(record, losses));
    } catch (error) {
      if (!(error instanceof BriefwrightError)) throw error;
      problems.push({ where: `record ${index + 1}, line ${record.line}`, code: error.code, message: error.message });
    }
  }
  if (records.length === 0)
    throw new BriefwrightError('NO_REFERENCES', 'The file holds no reference.', {
      hint: 'Check that it is a RIS file: each record begins with TY.',
    });
  return { kind: 'references', references, problems, leftOut: losses.list() };
}
